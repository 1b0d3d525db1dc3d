"""What is sent to the REST interface, and the few answers that are no nouns of the record."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Raw, Struct

from communique.domain.document import Citation
from communique.record import Added, Role
from communique.views.web.api.queries import LONG, NO_ZERO, Name

ID = "-[0-9a-f]{16}$"
MOST_CHARACTERS = 2_000_000
DocumentId = Annotated[str, Meta(pattern=f"^document{ID}")]
ThingId = Annotated[str, Meta(pattern=f"^(actor|contact|statement|position|commitment|event){ID}")]
Line = Annotated[str, Meta(max_length=2000, pattern=NO_ZERO)]
Reason = Annotated[str, Meta(max_length=2000, pattern=NO_ZERO, description="Why, in words; kept with it.")]


class NewDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be read and added."""

    content: Annotated[str, Meta(min_length=1, max_length=MOST_CHARACTERS)]
    form: Literal["text", "html"] = "text"  # of the content
    title: Line | None = None
    source: Line | None = None
    url: Line | None = None
    byline: Line | None = None
    published: date | None = None
    rights: Line | None = None
    key: Annotated[Line, Meta(description="The caller's own id.")] | None = None
    negotiation: Annotated[Name, Meta(description="Name or id of one that exists.")] | None = None


class DocumentAdded(Struct, frozen=True, kw_only=True):
    """What became of it."""

    added: Added
    document: Citation


class NewNegotiation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A negotiation to be made, or what is to stand in place of one."""

    name: Annotated[str, Meta(min_length=1, max_length=LONG, pattern=r"^\s*[^\s\x00][^\x00]*$")]
    parties: tuple[Name, ...] = ()  # codes of states or ids of organisations; or what they are called
    issues: tuple[Name, ...] = ()  # none: all
    starts: date | None = None
    ends: date | None = None


class Assignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a document belongs to a negotiation."""

    document: DocumentId
    belongs: bool = True
    reason: Reason = ""


class Acceptance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict", tag="accepted"):
    """That a finding is right."""

    about: tuple[ThingId]
    reason: Reason = ""


class Rejection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict", tag="rejected"):
    """That a finding is wrong."""

    about: tuple[ThingId]
    reason: Reason = ""


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict", tag="corrected"):
    """What a field of a finding should be."""

    about: tuple[ThingId]
    field: Name
    value: Annotated[Raw, Meta(description="The right value, any JSON.")]
    reason: Reason = ""


class Sameness(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict", tag="same"):
    """That two are one."""

    about: tuple[ThingId, ThingId]
    reason: Reason = ""


class Difference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict", tag="different"):
    """That two reports are not of one thing."""

    about: tuple[ThingId, ThingId]
    reason: Reason = ""


NewJudgement: TypeAlias = Acceptance | Rejection | Correction | Sameness | Difference


class NewFinding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the program overlooked: words of a text, and what they say."""

    document: DocumentId
    kind: Literal["contact", "statement", "position", "commitment"]
    # JSON has no whole numbers of its own: 153.0 is one, too.
    start: Annotated[float, Meta(ge=0, le=MOST_CHARACTERS, multiple_of=1, description="Code points, as everywhere.")]
    end: Annotated[float, Meta(ge=1, le=MOST_CHARACTERS, multiple_of=1, description="The first beyond it.")]
    fields: dict[Name, Line] = {}
    reason: Reason = ""


class Undoing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a judgement is taken back."""

    reason: Reason = ""


class WholeText(Struct, frozen=True, kw_only=True):
    """The text of a document."""

    document: str
    text: str  # offsets count its code points


class Hash(Struct, frozen=True, kw_only=True):
    """A hash of a thing with its evidence."""

    id: str
    sha256: str


class Myself(Struct, frozen=True, kw_only=True):
    """Who asks."""

    name: str
    role: Role
