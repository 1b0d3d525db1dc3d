"""Says whether two reports tell of one contact: a false merge is worse than a missed one."""

from collections.abc import Callable

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.record.merge.contacts.keys import is_anchored, parties_of
from communique.record.merge.contacts.people import Company, company_of
from communique.record.merge.contacts.places import is_other_country, is_other_place, is_same_place, is_state
from communique.record.merge.days import gap, in_words, length
from communique.record.merge.lexicon import contact_rules, family_of, fate_of, levels_apart
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.traits import ContactTraits

CLOSE, HALF, PARTIES = 6, 4, 2  # how strong a tie is; one place or one round adds to it
BY_TELEPHONE = OVER_MIDNIGHT = 1  # weak ties: talks that may have been a call, days that differ by one
MANY_PARTIES = 3
PUT_OFF = frozenset({ContactStatus.POSTPONED, ContactStatus.CANCELLED})
Check = Callable[[ContactTraits, ContactTraits, Company], Pairing | None]


def compare_contacts(first: ContactTraits, second: ContactTraits) -> Pairing:
    """Return whether two reports tell of one contact, and why."""
    company = company_of(first, second)
    for check in CHECKS:
        pairing = check(first, second, company)
        if pairing:
            return pairing
    return _likened(first, second, company)


def _mode(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    families = {family_of(first.mode), family_of(second.mode)}
    if len(families) == 1:
        return None
    talked = first if first.mode is ContactMode.TALKS else second
    if talked.mode is ContactMode.TALKS and "at a distance" in families and company.is_close and not talked.place:
        return None
    return apart(f"one is a {first.mode}, the other a {second.mode}")


def _round(first: ContactTraits, second: ContactTraits, _: Company) -> Pairing | None:
    if first.round and second.round and first.round != second.round:
        return apart(f"one is round {first.round}, the other round {second.round}")
    return None


def _days(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    days = gap((first.since, first.until), (second.since, second.until))
    if days == 0:
        return None
    if days == 1 and company.is_close and _is_over_midnight(first, second):
        return None
    return apart(f"{days} day{'s' * (days > 1)} lie between them")


def _is_over_midnight(first: ContactTraits, second: ContactTraits) -> bool:
    """Tell whether reports a day apart can mean one contact: leaders do not meet at one place two days on end."""
    if not is_anchored(first) or not is_anchored(second):
        return False
    lasted = first.duration is not None and first.duration == second.duration
    met = first.level is second.level is ContactLevel.LEADER and is_same_place(first, second)
    return not is_other_place(first, second) and (lasted or (met and family_of(first.mode) == "in person"))


def _place(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    if not is_other_place(first, second):
        return None
    if company.is_close and not is_other_country(first, second):
        return None
    return apart(f"one was at {(first.place or '').title()}, the other at {(second.place or '').title()}")


def _parties(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    if not company.only:
        return None if company.parties else apart("they share no party")
    one_sided = 1 in {len(parties_of(first)), len(parties_of(second))}
    if one_sided and company.people and company.only.isdisjoint(_smaller(first, second)):
        return None
    many = min(len(parties_of(first)), len(parties_of(second))) >= MANY_PARTIES
    if many and len(company.parties) >= MANY_PARTIES and len(company.parties) > len(company.only):
        return None
    return apart("other parties took part")


def _smaller(first: ContactTraits, second: ContactTraits) -> tuple[str, ...]:
    return min(parties_of(first), parties_of(second), key=len)


def _people(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    if len(company.parties) == 1 and not company.is_close and min(len(first.sides), len(second.sides)) > 1:
        return apart("other people of one party took part")
    if not company.strangers or len(company.shared) > len(company.strangers):
        return None
    if company.shared and is_same_place(first, second) and not is_state(first.place or ""):
        return left_open("some of the people are the same")
    return apart("other people took part")


def _level(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    one_sided = 1 in {len(parties_of(first)), len(parties_of(second))}
    if company.is_close or one_sided or first.level is second.level:
        return None
    if frozenset((first.level, second.level)) in levels_apart():
        return apart(f"one is of {first.level}s, the other of {second.level}s")
    leaders = ContactLevel.LEADER in {first.level, second.level}
    if leaders and not company.people and not is_same_place(first, second):
        return left_open("nothing says that the leaders are meant")
    return None


def _vague(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing | None:
    """Leave open what only time and parties could join, where the time is a wide one."""
    if is_anchored(first) and is_anchored(second):
        return None
    if _is_same_round(first, second) or (is_same_place(first, second) and not is_state(first.place or "")):
        return None
    return None if _is_told(first, second, company) else left_open("the days are too wide")


def _is_told(first: ContactTraits, second: ContactTraits, company: Company) -> bool:
    """Tell whether people or a status speak for one contact where neither place nor round does."""
    if first.is_dated and second.is_dated:
        return company.people > 0 and _widest(first, second) <= contact_rules().days.told
    if first.status is second.status and first.status in PUT_OFF:
        return True
    undated = [traits for traits in (first, second) if not traits.is_dated]
    return company.is_close and len(undated) == 1 and fate_of(undated[0].status) == "happened"


def _widest(first: ContactTraits, second: ContactTraits) -> int:
    return max(length(traits.since, traits.until) or contact_rules().days.vague for traits in (first, second))


CHECKS: tuple[Check, ...] = (_mode, _round, _days, _parties, _people, _place, _level, _vague)


def _is_same_round(first: ContactTraits, second: ContactTraits) -> bool:
    return first.round is not None and first.round == second.round


def _likened(first: ContactTraits, second: ContactTraits, company: Company) -> Pairing:
    days = gap((first.since, first.until), (second.since, second.until))
    strength = CLOSE if company.is_close else HALF if company.people else PARTIES
    strength += is_same_place(first, second) + _is_same_round(first, second) + _is_news(first, second)
    if family_of(first.mode) != family_of(second.mode):
        strength = BY_TELEPHONE
    strength = OVER_MIDNIGHT if days else strength
    return same(strength, "; ".join(_grounds(first, second, company)))


def _is_news(first: ContactTraits, second: ContactTraits) -> bool:
    """Tell whether one, held and told without a day, was told right after the other's day: news tell the latest."""
    if first.is_dated == second.is_dated:
        return False
    told, dated = (second, first) if first.is_dated else (first, second)
    days = (told.until - dated.until).days if told.until and dated.until else -1
    return fate_of(told.status) == "happened" and 0 <= days <= contact_rules().days.news


def _grounds(first: ContactTraits, second: ContactTraits, company: Company) -> list[str]:
    """Return in words what two reports have in common."""
    who = "the same people on both sides" if company.is_close else ""
    who = who or (f"{company.people} of the same people, the same parties" if company.people else "the same parties")
    grounds = [who, _days_in_words(first, second)]
    if is_same_place(first, second):
        grounds.append(f"{(first.place or '').title()} in both")
    if _is_same_round(first, second):
        grounds.append(f"round {first.round} in both")
    if _is_news(first, second):
        grounds.append("told right after that day")
    return grounds


def _days_in_words(first: ContactTraits, second: ContactTraits) -> str:
    if first.since and first.since == first.until == second.since == second.until:
        return f"the same day, {in_words(first.since)}"
    if gap((first.since, first.until), (second.since, second.until)):
        return "days next to each other"
    return "days that agree"
