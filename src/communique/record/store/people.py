"""The tables of those who use a record over the web."""

from sqlalchemy import Column, ForeignKey, MetaData, Table, Text

from communique.record.store.columns import Id, Instant


def accounts(metadata: MetaData) -> Table:
    """Return the table of who may use the record over the web."""
    return Table(
        "accounts",
        metadata,
        Column("name", Id, primary_key=True, comment="what one signs in with"),
        Column("role", Id, nullable=False, comment="reader, analyst, admin"),
        Column("password", Text, nullable=False, comment="argon2 hash"),
        Column("made", Instant, nullable=False, comment="when, in UTC"),
        comment="Who may use the record over the web; none: only who sits at the machine.",
    )


def tokens(metadata: MetaData) -> Table:
    """Return the table of what programs use in place of a password."""
    return Table(
        "tokens",
        metadata,
        Column("id", Id, primary_key=True),
        Column("account", Id, ForeignKey("accounts.name"), nullable=False, index=True),
        Column("label", Text, nullable=False, comment="what it is for"),
        Column("hash", Id, nullable=False, unique=True, comment="SHA-256 of the token"),
        Column("scope", Id, nullable=False, comment="the role it may act in, never above its account's"),
        Column("made", Instant, nullable=False, comment="when, in UTC"),
        Column("expires", Instant, nullable=False, comment="when, in UTC"),
        comment="What programs use in place of a password.",
    )


def sessions(metadata: MetaData) -> Table:
    """Return the table of who is signed in."""
    return Table(
        "sessions",
        metadata,
        Column("hash", Id, primary_key=True, comment="SHA-256 of the cookie"),
        Column("account", Id, ForeignKey("accounts.name"), nullable=False, index=True),
        Column("made", Instant, nullable=False, comment="when, in UTC"),
        Column("expires", Instant, nullable=False, comment="when, in UTC; put off while it is used"),
        comment="Who is signed in.",
    )


def saved_searches(metadata: MetaData) -> Table:
    """Return the table of the searches somebody keeps."""
    return Table(
        "saved_searches",
        metadata,
        Column("id", Id, primary_key=True),
        Column("owner", Text, nullable=False, index=True, comment="name of an account, or of who sits at the machine"),
        Column("name", Text, nullable=False),
        Column("path", Text, nullable=False, comment="of the page: /search, /contacts"),
        Column("query", Text, nullable=False, comment="what it is narrowed to, as in the address"),
        Column("feed", Id, nullable=False, unique=True, comment="the secret part of its feed's address"),
        Column("made", Instant, nullable=False, comment="when, in UTC"),
        comment="Searches somebody keeps, each a feed.",
    )
