"""Says whether two reports tell of one promise."""

from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.days import gap
from communique.record.merge.lexicon import wording_rules
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.traits import CommitmentTraits
from communique.record.merge.wordings import likeness

BEST = 5  # the strength of two that were told on one day; each day between takes one off


def compare_commitments(first: CommitmentTraits, second: CommitmentTraits) -> Pairing:
    """Return whether two commitments are one, and why."""
    if first.contact and second.contact:
        return compare_contacts(first.contact, second.contact)
    if first.contact or second.contact:
        return apart("one expects a contact, the other an act")
    if first.by and second.by and not set(first.by) & set(second.by):
        return apart("other parties promise")
    return _by_words(first, second)


def _by_words(first: CommitmentTraits, second: CommitmentTraits) -> Pairing:
    days = gap((first.told, first.told), (second.told, second.told))
    if days > wording_rules().limits.days or gap(first.due, second.due):
        return apart("not promised in the same days, or not for the same day")
    words = likeness(first.words, second.words)
    if not words or not set(first.by) & set(second.by):
        return left_open("other words")
    return same(BEST - days, f"the same party, {words}, {days} day{'s' * (days != 1)} apart")
