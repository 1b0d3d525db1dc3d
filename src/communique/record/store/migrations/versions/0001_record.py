"""The tables of a record, its full-text indexes and the views people read."""

from alembic import op

from communique.record.store.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make an empty record."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


SQLITE = (
    """CREATE VIRTUAL TABLE text_words USING fts5(text, content='texts', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE thing_words USING fts5(words, content='things', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER text_added AFTER INSERT ON texts BEGIN
    INSERT INTO text_words(rowid, text) VALUES (new.number, new.text); END""",
    """CREATE TRIGGER thing_added AFTER INSERT ON things WHEN new.words IS NOT NULL BEGIN
    INSERT INTO thing_words(rowid, words) VALUES (new.number, new.words); END""",
    """CREATE TRIGGER thing_removed AFTER DELETE ON things WHEN old.words IS NOT NULL BEGIN
    INSERT INTO thing_words(thing_words, rowid, words) VALUES ('delete', old.number, old.words); END""",
)
POSTGRESQL = (
    """ALTER TABLE texts ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('english', left(text, 250000))) STORED""",
    "CREATE INDEX ix_texts_vector ON texts USING gin (vector)",
    """ALTER TABLE things ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('english', left(words, 250000))) STORED""",
    "CREATE INDEX ix_things_vector ON things USING gin (vector)",
)
