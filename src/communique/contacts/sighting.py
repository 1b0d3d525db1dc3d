"""One place where the text speaks of a contact: what the words there say, before mentions are gathered."""

from dataclasses import dataclass, field

from communique.contacts.lexicon import Trigger
from communique.domain.actor import Mention
from communique.domain.contact import ContactFormat, ContactMode, ContactStatus, Place
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.domain.when import Duration, When
from communique.language import Token


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who takes part, and the mention that says so (for one of several behind a mention: that mention)."""

    actor: ActorId
    mention: Mention
    is_host: bool = False  # the state of the place somebody goes to or a message is brought to


@dataclass(slots=True)
class Frame:
    """Who takes part in what a trigger tells, by the words around it."""

    parts: list[Part] = field(default_factory=list)
    mediators: list[Part] = field(default_factory=list)
    has_all: bool = False  # "between" names everybody
    has_partner: bool = False  # somebody stands on the other side, named or not
    has_stranger: bool = False  # the other side has a name that the cast does not hold
    has_silent: bool = False  # the other side stands in the text, but nobody the cast knows ("the six powers")
    has_local: bool = False  # the other side is "the new government", "officials" of where it is
    is_with: bool = False  # all who are named stand after "with"
    has_the: bool = False  # the noun is known: "the trip"
    is_joining: bool = False  # who is named only joins what others hold: "sat in on the call"
    asked_by: bool = False  # somebody asks for it: "Y's offer of a meeting"
    last: int = -1  # index of the last word of the frame

    def add(self, parts: list[Part]) -> None:
        """Add those who are not there yet."""
        known = {part.actor for part in self.parts}
        for part in parts:
            if part.actor not in known:
                known.add(part.actor)
                self.parts.append(part)


@dataclass(slots=True)
class Sighting:
    """A mention of a contact with all that is read there."""

    trigger: Token
    rule: Trigger
    mode: ContactMode
    frame: Frame
    status: ContactStatus
    format: ContactFormat | None
    when: When | None
    moved_to: When | None  # the new day of what was put off
    place: Place | None
    duration: Duration | None
    topics: tuple[Evidence, ...]
    outcome: tuple[Evidence, ...]
    told_by: Named | None
    span: Span
    is_definite: bool  # "the talks", "such a meeting", "it"
    is_another: bool  # "a second round", "future talks"
    ordinal: str | None  # "second" of "the second round"
    is_process: bool  # "months of talks"
    standing: tuple[Part, ...]  # between whom the page has told of talks, where nobody is named here
    occasion: int | None  # the verb it says what for: "sat down for talks"
    is_wish_past: bool  # "wanted to talk": what is told as held may be what was wanted
    moved_place: Place | None = None
    apart_from: frozenset[int] = frozenset()  # triggers of its sentence told to come before or after it

    @property
    def actors(self) -> frozenset[ActorId]:
        """Return who takes part."""
        return frozenset(part.actor for part in self.frame.parts)
