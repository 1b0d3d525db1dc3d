"""What was read and judged: rows are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("id", ID, nullable=False, comment="document- and the first 16 digits of sha256"),
        sa.Column("sha256", ID, nullable=False, comment="hash of the text"),
        sa.Column("characters", NUMBER, nullable=False, comment="length of the text in code points"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
        comment="Each text once.",
    )

    op.create_table(
        "judgements",
        sa.Column("id", ID, nullable=False),
        sa.Column("verdict", ID, nullable=False, comment="same, different, accepted, corrected, rejected, undone"),
        sa.Column("about", sa.Text(), nullable=False, comment="ids of findings or actors, or of the judgement undone"),
        sa.Column("field", sa.Text(), nullable=True, comment="of a correction: which"),
        sa.Column("value", sa.Text(), nullable=True, comment="of a correction: the new value as JSON"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False, comment="who judged"),
        sa.Column("at", ID, nullable=False, comment="when, in UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        comment="The review log.",
    )

    op.create_table(
        "negotiations",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False, comment="codes of states or ids of organisations"),
        sa.Column("issues", sa.Text(), nullable=False, comment="none: all"),
        sa.Column("starts", sa.Date(), nullable=True, comment="first day; null: open"),
        sa.Column("ends", sa.Date(), nullable=True, comment="last day; null: open"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiations")),
        comment="Named sets of parties, issues and days.",
    )

    op.create_table(
        "assignments",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False, comment="a later one outranks an earlier one"),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_assignments_document")), nullable=False),
        sa.Column(
            "negotiation", ID, sa.ForeignKey("negotiations.id", name=op.f("fk_assignments_negotiation")), nullable=False
        ),
        sa.Column("belongs", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_assignments")),
        comment="Which document a person put into a negotiation, or took out.",
    )
    op.create_index(op.f("ix_assignments_document_negotiation"), "assignments", ["document", "negotiation"])

    op.create_table(
        "citations",
        sa.Column("id", ID, nullable=False, comment="hash of the citation"),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_citations_document")), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="Citation as JSON"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
        comment="How a text was met; a text met at two places has two.",
    )
    op.create_index(op.f("ix_citations_document"), "citations", ["document"])

    op.create_table(
        "findings",
        sa.Column("key", ID, nullable=False, comment="hash of what is claimed and where"),
        sa.Column("id", ID, nullable=False, comment="where it stands; an actor's is the same in all documents"),
        sa.Column("kind", ID, nullable=False, comment="actor, contact, statement, position, commitment, event"),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_findings_document")), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="the finding as JSON"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_findings")),
        comment="What was read, as each document has it.",
    )
    op.create_index(op.f("ix_findings_document"), "findings", ["document"])
    op.create_index(op.f("ix_findings_id"), "findings", ["id"])

    op.create_table(
        "texts",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False, comment="the row of the full-text index"),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_texts_document")), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="never changes; offsets count its code points"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_texts")),
        sa.UniqueConstraint("document", name=op.f("uq_texts_document")),
        comment="The words of a document.",
    )

    op.create_table(
        "readings",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False, comment="in the order of adding"),
        sa.Column("citation", ID, sa.ForeignKey("citations.id", name=op.f("fk_readings_citation")), nullable=False),
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_readings_document")), nullable=False),
        sa.Column("communique", sa.Text(), nullable=False, comment="version of communique"),
        sa.Column("pipeline", sa.Text(), nullable=False, comment="name and version of the parser"),
        sa.Column("rules", ID, nullable=False, comment="hash over all rule files"),
        sa.Column(
            "findings", sa.Text(), nullable=False, comment="keys of findings, in order of appearance, as a JSON array"
        ),
        sa.Column("times", sa.Text(), nullable=False, comment="time expressions as JSON"),
        sa.Column("notes", sa.Text(), nullable=False, comment="notes as JSON"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "citation", "communique", "pipeline", "rules", name=op.f("uq_readings_citation_communique_pipeline_rules")
        ),
        comment="A document read under one citation with one set of rules; the newest counts, older ones stay.",
    )
    op.create_index(op.f("ix_readings_document"), "readings", ["document"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


SQLITE = (
    """CREATE VIRTUAL TABLE text_words USING fts5(text, content='texts', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER text_added AFTER INSERT ON texts BEGIN
    INSERT INTO text_words(rowid, text) VALUES (new.number, new.text); END""",
)
POSTGRESQL = (
    """ALTER TABLE texts ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('english', left(text, 250000))) STORED""",
    "CREATE INDEX ix_texts_vector ON texts USING gin (vector)",
)
