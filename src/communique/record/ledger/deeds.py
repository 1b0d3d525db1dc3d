"""Reads promises that are acts out of a document, the acts that keep them, and the words that take them back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from communique.domain.commitment import Commitment
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.domain.findings import Findings
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.statement import Certainty
from communique.record.ledger.rules import Keeping, load_rules_of_life, words_in
from communique.record.ledger.scene import DEED, Scene, placed
from communique.record.ledger.telling import Telling, Word

BINDING = frozenset({Firmness.STATED, Firmness.FIRM, Firmness.RED_LINE})
REFUSING = frozenset({Stance.REJECTION, Stance.DEMAND, Stance.PROMISE})


def deeds_of(findings: Findings, scene: Scene) -> Iterator[Telling]:
    """Yield the promises of a document that are no contacts, then what keeps such promises or takes them back."""
    promised: dict[Evidence, list[Position]] = {}
    for position in findings.positions:
        promised.setdefault(position.evidence[0], []).append(position)
    commitments = [one for one in findings.commitments if one.contact is None and one.by]
    for commitment in commitments:
        yield _promise(commitment, promised.get(commitment.evidence[0], []), scene)
    taken = {commitment.evidence[0] for commitment in commitments}
    for position in findings.positions:
        if position.evidence[0] not in taken and _takes_back(position):
            yield _refusal(position, scene)
    for event in findings.events:
        for rule in load_rules_of_life().deed:
            if _keeps(event, rule):
                yield _act(event, rule, scene)


def _promise(commitment: Commitment, positions: list[Position], scene: Scene) -> Telling:
    sides = scene.sides(commitment.by)
    told = commitment.history[0].day if commitment.history else scene.published
    company = [side.party for side in sides]
    position = positions[0] if positions else None
    key = _key(position, company) or f"{DEED}|{DEED}|{'|'.join(company)}|~{' '.join(content_of(commitment.expects))}"
    telling = scene.telling(commitment.id, commitment.evidence[0], Word.TOLD)
    return placed(
        replace(
            telling,
            commitment=commitment,
            keys=(key,),
            told=told,
            sides=sides,
            teller=scene.party(commitment.told_by),
            when=commitment.due,
            condition=commitment.condition,
            certainty=commitment.certainty,
            words=content_of(commitment.expects),
        )
    )


def _key(position: Position | None, company: Iterable[str]) -> str | None:
    """Return the key of a promise on a known issue and object."""
    if position is None or position.object is None or position.polarity is None:
        return None
    return f"{DEED}|{DEED}|{'|'.join(sorted(company))}|{position.polarity.value} {position.object}"


def content_of(words: str) -> tuple[str, ...]:
    """Return the words that tell one promise from another, sorted."""
    return tuple(sorted(set(words_in(words)) - load_rules_of_life().filler))


def _takes_back(position: Position) -> bool:
    is_known = position.object is not None and position.polarity is not None
    return is_known and position.stance in REFUSING and position.firmness in BINDING


def _refusal(position: Position, scene: Scene) -> Telling:
    """Return a position as the end of a promise of the contrary."""
    sides = scene.sides((position.holder,))
    contrary = Polarity.AGAINST if position.polarity is Polarity.FOR else Polarity.FOR
    key = f"{DEED}|{DEED}|{sides[0].party}|{contrary.value} {position.object}"
    telling = scene.telling(position.id, position.evidence[0], Word.CANCELLED)
    told = scene.day_of(position.statement)
    return placed(replace(telling, keys=(key,), told=told, sides=sides, teller=sides[0].party))


def _keeps(event: Event, rule: Keeping) -> bool:
    """Tell whether an act is of the kind that keeps promises of a rule, done for certain on a known day."""
    is_kind = event.type in rule.types and (not rule.modes or not rule.modes.isdisjoint(event.mode))
    is_done = event.status == Certainty.CERTAIN.value and event.when is not None and event.when.earliest is not None
    return is_kind and is_done and event.actor.country is not None and rule.speaks_of(event.evidence[0].quote)


def _act(event: Event, rule: Keeping, scene: Scene) -> Telling:
    actor = event.actor.country or event.actor.id
    recipient = event.recipient.country or event.recipient.id if event.recipient else None
    named = rule.object.format(actor=actor, recipient=recipient or "")
    parties = sorted({actor, *([recipient] if recipient else [])})
    companies = [company for size in (1, 2) for company in combinations(parties, size) if actor in company]
    telling = scene.telling(event.id, event.evidence[0], Word.HELD)
    return placed(
        replace(
            telling,
            keys=tuple(f"{DEED}|{DEED}|{'|'.join(company)}|{rule.polarity.value} {named}" for company in companies),
            sides=scene.of_parties(parties),
            when=event.when,
            words=content_of(event.evidence[0].quote),
        )
    )
