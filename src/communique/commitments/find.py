"""Makes commitments of announced contacts and of promises."""

from collections.abc import Iterator, Sequence
from datetime import date

from communique.commitments.announced import announcements, certainty_of, condition_in
from communique.commitments.lexicon import load_lexicon
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactFormat, ContactLevel, ContactMode, ContactStatus
from communique.domain.evidence import Evidence
from communique.domain.expression import TimeExpression
from communique.domain.ids import finding_id
from communique.domain.position import Firmness, Position, Stance
from communique.domain.span import Span
from communique.domain.statement import Certainty, Statement
from communique.domain.when import When
from communique.language import Page

TO_COME = frozenset({ContactStatus.ANNOUNCED, ContactStatus.SCHEDULED, ContactStatus.CANCELLED})
IN_PERSON = frozenset({ContactMode.MEETING})
UNSURE = frozenset({Certainty.POSSIBLE, Certainty.COUNTERFACTUAL, Certainty.DENIED})


def find_commitments(
    page: Page,
    contacts: Sequence[Contact],
    statements: Sequence[Statement],
    positions: Sequence[Position],
    times: Sequence[TimeExpression] = (),
) -> Iterator[Commitment]:
    """Yield the commitments of a page, in order of appearance.

    Args:
        times: The page's time expressions; a promise is due on the day its words name.
    """
    announced = [_of_contact(page, contact, contacts, statements) for contact in contacts if contact.status in TO_COME]
    promised = [
        commitment
        for promises in _promises(page, positions)
        if (commitment := _of_promise(page, promises, statements, times)) is not None
        and not any(_same(commitment, other, contacts) for other in announced)
    ]
    yield from sorted([*announced, *promised], key=lambda commitment: commitment.evidence[0].start)


def _same(promise: Commitment, announced: Commitment, contacts: Sequence[Contact]) -> bool:
    """Tell whether a promise only says that an announced contact will take place."""
    found = next(contact for contact in contacts if contact.id == announced.contact)
    return any(one.span.overlaps(other.span) for one in promise.evidence for other in found.evidence)


def _of_contact(
    page: Page, contact: Contact, contacts: Sequence[Contact], statements: Sequence[Statement]
) -> Commitment:
    others = [other for other in contacts if other is not contact]
    evidence = announcements(page, contact, others, statements)
    statement = _around(statements, evidence[0])
    is_off = contact.status is ContactStatus.CANCELLED
    return Commitment(
        id=finding_id("commitment", page.document.citation.sha256, evidence[0].start, evidence[0].end),
        by=contact.participants,
        told_by=contact.told_by or (statement.speaker if statement else None),
        expects=expectation(contact),
        contact=contact.id,
        due=contact.when,
        condition=None if is_off else condition_in(page, evidence),
        certainty=certainty_of(page, evidence),
        status=CommitmentStatus.WITHDRAWN if is_off else CommitmentStatus.OPEN,
        fulfilled_by=None,
        history=(_told(page, statement, "withdrawn" if is_off else "announced", evidence[0]),),
        statement=statement.id if statement else None,
        evidence=tuple(evidence),
        rule=f"contact.{contact.status.value}",
    )


def expectation(contact: Contact) -> str:
    """Return what a contact is, in plain words: "a leader-level meeting in person"."""
    name = "talks" if contact.mode is ContactMode.TALKS else contact.mode.value
    level = "" if contact.level is ContactLevel.UNSPECIFIED else f"{contact.level.value}-level "
    indirect = "indirect " if contact.format is ContactFormat.INDIRECT else ""
    phrase = f"{indirect}{level}{name}"
    article = "" if name == "talks" else "an " if phrase[0] in "aeiou" else "a "
    in_person = " in person" if contact.mode in IN_PERSON else ""
    place = f" in {contact.place.name}" if contact.place is not None else ""
    return f"{article}{phrase}{in_person}{place}"


def _is_undertaking(page: Page, position: Position) -> bool:
    """Tell whether somebody can be held to a position: a promise with a deed or a thing, outright or on a condition."""
    lexicon = load_lexicon()
    is_promise = position.stance is Stance.PROMISE and position.firmness is not Firmness.FLEXIBLE
    is_offer = position.stance in {Stance.OFFER, Stance.PROMISE} and position.firmness is Firmness.CONDITIONAL
    is_conditional = is_offer and position.rule in lexicon.conditional_undertakings
    if not (is_promise or is_conditional) or position.rule in lexicon.no_undertakings:
        return False
    first = page.tokens_in(position.evidence[0])[0]
    is_deed = first.tag in {"VB", "VBG", "RB", "TO"}
    return first.lemma not in lexicon.vague and (is_deed or position.rule not in lexicon.deeds_only)


def _promises(page: Page, positions: Sequence[Position]) -> list[list[Position]]:
    """Return the promises that somebody can be held to, those of several holders on the same words together."""
    found: dict[Span, list[Position]] = {}
    for position in positions:
        if _is_undertaking(page, position):
            found.setdefault(position.evidence[0].span, []).append(position)
    return list(found.values())


def _of_promise(
    page: Page, promises: Sequence[Position], statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> Commitment | None:
    first = promises[0]
    statement = next((known for known in statements if known.id == first.statement), None)
    if statement is not None and statement.certainty in UNSURE:
        return None
    return Commitment(
        id=finding_id("commitment", page.document.citation.sha256, first.evidence[0].start, first.evidence[0].end),
        by=tuple(promise.holder for promise in promises),
        told_by=statement.speaker if statement else None,
        expects=" ".join(" ".join(part.quote for part in first.evidence).split()),
        contact=None,
        due=_due(page, first.evidence[0].span, times),
        condition=first.condition,
        certainty=statement.certainty if statement else Certainty.CERTAIN,
        status=CommitmentStatus.OPEN,
        fulfilled_by=None,
        history=(_told(page, statement, "promised", first.evidence[0]),),
        statement=first.statement,
        evidence=first.evidence,
        rule=first.rule,
    )


def _due(page: Page, span: Span, times: Sequence[TimeExpression]) -> When | None:
    """Return the day that the words of a promise name, the last one of several; else the one right behind them."""
    dated = [time for time in times if time.when is not None]
    within = [time.when for time in dated if span.covers(time.evidence.span)]
    if within:
        return within[-1]
    behind = (time for time in dated if time.evidence.start >= span.end)
    following = min(behind, key=lambda time: time.evidence.start, default=None)
    if following is None:
        return None
    between = page.text[span.end : following.evidence.start].split()
    is_next = not between or (len(between) == 1 and between[0].lower() in load_lexicon().deadlines)
    return following.when if is_next else None


def _around(statements: Sequence[Statement], evidence: Evidence) -> Statement | None:
    """Return the innermost statement in which words stand."""
    covering = [known for known in statements if any(part.span.overlaps(evidence.span) for part in known.content)]
    return min(covering, key=lambda known: sum(part.end - part.start for part in known.content), default=None)


def _told(page: Page, statement: Statement | None, change: str, evidence: Evidence) -> Change:
    return Change(day=_day_told(page, statement), change=change, evidence=evidence)


def _day_told(page: Page, statement: Statement | None) -> date | None:
    """Return the day somebody said so, where the text fixes it, else the day of publication."""
    when = statement.when if statement else None
    if when is not None and when.earliest is not None and when.earliest == when.latest:
        return when.earliest
    return page.document.published
