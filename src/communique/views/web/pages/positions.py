"""Who wants what: the matrix of issues by parties, and how a party worded its positions on an issue over time."""

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Request

from communique.record import Wanted
from communique.record.history import Edit, Move
from communique.record.store.stances import LOOKED
from communique.views.histories import STEP_COLUMNS, steps_of
from communique.views.sheets import Cell
from communique.views.web.asked import Asked, address_of, wanted_from
from communique.views.web.opened import Reading
from communique.views.web.parties import issue_choices, party_choices
from communique.views.web.refusing import Refusal
from communique.views.web.standing import Box, columns_of, lines_of, parties_named
from communique.views.web.twins import Page, twinned

router = APIRouter()
COLUMNS, MOST_COLUMNS, STEP = 6, 24, 6  # parties shown
NO_ISSUE = "none"  # what the history of positions on no known issue is asked by
MATRIX = ("issue", "party", "stance", "firmness", "words", "day", "sources", "last_move", "moved_on", "rule", "why",
          "things", "conflicts", "document", "start", "end", "position")  # fmt: skip


@twinned(router, "/positions")
def positions(record: Reading, wanted: Asked, columns: int = COLUMNS) -> Page:
    """Return where the parties stand on each issue."""
    if not 1 <= columns <= MOST_COLUMNS:
        raise Refusal(422, f"columns: expected a number from 1 to {MOST_COLUMNS}, found {columns}")
    everything = replace(wanted, since=None, limit=None)
    told = [code for code, _ in record.stances.parties(everything)]
    parties = columns_of(record, everything, told, columns)
    standpoints = record.stances.of([party.code for party in parties], everything)
    lines = tuple(lines_of(standpoints, parties, wanted.since))
    number = len(told)
    boxes = [box for line in lines for box in line.boxes if box]
    return Page(
        template="positions.html",
        values={
            "area": "positions", "wanted": wanted, "parties": parties, "lines": lines, "columns": columns,
            "number": number, "looked": LOOKED, "conflicts": sum(len(box.conflicts) for box in boxes) // 2,
            "more": _more(wanted, columns, number), "history_of": _history_address(wanted), "moved": Move,
            "address": address_of, "choices": party_choices(), "issues": issue_choices(),
            "negotiations": [(one.id, one.name) for one in record.negotiations()],
        },
        whole={"parties": parties, "rows": [_row(box) for box in boxes]},
        columns=MATRIX,
        rows=[_row(box) for box in boxes],
    )  # fmt: skip


def _more(wanted: Wanted, columns: int, number: int) -> str | None:
    if number <= columns or columns >= MOST_COLUMNS:
        return None
    return address_of("/positions", wanted, columns=str(min(columns + STEP, MOST_COLUMNS)))


def _history_address(wanted: Wanted) -> Callable[[str, str | None], str]:
    kept = Wanted(as_of=wanted.as_of, negotiation=wanted.negotiation)

    def address(party: str, issue: str | None) -> str:
        return address_of("/history", kept, party=party, issue=issue or NO_ISSUE)

    return address


def _row(box: Box) -> dict[str, Cell]:
    wording, change = box.stand.wording, box.stand.change
    first = wording.evidence[0]
    return {
        "issue": box.issue,
        "party": box.party.code,
        "stance": wording.stance.value,
        "firmness": wording.firmness.value,
        "words": wording.words,
        "day": box.stand.day.isoformat() if box.stand.day else None,
        "sources": box.stand.told,
        "last_move": change.move.value if change else None,
        "moved_on": change.day.isoformat() if change and change.day else None,
        "rule": change.rule if change else None,
        "why": change.why if change else None,
        "things": len(box.others) + box.more + 1,
        "conflicts": tuple(f"{one.other.code}: {one.why}" for one in box.conflicts),
        "document": first.document,
        "start": first.start,
        "end": first.end,
        "position": wording.position,
    }


@twinned(router, "/history")
def history(request: Request, record: Reading) -> Page:
    """Return every wording of a party on an issue, in time, with what changed in the words."""
    query = dict(request.query_params)
    is_named = query.get("issue", "").strip() != NO_ISSUE
    asked = wanted_from(query if is_named else {**query, "issue": ""})
    if asked.party is None or (is_named and asked.issue is None):
        raise Refusal(422, f"expected a party and an issue ({NO_ISSUE}: on no known issue), found one of them missing")
    code, named = asked.party, asked.issue
    wanted = replace(asked, party=None, issue=None, limit=None)
    found = record.history(code, named, wanted)
    threads = sorted(found.threads, key=lambda thread: str(thread.last_said), reverse=True)
    return Page(
        template="history.html",
        values={
            "area": "positions", "history": found, "threads": threads, "issue": named, "wanted": wanted,
            "party": parties_named(record, [code])[code], "edits": Edit,
            "matrix": address_of("/positions", Wanted(as_of=wanted.as_of, negotiation=wanted.negotiation)),
        },
        whole=found,
        columns=STEP_COLUMNS,
        rows=list(steps_of(found)),
    )  # fmt: skip
