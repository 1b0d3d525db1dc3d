from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dates import find_times
from communique.domain.actor import Cast
from communique.domain.document import Origin, make_document
from communique.domain.statement import Act, Certainty, StatementKind
from communique.language import annotate
from communique.statements import find_statements


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{speaker:Mogherini} {cue:said} {content:that talks would resume}.", id="clause"),
        pytest.param("{content:“Talks resume,”} {cue:said} {speaker:Mogherini}.", id="quotation_first"),
        pytest.param("{speaker:The minister} {cue:said}: {content:“Talks will resume soon.”}", id="colon"),
        pytest.param("{content:“Talks,”} {speaker:she} {cue:said}, {content:“will resume.”}", id="broken_by_the_cue"),
        pytest.param("{content:“Talks resume,”} {speaker:she} {cue:said}. {content:“They must.”}", id="goes_on"),
        pytest.param("{content:The deal}, {speaker:he} {cue:said}, {content:is close}.", id="parenthesis"),
        pytest.param("{speaker:The guerrillas} {cue:refused} {content:to lay down their arms}.", id="infinitive"),
        pytest.param("{speaker:The council} {cue:rejected} {content:the second draft of the treaty}.", id="object"),
        pytest.param("{speaker:The palace} {cue:called} {content:it “a small step”}.", id="object_and_predicate"),
        pytest.param("{speaker:Tehran} {cue:accused} {content:the navy of piracy}.", id="accused_of"),
        pytest.param("{speaker:The pope} {cue:urged} {content:both sides to talk}.", id="urged_whom_to"),
        pytest.param("{speaker:The bishops} {cue:called} for {content:a longer truce}.", id="preposition"),
        pytest.param("The raid was {cue:described} by {speaker:the palace} as {content:a mistake}.", id="passive"),
        pytest.param("{content:More patrols} were {cue:demanded} by {speaker:the union}.", id="passive_subject"),
        pytest.param("{content:The bridge reopened}, {cue:according to} {speaker:the mayor}.", id="according_to"),
        pytest.param("{speaker:The union} {cue:left no doubt} {content:that it would strike}.", id="left_no_doubt"),
        pytest.param("{speaker:The union} {cue:made clear} {content:that it would strike}.", id="made_clear"),
        pytest.param("In reply, {speaker:her} {cue:warning} {content:that the dam could burst} was read.", id="noun"),
        pytest.param("{speaker:He} said it was late and {cue:called} for {content:a vote}.", id="second_verb"),
        pytest.param("{content:“We are ready.”} {cue:—} {speaker:Ada Novak}", id="signed"),
        pytest.param("{speaker:He} {cue:called} {content:the plan of the two owners a “mere trick”}.", id="fragment"),
        pytest.param("{speaker:She} {cue:mentioned} {content:“hard” conditions}.", id="noun_behind_a_fragment"),
        pytest.param(
            "{speaker:He} {cue:said} {content:the port closes if the crews lack the “right papers”}.",
            id="fragment_at_the_end",
        ),
        pytest.param(
            "{speaker:The union} {cue:rejected} {content:the draft}, which was printed in May.", id="aside_on_an_object"
        ),
        pytest.param(
            "{speaker:The union} {cue:demanded} {content:a new draft within ten days}.", id="term_of_a_demand"
        ),
        pytest.param(
            "{speaker:The mayor} has {cue:urged} {content:that the ban remains in place and covers the port}.",
            id="after_a_perfect",
        ),
        pytest.param("{speaker:The crew} {cue:appealed} to the mayor for {content:help}.", id="behind_whoever_hears"),
    ],
)
def test_statement_has_speaker_cue_and_content(check, source):
    check(source)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy opened the border on Friday.",
        "The envoy did not call for a truce.",
        "If you want to see the bridge, come early.",
        "The taxi called at nine.",
        "He finished “The Winter Road” on the train.",
        "The rebels attacked the airfield and backed their allies.",
        "Ask them to leave.",
        "",
        "   \n\n  ",
    ],
)
def test_near_misses_are_no_statements(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We stay,” Novak said.", StatementKind.DIRECT),
        ("Novak said that the town was “lost to us”.", StatementKind.MIXED),
        ("Novak said that the town was lost.", StatementKind.INDIRECT),
    ],
)
def test_kind_tells_how_much_is_quoted(read, text, kind):
    assert [statement.kind for statement in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Novak demanded that the guns fall silent.", Act.DEMAND),
        ("Novak vowed to stay.", Act.PROMISE),
        ("Novak denied that troops had crossed.", Act.DENY),
        ("Novak believes the offer is a bluff.", Act.THINK),
        ("Novak wants to keep the bridge.", Act.WANT),
        ("Novak threatened to close the strait.", Act.THREATEN),
    ],
)
def test_act_comes_from_the_cue(read, text, act):
    assert [statement.act for statement in read(text)] == [act]


