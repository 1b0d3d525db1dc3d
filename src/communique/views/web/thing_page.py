"""Everything a page says of one thing: fields, reports with their sentences, differences, reasons, judgements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId
from communique.domain.judgement import Judgement, Reason, Verdict
from communique.domain.merged import Merged, Report
from communique.domain.position import Position
from communique.views.mentioned import FINDINGS, named_in
from communique.views.places import paragraph_starts, place_of
from communique.views.web.addresses import page_of, words_at
from communique.views.web.around import Piece, around
from communique.views.web.fields import Shown, fields_of, linked_in
from communique.views.web.told import tell_all
from communique.views.wording import words_for_day, words_for_variant

if TYPE_CHECKING:
    from communique.record import Store

FEW = 25  # reports shown at first


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of one text with their sentence, and where they stand."""

    source: str
    title: str
    href: str  # into the reader
    around: tuple[Piece, ...]
    place: str
    finding: str | None = None  # id of the report
    note: str = ""  # that it is a copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step in the life of a commitment."""

    day: str
    change: str
    quoted: Quoted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Different:
    """What another report says otherwise."""

    words: str
    quoted: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """What the page on a thing shows."""

    fields: Sequence[Shown]
    reports: Sequence[Quoted]
    left_out: int  # reports not shown yet
    differences: Sequence[Different]
    life: Sequence[Turn]
    reasons: Sequence[Reason]
    judgements: Sequence[Judgement]


class Shelves:
    """The documents and texts that a page quotes, each asked for once."""

    def __init__(self, record: "Store") -> None:
        """Begin with none."""
        self._record = record
        self._citations: dict[DocumentId, Citation] = {}
        self._texts: dict[DocumentId, str] = {}

    def citation(self, document: DocumentId) -> Citation:
        """Return what is known of a document."""
        if document not in self._citations:
            found = self._record.show(document)
            if not isinstance(found, Citation):
                raise TypeError(f"{document} is no document")
            self._citations[document] = found
        return self._citations[document]

    def text(self, document: DocumentId) -> str:
        """Return the text of a document."""
        if document not in self._texts:
            self._texts[document] = self._record.text(document)
        return self._texts[document]

    def quote(self, words: Sequence[Evidence], *, finding: str | None = None, note: str = "") -> Quoted:
        """Return words of one document with their sentence."""
        citation, text = self.citation(words[0].document), self.text(words[0].document)
        day = words_for_day(citation.published) if citation.published else "no day known"
        return Quoted(
            source=", ".join([citation.source or "outlet not known", day]),
            title=citation.title or citation.key or "(without a title)",
            href=words_at(words),
            around=around(text, words),
            place=place_of(sorted(words), paragraph_starts(text), citation.pages),
            finding=finding,
            note=note,
        )


def thing_page(record: "Store", merged: Merged[Any], *, all_reports: bool) -> ThingPage:
    """Return what the page on a thing shows.

    Args:
        all_reports: Whether to show every report, or the first ones.
    """
    thing, shelves = merged.thing, Shelves(record)
    shown = list(_reports(merged, shelves)) if all_reports else list(islice(_reports(merged, shelves), FEW))
    return ThingPage(
        fields=fields_of(thing, record.named(_named(thing)), _called(record, linked_in(thing))),
        reports=shown,
        left_out=max(0, len(merged.reports) - len(shown)),
        differences=tuple(_differences(thing, shelves)),
        life=tuple(_life(thing, shelves)),
        reasons=[reason for reason in merged.reasons if reason.verdict is not Verdict.CORRECTED],
        judgements=judgements_on(record, {thing.id, *(report.finding for report in merged.reports)}),
    )


def _named(thing: object) -> set[str]:
    if isinstance(thing, Actor):
        return {thing.id}
    if isinstance(thing, Event):
        return {side.id for side in (thing.actor, thing.recipient) if side}
    return {part.actor for part in named_in(thing)} if isinstance(thing, FINDINGS) else set()


def _called(record: "Store", ids: set[str]) -> dict[str, str]:
    """Return what things are called where another page leads to them: how they stand, who, when."""
    found = record.shown(ids)
    told = zip(found, tell_all(record, tuple(found.values())), strict=True)
    return {
        name: f"{one.label}: {one.joint.join(who.name for who in one.who) or one.unnamed}, {one.day}"
        for name, one in told
    }


def _reports(merged: Merged[Any], shelves: Shelves) -> Iterator[Quoted]:
    thing = merged.thing
    for report in merged.reports:
        words = [piece for piece in thing.evidence if piece.document == report.document]
        if words:
            yield shelves.quote(words, finding=report.finding, note=_copy(report, shelves))
            continue
        citation = shelves.citation(report.document)  # its words are told of under another report of one document
        day = words_for_day(citation.published) if citation.published else "no day known"
        yield Quoted(
            source=", ".join([citation.source or "outlet not known", day]),
            title=citation.title or citation.key or "(without a title)",
            href=page_of(citation.id),
            around=(),
            place="",
            finding=report.finding,
            note=_copy(report, shelves),
        )


def _copy(report: Report, shelves: Shelves) -> str:
    if report.origin == report.document:
        return ""
    first = shelves.citation(report.origin)
    return f"the text of {first.source or report.origin}: one source with it"


def _differences(thing: object, shelves: Shelves) -> Iterator[Different]:
    if isinstance(thing, Contact | Position):
        for variant in thing.variants:
            yield Different(words=words_for_variant(variant), quoted=shelves.quote([variant.evidence]))


def _life(thing: object, shelves: Shelves) -> Iterator[Turn]:
    if isinstance(thing, Commitment):
        for change in thing.history:
            day = words_for_day(change.day) if change.day else "no day known"
            quoted = shelves.quote([change.evidence]) if change.evidence else None
            yield Turn(day=day, change=change.change, quoted=quoted)


def judgements_on(record: "Store", ids: set[str]) -> list[Judgement]:
    """Return what was judged of a thing or of one of its reports, and which of it was taken back."""
    log = record.judgements()
    about = {judgement.id for judgement in log if ids & set(judgement.about)}
    return [one for one in log if one.id in about or about & set(one.about)]
