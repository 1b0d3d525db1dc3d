"""Who may use the record over the web, and which searches they keep."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        sa.Column("name", ID, nullable=False, comment="what one signs in with"),
        sa.Column("role", ID, nullable=False, comment="reader, analyst, admin"),
        sa.Column("password", sa.Text(), nullable=False, comment="argon2 hash"),
        sa.Column("made", ID, nullable=False, comment="when, in UTC"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_accounts")),
        comment="Who may use the record over the web; none: only who sits at the machine.",
    )
    op.create_table(
        "tokens",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", ID, sa.ForeignKey("accounts.name", name=op.f("fk_tokens_account")), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="what it is for"),
        sa.Column("hash", ID, nullable=False, comment="SHA-256 of the token"),
        sa.Column("scope", ID, nullable=False, comment="the role it may act in, never above its account's"),
        sa.Column("made", ID, nullable=False, comment="when, in UTC"),
        sa.Column("expires", ID, nullable=False, comment="when, in UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
        comment="What programs use in place of a password.",
    )
    op.create_index(op.f("ix_tokens_account"), "tokens", ["account"])
    op.create_table(
        "sessions",
        sa.Column("hash", ID, nullable=False, comment="SHA-256 of the cookie"),
        sa.Column("account", ID, sa.ForeignKey("accounts.name", name=op.f("fk_sessions_account")), nullable=False),
        sa.Column("made", ID, nullable=False, comment="when, in UTC"),
        sa.Column("expires", ID, nullable=False, comment="when, in UTC; put off while it is used"),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_sessions")),
        comment="Who is signed in.",
    )
    op.create_index(op.f("ix_sessions_account"), "sessions", ["account"])
    op.create_table(
        "saved_searches",
        sa.Column("id", ID, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False, comment="name of an account, or of who sits at the machine"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False, comment="of the page: /search, /contacts"),
        sa.Column("query", sa.Text(), nullable=False, comment="what it is narrowed to, as in the address"),
        sa.Column("feed", ID, nullable=False, comment="the secret part of its feed's address"),
        sa.Column("made", ID, nullable=False, comment="when, in UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
        sa.UniqueConstraint("feed", name=op.f("uq_saved_searches_feed")),
        comment="Searches somebody keeps, each a feed.",
    )
    op.create_index(op.f("ix_saved_searches_owner"), "saved_searches", ["owner"])
