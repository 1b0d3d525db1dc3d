"""The tables of the CSV and Parquet exports: their columns, what each holds, how they hang together."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    name: str
    kind: str  # "string", "integer" or "date", as a Data Package calls them
    description: str
    refers_to: str | None = None  # the table whose `id` it names
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def has_id(self) -> bool:
        """Tell whether each row has an id of its own."""
        return self.columns[0].name == "id"


def _text(name: str, description: str, refers_to: str | None = None) -> Column:
    return Column(name=name, kind="string", description=description, refers_to=refers_to)


def _key(name: str, description: str, refers_to: str | None = None) -> Column:
    return Column(name=name, kind="string", description=description, refers_to=refers_to, is_required=True)


def _number(name: str, description: str) -> Column:
    return Column(name=name, kind="integer", description=description, is_required=True)


def _day(name: str, description: str) -> Column:
    return Column(name=name, kind="date", description=description)


def _when(before: str = "", what: str = "it was or will be") -> tuple[Column, ...]:
    return (
        _text(f"{before}edtf", f"when {what}, as exact as the text (EDTF)"),
        _day(f"{before}earliest", "first possible day"),
        _day(f"{before}latest", "last possible day"),
    )


ID = _key("id", "stays the same in every export")
TOLD = (
    _number("reports", "documents that tell it"),
    _number("sources", "independent ones: near-copies and versions of one text count once"),
    _day("first_told", "first day of publication"),
    _day("last_told", "last day of publication"),
    _text("review", "accepted, corrected or rejected by a person; empty: nobody has looked"),
    _text("rule", "the rule that found it"),
)
THING = (
    _key("thing", "id of the actor, contact, statement, ..."),
    _key("kind", "which of them"),
)
PLACED = (
    _key("document", "where the words stand", "documents"),
    _number("start", "code points into the stored text, included"),
    _number("end", "code points, excluded"),
)
TABLES = (
    Table(name="documents", description="The sources.", columns=(
        ID, _text("key", "the caller's own id"), _text("title", "headline"), _text("source", "outlet"),
        _text("url", "address"), _text("byline", "author"), _day("published", "day of publication"),
        _text("language", "ISO 639-1"), _number("characters", "code points of the text"),
        _key("sha256", "of the text"), _text("rights", "full (or empty), quotes, metadata"),
        _text("version_of", "the earlier text at the same address"))),
    Table(name="texts", description="The stored texts that may be given on.", columns=(
        _key("document", "whose text", "documents"), _key("text", "offsets count its code points"))),
    Table(name="actors", description="Who acts and speaks.", columns=(
        ID, _key("name", "as known"), _key("kind", "person, government, organisation, group, unnamed"),
        _text("party", "ISO 3166-1 alpha-3 of the state it acts for, else an organisation's id"),
        _text("wikidata", "item"), *TOLD)),
    Table(name="roles", description="Offices of actors.", columns=(
        _key("actor", "whose", "actors"), _key("title", "office"), _text("of", "state or organisation"),
        _key("rank", "leader, minister, envoy, official, spokesperson, other"))),
    Table(name="contacts", description="Meetings, calls, visits, messages at any stage.", columns=(
        ID, _key("status", "held, scheduled, possible, cancelled, ..."), _key("mode", "meeting, call, talks, ..."),
        _key("level", "rank on the lower side"), _text("format", "direct or indirect"), *_when(),
        _text("duration", "ISO 8601"), _text("place", "name"), _text("country", "ISO 3166-1 alpha-3"),
        _text("told_by", "who told it", "actors"), _text("replaced_by", "the contact in its place"), *TOLD)),
    Table(name="statements", description="Who said what.", columns=(
        ID, _key("kind", "direct, mixed, indirect"), _key("act", "say, demand, promise, ..."),
        _text("speaker", "who", "actors"), _text("addressee", "to whom", "actors"), _text("channel", "where"), *_when(),
        _text("within", "the statement it is told in"), _key("certainty", "of what is said"),
        _text("words", "what was said, as far as it may be quoted"), *TOLD)),
    Table(name="positions", description="What a party demands, offers, refuses.", columns=(
        ID, _text("holder", "who", "actors"), _key("stance", "demand, offer, rejection, ..."),
        _key("firmness", "stated, firm, red line, ..."), _text("issue", "on what"), _text("object", "in a normal form"),
        _text("polarity", "for or against"), _text("toward", "to whom", "actors"), _text("condition", "in which case"),
        *_when(), _text("statement", "the statement it was read from"),
        _text("words", "as far as they may be quoted"), *TOLD)),
    Table(name="commitments", description="What was announced or promised.", columns=(
        ID, _key("expects", "what is to happen"), _text("told_by", "who told it", "actors"),
        _text("contact", "the contact announced"), *_when("due_", "it is due"), _text("condition", "in which case"),
        _key("certainty", "how sure"), _key("status", "open, fulfilled, lapsed, withdrawn, contradicted"),
        _text("fulfilled_by", "the contact or event that kept it"), _text("statement", "in which it was made"), *TOLD)),
    Table(name="changes", description="The lives of commitments, step by step.", columns=(
        _key("commitment", "whose", "commitments"), _number("number", "from 1"), _day("day", "when told"),
        _key("change", "what changed"), _text("document", "where told", "documents"))),
    Table(name="events", description="Who did what to whom, as PLOVER types.", columns=(
        ID, _key("type", "PLOVER"), _key("cameo", "root code"), _text("actor", "who", "actors"),
        _text("actor_country", "ISO 3166-1 alpha-3"), _text("actor_sector", "PLOVER"),
        _text("recipient", "to whom", "actors"), _text("recipient_country", "ISO 3166-1 alpha-3"),
        _text("recipient_sector", "PLOVER"), _text("mode", "PLOVER, several with ;"),
        _text("context", "PLOVER, several with ;"), _key("status", "held, possible, certain, ..."), *_when(),
        _text("place", "name"), _text("country", "ISO 3166-1 alpha-3"), _text("of", "what it came from"), *TOLD)),
    Table(name="parts", description="Who takes part in contacts, and who makes commitments.", columns=(
        *THING, _key("part", "participant, mediator, by"), _number("number", "order of naming, from 1"),
        _key("actor", "who", "actors"))),
    Table(name="variants", description="Where reports of one thing differ.", columns=(
        *THING, _key("field", "which"), _key("value", "what the other report says"), *PLACED)),
    Table(name="evidence", description="The words each thing was read from.", columns=(
        *THING, _key("part", "whole, of an actor mention, of a contact topic or outcome"), *PLACED,
        _text("quote", "empty: kept back by the rights of the source"))),
    Table(name="reports", description="Which documents tell which thing.", columns=(
        *THING, _key("finding", "its id in that document"), _key("document", "which", "documents"),
        _day("published", "when"), _text("source", "outlet"),
        _key("origin", "the same for near-copies and versions of one text"))),
)  # fmt: skip
