"""Joins the contacts of a page that are one, where no finer gathering is made for its language."""

from dataclasses import replace

from communique.domain.contact import Contact, ContactStatus


def one_each(contacts: list[Contact]) -> list[Contact]:
    """Join mentions of one contact: the same people in the same mode and status, on days that agree.

    A later mention that names nobody and no day ("the talks lasted three hours") is of the one contact held so far.
    """
    kept: list[Contact] = []
    for contact in contacts:
        alike = [i for i, other in enumerate(kept) if (other.mode, other.status) == (contact.mode, contact.status)]
        is_bare = not contact.participants and contact.when is None and contact.status is ContactStatus.HELD
        joined = alike if is_bare and len(alike) == 1 else [i for i in alike if _are_one(kept[i], contact)]
        same = next(iter(joined), None)
        if same is None:
            kept.append(contact)
            continue
        first = kept[same]
        kept[same] = replace(
            first,
            when=first.when or contact.when,
            place=first.place or contact.place,
            duration=first.duration or contact.duration,
            evidence=first.evidence + contact.evidence,
        )
    return kept


def _are_one(one: Contact, other: Contact) -> bool:
    who, whom = ({named.actor for named in contact.participants} for contact in (one, other))
    if not who or who != whom:
        return False
    return one.when is None or other.when is None or one.when.covers(other.when) or other.when.covers(one.when)
