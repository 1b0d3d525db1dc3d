"""Reads the tellings of one document out of its findings."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from communique.domain.contact import Contact, ContactMode, ContactStatus
from communique.domain.evidence import Evidence
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.domain.statement import Certainty
from communique.record.ledger.deeds import deeds_of
from communique.record.ledger.keys import keys_of, level_of, track_of
from communique.record.ledger.opening import opening
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.scene import Scene, placed
from communique.record.ledger.telling import Telling, Word

OPENING = frozenset({Word.TOLD, Word.POSTPONED, Word.CANCELLED})


def tellings_of(
    findings: Findings, canon: Mapping[ActorId, ActorId] | None = None, origin: DocumentId | None = None
) -> tuple[Telling, ...]:
    """Return what a document tells of things announced, promised or done.

    Args:
        canon: The actor each actor is one with; one that is missing stands for itself.
        origin: The first of the document's near-copies and versions; None: it is its own.
    """
    scene = Scene(findings, canon or {}, origin or findings.document.id)
    return (*_contacts(findings, scene), *deeds_of(findings, scene))


def _contacts(findings: Findings, scene: Scene) -> Iterator[Telling]:
    """Yield a telling of each contact that has two sides or is announced."""
    commitments = {one.contact: one for one in findings.commitments if one.contact is not None}
    anchors = Counter(one.evidence[0].span for one in findings.commitments)
    happened = [words for one in findings.contacts if one.status is ContactStatus.HELD for words in one.evidence]
    for contact in findings.contacts:
        word = load_rules_of_life().words[contact.status]
        sides = scene.sides(contact.participants)
        commitment = commitments.get(contact.id)
        if commitment is None and word in OPENING:
            anchor = contact.evidence[0].span
            commitment = opening(contact, findings.document, anchors[anchor])
            anchors[anchor] += 1
        if len(sides) < 2 and commitment is None:  # noqa: PLR2004  a contact has two sides
            continue
        told = commitment.history[0].day if commitment and commitment.history else scene.published
        keys, cuts = keys_of(contact, word, sides)
        evidence = commitment.evidence[0] if commitment else contact.evidence[0]
        telling = replace(
            scene.telling(contact.id, evidence, word),
            keys=keys,
            cuts=cuts,
            told=told,
            sides=sides,
            teller=scene.party(contact.told_by),
            when=contact.when,
            commitment=commitment,
            format=contact.format,
            level=level_of(contact),
            place=contact.place,
            certainty=commitment.certainty if commitment else Certainty.CERTAIN,
            condition=commitment.condition if commitment else None,
            track=track_of(contact, sides),
            round=_round(contact, happened),
        )
        yield placed(telling)


def _round(contact: Contact, happened: Collection[Evidence]) -> int | None:
    """Return which round of talks a contact is, where its own words say so: not those it shares with one held."""
    rounds = load_rules_of_life().rounds
    end = "round" if contact.mode is ContactMode.TALKS else ""
    for evidence in contact.evidence:
        is_held = contact.status is ContactStatus.HELD
        if not is_held and any(evidence.span.overlaps(one.span) for one in happened):
            continue
        words = evidence.quote.lower().split()
        for word, following in zip(words, [*words[1:], end], strict=True):
            if word in rounds and following.startswith("round"):
                return rounds[word]
    return None
