"""What a form of the review says, as a ruling: accept, reject, correct, merge, split, undo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.domain.judgement import Judgement, Verdict
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.record.merge import fields_of
from communique.record.merge.rulings import in_force
from communique.views.cells import cells_of
from communique.views.entries import Teller
from communique.views.reviewing import Ruling, json_value
from communique.views.sheets import BETWEEN
from communique.views.web.forms import needed
from communique.views.web.parties import issue_choices
from communique.views.web.refusing import Refusal

if TYPE_CHECKING:
    from communique.record import Store

ACTS = {
    "accept": Verdict.ACCEPTED,
    "reject": Verdict.REJECTED,
    "correct": Verdict.CORRECTED,
    "merge": Verdict.SAME,
    "split": Verdict.DIFFERENT,
}
DONE = {
    Verdict.ACCEPTED: "Accepted",
    Verdict.REJECTED: "Rejected",
    Verdict.CORRECTED: "Corrected",
    Verdict.SAME: "Merged",
    Verdict.DIFFERENT: "Split off",
    Verdict.ADDED: "Added",
    Verdict.UNDONE: "Undone",
}
PAIRED = "+"  # between a report and one of those it is parted from
CELLS = {"when": "edtf"}  # columns of lists that are called otherwise than the field
AS_JSON = frozenset({"topics", "outcome", "content", "cue", "condition", "history"})  # words of the text, or lists
HINTS = {
    "when": "a day, a month, a year or an interval: 2025-04-11, 2025-04, 2025-04-11/2025-04-13",
    "due": "a day, a month, a year or an interval: 2025-04-11, 2025-04, 2025-04-11/2025-04-13",
    "duration": "PT2H30M is two hours and a half",
    "participants": "names or ids: A; B",
    "mediators": "names or ids: A; B",
    "by": "names or ids: A; B",
    "speaker": "a name or an id",
    "addressee": "a name or an id",
    "holder": "a name or an id",
    "toward": "a name or an id",
    "told_by": "a name or an id",
    "replaced_by": "the id of a contact",
    "contact": "the id of a contact",
    "fulfilled_by": "the id of a contact",
    "within": "the id of a statement",
    "statement": "the id of a statement",
    "topics": "as JSON",
    "outcome": "as JSON",
    "content": "as JSON",
    "cue": "as JSON",
    "condition": "as JSON",
    "history": "as JSON",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a finding, as a form offers it for correction."""

    name: str
    value: str  # as it stands; empty: the text does not say
    words: tuple[str, ...]  # those allowed; none: any
    hint: str

    @property
    def label(self) -> str:
        """Return what it is called."""
        return self.name.replace("_", " ")


def ruling_of(filled: Mapping[str, str], by: str) -> Ruling:
    """Return what a form says of a finding.

    Raises:
        Refusal: It says nothing we know, or leaves out what it must say.
    """
    verdict = ACTS.get(filled.get("act", ""))
    if verdict is None:
        raise Refusal(422, f"act: expected one of {', '.join(ACTS)}, found '{filled.get('act', '')}'")
    about: tuple[str, ...] = (needed(filled, "about"),)
    if verdict is Verdict.SAME:
        about = (*about, needed(filled, "other"))
    if verdict is Verdict.DIFFERENT:
        about = tuple(needed(filled, "split").split(PAIRED))
    reason = filled.get("reason", "").strip()
    if verdict is not Verdict.CORRECTED:
        return Ruling(verdict=verdict, about=about, reason=reason, by=by)
    value = filled.get("value", "").strip()
    return Ruling(
        verdict=verdict, about=about, reason=reason, by=by, field=needed(filled, "field"),
        value=json_value(value) if value else "null",
    )  # fmt: skip


def fields_in(merged: Merged[Any], teller: Teller) -> Iterator[Field]:
    """Yield the fields of a finding that may be corrected, those with allowed words and short values first."""
    thing = merged.thing
    cells = cells_of(merged, teller, thing.evidence)
    allowed = fields_of(type(thing))
    for name, words in sorted(allowed.items(), key=lambda one: one[0] in AS_JSON):
        cell = cells.get(CELLS.get(name, name))
        value = BETWEEN.join(cell) if isinstance(cell, tuple) else str(cell) if cell is not None else ""
        known = issue_choices() if isinstance(thing, Position) and name == "issue" else words or ()
        shown = "" if name in AS_JSON else value
        yield Field(name=name, value=shown, words=known, hint=HINTS.get(name, ""))


def last_by(judgements: tuple[Judgement, ...], by: str) -> Judgement | None:
    """Return the last judgement of somebody that stands, None where there is none."""
    own = [one for one in in_force(judgements) if one.by == by]
    return max(own, key=lambda one: (one.at, one.id), default=None)


def about_of(record: "Store", judgement: Judgement) -> str | None:
    """Return the thing that a judgement is about, or that the one it undoes is about; None: it is gone."""
    if judgement.verdict is Verdict.UNDONE:
        found = record.show(judgement.about[0])
        return about_of(record, found) if isinstance(found, Judgement) else None
    homes = record.queues.homes(judgement.about[:1])
    return next(iter(homes.values()), None)
