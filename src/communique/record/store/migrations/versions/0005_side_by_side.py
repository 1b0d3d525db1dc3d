"""Derived rows that are told together lie together, so that a large record takes a new document like a small one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of merging anew, empty: what they held is made again."""
    for name in ("sketch_keys", "sketches", "groups", "mentions", "members"):
        op.drop_table(name)
    op.execute("DELETE FROM standings")
    op.drop_index("ix_findings_id", "findings")
    op.drop_index("ix_things_kind_reports_id", "things")
    _partial("ix_things_reports_id", "things", ("reports", "id"), "kind = 'actor'")
    _make_members()
    _make_sketches()
    op.create_table(
        "groups",
        sa.Column("id", ID, nullable=False, comment="that of its first finding; the thing has the same"),
        sa.Column("reasons", sa.Text(), nullable=False, comment="Reasons as JSON"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        comment="Why findings are one thing, where there is anything to say.",
        sqlite_with_rowid=False,
    )


def _partial(name: str, table: str, columns: tuple[str, ...], where: str) -> None:
    op.create_index(op.f(name), table, list(columns), sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _make_members() -> None:
    op.create_table(
        "members",
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_members_document")), nullable=False),
        sa.Column("finding", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("key", ID, sa.ForeignKey("findings.key", name=op.f("fk_members_key")), nullable=False),
        sa.PrimaryKeyConstraint("document", "finding", name=op.f("pk_members")),
        comment="Which findings count: those of the current reading of each document.",
        sqlite_with_rowid=False,
    )
    _partial("ix_members_actor", "members", ("finding", "document"), "kind = 'actor'")
    op.create_table(
        "appearances",
        sa.Column("actor", ID, nullable=False, comment="as documents name it"),
        sa.Column("documents", NUMBER, nullable=False, comment="how many do"),
        sa.PrimaryKeyConstraint("actor", name=op.f("pk_appearances")),
        comment="In how many documents each actor is a member.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentions",
        sa.Column("document", ID, sa.ForeignKey("documents.id", name=op.f("fk_mentions_document")), nullable=False),
        sa.Column("target", ID, nullable=False, comment="a finding that another one names"),
        sa.Column("finding", ID, nullable=False, comment="the one that names it"),
        sa.PrimaryKeyConstraint("document", "target", "finding", name=op.f("pk_mentions")),
        comment="Which finding of a document refers to which other.",
        sqlite_with_rowid=False,
    )


def _make_sketches() -> None:
    op.create_table(
        "sketches",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
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
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sketches")),
        comment="What merging knows of each finding.",
    )
    for name in ("finding", "document", "group"):
        op.create_index(op.f(f"ix_sketches_{name}"), "sketches", [name])
    for name in ("under", "likeness"):
        _partial(f"ix_sketches_{name}", "sketches", (name,), f"{name} IS NOT NULL")
    op.create_table(
        "sketch_keys",
        sa.Column(
            "role", ID, nullable=False, comment="tie: may be one; found, seeks: where vague ones look for anchored ones"
        ),
        sa.Column(
            "key",
            ID,
            nullable=False,
            comment="its day or month first: what is told at one time lies side by side",
        ),
        sa.Column("sketch", NUMBER, nullable=False, comment="its number"),
        sa.PrimaryKeyConstraint("role", "key", "sketch", name=op.f("pk_sketch_keys")),
        comment="Where sketches that may be one thing meet.",
        sqlite_with_rowid=False,
    )
