"""Everything the record knows of one thing: what is said, by whom, in which words, why, and who looked at it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import DocumentId
from communique.domain.judgement import Judgement, Verdict
from communique.domain.merged import Report
from communique.domain.position import Position
from communique.views.cells import Known
from communique.views.entries import Finding, Teller, name_of
from communique.views.paper import Paper
from communique.views.places import apart, paragraph_starts, place_of
from communique.views.review_log import words_for_value
from communique.views.rows import known_by
from communique.views.wording import words_for_day, words_for_variant

MOST_MENTIONS = 3  # of an actor, shown of each document


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a page on a thing needs beside the thing."""

    teller: Teller
    documents: Mapping[DocumentId, Citation]
    texts: Mapping[DocumentId, str]
    judgements: Sequence[Judgement]  # on any of its reports

    def place(self, words: Sequence[Evidence]) -> str:
        """Return where words of one document stand."""
        document = words[0].document
        citation = self.documents.get(document)
        return place_of(words, paragraph_starts(self.texts.get(document, "")), citation.pages if citation else None)

    def source(self, document: DocumentId) -> str:
        """Return outlet, title and day of a document."""
        citation = self.documents.get(document)
        if citation is None:
            return document
        day = words_for_day(citation.published) if citation.published else "no day known"
        return ", ".join(filter(None, [citation.source, f"“{citation.title}”" if citation.title else None, day]))


def write_merged(paper: Paper, merged: Known, beside: Beside) -> None:
    """Write all that is known of a thing."""
    thing = merged.thing
    known = f"{thing.id}  {known_by(merged)}  rule {thing.rule}"
    match thing:
        case Actor():
            _write_actor(paper, thing)
            paper.line(known, is_quiet=True)
            _write_reports(paper, merged.reports, _few_of(thing.mentions), beside)
        case Event():
            _write_event(paper, thing, beside)
            paper.line(known, is_quiet=True)
            _write_reports(paper, merged.reports, thing.evidence, beside)
        case _:
            _write_finding(paper, thing, beside)
            paper.line(known, is_quiet=True)
            _write_more(paper, thing, beside)
            _write_reports(paper, merged.reports, thing.evidence, beside)
    _write_reasons(paper, merged, beside)


def _write_finding(paper: Paper, thing: Finding, beside: Beside) -> None:
    entry = beside.teller.tell(thing)
    paper.title(f"{entry.label}: {entry.who}")
    for line in entry.lines:
        paper.line(line)


def _write_more(paper: Paper, thing: Finding, beside: Beside) -> None:
    if isinstance(thing, Contact | Position):
        _write_variants(paper, thing, beside)
    if isinstance(thing, Commitment):
        _write_life(paper, thing, beside)


def _write_actor(paper: Paper, actor: Actor) -> None:
    paper.title(name_of(actor))
    paper.line(", ".join(filter(None, [actor.kind.value, actor.party and f"acts for {actor.party}", actor.wikidata])))
    for role in actor.roles:
        source = f"roster: {role.roster}" if role.roster else "from the text"
        paper.line(f"{role.title}{f' ({role.of})' if role.of else ''}, {role.rank.value}; {source}", indent=1)


def _few_of(mentions: Iterable[Evidence]) -> list[Evidence]:
    """Return the first mentions in each document."""
    by_document = groupby(sorted(mentions), key=attrgetter("document"))
    return [words for _, pieces in by_document for words in list(pieces)[:MOST_MENTIONS]]


def _write_event(paper: Paper, event: Event, beside: Beside) -> None:
    sides = [beside.teller.name(Named(actor=side.id, evidence=None)) for side in (event.actor, event.recipient) if side]
    paper.title(f"{event.type.value}: {' → '.join(sides)}")
    paper.line(", ".join([f"CAMEO {event.cameo}", event.status, *event.mode, *event.context]))
    paper.line(f"from {event.of}" if event.of else "")


def _write_variants(paper: Paper, thing: Contact | Position, beside: Beside) -> None:
    if thing.variants:
        paper.head("Where reports differ")
    for variant in thing.variants:
        paper.line(f"{words_for_variant(variant)}; {beside.source(variant.evidence.document)}")
        paper.quote(_flat(variant.evidence), beside.place([variant.evidence]), indent=1)


def _write_life(paper: Paper, commitment: Commitment, beside: Beside) -> None:
    if commitment.history:
        paper.head("What became of it")
    for change in commitment.history:
        told = f"; {beside.source(change.evidence.document)}" if change.evidence else ""
        paper.line(f"{change.day or 'no day'}  {change.change}{told}")
        if change.evidence:
            paper.quote(_flat(change.evidence), beside.place([change.evidence]), indent=1)
    paper.line(f"fulfilled by {commitment.fulfilled_by}" if commitment.fulfilled_by else "")
    paper.line(f"announced as {commitment.contact}" if commitment.contact else "", is_quiet=True)


def _write_reports(paper: Paper, reports: Sequence[Report], evidence: Iterable[Evidence], beside: Beside) -> None:
    paper.head(f"Told by ({len(reports)})")
    words = {document: list(pieces) for document, pieces in groupby(sorted(evidence), key=attrgetter("document"))}
    for report in reports:
        paper.line(f"{beside.source(report.document)}{_copy(report, beside)}", is_strong=True)
        paper.line(f"{report.finding}  {report.document}", indent=1, is_quiet=True)
        pieces = apart(words.pop(report.document, []))
        if pieces:
            quoted = " … ".join(_flat(piece) for piece in pieces)
            paper.quote(quoted, beside.place(pieces), indent=1)


def _copy(report: Report, beside: Beside) -> str:
    if report.origin == report.document:
        return ""
    first = beside.documents.get(report.origin)
    return f" (the text of {first.source if first and first.source else report.origin}: one source with it)"


def _write_reasons(
    paper: Paper,
    merged: Known,
    beside: Beside,
) -> None:
    reasons = [reason for reason in merged.reasons if reason.verdict is not Verdict.CORRECTED]  # under "Review"
    if reasons:
        paper.head("Why these reports are one, or not")
    for reason in reasons:
        paper.line(f"{reason.verdict.value}: {reason.words} ({reason.by})")
        paper.line(f"{reason.about[0]}  {reason.about[1]}", indent=1, is_quiet=True)
    if beside.judgements:
        paper.head("Review")
    for line in map(words_for_judgement, beside.judgements):
        paper.line(line)


def words_for_judgement(judgement: Judgement) -> str:
    """Return a line of the review log in words."""
    what = words_for_value(judgement)
    reason = f": {judgement.reason}" if judgement.reason else ""
    at = f"{judgement.at:%Y-%m-%d %H:%M}"
    return f"{at}  {judgement.verdict.value}{what}, by {judgement.by}{reason}  {judgement.id}"


def _flat(words: Evidence) -> str:
    return " ".join(words.quote.split())
