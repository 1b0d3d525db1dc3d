"""The actors of one page in the making: who has been found so far, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.actors.spotting import fold
from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind, Role
from communique.domain.ids import ActorId, actor_id, voice_id
from communique.domain.span import Span

if TYPE_CHECKING:
    from communique.actors.forms import Person
    from communique.language import Page, Token


STRANGER = "stranger"


@dataclass(eq=False, slots=True)
class Figure:
    """An actor in the making."""

    name: str
    kind: ActorKind
    rule: str
    key: str | None = None  # what identifies it beyond this text; None: its first mention does
    party: "str | Figure | None" = None  # a state's code, or the organisation it acts for
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None  # "m" or "f"
    is_plural: bool = False
    wikidata: str | None = None
    row: "Person | None" = None
    sort: str | None = None  # of an organisation: alliance, armed group, ...
    code: str | None = None  # of an organisation: its id in organisations.toml
    members: "tuple[Figure, ...]" = ()
    offices_held: int = 0  # how many of the roles come first: those of the day

    @property
    def is_stranger(self) -> bool:
        """Tell whether it only keeps others from being taken for a pronoun's meaning."""
        return self.rule == STRANGER

    @property
    def is_introduced(self) -> bool:
        """Tell whether the text alone names a person in full and the state it acts for: that identifies it anywhere."""
        return self.kind is ActorKind.PERSON and isinstance(self.party, str) and " " in self.name.strip()

    @property
    def is_person(self) -> bool:
        """Tell whether "he" or "she" may stand for it."""
        return self.kind is ActorKind.PERSON or (self.kind is ActorKind.UNNAMED and not self.is_plural)

    @property
    def is_body(self) -> bool:
        """Tell whether "it" may stand for it."""
        return self.kind in {ActorKind.GOVERNMENT, ActorKind.ORGANISATION}


@dataclass(eq=False, slots=True)
class Sighting:
    """A mention in the making: the indexes of its first, last and head token."""

    figure: Figure
    first: int
    last: int
    head: int
    kind: MentionKind
    keys: tuple[int, ...]  # every token that leads to it


def stranger(gender: str | None = None) -> Figure:
    """Return somebody the text speaks of, of whom no actor is made."""
    return Figure(name="", kind=ActorKind.UNNAMED, rule=STRANGER, gender=gender)


class Scene:
    """A page with the figures and sightings found so far."""

    def __init__(self, page: "Page") -> None:
        """Begin with nobody."""
        self.page = page
        self.tokens = page.tokens
        self.figures: dict[str, Figure] = {}
        self.at: dict[int, Sighting] = {}
        self.sightings: list[Sighting] = []
        self.joint: dict[int, Sighting] = {}  # several who speak as one, by the head of the first
        self.strangers: list[int] = []  # tokens that name somebody we make no actor of, whom a pronoun may mean

    def known(self, figure: Figure) -> Figure:
        """Return the figure that is already known under the same key, else this one, known from now on."""
        return self.figures.setdefault(figure.key, figure) if figure.key else figure

    def see(self, figure: Figure, first: int, last: int, kind: MentionKind, *, core: int | None = None) -> Sighting:
        """Note a mention; tokens that already belong to another keep it.

        Args:
            core: The last token that leads to the mention, where what follows only describes it.
        """
        core = last if core is None else core
        head = head_within(self.tokens, first, core)
        keys = (head, *(i for i in range(first, core + 1) if i != head))
        sighting = Sighting(figure, first, last, head, kind, keys)
        self.sightings.append(sighting)
        for i in keys:
            self.at.setdefault(i, sighting)
        return sighting

    def lead(self, indexes: Iterable[int], sighting: Sighting) -> None:
        """Let more words lead to a mention: the office beside a name."""
        more = tuple(i for i in indexes if i not in self.at)
        sighting.keys += more
        for i in more:
            self.at[i] = sighting

    def forget(self, sighting: Sighting) -> None:
        """Take a mention back."""
        self.sightings.remove(sighting)
        for i in sighting.keys:
            if self.at.get(i) is sighting:
                del self.at[i]

    def figure_at(self, i: int) -> Figure | None:
        """Return whom a token mentions."""
        sighting = self.at.get(i)
        return sighting.figure if sighting else None

    def cast(self) -> Cast:
        """Return what was found as a cast, in order of appearance."""
        self.sightings.sort(key=lambda sighting: (sighting.first, sighting.last))
        ids = {id(figure): self._id(figure, first) for figure, first in self._first_sightings()}
        evidence: dict[ActorId, list[Span]] = {}
        mentions: dict[int, Mention] = {}
        joint: dict[int, Mention] = {}
        for sighting in (*self.sightings, *self.joint.values()):
            span = Span(self.tokens[sighting.first].start, self.tokens[sighting.last].end)
            actor = ids[id(sighting.figure)]
            evidence.setdefault(actor, []).append(span)
            members = tuple(ids[id(member)] for member in sighting.figure.members)
            mention = Mention(actor=actor, head=sighting.head, span=span, kind=sighting.kind, members=members)
            for i in sighting.keys:
                if self.at.get(i) is sighting:
                    mentions[i] = mention
                elif self.joint.get(i) is sighting:
                    joint[i] = mention
        actors: dict[ActorId, Actor] = {}
        for figure, _ in self._first_sightings():
            actor = ids[id(figure)]
            if actor not in actors:
                actors[actor] = self._actor(figure, actor, ids, evidence.get(actor, []))
        return Cast(actors, mentions, joint)

    def _first_sightings(self) -> "Iterator[tuple[Figure, Sighting]]":
        seen: set[int] = set()
        for sighting in (*self.sightings, *self.joint.values()):
            behind = sighting.figure.party if isinstance(sighting.figure.party, Figure) else None
            for figure in (sighting.figure, *sighting.figure.members, behind):
                if figure is not None and id(figure) not in seen:
                    seen.add(id(figure))
                    yield figure, sighting

    def _id(self, figure: Figure, first: Sighting) -> ActorId:
        if figure.key:
            return actor_id(figure.key)
        if figure.is_introduced:
            return actor_id(f"{fold(figure.name)}|{figure.party}")
        sha256 = self.page.document.citation.sha256
        return voice_id(sha256, self.tokens[first.first].start, self.tokens[first.last].end)

    def _actor(self, figure: Figure, own: ActorId, ids: dict[int, ActorId], spans: list[Span]) -> Actor:
        party = figure.party
        return Actor(
            id=own,
            name=figure.name,
            kind=figure.kind,
            party=ids.get(id(party)) if isinstance(party, Figure) else party,
            roles=tuple(figure.roles),
            wikidata=figure.wikidata,
            mentions=tuple(self.page.evidence(span) for span in sorted(set(spans))),
            rule=figure.rule,
        )


def head_within(tokens: "tuple[Token, ...]", first: int, last: int) -> int:
    """Return the index of the word that the others between the two hang on: the last one with its head outside."""
    for i in range(last, first - 1, -1):
        if not first <= tokens[i].head.i <= last or tokens[i].head is tokens[i]:
            return i
    return last
