import pytest

from communique.domain.document import Origin, make_document
from communique.language import annotate
from communique.reading import read_page


def events_of(text):
    findings = read_page(annotate(make_document(text, Origin())))
    names = {actor.id for actor in findings.actors}
    for event in findings.events:
        assert event.actor.id in names
        assert event.recipient is None or event.recipient.id in names
        assert all(findings.document.text[e.start : e.end] == e.quote for e in event.evidence)
    return findings.events


def rows_of(text):
    return [
        (event.type.value, event.actor.country, event.recipient.country if event.recipient else None)
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("COERCE", "NOR", "CHL"), "Norwegian police arrested a Chilean man in Oslo."),
        (("YIELD", "NOR", "CHL"), "Norway lifted its embargo on Chile."),
        (("YIELD", "NOR", "CHL"), "The embargo on Chile was lifted by Norway."),
        (("ASSAULT", "TCD", "NER"), "Chad shelled a village in Niger."),
        (("SUPPORT", "NOR", "CHL"), "Norway and Chile signed a treaty."),
        (("SANCTION", "NOR", "MLI"), "Norway withdrew its peacekeepers from Mali."),
        (("AID", "NOR", "PER"), "Norway gave medicine to Peru."),
        (("AID", "NOR", "PER"), "Norway gave Peru a loan."),
        (("ACCUSE", "PER", "NOR"), "Peru accused Norway of overfishing."),
        (("REQUEST", "PER", "NOR"), "Peru said that Norway must leave the bay."),
        (("ASSAULT", "TCD", "NGA"), "Chad shelled the outskirts of Maiduguri."),
        (("COERCE", "NOR", "CHL"), "Norway imposed sanctions on six banks linked to Chile."),
        (("COERCE", "NOR", "CHL"), "A Chilean poet was arrested in Norway."),
        (("AID", "NOR", "PER"), "Peru received ten ambulances from Norway."),
        (("ASSAULT", "TCD", "NER"), "Ten Nigerien soldiers were killed in an attack by Chad."),
    ],
)
def test_act_has_both_countries(row, text):
    assert row in rows_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Chad shelled Niger, Niger would close the border.",
        "Chad did not shell Niger.",
        "Did Chad shell Niger?",
        "Norway's police arrested a Norwegian man.",
        "Chad could have shelled Niger.",
        "The crew was arrested.",
        "Chad is considering sanctions against Niger.",
        "Peru is responsible for the leak in Chile.",
    ],
)
def test_no_event_from_what_did_not_happen_or_stays_at_home(text):
    assert rows_of(text) == []


def test_state_that_is_only_a_place_becomes_an_actor_with_its_words():
    findings = read_page(annotate(make_document("Norway withdrew its peacekeepers from Mali.", Origin())))
    recipient = findings.events[0].recipient
    assert recipient is not None
    actor = next(actor for actor in findings.actors if actor.id == recipient.id)
    assert (actor.name, actor.party, [mention.quote for mention in actor.mentions]) == ("Mali", "MLI", ["Mali"])


def test_what_is_done_to_a_thing_of_a_state_is_done_to_the_state():
    findings = read_page(annotate(make_document("Norway seized a Chilean port.", Origin())))
    names = {actor.id: actor.name for actor in findings.actors}
    recipient = findings.events[0].recipient
    assert recipient is not None
    assert names[recipient.id] == "Chile"


def test_event_told_twice_stands_once():
    text = "Chad shelled a village in Niger. The army of Chad shelled the village in Niger at dawn."
    assert rows_of(text) == [("ASSAULT", "TCD", "NER")]


def test_refusal_is_certain_though_its_verb_is_denied():
    assert [event.status for event in events_of("Norway will not lift its embargo on Chile.")] == ["certain"]


def test_sector_and_root():
    event = events_of("Norwegian police arrested a Chilean man in Oslo.")[0]
    assert event.recipient is not None
    assert (event.actor.sector, event.recipient.sector, event.cameo, event.mode) == ("COP", "CVL", "17", ("arrest",))


def test_context_only_where_a_word_says_so():
    assert events_of("Norway imposed tariffs on Chile.")[0].context == ("economic",)
    assert events_of("Norway thanked Chile.")[0].context == ()


def test_ids_outlive_other_sentences_and_differ():
    events = events_of("France and Germany condemned Peru. Norway lifted its embargo on Chile.")
    assert len({event.id for event in events}) == len(events) == 3
