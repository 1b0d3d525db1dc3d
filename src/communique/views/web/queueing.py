"""The review queue as a page walks through it: what its address asks for, which finding is next, what is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from communique.domain.judgement import Judgement, Verdict
from communique.domain.merged import Merged
from communique.record.agreement import ON_FINDINGS
from communique.record.merge.rulings import in_force
from communique.record.store.derive.facets import days_of
from communique.record.store.queue import Left, Looked, Place, Queue
from communique.views.doubts import doubts_of
from communique.views.web.asked import wanted_from
from communique.views.web.refusing import Refusal

if TYPE_CHECKING:
    from communique.record import Store

KINDS = ("contact", "statement", "position", "commitment")
SORTS = ("day", "oldest", "doubt")
NAMES = ("kind", "party", "status", "level", "mode", "stance", "issue", "negotiation", "outlet", "since", "until",
         "review", "sort")  # fmt: skip
AHEAD = 6  # findings shown as coming next
WINDOW = 400  # of so many, the newest, the most doubtful come first
GAP = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where a reviewer is."""

    current: Merged[Any] | None
    cursor: str  # of the current one; empty: none
    ahead: tuple[Merged[Any], ...]
    left: Left
    back: str | None  # id of the one before


@dataclass(frozen=True, slots=True)
class State:
    """What the address of the queue says; each state has one."""

    said: Mapping[str, str] = field(default_factory=dict)  # by NAMES, where it says anything

    @property
    def kind(self) -> str:
        """Return the kind of findings."""
        return self.said.get("kind", KINDS[0])

    @property
    def is_by_doubt(self) -> bool:
        """Tell whether the most doubtful come first."""
        return self.said.get("sort") == "doubt"

    def address(self, path: str = "/review", **others: str | None) -> str:
        """Return the address of a page in this state; None takes a name out."""
        said: dict[str, str | None] = {**self.said, **others}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{path}?{query}" if query else path

    @property
    def query(self) -> str:
        """Return the state as a form carries it along."""
        return urlencode(self.said)


def state_from(query: Mapping[str, str]) -> State:
    """Return what the address of the queue says.

    Raises:
        Refusal: A value says nothing we know.
    """
    said = {name: query[name].strip() for name in NAMES if query.get(name, "").strip()}
    closed = {"kind": KINDS, "sort": SORTS, "review": tuple(Looked)}
    for name, known in closed.items():
        if name in said and said[name] not in known:
            raise Refusal(422, f"{name}: expected one of {', '.join(known)}, found '{said[name]}'")
    wanted_from(said)
    return State(said)


def state_of_form(words: str) -> State:
    """Return the state that a form carried along."""
    return state_from(dict(parse_qsl(words)))


def queue_of(state: State, judgements: tuple[Judgement, ...], by: str) -> Queue:
    """Return what a state asks for; a reviewer's own word counts where it is asked what is left for them."""
    wanted = replace(wanted_from(state.said), newest_first=state.said.get("sort") != "oldest", limit=AHEAD)
    looked = Looked(state.said.get("review", Looked.NOBODY.value))
    own: frozenset[str] = frozenset()
    if looked is Looked.ME:
        mine = (one for one in in_force(judgements) if one.by == by and one.verdict in (*ON_FINDINGS, Verdict.ADDED))
        own = frozenset(name for judgement in mine for name in judgement.about)
    return Queue(kind=state.kind, wanted=wanted, outlet=state.said.get("outlet"), looked=looked, judged=own)


def walk(record: "Store", state: State, queue: Queue, *, at: str = "", after: str = "") -> Walk:
    """Return where a reviewer is: at a finding, or at the first one after a place.

    Args:
        after: The cursor of the one before.
    """
    left = record.queues.left(queue)
    current = _thing(record, at) if at else None
    cursor = cursor_of(current, state) if current else after
    found = _by_doubt(record, queue, cursor) if state.is_by_doubt else _by_day(record, queue, cursor)
    if current is None and found:
        current, found = found[0], found[1:]
        cursor = cursor_of(current, state)
    before = _before(record, state, queue, current) if current else None
    return Walk(current=current, cursor=cursor if current else "", ahead=found[: AHEAD - 1], left=left, back=before)


def _thing(record: "Store", name: str) -> Merged[Any]:
    found = record.show(name)
    if not isinstance(found, Merged) or found.thing.id.partition("-")[0] not in KINDS:
        raise Refusal(422, f"at: expected the id of a finding, found '{name}'")
    return found


def cursor_of(merged: Merged[Any], state: State) -> str:
    """Return a place in the queue that outlives the finding."""
    doubts = (str(len(doubts_of(merged))),) if state.is_by_doubt else ()
    return GAP.join((*doubts, days_of(merged).first.isoformat(), merged.thing.id))


def _place(cursor: str) -> Place:
    day, _, name = cursor.partition(GAP)
    try:
        return Place(day=date.fromisoformat(day), id=name)
    except ValueError as error:
        raise Refusal(422, f"after: expected a place in the queue, found '{cursor}'") from error


def _by_day(record: "Store", queue: Queue, cursor: str) -> tuple[Merged[Any], ...]:
    return record.queues.of(replace(queue, after=_place(cursor) if cursor else None))


def _by_doubt(record: "Store", queue: Queue, cursor: str) -> tuple[Merged[Any], ...]:
    """Return the most doubtful of the newest, beyond a place."""
    window = record.queues.of(replace(queue, wanted=replace(queue.wanted, newest_first=True, limit=WINDOW)))
    ordered = sorted(window, key=_doubt, reverse=True)
    if cursor:
        doubts, _, rest = cursor.partition(GAP)
        place = _place(rest)
        last = (int(doubts) if doubts.isdigit() else 0, place.day, place.id)
        ordered = [merged for merged in ordered if _doubt(merged) < last]
    return tuple(ordered[:AHEAD])


def _doubt(merged: Merged[Any]) -> tuple[int, date, str]:
    return len(doubts_of(merged)), days_of(merged).first, str(merged.thing.id)


def _before(record: "Store", state: State, queue: Queue, current: Merged[Any]) -> str | None:
    if state.is_by_doubt:
        return None
    wanted = replace(queue.wanted, newest_first=not queue.wanted.newest_first, limit=1)
    after = Place(day=days_of(current).first, id=current.thing.id)
    found = record.queues.of(replace(queue, wanted=wanted, after=after))
    return str(found[0].thing.id) if found else None
