"""The review log: judgements are added, and what they touch is made again in the same step."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.ids import JudgementId
from communique.domain.judgement import Judgement, Verdict
from communique.record.merge import Rulings, rulings_of
from communique.record.store import schema
from communique.record.store.derive.additions import documents_added_to
from communique.record.store.derive.rebuilding import renew_if_stale
from communique.record.store.derive.refresh import refresh, touch
from communique.record.store.rows import put, rows_with

PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT})
COLUMNS = ("id", "verdict", "about", "field", "value", "reason", "by", "at")


def judge(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Write judgements and let them count; return how many did not stand there already."""
    known = {judgement.id for judgement in list_judgements(connection)}
    new = {judgement.id: judgement for judgement in judgements if judgement.id not in known}
    if new:
        rows = [{name: getattr(judgement, name) for name in COLUMNS} for judgement in new.values()]
        renew_if_stale(connection, current_rulings(connection))
        put(connection, schema.judgements, rows)
        log = list(list_judgements(connection))
        rulings, touched = rulings_of(log), _touched(log, new.values())
        if anew := _added_to(connection, log, {*new, *touched}):
            refresh(connection, anew, rulings)
        touch(connection, touched, rulings)
    return len(new)


def _added_to(connection: Connection, log: Iterable[Judgement], names: Iterable[str]) -> set[str]:
    """Return the documents to which something was added just now, or of which such an addition was undone."""
    met, documents = schema.met.c, documents_added_to(log, names)
    return {row.document for row in rows_with(connection, select(met.document), met.document, documents)}


def list_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield the log, in order of time."""
    table = schema.judgements
    for row in connection.execute(select(table).order_by(table.c.at, table.c.id)):
        yield judgement_of(row)


def judgement_of(row: Any) -> Judgement:  # noqa: ANN401  a row of judgements
    """Return a judgement as it was written."""
    said = {name: getattr(row, name) for name in COLUMNS}
    return Judgement(**{**said, "id": JudgementId(row.id), "verdict": Verdict(row.verdict)})


def current_rulings(connection: Connection) -> Rulings:
    """Return what stands of the log."""
    return rulings_of(list_judgements(connection))


def _touched(log: list[Judgement], new: Iterable[Judgement]) -> set[str]:
    """Return the findings on which something may stand otherwise now: those named, and all tied to them by rulings."""
    by_id = {judgement.id: judgement for judgement in log}
    near: dict[str, set[str]] = {}
    for judgement in log:
        if judgement.verdict in PAIRS:
            for name in judgement.about:
                near.setdefault(name, set()).update(judgement.about)
    touched: set[str] = set()
    stack = [name for judgement in new for name in judgement.about]
    while stack:
        name = stack.pop()
        if name in touched:
            continue
        touched.add(name)
        undone = by_id.get(JudgementId(name))
        stack.extend(undone.about if undone else near.get(name, ()))
    return touched
