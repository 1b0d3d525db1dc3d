"""Texts that were forgotten: what stays of them, and how their words leave the index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; in a SQLite file also what takes a text out of the index of words."""
    op.create_table(
        "forgotten",
        sa.Column("document", ID, nullable=False, comment="the id that it had, and would have again"),
        sa.Column("at", ID, nullable=False, comment="when, in UTC"),
        sa.Column("by", sa.Text(), nullable=False, comment="who asked for it"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_forgotten")),
        comment="What stays of texts that were forgotten; they are not taken in again unless asked.",
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            """CREATE TRIGGER text_removed AFTER DELETE ON texts BEGIN
            INSERT INTO text_words(text_words, rowid, text) VALUES ('delete', old.number, old.text); END"""
        )
