"""Judgements: the review log, what a person says, and taking it back."""

from collections.abc import Mapping

from communique.domain.judgement import Judgement, Verdict
from communique.errors import UnknownError
from communique.record import Role
from communique.views.adding_findings import Selected, add_finding
from communique.views.reviewing import Ruling, rule_on
from communique.views.web.api import bodies, queries
from communique.views.web.api.operations import BASE, Call, Made, Operation, Page

ID = {"id": "^judgement-[0-9a-f]{16}$"}
VERDICTS: Mapping[type, Verdict] = {
    bodies.Acceptance: Verdict.ACCEPTED,
    bodies.Rejection: Verdict.REJECTED,
    bodies.Correction: Verdict.CORRECTED,
    bodies.Sameness: Verdict.SAME,
    bodies.Difference: Verdict.DIFFERENT,
}


def _list(call: Call) -> Page:
    log = call.record.judgements()
    query: queries.PageQuery = call.query
    start = 0
    if query.cursor is not None:
        places = [number for number, one in enumerate(log) if one.id == query.cursor]
        if not places:
            raise UnknownError(f"expected the cursor of a page before, found {query.cursor}")
        start = places[0] + 1
    shown = log[start : start + query.limit]
    return Page(items=shown, next=shown[-1].id if start + query.limit < len(log) else None)


def _get(call: Call) -> Judgement:
    found = call.record.show(call.path["id"])
    if not isinstance(found, Judgement):
        raise UnknownError(f"expected the id of a judgement, found {call.path['id']}")
    return found


def _judge(call: Call) -> Made:
    said: bodies.NewJudgement = call.body
    correction = (said.field, bytes(said.value).decode()) if isinstance(said, bodies.Correction) else (None, None)
    ruling = Ruling(
        verdict=VERDICTS[type(said)], about=said.about, reason=said.reason, by=call.who.name,
        field=correction[0], value=correction[1],
    )  # fmt: skip
    return _made(rule_on(call.record, ruling, at=call.now))


def _undo(call: Call) -> Made:
    ruling = Ruling(verdict=Verdict.UNDONE, about=(call.path["id"],), reason=call.body.reason, by=call.who.name)
    return _made(rule_on(call.record, ruling, at=call.now))


def _find(call: Call) -> Made:
    said: bodies.NewFinding = call.body
    selected = Selected(
        document=said.document, kind=said.kind, start=int(said.start), end=int(said.end), fields=said.fields,
        reason=said.reason, by=call.who.name,
    )  # fmt: skip
    return _made(add_finding(call.record, selected, at=call.now))


def _made(judgement: Judgement) -> Made:
    return Made(whole=judgement, at=f"{BASE}/judgements/{judgement.id}")


OPERATIONS = (
    Operation(name="list_judgements", path="/judgements", summary="A page of the review log, in order of time.",
              run=_list, answer=Judgement, is_paged=True, query=queries.PageQuery, others=(404,)),
    Operation(name="get_judgement", path="/judgements/{id}", summary="One judgement.",
              run=_get, answer=Judgement, patterns=ID),
    Operation(name="judge", path="/judgements", method="POST", role=Role.ANALYST, status=201,
              summary="Accept, correct or reject a finding, or say that two are the same or different.",
              run=_judge, answer=Judgement, body=bodies.NewJudgement, others=(404, 409)),
    Operation(name="undo", path="/judgements/{id}/undo", method="POST", role=Role.ANALYST, status=201,
              summary="Take a judgement back; both stay in the log.",
              run=_undo, answer=Judgement, body=bodies.Undoing, others=(409,), patterns=ID),
    Operation(name="add_finding", path="/findings", method="POST", role=Role.ANALYST, status=201,
              summary="Add a finding that the program overlooked, from words of a text.",
              run=_find, answer=Judgement, body=bodies.NewFinding, others=(404, 409)),
)  # fmt: skip
