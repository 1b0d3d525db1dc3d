"""The review: one finding after the other, what persons said of them, and how far they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from communique.domain.judgement import Judgement, Verdict
from communique.domain.merged import Merged
from communique.record import Wanted
from communique.record.agreement import LEAST, Agreement, agreements
from communique.record.store.queue import Queue
from communique.views.review_log import COLUMNS, words_for_about, words_for_value
from communique.views.reviewing import Ruling, rule_on, rule_on_many
from communique.views.web.forms import Filled, needed
from communique.views.web.judging_forms import DONE, about_of, last_by, ruling_of
from communique.views.web.opened import Now, Reading, Visitor, Writing
from communique.views.web.parties import issue_choices, party_choices
from communique.views.web.queueing import KINDS, State, queue_of, state_from, state_of_form, walk
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.reviewed import reviewed, seen_of
from communique.views.web.told import tell_all
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
BULK = 200  # findings ruled on at once
OUTLETS = 100  # offered in the filter
LOG = 50  # lines of the log on a page
BULK_VERDICTS = {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED}
SHOWN = 20  # of a bulk, before it is confirmed


@twinned(router, "/review")
def review(request: Request, record: Reading, visitor: Visitor, *, at: str = "", after: str = "") -> Page:
    """Return the finding at hand, with what comes next."""
    state, log = state_from(request.query_params), record.judgements()
    queue = queue_of(state, log, visitor.name)
    if at:
        state = State({**state.said, "kind": _kind(record, at, state)})
        queue = queue_of(state, log, visitor.name)
    here = walk(record, state, queue, at=at, after=after)
    last = last_by(log, visitor.name)
    return Page(
        template="review.html",
        values={
            "area": "review",
            "state": state,
            "walk": here,
            "shown": reviewed(record, here.current, log) if here.current else None,
            "ahead": tell_all(record, here.ahead),
            "did": _did(record, log, request.query_params.get("did", "")),
            "changed": bool(request.query_params.get("changed")),
            "last": last,
            **_choices(record),
        },
        whole={"left": here.left, "queue": [one for one in (here.current, *here.ahead) if one]},
        columns=("id", "kind", "review", "reports", "sources", "first_told"),
        rows=[_cells(one) for one in (here.current, *here.ahead) if one],
    )


def _kind(record: "Store", name: str, state: State) -> str:
    found = record.show(name)
    kind = found.thing.id.partition("-")[0] if isinstance(found, Merged) else ""
    return kind if kind in KINDS else state.kind


def _cells(merged: Merged[Any]) -> dict[str, Any]:
    return {
        "id": merged.thing.id,
        "kind": merged.thing.id.partition("-")[0],
        "review": merged.review.value if merged.review else None,
        "reports": len(merged.reports),
        "sources": merged.sources,
        "first_told": merged.first_told.isoformat() if merged.first_told else None,
    }


def _choices(record: "Store") -> dict[str, object]:
    """Return what the filter offers."""
    outlets = [one.source for one in record.glimpses.outlets(Wanted(limit=OUTLETS)) if one.source]
    negotiations = [(one.id, one.name) for one in record.negotiations()]
    return {"parties": party_choices(), "issues": issue_choices(), "outlets": outlets, "negotiations": negotiations}


def _did(record: "Store", log: Sequence[Judgement], name: str) -> dict[str, object] | None:
    """Return what was just done, in words, and what it was done to."""
    judgement = next((one for one in log if one.id == name), None)
    if judgement is None:
        return None
    what = f"{DONE[judgement.verdict]} {_count(judgement)}{words_for_value(judgement)}"
    return {"words": what, "judgement": judgement, "about": about_of(record, judgement)}


def _count(judgement: Judgement) -> str:
    if judgement.verdict is Verdict.UNDONE:
        return "the judgement"
    several = len(judgement.about)
    is_pair = judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}
    return f"{several} findings" if several > 1 and not is_pair else "the finding"


@router.post("/review")
def rule(record: Writing, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Write what a form says of a finding; go on to the next one, or back to it where it has changed meanwhile."""
    ruling = ruling_of(filled, visitor.name)
    state = state_of_form(filled.get("state", ""))
    about = ruling.about[0]
    found = record.show(about)
    if filled.get("seen") and isinstance(found, Merged) and seen_of(found) != filled["seen"]:
        return _to(state.address(at=about, changed="yes"))
    judgement = rule_on(record, ruling, at=now)
    stays = ruling.verdict in {Verdict.CORRECTED, Verdict.SAME, Verdict.DIFFERENT}
    if stays:
        return _to(state.address(at=about_of(record, judgement), did=judgement.id))
    return _to(state.address(after=filled.get("cursor"), did=judgement.id))


