"""Reads what the next words say of a contact just told: "It will now take place on 3 May", "It never happened"."""

from collections.abc import Sequence

from communique.contacts.circumstances import Circumstances
from communique.contacts.lexicon import lexicon
from communique.contacts.sighting import Frame, Sighting
from communique.domain.contact import ContactStatus
from communique.domain.statement import Certainty
from communique.language import Page, Tense, Token, modality_of

PRONOUNS = frozenset({"it", "this", "that"})
NOT_YET = frozenset({ContactStatus.POSSIBLE, ContactStatus.PROPOSED, ContactStatus.ANNOUNCED, ContactStatus.SCHEDULED})


def take_up(page: Page, circumstances: Circumstances, found: Sequence[Sighting]) -> None:
    """Add to each contact what a pronoun says of it in its own sentence or the one after."""
    for verb in page.by_lemmas(lexicon().words.happening):
        subject = verb.child("nsubj", "nsubjpass")
        if subject is None or subject.lower not in PRONOUNS or verb.pos != "VERB":
            continue
        before = [sighting for sighting in found if _is_just_before(sighting, verb)]
        if before:
            _add(page, circumstances, before[-1], verb)


def _is_just_before(sighting: Sighting, verb: Token) -> bool:
    trigger = sighting.trigger
    return trigger.i < verb.i and trigger.paragraph == verb.paragraph and verb.sentence - trigger.sentence <= 1


def _add(page: Page, circumstances: Circumstances, sighting: Sighting, verb: Token) -> None:
    modality = modality_of(page, verb)
    frame = Frame(last=verb.i)
    when = circumstances.when_of(verb, verb, frame)
    place = circumstances.place_of(verb, verb, frame)
    if modality.certainty is Certainty.DENIED:
        if sighting.status in NOT_YET and modality.tense is Tense.PAST:
            sighting.status = ContactStatus.DENIED
        return
    if sighting.status in {ContactStatus.POSTPONED, ContactStatus.CANCELLED}:
        if modality.tense is Tense.FUTURE and when is not None:
            sighting.moved_to, sighting.moved_place = when, place
        return
    sighting.when = sighting.when or when
    sighting.place = sighting.place or place
    if sighting.status is ContactStatus.ANNOUNCED and (when is not None or place is not None):
        sighting.status = ContactStatus.SCHEDULED
