"""Makes a finding that a person read in a text and the program did not: its words, its kind, its fields."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from communique.domain.actor import Actor
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId, DocumentId, FindingId, finding_id, judgement_id
from communique.domain.judgement import Judgement, Verdict
from communique.domain.position import Firmness, Position, Stance
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.errors import RecordError
from communique.record.merge import corrected
from communique.record.store.derive.additions import without_words
from communique.views.negotiating import document_named
from communique.views.reviewing import json_value
from communique.views.whom import with_ids

if TYPE_CHECKING:
    from communique.record import Store

RULE = "person"  # stands where the id of a rule stands in what the program found
KINDS = ("contact", "statement", "position", "commitment")
NEEDED = {"contact": "participants", "position": "holder", "commitment": "by"}  # who it is about
NOBODY = Named(actor=ActorId(""), evidence=None)
MOST = 100  # findings of one kind on the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The words that a person selected, what they say, and why."""

    document: str  # its id, or the beginning of it
    kind: str
    start: int  # code points, as everywhere
    end: int
    fields: Mapping[str, str]  # as for a correction: "status" → "held"
    reason: str
    by: str


def add_finding(record: "Store", selected: Selected, *, at: datetime) -> Judgement:
    """Write to the log that a person found something in a text, and return the judgement.

    Raises:
        RecordError: There are no such words, or a field has not the form that the kind asks for.
    """
    words = words_at(record, selected.document, selected.start, selected.end)
    finding = _with_fields(record, _bare(record, selected.kind, words), selected)
    finding, actors = _with_actors(record, finding, words.document)
    value = msgspec.json.encode(without_words(msgspec.to_builtins({"finding": finding, "actors": actors}))).decode()
    said = (Verdict.ADDED.value, finding.id, selected.kind, value, selected.reason, selected.by)
    judgement = Judgement(
        id=judgement_id("|".join((*said, at.astimezone(UTC).isoformat()))),
        verdict=Verdict.ADDED,
        about=(finding.id,),
        field=selected.kind,
        value=value,
        reason=selected.reason,
        by=selected.by,
        at=at.astimezone(UTC),
    )
    record.judge(judgement)
    return judgement


def parse_fields(said: Iterable[str]) -> dict[str, str]:
    """Return fields with their values from words like "status=held".

    Raises:
        RecordError: There is no sign between field and value.
    """
    fields = {}
    for words in said:
        name, sign, value = words.partition("=")
        if not sign:
            raise RecordError(f"expected a field and its value as in status=held, found {words!r}")
        fields[name.strip()] = value
    return fields


def words_at(record: "Store", document: str, start: int, end: int) -> Evidence:
    """Return the words between two places of a text, blanks at both ends left out.

    Raises:
        RecordError: There is no such document, or no words lie there.
    """
    citation = document_named(record, document)
    text = record.text(citation.id)
    if not 0 <= start < end <= len(text):
        raise RecordError(f"expected a start and an end within the {len(text):,} characters, found {start} and {end}")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if start == end:
        raise RecordError(f"expected words between {start} and {end}, found blanks alone")
    return Evidence(document=citation.id, start=start, end=end, quote=text[start:end])


def _bare(record: "Store", kind: str, words: Evidence) -> Any:  # noqa: ANN401  a finding of that kind
    """Return a finding that says no more than its words."""
    if kind not in KINDS:
        raise RecordError(f"expected one of {', '.join(KINDS)}, found {kind!r}")
    name = _free_id(record, kind, words)
    match kind:
        case "contact":
            return Contact(
                id=name, mode=ContactMode.MEETING, level=ContactLevel.UNSPECIFIED, status=ContactStatus.HELD,
                format=None, participants=(), mediators=(), when=None, duration=None, place=None, topics=(),
                outcome=(), told_by=None, replaced_by=None, variants=(), evidence=(words,), rule=RULE,
            )  # fmt: skip
        case "statement":
            return Statement(
                id=name, kind=StatementKind.INDIRECT, act=Act.SAY, speaker=None, cue=None, content=(words,),
                addressee=None, channel=None, when=None, within=None, certainty=Certainty.CERTAIN,
                evidence=(words,), rule=RULE,
            )  # fmt: skip
        case "position":
            return Position(
                id=name, holder=NOBODY, stance=Stance.DEMAND, firmness=Firmness.STATED, issue=None, object=None,
                polarity=None, toward=None, condition=None, when=None, statement=None, variants=(),
                evidence=(words,), rule=RULE,
            )  # fmt: skip
    published = document_named(record, words.document).published
    return Commitment(
        id=name, by=(), told_by=None, expects=" ".join(words.quote.split()), contact=None, due=None, condition=None,
        certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN, fulfilled_by=None,
        history=(Change(day=published, change="told", evidence=words),), statement=None, evidence=(words,), rule=RULE,
    )  # fmt: skip


def _free_id(record: "Store", kind: str, words: Evidence) -> FindingId:
    """Return the first id on these words that nothing of the kind has."""
    sha256 = document_named(record, words.document).sha256
    names = [finding_id(kind, sha256, words.start, words.end, ordinal) for ordinal in range(MOST)]
    taken = {name for judgement in record.judgements() for name in judgement.about}
    taken |= {one.id for findings, _ in record.readings([words.document]) for one in getattr(findings, f"{kind}s")}
    free = next((name for name in names if name not in taken), None)
    if free is None:
        raise RecordError(f"expected at most {MOST} findings of one kind on the same words, found as many")
    return free


def _with_fields(record: "Store", finding: Any, selected: Selected) -> Any:  # noqa: ANN401  a finding of that kind
    given = {name: value.strip() for name, value in selected.fields.items() if value.strip()}
    needed = NEEDED.get(selected.kind)
    if needed and needed not in given:
        raise RecordError(f"expected who a {selected.kind} is about in `{needed}`, found nothing")
    for name, value in given.items():
        finding = corrected(finding, name, with_ids(record, name, json_value(value)))
    return finding


def _with_actors(record: "Store", finding: Any, document: DocumentId) -> tuple[Any, tuple[Actor, ...]]:  # noqa: ANN401
    """Return a finding with its actors as the document has them, and those that the document does not name."""
    here = [actor.id for findings, _ in record.readings([document]) for actor in findings.actors]
    own = {joined.id: name for name, joined in sorted(record.named(here).items(), reverse=True)}
    known = record.named({one.actor for one in _named(finding)})
    strangers = {actor.id: _stranger(actor) for actor in known.values() if actor.id not in own}
    names = {name: own.get(actor.id, actor.id) for name, actor in known.items()}
    return _renamed(finding, names), tuple(strangers.values())


def _stranger(actor: Actor) -> Actor:
    """Return an actor as a text may know it that does not name it: without words of other texts."""
    roles = tuple(replace(role, evidence=None) for role in actor.roles)
    return replace(actor, roles=roles, mentions=(), rule=RULE)


def _named(finding: Any) -> Iterator[Named]:  # noqa: ANN401  a finding of any kind
    for name in finding.__dataclass_fields__:
        value = getattr(finding, name)
        yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Named))


def _renamed(finding: Any, names: Mapping[ActorId, ActorId]) -> Any:  # noqa: ANN401  a finding of any kind
    changed: dict[str, Any] = {}
    for name in finding.__dataclass_fields__:
        value = getattr(finding, name)
        if isinstance(value, Named):
            changed[name] = replace(value, actor=names[value.actor])
        elif isinstance(value, tuple) and value and isinstance(value[0], Named):
            changed[name] = tuple(replace(one, actor=names[one.actor]) for one in value)
    return replace(finding, **changed)
