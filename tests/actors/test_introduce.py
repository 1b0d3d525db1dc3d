"""Speakers nobody named, and "we" inside what somebody said."""

from communique.actors import introduce_speakers
from communique.domain.actor import ActorKind
from communique.domain.evidence import Named
from communique.domain.ids import finding_id, voice_id
from communique.domain.statement import Act, Certainty, Statement, StatementKind


def statement(found, speaker, words, content):
    evidence = found.page.evidence(found.span(words))
    said = found.page.evidence(found.span(content))
    return Statement(
        id=finding_id("statement", found.page.document.citation.sha256, said.start, said.end),
        kind=StatementKind.DIRECT,
        act=Act.SAY,
        speaker=Named(actor=speaker, evidence=evidence),
        cue=None,
        content=(said,),
        addressee=None,
        channel=None,
        when=None,
        within=None,
        certainty=Certainty.CERTAIN,
        evidence=(said,),
        rule="test",
    )


def test_unknown_speaker_becomes_a_voice_with_the_party_in_its_words(read):
    found = read("“It is over,” the Omani newsreader said.")
    words = "the Omani newsreader"
    span = found.span(words)
    speaker = voice_id(found.page.document.citation.sha256, span.start, span.end)
    cast = introduce_speakers(found.page, found.cast, [statement(found, speaker, words, "“It is over,”")])
    actor = cast.actors[speaker]
    assert (actor.name, actor.kind, actor.party) == ("Omani newsreader", ActorKind.UNNAMED, "OMN")
    assert cast.party_of(Named(actor=speaker, evidence=None)) == "OMN"


def test_we_in_a_quotation_is_its_speaker(read):
    found = read("“We will wait,” Sergey Lavrov said. We doubt it.")
    lavrov = found.actor("Sergey Lavrov").id
    cast = introduce_speakers(found.page, found.cast, [statement(found, lavrov, "Sergey Lavrov", "“We will wait,”")])
    inside, outside = (token for token in found.page.tokens if token.text == "We")
    assert cast.at(inside.i).actor == lavrov
    assert cast.at(outside.i) is None