def test_quotation_goes_on_in_the_next_paragraph(read):
    first, second = read("“We have waited long enough,” Novak said.\n\n“Nobody here will wait another winter.”")
    assert second.cue is None
    assert second.speaker == first.speaker


def test_unclosed_quotation_belongs_to_one_statement(read):
    (found,) = read(
        "“We have waited long enough, Novak said nothing of it.\n\n“Nobody will wait,” Ada Novak told reporters."
    )[-1:]
    assert found.content[-1].quote.endswith("wait,”")


def test_statement_within_a_statement_keeps_both(read):
    outer, inner = read("Peters said that the guild had demanded a refund.")
    assert inner.within == outer.id


def test_channel_and_addressee_as_the_text_gives_them(read):
    (found,) = read("“It is over,” Novak wrote on Truth Social.")
    assert found.channel == "Truth Social"
    (found,) = read("Novak told reporters in a radio interview that it was over.")
    assert found.addressee is not None
    assert found.addressee.evidence.quote == "reporters"


def test_counterfactual_content_is_no_fact(read):
    (found,) = read("Novak insisted that the dam would never have burst if he had been mayor.")
    assert found.certainty is Certainty.COUNTERFACTUAL


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Novak said on Friday that the road was open.", "2026-03-13"),
        ("Novak wrote days ago that the road was open.", None),
        ("Novak said that the road would open on Friday.", None),
        ("“It is open,” Novak said. The Friday statement by Novak surprised many.", "2026-03-13"),
    ],
)
def test_day_is_that_of_the_cue(text, day):
    page = annotate(make_document(text, Origin(published=date(2026, 3, 15))))
    found = next(iter(find_statements(page, Cast({}, {}), tuple(find_times(page)))))
    assert (found.when.edtf if found.when else None) == day


MARKS = st.sampled_from(
    ["“", "”", '"', "''", "«", "»", "‘", "’", "\n\n", ", ", ". ", " said ", " Novak ", " that ", ": ", " — ", "a "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_reads_and_spans_fit(text):
    page = annotate(make_document(text, Origin()))
    found = list(find_statements(page, Cast({}, {}), ()))
    for statement in found:
        for piece in statement.content:
            assert text[piece.start : piece.end] == piece.quote
            assert piece.quote.strip()
    assert len({statement.id for statement in found}) == len(found)


@pytest.mark.slow
def test_long_paragraph_is_read_in_time(read):
    assert read("The envoy said that the road was open, and “it stays open,” she added. " * 400)


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.DEMAND, "The union insisted that the gates be opened."),
        (Act.DEMAND, "The union repeated that the owners must pay."),
        (Act.SAY, "The union insisted that the gates are open."),
        (Act.REFUSE, "The union said it would not accept the draft."),
        (Act.SAY, "The union said it would not rain."),
        (Act.DENY, "The union stressed that no talks were held in May."),
        (Act.DENY, "The union described the reports as baseless."),
        (Act.REFUSE, "The union called the draft unacceptable."),
        (Act.PRAISE, "The union thanked the owners for the bread."),
        (Act.PRAISE, "The union expressed gratitude to the owners."),
        (Act.OFFER, "The union proposed that the talks be held in Oslo."),
        (Act.OFFER, "The union did not rule out a second strike."),
        (Act.REFUSE, "The union ruled out a second strike."),
        (Act.ASK, "The union asked for a second meeting."),
    ],
)
def test_act_follows_from_cue_and_content(read, act, text):
    assert [statement.act for statement in read(text)] == [act]


def test_name_before_a_headlines_colon_is_known_from_the_text(read):
    found = read("Lewandowski: director acted as judge on the matter\n\nCorey Lewandowski, the former aide, left.")
    assert [c.quote for c in found[0].content] == ["director acted as judge on the matter"]
