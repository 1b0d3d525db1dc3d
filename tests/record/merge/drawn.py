"""Sketches and judgements as hypothesis draws them: few people, days and places, so that many may be one."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.ids import document_id, judgement_id
from communique.domain.judgement import PROGRAM, Judgement, Verdict
from communique.record.merge import Kind, Sketch
from communique.record.merge.contacts import keys
from communique.record.merge.contacts.traits import stretch_of
from communique.record.merge.days import week_of
from communique.record.merge.statements.traits import ties_of
from communique.record.merge.traits import ContactTraits, Side, StatementTraits

DAYS = [date(2025, 3, day) for day in (1, 2, 3, 4, 10)]
MODES = [ContactMode.MEETING, ContactMode.TALKS, ContactMode.CALL]
LEVELS = [ContactLevel.LEADER, ContactLevel.MINISTER, ContactLevel.OFFICIAL, ContactLevel.UNSPECIFIED]
STATUSES = [ContactStatus.HELD, ContactStatus.SCHEDULED, ContactStatus.POSTPONED, ContactStatus.DENIED]
SIDES = [
    Side(party=party, person=person)
    for party, person in (("A", None), ("A", "a1"), ("A", "a2"), ("B", None), ("B", "b1"))
] + [Side(party="C", person="c1")]
WORDS = ["talks will go on until both sides agree", "talks will go on", "no talks will go on until both sides agree"]


@st.composite
def contacts(draw: st.DrawFn) -> ContactTraits:
    sides = draw(st.sets(st.sampled_from(SIDES), min_size=1, max_size=4))
    status = draw(st.sampled_from(STATUSES))
    day = draw(st.one_of(st.none(), st.sampled_from(DAYS)))
    last = draw(st.sampled_from([None, DAYS[-1]])) if day else None
    since, until = (day, last or day) if day else stretch_of(None, status, DAYS[-1])
    return ContactTraits(
        sides=tuple(sorted(sides, key=lambda side: (side.party, side.person or ""))), mediators=(),
        mode=draw(st.sampled_from(MODES)), level=draw(st.sampled_from(LEVELS)), status=status, format=None,
        since=since, until=until, is_dated=day is not None, duration=draw(st.sampled_from([None, None, "PT1H"])),
        place=draw(st.sampled_from([None, "nairobi", "mombasa"])), country="KEN",
        round=draw(st.sampled_from([None, None, 1, 2])),
    )  # fmt: skip


def contact_sketch(number: int, traits: ContactTraits, published: date | None) -> Sketch:
    ties = keys.ties_of(traits)
    alike = keys.likeness_of(traits, week_of(published) if published else None)
    return _sketch(Kind.CONTACT, number, published, traits, ties, keys.reach_of(traits), None if ties else alike)


def statement_sketch(number: int, traits: StatementTraits) -> Sketch:
    return _sketch(Kind.STATEMENT, number, traits.told, traits, ties_of(traits), (), None)


def _sketch(kind, number, published, traits, ties, reach, likeness):  # noqa: PLR0917  as a sketch has them
    document = document_id(f"{number:04d}")
    return Sketch(
        finding=f"{kind}-{number:04d}", kind=kind, document=document, published=published, origin=document,
        ties=ties, reach=reach, likeness=likeness, under=None, traits=traits,
    )  # fmt: skip


@st.composite
def contact_sketches(draw: st.DrawFn) -> list[Sketch]:
    drawn = draw(st.lists(st.tuples(contacts(), st.sampled_from([None, *DAYS])), max_size=12))
    return [contact_sketch(number, traits, published) for number, (traits, published) in enumerate(drawn)]


@st.composite
def statement_sketches(draw: st.DrawFn) -> list[Sketch]:
    rows = st.tuples(
        st.sampled_from(["a1", "b1", None]), st.sampled_from([None, *DAYS]), st.sampled_from(DAYS),
        st.sampled_from(WORDS), st.booleans(),
    )  # fmt: skip
    drawn = draw(st.lists(rows, max_size=12))
    traits = [StatementTraits(speaker=s, day=d, told=t, words=w, is_quote=q) for s, d, t, w, q in drawn]
    return [statement_sketch(number, each) for number, each in enumerate(traits)]


@st.composite
def judgements(draw: st.DrawFn, names: list[str]) -> list[Judgement]:
    """Draw a log: pairs judged by persons and by the program, some of it undone."""
    found: list[Judgement] = []
    for minute in range(draw(st.integers(0, 8))):
        verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDONE]))
        if verdict is Verdict.UNDONE:
            about = (draw(st.sampled_from(found)).id,) if found else None
        else:
            pair = draw(st.sets(st.sampled_from(names), min_size=2, max_size=2)) if len(set(names)) > 1 else set()
            about = tuple(sorted(pair)) or None
        if about:
            found.append(judged(verdict, about, minute, by=draw(st.sampled_from(["ada", "bo", PROGRAM]))))
    return found


def judged(verdict, about, minute=0, *, by="ada", field=None, value=None) -> Judgement:
    at = datetime(2025, 6, 1, 12, minute, tzinfo=UTC)
    words = f"{verdict}|{about}|{minute}|{by}|{field}|{value}"
    return Judgement(
        id=judgement_id(words),
        verdict=verdict,
        about=tuple(about),
        field=field,
        value=value,
        reason="seen",
        by=by,
        at=at,
    )
