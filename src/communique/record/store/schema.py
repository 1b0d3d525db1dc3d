"""The tables of a record: what was read and judged, which only grows, and what follows from it, which is derived."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
)
from sqlalchemy import text as sql

from communique.record.store import people
from communique.record.store.columns import Id, Instant, Listed, Number

VERSION = "0007"  # the head of migrations/versions
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def partial_index(name: str, *columns: str, where: str) -> Index:
    """Return an index over some rows of a table: those that nobody looks for by it cost nothing."""
    return Index(name, *columns, sqlite_where=sql(where), postgresql_where=sql(where))


ACTOR = literal_column("'actor'", Text)  # with a parameter in its place no database would use a partial index

# --- what was read and judged: rows are added, none is changed or removed, but where a text is forgotten ---

documents = Table(
    "documents",
    metadata,
    Column("id", Id, primary_key=True, comment="document- and the first 16 digits of sha256"),
    Column("sha256", Id, nullable=False, unique=True, comment="hash of the text"),
    Column("characters", Number, nullable=False, comment="length of the text in code points"),
    comment="Each text once.",
)
texts = Table(
    "texts",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True, comment="the row of the full-text index"),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, unique=True),
    Column("text", Text, nullable=False, comment="never changes; offsets count its code points"),
    comment="The words of a document.",
)
citations = Table(
    "citations",
    metadata,
    Column("id", Id, primary_key=True, comment="hash of the citation"),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("payload", Text, nullable=False, comment="Citation as JSON"),
    comment="How a text was met; a text met at two places has two.",
)
readings = Table(
    "readings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True, comment="in the order of adding"),
    Column("citation", Id, ForeignKey("citations.id"), nullable=False),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("communique", Text, nullable=False, comment="version of communique"),
    Column("pipeline", Text, nullable=False, comment="name and version of the parser"),
    Column("rules", Id, nullable=False, comment="hash over all rule files"),
    Column("findings", Listed, nullable=False, comment="keys of findings, in order of appearance, as a JSON array"),
    Column("times", Text, nullable=False, comment="time expressions as JSON"),
    Column("notes", Text, nullable=False, comment="notes as JSON"),
    UniqueConstraint("citation", "communique", "pipeline", "rules"),
    comment="A document read under one citation with one set of rules; the newest counts, older ones stay.",
)
findings = Table(
    "findings",
    metadata,
    Column("key", Id, primary_key=True, comment="hash of what is claimed and where"),
    Column("id", Id, nullable=False, comment="where it stands; an actor's is the same in all documents"),
    Column("kind", Id, nullable=False, comment="actor, contact, statement, position, commitment, event"),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("payload", Text, nullable=False, comment="the finding as JSON"),
    comment="What was read, as each document has it.",
)
judgements = Table(
    "judgements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("verdict", Id, nullable=False, comment="same, different, accepted, corrected, rejected, added, undone"),
    Column("about", Listed, nullable=False, comment="ids of findings or actors, or of the judgement undone"),
    Column("field", Text, comment="of a correction: which"),
    Column("value", Text, comment="of a correction: the new value as JSON"),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False, comment="who judged"),
    Column("at", Instant, nullable=False, comment="when, in UTC"),
    comment="The review log.",
)
negotiations = Table(
    "negotiations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("parties", Listed, nullable=False, comment="codes of states or ids of organisations"),
    Column("issues", Listed, nullable=False, comment="none: all"),
    Column("starts", Date, comment="first day; null: open"),
    Column("ends", Date, comment="last day; null: open"),
    comment="Named sets of parties, issues and days.",
)
assignments = Table(
    "assignments",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True, comment="a later one outranks an earlier one"),
    Column("document", Id, ForeignKey("documents.id"), nullable=False),
    Column("negotiation", Id, ForeignKey("negotiations.id"), nullable=False),
    Column("belongs", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_assignments_document_negotiation", "document", "negotiation"),
    comment="Which document a person put into a negotiation, or took out.",
)
forgotten = Table(
    "forgotten",
    metadata,
    Column("document", Id, primary_key=True, comment="the id that it had, and would have again"),
    Column("at", Instant, nullable=False, comment="when, in UTC"),
    Column("by", Text, nullable=False, comment="who asked for it"),
    Column("reason", Text, nullable=False, comment="why"),
    comment="What stays of texts that were forgotten; they are not taken in again unless asked.",
)

# --- who uses it over the web ---

accounts = people.accounts(metadata)
tokens = people.tokens(metadata)
sessions = people.sessions(metadata)
saved_searches = people.saved_searches(metadata)

# --- what follows from it: made again from the above at any time ---

met = Table(
    "met",
    metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("reading", Number, ForeignKey("readings.number"), nullable=False, comment="the current one"),
    Column("key", Text),
    Column("title", Text),
    Column("source", Text, comment="the outlet"),
    Column("url", Text),
    Column("address", Id, index=True, comment="url in one spelling; a later text at it is a version"),
    Column("byline", Text),
    Column("published", Date, index=True),
    Column("language", Id),
    Column("rights", Text),
    Column("pages", Listed),
    Column("version_of", Id, comment="the earlier text at the same address"),
    Column("origin", Id, nullable=False, index=True, comment="the same for near-copies and versions"),
    Column("parties", Listed, nullable=False, comment="of its contacts and positions"),
    Column("issues", Listed, nullable=False, comment="of its positions"),
    comment="The current citation of each document.",
)
document_negotiations = Table(
    "document_negotiations",
    metadata,
    Column("negotiation", Id, ForeignKey("negotiations.id"), primary_key=True),
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("by", Text, nullable=False, comment="communique where guessed"),
    Column("reason", Text, nullable=False),
    Index("ix_document_negotiations_document", "document"),
    comment="Which documents belong to a negotiation.",
    sqlite_with_rowid=False,
)
things = Table(
    "things",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True, comment="the row of the full-text index"),
    Column("id", Id, nullable=False, unique=True, comment="that of its first report"),
    Column("kind", Id, nullable=False),
    Column("day", Date, nullable=False, comment="when it was or will be, else when it was told; 9999-12-31: unknown"),
    Column("ends", Date, nullable=False, comment="the last day it may have been; 9999-12-31: unknown"),
    Column("first_told", Date, comment="first day of publication"),
    Column("last_told", Date, comment="last day of publication"),
    Column("settled", Date, comment="the last day on which it came to read as it does"),
    Column("status", Id, comment="of contacts, commitments and events"),
    Column("mode", Id, comment="of contacts; of statements the act"),
    Column("level", Id, comment="of contacts"),
    Column("stance", Id, comment="of positions"),
    Column("issue", Id, comment="of positions"),
    Column("name", Text, comment="of actors"),
    Column("party", Id, comment="of actors: a state's code or an organisation's id"),
    Column("reports", Number, nullable=False, comment="how many documents tell it"),
    Column("review", Id, comment="accepted, corrected, rejected, added by a person; null: nobody has looked"),
    Column("words", Text, comment="what the search looks at: a statement's words, an actor's name and titles"),
    Column("payload", Text, nullable=False, comment="the thing with its reports as JSON"),
    Index("ix_things_kind_day_id", "kind", "day", "id"),
    partial_index("ix_things_reports_id", "reports", "id", where="kind = 'actor'"),
    Index("ix_things_kind_settled", "kind", "settled"),
    comment="Each contact, statement, position, commitment, event and actor once, whoever told it.",
)
members = Table(
    "members",
    metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("finding", Id, primary_key=True),
    Column("kind", Id, nullable=False),
    Column("key", Id, ForeignKey("findings.key"), nullable=False),
    partial_index("ix_members_actor", "finding", "document", where="kind = 'actor'"),
    comment="Which findings count: those of the current reading of each document.",
    sqlite_with_rowid=False,
)
appearances = Table(
    "appearances",
    metadata,
    Column("actor", Id, primary_key=True, comment="as documents name it"),
    Column("documents", Number, nullable=False, comment="how many do"),
    comment="In how many documents each actor is a member.",
    sqlite_with_rowid=False,
)
mentions = Table(
    "mentions",
    metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("target", Id, primary_key=True, comment="a finding that another one names"),
    Column("finding", Id, primary_key=True, comment="the one that names it"),
    comment="Which finding of a document refers to which other.",
    sqlite_with_rowid=False,
)
sketches = Table(
    "sketches",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("sketch", Id, nullable=False, comment="the finding; of an actor also a hash of how it is presented"),
    Column("finding", Id, nullable=False, index=True),
    Column("kind", Id, nullable=False),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("under", Id, comment="the finding it derives from"),
    Column("likeness", Id, comment="vague ones nothing took in are one where this is equal"),
    Column("group", Id, index=True, comment="that it stands in; null: not grouped yet"),
    Column("reason", Text, comment="of a vague one that anchored ones took in: why, as JSON"),
    Column("key", Id, ForeignKey("findings.key"), nullable=False),
    Column("payload", Text, nullable=False, comment="Sketch as JSON"),
    partial_index("ix_sketches_under", "under", where="under IS NOT NULL"),
    partial_index("ix_sketches_likeness", "likeness", where="likeness IS NOT NULL"),
    comment="What merging knows of each finding.",
)
groups = Table(
    "groups",
    metadata,
    Column("id", Id, primary_key=True, comment="that of its first finding; the thing has the same"),
    Column("reasons", Text, nullable=False, comment="Reasons as JSON"),
    comment="Why findings are one thing, where there is anything to say.",
    sqlite_with_rowid=False,
)
wordings = Table(
    "wordings",
    metadata,
    Column("position", Id, primary_key=True),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("party", Id, nullable=False),
    Column("issue", Id),
    Column("published", Date, index=True),
    Column("payload", Text, nullable=False, comment="Wording as JSON"),
    Index("ix_wordings_party_issue", "party", "issue"),
    comment="How documents word the positions of parties.",
)
tellings = Table(
    "tellings",
    metadata,
    Column("finding", Id, primary_key=True),
    Column("document", Id, ForeignKey("documents.id"), nullable=False, index=True),
    Column("payload", Text, nullable=False, comment="Telling as JSON"),
    comment="What documents tell of things announced, promised or done.",
)
telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", Id, primary_key=True),
    Column("day", Date, primary_key=True, comment="0001-01-01: none"),
    Column("finding", Id, primary_key=True),
    Column("cuts", Boolean, nullable=False, comment="it ends what was told before"),
    Column("opens", Boolean, nullable=False, server_default=false(), comment="it may open a line"),
    comment="Where tellings stand on the lines they may belong to.",
    sqlite_with_rowid=False,
)
lines = Table(
    "lines",
    metadata,
    Column("thing", Id, primary_key=True, comment="the commitment"),
    Column("key", Id, nullable=False),
    Column("renew", Date, index=True, comment="the day on which it reads otherwise without a new report"),
    comment="The ledger: one line for each thing announced or promised.",
    sqlite_with_rowid=False,
)
line_findings = Table(
    "line_findings",
    metadata,
    Column("finding", Id, primary_key=True, comment="a telling, or a report of the commitment"),
    Column("thing", Id, primary_key=True),
    Column("is_report", Boolean, nullable=False),
    Index("ix_line_findings_thing", "thing"),
    comment="Which findings speak of a line.",
    sqlite_with_rowid=False,
)
replacements = Table(
    "replacements",
    metadata,
    Column("contact", Id, primary_key=True, comment="put off or called off"),
    Column("held", Id, primary_key=True, comment="the contact held in its place"),
    Column("line", Id, primary_key=True),
    Index("ix_replacements_line", "line"),
    comment="What was held in place of what.",
    sqlite_with_rowid=False,
)
standings = Table(
    "standings",
    metadata,
    Column("name", Id, primary_key=True),
    Column("value", Text, nullable=False),
    comment="What the derived tables were made with: the day they speak from, the rules of merging.",
)
sketch_keys = Table(
    "sketch_keys",
    metadata,
    Column(
        "role", Id, primary_key=True, comment="tie: may be one; found, seeks: where vague ones look for anchored ones"
    ),
    Column("key", Id, primary_key=True, comment="its day or month first: what is told at one time lies side by side"),
    Column("sketch", Number, primary_key=True, comment="its number"),
    comment="Where sketches that may be one thing meet.",
    sqlite_with_rowid=False,
)
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("payload", Text, nullable=False, comment="Fingerprint as JSON"),
    comment="What near-copies are known by.",
)
fingerprint_keys = Table(
    "fingerprint_keys",
    metadata,
    Column("key", Id, primary_key=True),
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    comment="Where near-copies meet.",
    sqlite_with_rowid=False,
)
copies = Table(
    "copies",
    metadata,
    Column("document", Id, ForeignKey("documents.id"), primary_key=True),
    Column("other", Id, ForeignKey("documents.id"), primary_key=True),
    Column("reason", Text, nullable=False, comment="Reason as JSON"),
    comment="Near-copies of one text, both ways.",
    sqlite_with_rowid=False,
)
thing_parties = Table(
    "thing_parties",
    metadata,
    Column("party", Id, primary_key=True),
    Column("kind", Id, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("thing", Id, primary_key=True),
    Index("ix_thing_parties_thing", "thing"),
    comment="Who takes part: a state's code, an organisation's id, or the id of an actor.",
    sqlite_with_rowid=False,
)
thing_negotiations = Table(
    "thing_negotiations",
    metadata,
    Column("negotiation", Id, primary_key=True),
    Column("kind", Id, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("thing", Id, primary_key=True),
    Index("ix_thing_negotiations_thing", "thing"),
    comment="Which things are told in documents of a negotiation.",
    sqlite_with_rowid=False,
)
