"""A small stage for tests of positions: invented states and people, and speech marked by "said"."""

import re
from collections.abc import Iterator

from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Named
from communique.domain.ids import actor_id, finding_id
from communique.domain.position import Position
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.language import Page, annotate
from communique.positions import find_positions

# name: (kind, party); the first word of a name is looked for in the text
PEOPLE = {
    "Norland": (ActorKind.GOVERNMENT, "NRL"), "Norlandic": (ActorKind.GOVERNMENT, "NRL"),
    "Sudavia": (ActorKind.GOVERNMENT, "SDV"), "Sudavian": (ActorKind.GOVERNMENT, "SDV"),
    "Ostia": (ActorKind.GOVERNMENT, "OST"),
    "Adaro": (ActorKind.PERSON, "NRL"), "Belmonte": (ActorKind.PERSON, "SDV"),
    "Critics": (ActorKind.UNNAMED, None), "critics": (ActorKind.UNNAMED, None),
    "Analysts": (ActorKind.UNNAMED, None), "analysts": (ActorKind.UNNAMED, None),
}  # fmt: skip
STATES = {"NRL", "SDV", "OST"}
NAMES = "Adaro|Belmonte|Norland|Sudavia|[Cc]ritics|[Aa]nalysts"
SPEECH = re.compile(rf"(?P<name>{NAMES}) (?P<cue>said|says|say|told reporters|wrote)")
PRONOUNS = {"it", "its", "they", "their", "he", "his"}
OWN = {"we", "our", "i", "my", "us"}


def perform(text: str) -> tuple[Page, Cast, tuple[Statement, ...]]:
    """Return the page of a text with a cast and statements made by hand."""
    page = annotate(make_document(text, Origin()))
    statements = tuple(_statements(page))
    return page, _cast(page, statements), statements


def positions_of(text: str) -> list[Position]:
    """Return the positions of a text on this stage."""
    return list(find_positions(*perform(text)))


def parties_of(positions: list[Position]) -> list[str]:
    """Return whose positions these are, each party once, in order."""
    holders = {_id(name): code for name, (_, code) in PEOPLE.items() if code}
    return list(dict.fromkeys(holders[position.holder.actor] for position in positions))


def _id(name: str):
    kind, code = PEOPLE[name]
    return actor_id((code or name) + kind.value)


def _actor(name: str) -> Actor:
    kind, code = PEOPLE[name]
    return Actor(id=_id(name), name=name, kind=kind, party=code, roles=(), wikidata=None, mentions=(), rule="stage")


def _statements(page: Page) -> Iterator[Statement]:
    for sentence in page.sentences:
        start, end = sentence.span.start, sentence.span.end
        words = page.text[start:end]
        found = SPEECH.search(words)
        if found is None:
            continue
        name, cue = found["name"], Span(start + found.start("cue"), start + found.end("cue"))
        before = Span(start, start + found.start()).trimmed(page.text)
        content = Span(cue.end, end).trimmed(page.text) if before.end - before.start < 4 else before
        yield Statement(
            id=finding_id("statement", page.document.citation.sha256, content.start, content.end),
            kind=StatementKind.INDIRECT, act=Act.SAY,
            speaker=Named(actor=_id(name), evidence=None),
            cue=page.evidence(cue), content=(page.evidence(content),), addressee=None, channel=None, when=None,
            within=None,
            certainty=Certainty.CERTAIN, evidence=(page.evidence(content),), rule="stage",
        )  # fmt: skip


def _cast(page: Page, statements: tuple[Statement, ...]) -> Cast:
    actors = {_id(name): _actor(name) for name in PEOPLE}
    mentions: dict[int, Mention] = {}
    last = None
    for token in page.tokens:
        speaker = next((s.speaker for s in statements if s.speaker and s.content[0].span.covers(token.span)), None)
        if token.text in PEOPLE:
            last = _id(token.text)
            mentions[token.i] = Mention(actor=last, head=token.i, span=token.span, kind=MentionKind.NAME)
        elif token.lower in OWN and speaker is not None:
            mentions[token.i] = Mention(actor=speaker.actor, head=token.i, span=token.span, kind=MentionKind.PRONOUN)
        elif token.lower in PRONOUNS and last is not None:
            mentions[token.i] = Mention(actor=last, head=token.i, span=token.span, kind=MentionKind.PRONOUN)
    return Cast(actors, mentions)
