"""Words common ground, the age of promises, and what users give: positions on a scale, stakes."""

from collections.abc import Iterator

from communique.outlook.ground import Answer, Collision, Ground
from communique.outlook.intents import CAUTION, after_intent
from communique.outlook.outlook import CommonGround
from communique.outlook.promises import AgeBand, Announcement, Promises
from communique.outlook.questions import Row
from communique.outlook.scale import Weighed
from communique.outlook.waiting import Balance, Turn, Waiting
from communique.views.outlooks.line import Line, Quoted, Section
from communique.views.outlooks.numbers import days, percent, plain, span
from communique.views.outlooks.told import Names
from communique.views.sheets import Cell
from communique.views.tables import counted
from communique.views.wording import words_for_day

TURNS = 2  # assumptions told


def ground_section(common: CommonGround, names: Names) -> Section:
    """Return the answers, issue by issue: those with a collision first."""
    order = {Answer.NONE: 0, Answer.GROUND: 1, Answer.UNTOLD: 2}
    told = sorted(common.grounds, key=lambda one: (order[one.answer], not one.perhaps, not one.red_lines, one.issue))
    lines = [_ground(one, names) for one in told if one.red_lines or one.apart or one.shared or one.collisions]
    silent = [one.issue or "" for one in told if not (one.red_lines or one.apart or one.shared or one.collisions)]
    notes = [f"{counted(common.positions, 'positions')}, of which {common.unplaced} name nothing of a known form"]
    if silent:
        notes.append(f"cannot be told, for no red line is declared: {', '.join(silent)}")
    return Section(
        part="ground",
        title="Common ground on declared terms",
        lead="Which declared red lines cannot both hold. What is not declared is not guessed.",
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _ground(ground: Ground, names: Names) -> Line:
    pairs = ground.collisions or ground.perhaps or ground.apart[:1]
    extra = [ground.why.replace(one, names.party(one)) for one in ground.parties if one in ground.why]
    why = extra[0] if extra else ground.why
    for pair in pairs[:1]:
        why += f"; {_colliding(pair, names)}"
    if ground.shared:
        wanted = "; ".join(f"{thing} ({polarity})" for thing, polarity, _ in ground.shared)
        why += f"; wanted alike: {wanted}"
    quoted = [side for pair in pairs for side in (pair.one, pair.other)]
    return Line(
        head=ground.issue or "no known issue",
        words=f"{ground.answer}: {why}",
        quotes=tuple(
            Quoted(who=f"{names.party(one.party)}, {one.firmness}", thing=one.position, words=one.evidence[:1])
            for one in dict.fromkeys(quoted)
        ),
        things=tuple(dict.fromkeys(one.position for one in (*ground.red_lines, *quoted))),
        cells={
            "part": "ground",
            "about": ground.issue,
            "measure": "declared red lines",
            "value": ground.answer.value,
            "count": len(ground.red_lines),
            "words": why,
            "ids": tuple(dict.fromkeys(one.position for one in (*ground.red_lines, *quoted))),
        },
        is_strong=ground.answer is not Answer.UNTOLD,
    )


def _colliding(pair: Collision, names: Names) -> str:
    sides = f"{names.party(pair.one.party)} and {names.party(pair.other.party)}"
    also = "" if pair.is_between_red_lines else ", not both as red lines"
    return f"{sides}: {pair.why}{also}"


def promises_section(promises: Promises, names: Names) -> Section:
    """Return what is open by age, and open announcements beside the reference."""
    lines = [_ages(promises), *(_announcement(one, names) for one in promises.announcements)]
    after = after_intent(30)
    base = (
        f"reference: after a stated intent of pairs that had not met for 30 days, {percent(after.intent.rate)} met "
        f"within 30 days (n = {after.intent.days:,} days of {after.intent.pairs} pairs), the same pairs at other times "
        f"{percent(after.same_pairs.without)}, all others {percent(after.no_intent.rate)}"
    )
    notes = [base, f"caution: {CAUTION}"]
    left = promises.announced - len(promises.announcements)
    if left > 0:
        notes.append(f"{counted(left, 'announcements')} more, younger than these")
    return Section(
        part="promises",
        title="Age of promises",
        lead="What was announced or promised and is open, and what became of such intents elsewhere.",
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _ages(promises: Promises) -> Line:
    told = ", ".join(f"{band.commitments} {_band(band)}" for band in promises.ages)
    undated = f", {promises.undated} of unknown age" if promises.undated else ""
    cells: dict[str, Cell] = {
        "part": "promises",
        "about": "open commitments",
        "measure": "by age",
        "count": promises.open,
        "words": told + undated,
    }
    return Line(head="open", words=f"{counted(promises.open, 'commitments')}: {told}{undated}", cells=cells)


def _band(band: AgeBand) -> str:
    if band.above_days is None:
        return f"of up to {days(band.up_to_days or 0)}"
    return f"of more than {days(band.above_days)}" if band.up_to_days is None else f"up to {days(band.up_to_days)}"


def _announcement(one: Announcement, names: Names) -> Line:
    known = names.thing(one.contact)
    who = known.entry.who if known and known.entry else one.contact
    age = "age not known" if one.age_days is None else f"first told {days(one.age_days)} before (week {one.week})"
    due = f", due {words_for_day(one.due)}" if one.due else ", no day given"
    quotes = (Quoted(who="", thing=one.contact, words=known.words),) if known else ()
    return Line(
        head=who,
        words=f"{age}{due}; {_reference(one)}",
        quotes=quotes,
        things=(one.commitment, one.contact),
        cells=_announcement_cells(one, who),
    )


def _reference(one: Announcement) -> str:
    found = one.reference
    if found is None:
        return one.unsaid or ""
    first, last = found.weeks
    weeks = f"week {first}" if first == last else f"weeks {first} to {last}"
    return (
        f"elsewhere {percent(found.rate)} a week met in {weeks} ({found.met} of {found.at_risk:,}, 95% exact "
        f"{span(found.interval)}), after {percent(found.met_before)} had met before; {found.pairs} pairs"
    )


def _announcement_cells(one: Announcement, who: str) -> dict[str, Cell]:
    found = one.reference
    return {
        "part": "promises",
        "about": who,
        "measure": "reference hazard a week",
        "value": round(found.rate, 4) if found else None,
        "low": round(found.interval.low, 4) if found else None,
        "high": round(found.interval.high, 4) if found else None,
        "count": found.met if found else None,
        "of": found.at_risk if found else None,
        "unit": f"age: {one.age_days} days",
        "day": one.due.isoformat() if one.due else None,
        "words": one.unsaid,
        "ids": (one.commitment, one.contact),
    }


# --- what users give ---


def scale_section(weighed: Weighed) -> Section:
    """Return where positions on a scale balance, and what would move that."""
    centre = weighed.centre
    lines = [
        _centre("weighted mean", centre.mean),
        _centre("weighted median", centre.median),
        Line(
            head="undefeated",
            words=", ".join(plain(one) for one in centre.undefeated)
            + (" (the Condorcet winner)" if len(centre.undefeated) == 1 else " (no single winner)"),
            cells={"part": "scale", "about": weighed.issue, "measure": "undefeated positions",
                   "words": "; ".join(plain(one) for one in centre.undefeated)},
        ),
    ]  # fmt: skip
    for moved in weighed.moved:
        words = f"mean {plain(round(moved.centre.mean, 3))}, median {plain(moved.centre.median)}"
        if moved.centre.undefeated != centre.undefeated:
            words += f", undefeated {', '.join(plain(one) for one in moved.centre.undefeated)}"
        cells: dict[str, Cell] = {
            "part": "scale",
            "about": moved.party,
            "measure": moved.what,
            "value": moved.centre.median,
            "words": words,
        }
        lines.append(Line(head=f"{moved.party} {moved.what}", words=words, cells=cells))
    source = f"the figures are the user's: {weighed.source}" if weighed.source else "the figures are the user's"
    lead = f"{weighed.issue}: {counted(len(weighed.places), 'positions')}."
    return Section(part="scale", title="Positions on a scale", lead=lead, lines=tuple(lines), notes=(source,))


def _centre(name: str, value: float) -> Line:
    cells: dict[str, Cell] = {"part": "scale", "measure": name, "value": value}
    return Line(head=name, words=plain(round(value, 6)), cells=cells, is_strong=True)


def waiting_section(waiting: Waiting) -> Section:
    """Return what the user's figures say of waiting, and which assumption turns it."""
    lines = [line for balance in waiting.balances for line in _balance(balance)]
    source = f"the figures are the user's: {waiting.source}" if waiting.source else "the figures are the user's"
    lead = f"{waiting.words[0].upper()}{waiting.words[1:]}."
    return Section(part="waiting", title="Waiting or settling", lead=lead, lines=tuple(lines), notes=(source,))


def _balance(balance: Balance) -> Iterator[Line]:
    better = "waiting" if balance.is_better_off_waiting else "settling now"
    yield Line(
        head=balance.party,
        words=f"better off {better}, by {plain(round(abs(balance.gain), 6))}",
        cells={"part": "waiting", "about": balance.party, "measure": "gain of waiting", "value": balance.gain},
        is_strong=True,
    )
    for turn in balance.turns[:TURNS]:
        yield Line(
            head="turns with",
            words=_turning(turn),
            cells={"part": "waiting", "about": balance.party, "measure": f"break-even: {turn.assumption}",
                   "value": turn.breaks_even, "words": f"given: {plain(turn.given)}"},
        )  # fmt: skip


def _turning(turn: Turn) -> str:
    if turn.breaks_even is None:
        return f"{turn.assumption}: no value of it alone"
    return f"{turn.assumption}: {plain(round(turn.breaks_even, 6))} instead of {plain(turn.given)}"


def refusal_section(refusals: tuple[Row, ...]) -> Section:
    """Return what is not given, and why."""
    lines = [
        Line(
            head=row.id.replace("-", " "),
            words=row.sentence,
            cells={"part": "refused", "about": row.id, "words": row.sentence},
        )
        for row in refusals
    ]
    return Section(part="refused", title="What is not given", lead="", lines=tuple(lines))
