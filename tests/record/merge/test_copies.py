"""Near-copies of one wire text are known; two texts about one event are not copies."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.record.merge import Fingerprint, copies, fingerprint

WIRE = (
    "The foreign ministers of Kenya and Tanzania agreed on Monday to open three more crossings for trucks before the "
    "harvest, after two days of talks at a lakeside hotel. Ada Otieno and Bo Mwakasege signed a paper of four pages. "
    "It sets opening hours, names the officers in charge on either side and allows farmers to carry seed without duty. "
    "Customs officers of both states will sit in one building, as they already do in the port. A hotline between the "
    "two ministries shall settle complaints within a day. The question of the fishing grounds was left for another "
    "round, which the host hopes to hold in May. Otieno called the paper a beginning and said that nobody had won or "
    "lost. Mwakasege said that his side would watch how the first weeks go and that he expected quarrels. Truckers had "
    "blocked the main road for nine days in February because papers were checked twice. Their union welcomed the "
    "agreement but asked for a date. Economists in the capital reckon that the delays cost some four million dollars "
    "a month. The two states last opened a new crossing eleven years ago, when both had other governments. Observers "
    "of the regional bloc were in the room on the second day. They will report to their council next week, and the "
    "council has to approve the part of the paper that touches its tariff. Nobody expects it to object."
)
OTHER = (
    "Kenya and Tanzania have settled on new border posts. After a weekend by the lake the two foreign ministers "
    "put their names under a short agreement: three crossings more, one house for the customs of both, and a "
    "telephone line for complaints. What it does not settle is who may fish where. That, officials say, comes "
    "next. The deal follows a blockade by drivers in February, who were tired of having every sheet read two "
    "times over. Farmers are among those who gain: seed goes over free of duty. How soon the posts open is not "
    "said. A council of the region must agree to one part, and is thought likely to. Otieno spoke of a start; her"
    " counterpart warned that the first weeks would be rough. For the traders in the lake towns the news comes "
    "late, since many have moved their business to the port, where both customs services have shared a building "
    "for years and the lines are short even in the harvest."
)


def is_copy(first: str, second: str) -> bool:
    one, other = fingerprint(first), fingerprint(second)
    found = copies(("document-1", one), ("document-2", other))
    assert found is None or set(one.keys) & set(other.keys), "a copy must be found by a key"
    return found is not None


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param("Three new crossings agreed\n\n" + WIRE, id="headline"),
        pytest.param("KISUMU, March 3 (Lake Wire) - " + WIRE, id="dateline"),
        pytest.param(WIRE[: len(WIRE) // 2], id="cut_in_half"),
        pytest.param("Border deal leaves fishing open\n\nNAIROBI - " + WIRE[: len(WIRE) * 2 // 3], id="both_and_cut"),
        pytest.param(WIRE.replace("four million", "five million").replace("said that", "noted"), id="words_changed"),
        pytest.param(WIRE.upper(), id="case"),
        pytest.param(WIRE + " (Reporting by the Kisumu desk; editing by the night desk.) " * 2, id="added_end"),
    ],
)
def test_copy_is_known(copy):
    assert is_copy(WIRE, copy)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OTHER, id="another_report_of_the_event"),
        pytest.param(OTHER + " " + WIRE[:150], id="one_sentence_quoted"),
        pytest.param("", id="empty"),
        pytest.param(WIRE[:180], id="too_little_left"),
    ],
)
def test_other_text_is_no_copy(text):
    assert not is_copy(WIRE, text)


def test_two_events_told_by_one_form_are_no_copies():
    form = (
        "{a} met {b} in {c} on {d}. The two sides spoke about trade, grain and the border, the ministry said in a"
        " short note. It gave no details. The next meeting is planned for the summer, and both sides called the "
        "talks useful."
    )
    first = form.format(a="Ada Otieno", b="Bo Mwakasege", c="Kisumu", d="Monday")
    assert not is_copy(first, form.format(a="Cy Barasa", b="Di Kikwete", c="Arusha", d="Friday"))
    assert is_copy(first, first.lower())


def test_reason_is_in_words_and_the_same_either_way():
    one, other = ("document-1", fingerprint(WIRE)), ("document-2", fingerprint(WIRE[: len(WIRE) // 2]))
    assert copies(one, other) == copies(other, one)
    assert "of the shorter text's runs of 5 words" in copies(one, other).words


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_fingerprint_that_json_keeps(text):
    found = fingerprint(text)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Fingerprint) == found
    assert copies(("document-1", found), ("document-2", found))
