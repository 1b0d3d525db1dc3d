"""What the reader shows of a document: its text with marks, its findings in the order of the text, its other texts."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.domain.actor import Actor
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.domain.ids import ActorId
from communique.domain.judgement import Verdict
from communique.record import ToldHere
from communique.views.entries import name_of
from communique.views.mentioned import FINDINGS, named_in, teller_for
from communique.views.places import apart
from communique.views.rows import quoted
from communique.views.web.addresses import page_of as address_of
from communique.views.web.addresses import words_at
from communique.views.web.marks import Mark, TextLine, lines_of
from communique.views.wording import words_for_when

if TYPE_CHECKING:
    from communique.record import Store

KINDS = {"contact": "C", "statement": "S", "position": "P", "commitment": "K", "event": "E", "actor": "A"}
SHOWN = ("contact", "statement", "position", "commitment")  # at first
SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
FEW_WORDS = 110  # characters of a quotation in the side list


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding of a document in the side list."""

    label: str  # "C1"
    kind: str
    id: str  # of the finding
    thing: str  # address of the page on the thing it tells
    status: str
    who: str
    facts: str
    words: str
    at: str  # address of the words
    reports: int
    review: str | None
    is_meant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """What the reader shows."""

    lines: Sequence[TextLine]
    items: Sequence[Item]
    rejected: Sequence[Item]
    numbers: dict[str, int]  # findings of each kind, shown or not
    kinds: Sequence[str]  # those that are marked
    place: int | None  # of the finding asked for, in the side list, from 0
    meant: Sequence[tuple[int, int]]
    pages: Sequence[int]

    @property
    def before(self) -> Item | None:
        """Return the finding before the one asked for."""
        return self.items[self.place - 1] if self.place else None

    @property
    def following(self) -> Item | None:
        """Return the finding after the one asked for; the first where none was asked for."""
        following = 0 if self.place is None else self.place + 1
        return self.items[following] if following < len(self.items) else None


def spans_of(words: str | None, characters: int) -> list[tuple[int, int]]:
    """Return the places an address asks for; what lies outside the text is no place.

    >>> spans_of("4-9,12-20,x,30-10", 15)
    [(4, 9)]
    """
    found = (SPAN.fullmatch(part.strip()) for part in (words or "").split(","))
    spans = [(int(one[1]), int(one[2])) for one in found if one]
    return sorted({(start, end) for start, end in spans if start < end <= characters})


def reading_page(record: "Store", citation: Citation, *, kinds: Collection[str], asked: str | None) -> ReadingPage:
    """Return what the reader shows of a document.

    Args:
        kinds: The kinds of findings that are marked.
        asked: The places an address asks for: "4-9,12-20".
    """
    text = record.text(citation.id)
    meant = spans_of(asked, len(text))
    told = sorted(record.glimpses.told_in(citation.id), key=lambda one: _order(one, citation))
    every = list(_items(record, told, citation, meant))
    kept = [(item, one) for item, one in zip(every, told, strict=True) if one.review != Verdict.REJECTED.value]
    shown = [(item, one) for item, one in kept if item.kind in kinds]
    marks = [mark for item, one in shown for mark in _marks(item, _words(one.finding, citation))]
    items = [item for item, _ in shown]
    return ReadingPage(
        lines=tuple(lines_of(text, marks, meant, citation.pages or ())),
        items=items,
        rejected=[item for item, one in zip(every, told, strict=True) if one.review == Verdict.REJECTED.value],
        numbers={kind: sum(item.kind == kind for item, _ in kept) for kind in KINDS},
        kinds=[kind for kind in KINDS if kind in kinds],
        place=_place(items, meant),
        meant=meant,
        pages=citation.pages or (),
    )


def _place(items: Sequence[Item], meant: Sequence[tuple[int, int]]) -> int | None:
    """Return which finding is asked for: the one whose words these are, else the first that begins there or later."""
    if not meant:
        return None
    exact = next((number for number, item in enumerate(items) if item.is_meant), None)
    if exact is not None:
        return exact
    starts = [int(item.at.rpartition("#s")[2].partition("-")[0]) for item in items]
    return max((number for number, start in enumerate(starts) if start <= meant[0][0]), default=None)


def _order(one: ToldHere, citation: Citation) -> tuple[int, int, str]:
    words = _words(one.finding, citation)
    kind = list(KINDS).index(one.finding.id.partition("-")[0])
    return (words[0].start if words else 0, kind, one.finding.id)


def _words(finding: Any, citation: Citation) -> list[Evidence]:  # noqa: ANN401  a finding of any kind
    """Return the words of a finding in one document, in the order of the text."""
    pieces = finding.mentions if isinstance(finding, Actor) else finding.evidence
    spoken = getattr(finding, "content", ())
    return apart(piece for piece in (spoken or pieces) if piece.document == citation.id)


def _marks(item: Item, words: Sequence[Evidence]) -> Iterator[Mark]:
    for piece in words:
        yield Mark(piece.start, piece.end, item.kind, item.label, item.id)


def _items(
    record: "Store", told: Sequence[ToldHere], citation: Citation, meant: Sequence[tuple[int, int]]
) -> Iterator[Item]:
    findings = [one.finding for one in told if isinstance(one.finding, FINDINGS)]
    teller = teller_for(record, findings)
    sides = {
        side.id
        for one in told
        if isinstance(one.finding, Event)
        for side in (one.finding.actor, one.finding.recipient)
        if side
    }
    actors = record.named(sides | {part.actor for finding in findings for part in named_in(finding)})
    numbers = dict.fromkeys(KINDS, 0)
    for one in told:
        finding, kind = one.finding, one.finding.id.partition("-")[0]
        numbers[kind] += 1
        words = _words(finding, citation)
        status, who, facts = _said(finding, teller, actors)
        yield Item(
            label=f"{KINDS[kind]}{numbers[kind]}",
            kind=kind,
            id=finding.id,
            thing=address_of(one.thing),
            status=status,
            who=who,
            facts=facts,
            words=quoted(words, FEW_WORDS) if words else "",
            at=words_at(words) if words else address_of(citation.id),
            reports=one.reports,
            review=one.review,
            is_meant=bool(words) and [(piece.start, piece.end) for piece in words] == list(meant),
        )


def _said(finding: Any, teller: Any, actors: dict[ActorId, Actor]) -> tuple[str, str, str]:  # noqa: ANN401
    """Return how a finding stands, who it names, and the first of its facts."""
    match finding:
        case Actor():
            return finding.kind.value, name_of(finding), ", ".join(role.title for role in finding.roles[:2])
        case Event():
            sides = [side.id for side in (finding.actor, finding.recipient) if side]
            names = [name_of(actors[ActorId(side)]) if side in actors else side for side in sides]
            day = words_for_when(finding.when) if finding.when else ""
            return finding.type.value.lower(), " → ".join(names), ", ".join(filter(None, [finding.status, day]))
        case _:
            entry = teller.tell(finding)
            return entry.label, entry.who, next(filter(None, entry.lines), "")
