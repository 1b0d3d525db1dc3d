"""Where tellings stand also tells which of them may open a line: elsewhere the ledger need not look."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

VERDICTS = {
    ("judgements", "verdict"): "same, different, accepted, corrected, rejected, added, undone",
    ("things", "review"): "accepted, corrected, rejected, added by a person; null: nobody has looked",
}


def upgrade() -> None:
    """Add the mark and set it from what the tellings hold."""
    op.add_column(
        "telling_keys",
        sa.Column("opens", sa.Boolean(), nullable=False, server_default=sa.false(), comment="it may open a line"),
    )
    op.execute(
        "UPDATE telling_keys SET opens = true WHERE finding IN"
        r""" (SELECT finding FROM tellings WHERE payload NOT LIKE '%"commitment"\:null%')"""
    )
    if op.get_bind().dialect.name == "postgresql":  # a SQLite file keeps no comments
        for (table, column), comment in VERDICTS.items():
            op.alter_column(table, column, comment=comment)
