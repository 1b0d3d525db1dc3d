"""Looks into a record: asks it for what was known on a day, and puts the outlook together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from communique.domain.event import EventType
from communique.domain.judgement import Verdict
from communique.domain.negotiation import Negotiation
from communique.errors import UnknownError
from communique.outlook.chance import chances_of, load_contact
from communique.outlook.declared import Declared
from communique.outlook.ground import grounds
from communique.outlook.outlook import Changes, CommonGround, Outlook, PairOutlook, ReferenceClass
from communique.outlook.play import SIGNALS, Coverage, Play, play_of
from communique.outlook.promises import Open, Promises, is_state, promises_of
from communique.outlook.questions import CONTACT, GROUND, PARTS, PLAY, PROMISES, refusals
from communique.outlook.scale import Scale, weigh
from communique.outlook.seen import WINDOW, Seen, features_of, held_by, within
from communique.outlook.waiting import Stakes, settle_or_wait
from communique.outlook.windows import load_windows
from communique.record import Store, Wanted
from communique.record.store.in_outline import (
    ContactOutline,
    EventOutline,
    PositionOutline,
    commitments_in_outline,
    contacts_in_outline,
    events_in_outline,
    positions_in_outline,
)

Parties = Mapping[str, str]  # of an actor: the party it acts for, else itself
AGREED = "certain"  # status of an event that took place and was no mere plan
LATEST_CHANGES = 10  # told one by one
CLASS = (
    "pairs of states in general, with any event between them in the last 90 days; meetings in person of any officials, "
    "from ministries to leaders; weekly origins of 2013 to 2015"
)
LIMITS = (
    "the rates are of pairs of states in general, not of these two",
    "a meeting in person of any officials counts; nothing is said of who meets, or of what comes of it",
    "the rates come from events out of many news sources; where a record holds few reports, its chances are too low",
)
INACTIVE = (
    "no chance is given: the record tells of nothing between them in 90 days, and the rates are of pairs that were "
    "active"
)
NO_NODE = (
    "the event data has no node of its own for Russia, Ukraine or the United States: for them it is the rate of other "
    "pairs, never one of their own"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of the outlook."""

    negotiation: str | None = None  # its name or id
    as_of: date | None = None  # None: the day the record speaks from
    since: date | None = None  # what changed since; None: some days before
    pair: tuple[str, str] | None = None  # only these two parties
    parts: frozenset[str] = frozenset(PARTS)
    with_changes: bool = True
    scale: Scale | None = None
    stakes: Stakes | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    """A request with what it takes to answer it."""

    store: Store
    request: Request
    as_of: date
    negotiation: Negotiation | None
    coverage: Coverage

    def wanted(self, **narrowed: object) -> Wanted:
        """Return what is asked of the record: as of the day, all of it."""
        return Wanted(**({"as_of": self.as_of, "limit": None} | narrowed))  # type: ignore[arg-type]

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the parties in question; none: all."""
        if self.request.pair:
            return self.request.pair
        return self.negotiation.parties if self.negotiation else ()


def look(store: Store, request: Request) -> Outlook:
    """Return what the record suggests as of a day: nothing published later has a part in it.

    Raises:
        UnknownError: The negotiation is unknown, or the record is empty and no day was asked for.
    """
    with store.known_by(request.as_of) as known:
        return _looked(known, request)


def _looked(store: Store, request: Request) -> Outlook:
    as_of = request.as_of or store.latest()
    if as_of is None:
        raise UnknownError("expected a record with a day of publication, or a day to look from, found neither")
    question = _Question(store, request, as_of, _negotiation(store, request), _coverage(store, as_of))
    extent = store.extent(question.wanted(negotiation=request.negotiation))
    pairs, left_out = _pairs(question)
    between = sorted((_between(question, pair) for pair in pairs), key=lambda one: (-_lately(one, as_of), one.pair))
    return Outlook(
        as_of=as_of,
        negotiation=question.negotiation,
        parties=question.parties,
        begins=extent.first,
        documents=extent.documents,
        outlets=extent.outlets,
        together=_together(question, between) if len(between) > 1 and not left_out and question.parties else None,
        pairs=tuple(_pair(question, one) for one in between),
        pairs_left_out=left_out,
        changes=_changes(question) if _is_worth_it(question, extent.documents) else None,
        ground=_ground(question) if GROUND in request.parts else None,
        promises=_promises(question) if PROMISES in request.parts else None,
        scale=weigh(request.scale) if request.scale else None,
        waiting=settle_or_wait(request.stakes) if request.stakes else None,
        reference=reference_class(),
        refusals=refusals(),
    )


def reference_class() -> ReferenceClass:
    """Return what chances and rates are taken from."""
    rules = load_contact()
    return ReferenceClass(words=CLASS, source=rules.source, pairs=rules.pairs, fitted_on=rules.fitted_on, limits=LIMITS)


def _negotiation(store: Store, request: Request) -> Negotiation | None:
    if request.negotiation is None:
        return None
    known = store.negotiations()
    wanted = request.negotiation.casefold()
    found = [one for one in known if wanted in {one.id, one.name.casefold()}]
    if not found:
        names = ", ".join(one.name for one in known) or "none"
        raise UnknownError(f"expected the name or id of a negotiation ({names}), found {request.negotiation!r}")
    return found[0]


# --- contacts ---


def _seen(question: _Question, **narrowed: object) -> list[Seen]:
    """Return contacts with the parties that take part, as they read on the day."""
    told = tuple(contacts_in_outline(question.store, question.wanted(**narrowed)))
    parties = _parties(question.store, {actor for one in told for actor in one.participants})
    return [_as_seen(one, parties) for one in told]


def _as_seen(contact: ContactOutline, parties: Parties) -> Seen:
    return Seen(
        id=contact.id,
        mode=contact.mode,
        level=contact.level,
        status=contact.status,
        earliest=contact.earliest,
        latest=contact.latest,
        parties=frozenset(parties.get(actor, actor) for actor in contact.participants),
        told=contact.told,
    )


def _parties(store: Store, actors: Collection[str]) -> Parties:
    return {str(actor): known.party or str(known.id) for actor, known in store.named(actors).items()}


def _pairs(question: _Question) -> tuple[list[tuple[str, str]], int]:
    """Return the pairs to tell of, those with the most contacts lately first, and how many are left out."""
    windows = load_windows()
    parties = question.parties
    if not question.request.parts & {PLAY, CONTACT}:
        return [], 0
    if parties and len(parties) * (len(parties) - 1) // 2 <= windows.pairs:
        return list(combinations(sorted(parties), 2)), 0
    start = question.as_of - timedelta(days=windows.busiest)
    narrowed = {"negotiation": question.request.negotiation, "since": start}
    found: Counter[tuple[str, str]] = Counter(dict.fromkeys(combinations(sorted(parties), 2), 0))
    for one in _seen(question, **narrowed):
        if one.took_place or one.status in SIGNALS:
            among = sorted(party for party in one.parties if (party in parties if parties else is_state(party)))
            found.update(combinations(among, 2))
    ordered = sorted(found, key=lambda pair: (-found[pair], pair))
    return ordered[: windows.pairs], max(0, len(ordered) - windows.pairs)


@dataclass(frozen=True, slots=True)
class _Between:
    """What the record tells of two parties."""

    pair: tuple[str, str]
    contacts: tuple[Seen, ...]
    agreements: tuple[str, ...]  # ids of events, the last first
    events: int  # of any kind, in 90 days


def _between(question: _Question, pair: tuple[str, str]) -> _Between:
    seen = _seen(question, party=pair[0], counterpart=pair[1])
    contacts = tuple(one for one in seen if set(pair) <= one.parties)
    since = question.as_of - timedelta(days=WINDOW - 1)
    wanted = question.wanted(party=pair[0], counterpart=pair[1], since=since, until=question.as_of)
    events = tuple(events_in_outline(question.store, wanted))
    return _Between(pair, contacts, tuple(_agreements(question, pair, events)), len(events))


def _lately(between: _Between, as_of: date) -> int:
    """Return how many contacts there were lately, or are spoken of."""
    took_place = within(held_by(between.contacts, as_of), load_windows().busiest, as_of)
    return len(took_place) + sum(one.status in SIGNALS for one in between.contacts)


def _pair(question: _Question, between: _Between) -> PairOutlook:
    pair, begins = between.pair, question.coverage.begins
    play = play_of(between.contacts, between.agreements, question.coverage, as_of=question.as_of)
    unsaid = _no_chance(pair, begins, question.as_of)
    if unsaid is None and between.events == 0:
        unsaid = INACTIVE
    if unsaid is not None or begins is None or CONTACT not in question.request.parts:
        return PairOutlook(pair=pair, play=play, features=None, chances=(), unsaid=unsaid, limits=())
    features = features_of(between.contacts, as_of=question.as_of, begins=begins, events_90=between.events)
    limits = tuple(_limits(pair))
    return PairOutlook(
        pair=pair, play=play, features=features, chances=chances_of(features), unsaid=None, limits=limits
    )


def _no_chance(pair: tuple[str, str], begins: date | None, as_of: date) -> str | None:
    covered = load_windows().covered
    if not all(is_state(party) for party in pair):
        return "no chance is given: the rates are of pairs of states"
    if begins is None or (as_of - begins).days + 1 < covered:
        return f"no chance is given: the record begins less than {covered} days before, and the rates look back so far"
    return None


def _limits(pair: tuple[str, str]) -> Iterator[str]:
    yield from LIMITS
    if any(party in load_windows().no_node for party in pair):
        yield NO_NODE


def _together(question: _Question, between: Sequence[_Between]) -> Play:
    """Return the state of play of all parties: what any two of them share."""
    contacts = {contact.id: contact for one in between for contact in one.contacts}
    agreements = tuple(dict.fromkeys(name for one in between for name in one.agreements))
    return play_of(tuple(contacts.values()), agreements, question.coverage, as_of=question.as_of)


def _agreements(question: _Question, pair: tuple[str, str], events: Collection[EventOutline]) -> Iterator[str]:
    """Yield the events by which the two agreed, the last told first: acts that took place, no plans of a contact."""
    agreed = [one.id for one in events if one.type == EventType.AGREE and one.status == AGREED]
    told = question.store.shown(agreed, question.as_of)
    for merged in sorted(told.values(), key=lambda one: (one.last_told or date.min, one.thing.id), reverse=True):
        sides = {side.country for side in (merged.thing.actor, merged.thing.recipient) if side}
        if sides == set(pair) and merged.thing.of is None:
            yield merged.thing.id


def _coverage(store: Store, as_of: date) -> Coverage:
    windows = load_windows()
    start = as_of - timedelta(days=windows.recent)
    before = start - timedelta(days=windows.before)
    known = Wanted(as_of=as_of, limit=None)
    return Coverage(
        begins=store.extent(known).first,
        recent_documents=store.extent(replace(known, since=start + timedelta(days=1), until=as_of)).documents,
        before_documents=store.extent(replace(known, since=before + timedelta(days=1), until=start)).documents,
    )


def _is_worth_it(question: _Question, documents: int) -> bool:
    """Tell whether changes are told: they were asked for, or there are not so many that it takes long."""
    request = question.request
    if PLAY not in request.parts or not request.with_changes:
        return False
    return request.since is not None or documents <= load_windows().changes_documents


def _changes(question: _Question) -> Changes:
    since = question.request.since or question.as_of - timedelta(days=load_windows().changed)
    narrowed = {"negotiation": question.request.negotiation}
    found = question.store.changed_since(since, question.wanted(**narrowed))
    counts = Counter((one.kind, one.change) for one in found)
    last = sorted(found, key=lambda one: (one.day or date.min, one.about), reverse=True)
    return Changes(
        since=since,
        counts=tuple((kind, change, number) for (kind, change), number in sorted(counts.items())),
        differences=tuple(last[:LATEST_CHANGES]),
    )


# --- positions ---


def _ground(question: _Question) -> CommonGround:
    told = tuple(positions_in_outline(question.store, question.wanted(negotiation=question.request.negotiation)))
    parties = _parties(question.store, {one.holder for one in told})
    declared = [one for one in (_declared(position, parties) for position in told) if _is_asked(question, one)]
    placed = [one for one in declared if one.issue is not None]
    return CommonGround(
        grounds=grounds(placed),
        positions=len(declared),
        unplaced=sum(one.object is None for one in declared),
    )


def _declared(position: PositionOutline, parties: Parties) -> Declared:
    return Declared(
        position=position.id,  # type: ignore[arg-type]
        party=parties.get(position.holder, position.holder),
        issue=position.issue,
        object=position.object,
        polarity=position.polarity,
        firmness=position.firmness,
        is_conditional=position.is_conditional,
        said=position.said,
        evidence=position.evidence,
    )


def _is_asked(question: _Question, declared: Declared) -> bool:
    issues = question.negotiation.issues if question.negotiation else ()
    is_party = not question.parties or declared.party in question.parties
    return is_party and (not issues or declared.issue in issues)


# --- commitments ---


def _promises(question: _Question) -> Promises:
    narrowed = {"negotiation": question.request.negotiation, "status": "open", "newest_first": False}
    told = tuple(commitments_in_outline(question.store, question.wanted(**narrowed)))
    announced = sorted((one for one in told if one.contact), key=lambda one: (one.first_told or date.max, one.id))
    shown = announced[: load_windows().announcements]
    contacts = _contacts(question, [one.contact for one in shown if one.contact])
    ahead = [
        Open(id=one.id, contact=contacts.get(one.contact or ""), first_told=one.first_told, due=one.due)
        for one in shown
    ]
    return promises_of([one.first_told for one in told], ahead, len(announced), as_of=question.as_of)


def _contacts(question: _Question, ids: Iterable[str]) -> dict[str, Seen]:
    told = question.store.shown(list(ids), question.as_of)
    kept = {name: merged for name, merged in told.items() if merged.review is not Verdict.REJECTED}
    actors = {named.actor for merged in kept.values() for named in merged.thing.participants}
    parties = _parties(question.store, actors)
    return {
        name: Seen(
            id=merged.thing.id,
            mode=merged.thing.mode,
            level=merged.thing.level,
            status=merged.thing.status,
            earliest=merged.thing.when.earliest if merged.thing.when else None,
            latest=merged.thing.when.latest if merged.thing.when else None,
            parties=frozenset(parties.get(named.actor, named.actor) for named in merged.thing.participants),
            told=tuple(report.published for report in merged.reports if report.published),
        )
        for name, merged in kept.items()
    }
