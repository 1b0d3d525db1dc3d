from dataclasses import replace

import pytest

from communique.domain.contact import Variant
from communique.domain.rights import Rights, rights_of
from communique.domain.span import Span
from communique.views.export.holdings import quote_of
from communique.views.export.permitted import permitted
from communique.views.export.withholding import MASK, WITHHELD, Withholding
from tests.views.export.stage import (
    ACCEPTED,
    CLOSED,
    CREWS,
    DEMAND,
    HELD,
    KEPT_BACK,
    OPEN,
    QUOTED,
    SAID,
    VOICES,
    VOW,
    ZEBRA,
    holdings,
    merged,
)


@pytest.fixture
def withholding():
    whole = holdings()
    return Withholding(whole.documents, whole.text_of)


@pytest.mark.parametrize(
    ("said", "rights"),
    [
        (None, Rights.FULL),
        ("full", Rights.FULL),
        ("Quotes", Rights.QUOTES),
        (" metadata ", Rights.METADATA),
        ("CC BY 4.0", Rights.FULL),
        ("https://creativecommons.org/licenses/by/4.0/", Rights.FULL),
        ("all rights reserved", Rights.METADATA),
        ("ccn wire service", Rights.METADATA),
    ],
)
def test_words_nobody_can_read_close_a_source(said, rights):
    assert rights_of(replace(OPEN.citation, rights=said)) is rights


def test_text_is_given_of_open_sources_alone(withholding):
    assert [withholding.text(one.id) for one in (OPEN, QUOTED, CLOSED)] == [OPEN.text, None, None]


def test_a_document_nobody_knows_is_closed(withholding):
    assert withholding.rights("document-other") is Rights.METADATA


def test_words_go_and_offsets_stay(withholding):
    told = withholding.less(ZEBRA)
    assert told.expects == WITHHELD
    assert quote_of(told.evidence[0]) is None
    assert told.evidence[0].span == ZEBRA.evidence[0].span
    assert (told.id, told.by, told.status) == (ZEBRA.id, ZEBRA.by, ZEBRA.status)


def test_quotes_of_other_sources_of_the_same_thing_stay(withholding):
    told = withholding.less(SAID)
    assert [quote_of(words) for words in told.mentions] == ["Omar Said", None]


def test_names_that_are_known_outside_the_text_stay(withholding):
    known = replace(SAID, name="Said vowed that the zebra")
    voices = replace(VOICES, name=f"those for whom {KEPT_BACK}")
    assert withholding.less(known, [CLOSED.id]).name == known.name
    assert withholding.less(voices, [CLOSED.id]).name == WITHHELD


@pytest.mark.parametrize(
    ("value", "told"),
    [("PT2H", "PT2H"), ("both of them", WITHHELD), (f"{MASK * 5}, {MASK * 2}", WITHHELD), (MASK * 5, WITHHELD)],
)
def test_of_another_report_that_is_closed_a_normal_form_stays(withholding, value, told):
    other = Variant(field="duration", value=value, evidence=CLOSED.evidence(Span(0, 4)))
    assert withholding.less(other).value == told


def test_an_office_of_the_roster_stays_and_one_in_the_words_of_the_text_goes(withholding):
    office = replace(SAID.roles[0], title=f"he who said {KEPT_BACK}")
    listed = replace(office, roster="omar-said")
    told = withholding.less(replace(SAID, roles=(office, listed)))
    assert [role.title for role in told.roles] == [WITHHELD, listed.title]


def test_what_is_told_by_open_sources_is_untouched(withholding):
    assert withholding.less(DEMAND, [OPEN.id, QUOTED.id]) is DEMAND


def test_a_person_s_words_on_a_closed_finding_are_kept_back_where_they_repeat_it():
    quoting = replace(ACCEPTED, about=(VOW.id,), reason=f"he did say that {KEPT_BACK}")
    other = replace(ACCEPTED, about=(HELD.id,), reason="checked with both offices")
    told = permitted(holdings(judgements=(quoting, other)))
    assert [judgement.reason for judgement in told.judgements] == [WITHHELD, other.reason]


def test_a_change_told_by_a_source_elsewhere_is_kept_back():
    late = replace(CREWS, history=(*CREWS.history, *ZEBRA.history))
    told = permitted(holdings(commitments=(merged(late, (late.id, OPEN)),)))
    (only,) = told.commitments
    assert [quote_of(change.evidence) for change in only.thing.history] == ["free the crews by 1 June", None]
