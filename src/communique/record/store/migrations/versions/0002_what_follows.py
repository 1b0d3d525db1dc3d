"""What follows from what was read and judged: it can be made again at any time."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:  # noqa: PLR0915  one statement a table or an index
    """Make the tables, empty."""
    op.create_table(
        "groups",
        sa.Column("id", ID, nullable=False, comment="that of its first finding; the thing has the same"),
        sa.Column("kind", ID, nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False, comment="why its findings are one, as JSON"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        comment="Findings that are one thing.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "line_findings",
        sa.Column("finding", ID, nullable=False, comment="a telling, or a report of the commitment"),
        sa.Column("thing", ID, nullable=False),
        sa.Column("is_report", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("finding", "thing", name=op.f("pk_line_findings")),
        comment="Which findings speak of a line.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_line_findings_thing"), "line_findings", ["thing"])

    op.create_table(
        "lines",
        sa.Column("thing", ID, nullable=False, comment="the commitment"),
        sa.Column("key", ID, nullable=False),
        sa.Column(
            "renew", sa.Date(), nullable=True, comment="the day on which it reads otherwise without a new report"
        ),
        sa.PrimaryKeyConstraint("thing", name=op.f("pk_lines")),
        comment="The ledger: one line for each thing announced or promised.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_lines_renew"), "lines", ["renew"])

    op.create_table(
        "mentions",
        sa.Column("target", ID, nullable=False, comment="a finding that another one names"),
        sa.Column("finding", ID, nullable=False, comment="the one that names it"),
        sa.PrimaryKeyConstraint("target", "finding", name=op.f("pk_mentions")),
        comment="Which finding of a document refers to which other.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "replacements",
        sa.Column("contact", ID, nullable=False, comment="put off or called off"),
        sa.Column("held", ID, nullable=False, comment="the contact held in its place"),
        sa.Column("line", ID, nullable=False),
        sa.PrimaryKeyConstraint("contact", "held", "line", name=op.f("pk_replacements")),
        comment="What was held in place of what.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_replacements_line"), "replacements", ["line"])

    op.create_table(
        "sketch_keys",
        sa.Column(
            "role", ID, nullable=False, comment="tie: may be one; found, seeks: where vague ones look for anchored ones"
        ),
        sa.Column("key", ID, nullable=False),
        sa.Column("sketch", ID, nullable=False),
        sa.PrimaryKeyConstraint("role", "key", "sketch", name=op.f("pk_sketch_keys")),
        comment="Where sketches that may be one thing meet.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "standings",
        sa.Column("name", ID, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_standings")),
        comment="What the derived tables were made with: the day they speak from, the rules of merging.",
    )

    op.create_table(
        "telling_keys",
        sa.Column("key", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False, comment="0001-01-01: none"),
        sa.Column("finding", ID, nullable=False),
        sa.Column("cuts", sa.Boolean(), nullable=False, comment="it ends what was told before"),
        sa.PrimaryKeyConstraint("key", "day", "finding", name=op.f("pk_telling_keys")),
        comment="Where tellings stand on the lines they may belong to.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "thing_negotiations",
        sa.Column("negotiation", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thing", ID, nullable=False),
        sa.PrimaryKeyConstraint("negotiation", "kind", "day", "thing", name=op.f("pk_thing_negotiations")),
        comment="Which things are told in documents of a negotiation.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_thing_negotiations_thing"), "thing_negotiations", ["thing"])

    op.create_table(
        "thing_parties",
        sa.Column("party", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thing", ID, nullable=False),
        sa.PrimaryKeyConstraint("party", "kind", "day", "thing", name=op.f("pk_thing_parties")),
        comment="Who takes part: a state's code, an organisation's id, or the id of an actor.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_thing_parties_thing"), "thing_parties", ["thing"])

    op.create_table(
        "things",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False, comment="the row of the full-text index"),
        sa.Column("id", ID, nullable=False, comment="that of its first report"),
        sa.Column("kind", ID, nullable=False),
        sa.Column(
            "day",
            sa.Date(),
            nullable=False,
            comment="when it was or will be, else when it was told; 9999-12-31: unknown",
        ),
        sa.Column("ends", sa.Date(), nullable=False, comment="the last day it may have been; 9999-12-31: unknown"),
        sa.Column("first_told", sa.Date(), nullable=True, comment="first day of publication"),
        sa.Column("last_told", sa.Date(), nullable=True, comment="last day of publication"),
        sa.Column("settled", sa.Date(), nullable=True, comment="the last day on which it came to read as it does"),
        sa.Column("status", ID, nullable=True, comment="of contacts, commitments and events"),
        sa.Column("mode", ID, nullable=True, comment="of contacts; of statements the act"),
        sa.Column("level", ID, nullable=True, comment="of contacts"),
        sa.Column("stance", ID, nullable=True, comment="of positions"),
        sa.Column("issue", ID, nullable=True, comment="of positions"),
        sa.Column("name", sa.Text(), nullable=True, comment="of actors"),
        sa.Column("party", ID, nullable=True, comment="of actors: a state's code or an organisation's id"),
        sa.Column("reports", NUMBER, nullable=False, comment="how many documents tell it"),
        sa.Column(
            "review", ID, nullable=True, comment="accepted, corrected, rejected by a person; null: nobody has looked"
        ),
        sa.Column(
            "words",
            sa.Text(),
            nullable=True,
            comment="what the search looks at: a statement's words, an actor's name and titles",
        ),
        sa.Column("payload", sa.Text(), nullable=False, comment="the thing with its reports as JSON"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_things")),
        sa.UniqueConstraint("id", name=op.f("uq_things_id")),
        comment="Each contact, statement, position, commitment, event and actor once, whoever told it.",
    )
    op.create_index(op.f("ix_things_kind_day_id"), "things", ["kind", "day", "id"])
    op.create_index(op.f("ix_things_kind_reports_id"), "things", ["kind", "reports", "id"])
    op.create_index(op.f("ix_things_kind_settled"), "things", ["kind", "settled"])

    op.create_table(
        "copies",
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_copies_document")), nullable=False),
        sa.Column("other", ID, sa.ForeignKey("documents.id", name=op.f("fk_copies_other")), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="Reason as JSON"),
        sa.PrimaryKeyConstraint("document", "other", name=op.f("pk_copies")),
        comment="Near-copies of one text, both ways.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "document_negotiations",
        sa.Column(
            "negotiation",
            ID,
            sa.ForeignKey("negotiations.id", name=op.f("fk_document_negotiations_negotiation")),
            nullable=False,
        ),
        sa.Column(
            "document",
            ID,
            sa.ForeignKey("documents.id", name=op.f("fk_document_negotiations_document")),
            nullable=False,
        ),
        sa.Column("by", sa.Text(), nullable=False, comment="communique where guessed"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("negotiation", "document", name=op.f("pk_document_negotiations")),
        comment="Which documents belong to a negotiation.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_document_negotiations_document"), "document_negotiations", ["document"])

    op.create_table(
        "fingerprint_keys",
        sa.Column("key", ID, nullable=False),
        sa.Column(
            "document", ID, sa.ForeignKey("documents.id", name=op.f("fk_fingerprint_keys_document")), nullable=False
        ),
        sa.PrimaryKeyConstraint("key", "document", name=op.f("pk_fingerprint_keys")),
        comment="Where near-copies meet.",
        sqlite_with_rowid=False,
    )

    op.create_table(
        "fingerprints",
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_fingerprints_document")), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="Fingerprint as JSON"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_fingerprints")),
        comment="What near-copies are known by.",
    )

    op.create_table(
        "tellings",
        sa.Column("finding", ID, nullable=False),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_tellings_document")), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="Telling as JSON"),
        sa.PrimaryKeyConstraint("finding", name=op.f("pk_tellings")),
        comment="What documents tell of things announced, promised or done.",
    )
    op.create_index(op.f("ix_tellings_document"), "tellings", ["document"])

    op.create_table(
        "wordings",
        sa.Column("position", ID, nullable=False),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_wordings_document")), nullable=False),
        sa.Column("party", ID, nullable=False),
        sa.Column("issue", ID, nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False, comment="Wording as JSON"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_wordings")),
        comment="How documents word the positions of parties.",
    )
    op.create_index(op.f("ix_wordings_document"), "wordings", ["document"])
    op.create_index(op.f("ix_wordings_party_issue"), "wordings", ["party", "issue"])
    op.create_index(op.f("ix_wordings_published"), "wordings", ["published"])

    op.create_table(
        "members",
        sa.Column("finding", ID, nullable=False),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_members_document")), nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("key", ID, sa.ForeignKey("findings.key", name=op.f("fk_members_key")), nullable=False),
        sa.PrimaryKeyConstraint("finding", "document", name=op.f("pk_members")),
        comment="Which findings count: those of the current reading of each document.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_members_document"), "members", ["document"])

    op.create_table(
        "sketches",
        sa.Column("sketch", ID, nullable=False, comment="the finding; of an actor also a hash of how it is presented"),
        sa.Column("finding", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_sketches_document")), nullable=False),
        sa.Column("under", ID, nullable=True, comment="the finding it derives from"),
        sa.Column("likeness", ID, nullable=True, comment="vague ones nothing took in are one where this is equal"),
        sa.Column("group", ID, nullable=True, comment="that it stands in; null: not grouped yet"),
        sa.Column(
            "reason", sa.Text(), nullable=True, comment="of a vague one that anchored ones took in: why, as JSON"
        ),
        sa.Column("key", ID, sa.ForeignKey("findings.key", name=op.f("fk_sketches_key")), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="Sketch as JSON"),
        sa.PrimaryKeyConstraint("sketch", name=op.f("pk_sketches")),
        comment="What merging knows of each finding.",
    )
    op.create_index(op.f("ix_sketches_document"), "sketches", ["document"])
    op.create_index(op.f("ix_sketches_finding"), "sketches", ["finding"])
    op.create_index(op.f("ix_sketches_group"), "sketches", ["group"])
    op.create_index(op.f("ix_sketches_likeness"), "sketches", ["likeness"])
    op.create_index(op.f("ix_sketches_under"), "sketches", ["under"])

    op.create_table(
        "met",
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_met_document")), nullable=False),
        sa.Column(
            "reading",
            NUMBER,
            sa.ForeignKey("readings.number", name=op.f("fk_met_reading")),
            nullable=False,
            comment="the current one",
        ),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True, comment="the outlet"),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("address", ID, nullable=True, comment="url in one spelling; a later text at it is a version"),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", ID, nullable=True),
        sa.Column("rights", sa.Text(), nullable=True),
        sa.Column("pages", sa.Text(), nullable=True),
        sa.Column("version_of", ID, nullable=True, comment="the earlier text at the same address"),
        sa.Column("origin", ID, nullable=False, comment="the same for near-copies and versions"),
        sa.Column("parties", sa.Text(), nullable=False, comment="of its contacts and positions"),
        sa.Column("issues", sa.Text(), nullable=False, comment="of its positions"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_met")),
        comment="The current citation of each document.",
    )
    op.create_index(op.f("ix_met_address"), "met", ["address"])
    op.create_index(op.f("ix_met_origin"), "met", ["origin"])
    op.create_index(op.f("ix_met_published"), "met", ["published"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


SQLITE = (
    """CREATE VIRTUAL TABLE thing_words USING fts5(words, content='things', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER thing_added AFTER INSERT ON things WHEN new.words IS NOT NULL BEGIN
    INSERT INTO thing_words(rowid, words) VALUES (new.number, new.words); END""",
    """CREATE TRIGGER thing_removed AFTER DELETE ON things WHEN old.words IS NOT NULL BEGIN
    INSERT INTO thing_words(thing_words, rowid, words) VALUES ('delete', old.number, old.words); END""",
)
POSTGRESQL = (
    """ALTER TABLE things ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('english', left(words, 250000))) STORED""",
    "CREATE INDEX ix_things_vector ON things USING gin (vector)",
)
