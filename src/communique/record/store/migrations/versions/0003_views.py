"""Views for people who open the file with Datasette or another SQLite browser."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the views; on a PostgreSQL server there are none."""
    if op.get_bind().dialect.name == "sqlite":
        for name, columns in VIEWS.items():
            op.execute(f"CREATE VIEW {name} AS SELECT {columns}")


def _names(path: str) -> str:
    """Return the names of the actors that stand at a path of the payload."""
    return f"""(SELECT group_concat(a.name, ', ') FROM json_each(t.payload, '{path}') p
    JOIN things a ON a.id = json_extract(p.value, '$.actor'))"""  # noqa: S608  our own paths


def _name(path: str) -> str:
    """Return the name of the actor that stands at a path of the payload."""
    return f"(SELECT a.name FROM things a WHERE a.id = json_extract(t.payload, '{path}.actor'))"  # noqa: S608


WORDS = "json_extract(t.payload, '$.thing.evidence[0].quote') AS words"
TOLD = """t.reports, (SELECT group_concat(DISTINCT json_extract(r.value, '$.source'))
    FROM json_each(t.payload, '$.reports') r) AS outlets, t.first_told, t.last_told, t.review, t.id"""
DAYS = "nullif(t.day, '9999-12-31') AS first_day, nullif(t.ends, '9999-12-31') AS last_day"
VIEWS = {
    "contacts": f"""{DAYS}, t.status, t.mode, t.level, {_names("$.thing.participants")} AS participants,
    {_names("$.thing.mediators")} AS mediators, json_extract(t.payload, '$.thing.place.name') AS place, {WORDS}, {TOLD}
    FROM things t WHERE t.kind = 'contact'""",
    "statements": f"""{DAYS}, {_name("$.thing.speaker")} AS speaker, t.mode AS act,
    json_extract(t.payload, '$.thing.content[0].quote') AS content, {TOLD} FROM things t WHERE t.kind = 'statement'""",
    "positions": f"""{DAYS}, {_name("$.thing.holder")} AS holder, t.stance,
    json_extract(t.payload, '$.thing.firmness') AS firmness, t.issue,
    json_extract(t.payload, '$.thing.object') AS object,
    json_extract(t.payload, '$.thing.polarity') AS polarity, {WORDS}, {TOLD} FROM things t WHERE t.kind = 'position'""",
    "commitments": f"""t.status, json_extract(t.payload, '$.thing.expects') AS expects,
    {_names("$.thing.by")} AS by_whom, json_extract(t.payload, '$.thing.due.edtf') AS due, {WORDS}, {TOLD}
    FROM things t WHERE t.kind = 'commitment'""",
    "actors": """t.name, t.party, json_extract(t.payload, '$.thing.kind') AS kind,
    json_extract(t.payload, '$.thing.roles[0].title') AS role, t.reports, t.first_told, t.id
    FROM things t WHERE t.kind = 'actor'""",
    "sources": """m.published, m.source, m.title, m.byline, m.url, d.characters, m.language, m.rights, m.version_of,
    nullif(m.origin, m.document) AS copy_of, (SELECT group_concat(n.name, ', ') FROM document_negotiations b
    JOIN negotiations n ON n.id = b.negotiation WHERE b.document = m.document) AS negotiations, m.document AS id
    FROM met m JOIN documents d ON d.id = m.document""",
}
