"""How a party worded its positions over time: as a page and as rows."""

from collections.abc import Iterator

from rich.text import Text

from communique.record.history import Edit, History, Step, Thread
from communique.views.pages import json_page, paper, write_page
from communique.views.paper import Paper
from communique.views.sheets import Cell, sheet_of
from communique.views.tables import counted

STYLES = {Edit.SAME: "", Edit.ADDED: "bold green", Edit.REMOVED: "strike red"}
SIGNS = {Edit.SAME: ("", ""), Edit.ADDED: ("{+", "+}"), Edit.REMOVED: ("[-", "-]")}
STEP_COLUMNS = ("thread", "day", "move", "rule", "why", "stance", "firmness", "words", "diff", "told_by", "source",
                "document", "position")  # fmt: skip


def write_history(page: Paper, history: History) -> None:
    """Write every wording of a party on an issue, thread by thread, with what changed in the words."""
    page.title(f"{history.party} on {history.issue}: {counted(len(history.threads), 'things')} wanted or refused")
    for thread in history.threads:
        page.head(thread.object or "(in no normal form)")
        said = f"first said {thread.first_said or 'on no known day'}, last {thread.last_said or 'on no known day'}"
        known = f"{counted(thread.times, 'reports')} of {counted(thread.sources, 'sources')}"
        page.line(f"{said}; {known}", is_quiet=True)
        for step in thread.steps:
            _write_step(page, step)
    if any(step.diff for thread in history.threads for step in thread.steps):
        page.blank()
        page.line("{+added+} and [-removed-] words, against the wording before.", is_quiet=True)


def write_history_in(history: History, form: str) -> None:
    """Write a history to standard output.

    Args:
        form: "table", "csv" or "json".

    Raises:
        RecordError: It cannot be written.
    """
    if form == "json":
        write_page(json_page(history))
    elif form == "csv":
        write_page(sheet_of(STEP_COLUMNS, steps_of(history)).encode())
    else:
        page = paper()
        write_history(page, history)
        write_page(page.text().encode())


def _write_step(page: Paper, step: Step) -> None:
    wording = step.wording
    stance = f"{wording.stance.value}, {wording.firmness.value}" if wording else "not said again"
    others = f", and {counted(len(step.told_by), 'other reports')}" if step.told_by else ""
    page.line(f"{step.day or 'no day'}  {step.move.value}: {stance}", indent=1, is_strong=True)
    if wording:
        page.quote(wording.words, f"{wording.source or wording.document}{others}, {wording.position}", indent=2)
    if any(piece.edit is not Edit.SAME for piece in step.diff):
        page.styled(_diff(step), indent=2)
    page.line(f"{step.why} ({step.rule})" if step.rule else step.why, indent=2, is_quiet=True)


def _diff(step: Step) -> Text:
    shown = Text()
    for piece in step.diff:
        before, after = SIGNS[piece.edit]
        shown.append(f"{before}{piece.words}{after} ", style=STYLES[piece.edit])
    return shown


def steps_of(history: History) -> Iterator[dict[str, Cell]]:
    """Yield the steps of a history as rows."""
    for thread in history.threads:
        for step in thread.steps:
            yield _cells(thread, step)


def _cells(thread: Thread, step: Step) -> dict[str, Cell]:
    wording = step.wording
    return {
        "thread": thread.object,
        "day": step.day.isoformat() if step.day else None,
        "move": step.move.value,
        "rule": step.rule,
        "why": step.why,
        "stance": wording.stance.value if wording else None,
        "firmness": wording.firmness.value if wording else None,
        "words": wording.words if wording else None,
        "diff": _diff(step).plain.strip(),
        "told_by": tuple(other.position for other in step.told_by),
        "source": wording.source if wording else None,
        "document": wording.document if wording else None,
        "position": wording.position if wording else None,
    }