@router.post("/review/undo")
def undo(record: Writing, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Take a judgement back and return to what it was about."""
    undone = needed(filled, "judgement")
    ruling = Ruling(verdict=Verdict.UNDONE, about=(undone,), reason=filled.get("reason", "").strip(), by=visitor.name)
    judgement = rule_on(record, ruling, at=now)
    if filled.get("back") == "log":
        return _to(f"/review/log?did={judgement.id}")
    state = state_of_form(filled.get("state", ""))
    return _to(state.address(at=about_of(record, judgement), did=judgement.id))


def _to(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


# --- many at once ---


@router.get("/review/bulk")
def bulk(request: Request, record: Reading, visitor: Visitor, was: str = "") -> Response:
    """Show on which findings one word would be said."""
    state = state_from(request.query_params)
    queue = queue_of(state, record.judgements(), visitor.name)
    left, some = record.queues.left(queue), _some(record, queue, SHOWN)
    return render(
        request, "review_bulk.html", area="review", state=state, left=left, few=tell_all(record, some), most=BULK,
        was=was, number=min(left.number, BULK),
    )  # fmt: skip


@router.post("/review/bulk")
def rule_on_all(record: Writing, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Say one word on all that the filter holds, where it still holds as many as were shown."""
    state = state_of_form(filled.get("state", ""))
    verdict = BULK_VERDICTS.get(filled.get("act", ""))
    if verdict is None:
        raise Refusal(422, f"act: expected one of {', '.join(BULK_VERDICTS)}, found '{filled.get('act', '')}'")
    queue = queue_of(state, record.judgements(), visitor.name)
    if str(record.queues.left(queue)) != filled.get("left"):
        return _to(state.address("/review/bulk", was=filled.get("left")))
    about = tuple(str(one.thing.id) for one in _some(record, queue, BULK))
    ruling = Ruling(verdict=verdict, about=about, reason=filled.get("reason", "").strip(), by=visitor.name)
    return _to(state.address(did=rule_on_many(record, ruling, at=now).id))


def _some(record: "Store", queue: Queue, number: int) -> tuple[Merged[Any], ...]:
    return record.queues.of(replace(queue, wanted=replace(queue.wanted, limit=number)))


# --- who said what ---


@twinned(router, "/review/log")
def log_of_review(request: Request, record: Reading, by: str = "", verdict: str = "", page: int = 1) -> Page:
    """Return what persons said, the latest first."""
    log = record.judgements()
    undone = {about: one for one in log if one.verdict is Verdict.UNDONE for about in one.about}
    found = [one for one in log[::-1] if by in {"", one.by} and verdict in {"", one.verdict.value}]
    first = (max(page, 1) - 1) * LOG
    shown = found[first : first + LOG]
    homes = record.queues.homes({one.about[0] for one in shown})
    return Page(
        template="review_log.html",
        values={
            "area": "review", "lines": [_line(one, undone, homes) for one in shown], "number": len(found),
            "by": by, "verdict": verdict, "people": sorted({one.by for one in log}),
            "verdicts": [one.value for one in Verdict], "page": max(page, 1), "is_more": first + LOG < len(found),
            "did": _did(record, log, request.query_params.get("did", "")),
        },
        whole={"judgements": shown, "number": len(found)},
        columns=COLUMNS,
        rows=[_log_cells(one) for one in shown],
    )  # fmt: skip


def _line(one: Judgement, undone: Mapping[str, Judgement], homes: Mapping[str, str]) -> dict[str, object]:
    return {
        "judgement": one,
        "about": words_for_about(one),
        "home": homes.get(one.about[0]),
        "value": words_for_value(one).strip(),
        "undone": undone.get(one.id),
    }


def _log_cells(one: Judgement) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(one, name) for name in COLUMNS}
    return {**said, "verdict": one.verdict.value, "at": one.at.isoformat()}


@twinned(router, "/review/agreement")
def agreement(record: Reading) -> Page:
    """Return how far each two reviewers agree."""
    log = record.judgements()
    found = agreements(log, record.queues.homes({name for one in log for name in one.about}))
    return Page(
        template="review_agreement.html",
        values={"area": "review", "found": found, "least": LEAST},
        whole={"agreement": [_told(one) for one in found]},
        columns=("one", "other", "both", "same", "share", "share_low", "share_high", "kappa", "kappa_low", "kappa_high",
                 "words"),
        rows=[_told(one) for one in found],
    )  # fmt: skip


def _told(one: Agreement) -> dict[str, Any]:
    said: dict[str, Any] = {"one": one.one, "other": one.other, "both": one.both, "same": one.same, "words": one.words}
    for name in ("share", "kappa"):
        measure = getattr(one, name)
        said |= {name: measure.value, f"{name}_low": measure.low, f"{name}_high": measure.high} if measure else {}
    return said
