"""Words the state of play, what changed, and the chance of contact."""

from collections.abc import Iterator

from communique.outlook.chance import Chance, Features
from communique.outlook.outlook import Changes, Outlook, PairOutlook
from communique.outlook.play import LastContact, Pace, Play, Stage
from communique.views.outlooks.line import Bar, Line, Quoted, Section
from communique.views.outlooks.numbers import days, percent, plain, span, times
from communique.views.outlooks.told import Names
from communique.views.tables import counted
from communique.views.wording import words_for_day

SHOWN = 3  # things told one by one for a stage


def play_section(outlook: Outlook, names: Names) -> Section:
    """Return the state of play, pair by pair."""
    lines = [line for pair in outlook.pairs for line in _play(pair.play, names.pair(pair.pair), names)]
    if outlook.together:
        lines = [*_play(outlook.together, names.pair(outlook.parties), names), *lines]
    notes = [f"{counted(outlook.pairs_left_out, 'pairs')} left out"] if outlook.pairs_left_out else []
    return Section(
        part="play",
        title="State of play",
        lead="The last contact at each level, how many lately against the own rate before, and the stage reached.",
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _play(play: Play, about: str, names: Names) -> Iterator[Line]:
    yield _stage(play, about, names)
    for last in play.last:
        yield _last(last, about, names)
    yield _pace(play.pace, about) if play.pace else _no_pace(play, about)


def _stage(play: Play, about: str, names: Names) -> Line:
    climb = play.climb
    shown = climb.because[:SHOWN]
    told = f"{counted(len(climb.because), 'things')} put it there" if climb.because else "nothing is told"
    return Line(
        head=about,
        words=f"stage: {climb.stage}; {told} within {days(climb.window_days)}",
        quotes=tuple(_quoted(names, one) for one in shown if names.thing(one)),
        things=climb.because,
        cells={
            "part": "play",
            "about": about,
            "measure": "stage",
            "value": climb.stage.value,
            "count": len(climb.because),
            "unit": f"within {climb.window_days} days",
            "ids": climb.because,
        },
        is_strong=climb.stage is not Stage.SILENCE,
    )


def _last(last: LastContact, about: str, names: Names) -> Line:
    known = names.thing(last.contact)
    told = "" if last.is_day_said else " (the day it was told; its own is not said)"
    sources = f"; {known.sources}" if known else ""
    return Line(
        head=f"last, {last.level}",
        words=f"{words_for_day(last.day)}, {days(last.age_days)} before{told}{sources}",
        quotes=(_quoted(names, last.contact),) if known else (),
        things=(last.contact,),
        cells={
            "part": "play",
            "about": about,
            "measure": f"last contact: {last.level}",
            "value": last.age_days,
            "unit": "days",
            "day": last.day.isoformat(),
            "ids": (last.contact,),
        },
    )


def _quoted(names: Names, thing: str) -> Quoted:
    known = names.thing(thing)
    if known is None:
        return Quoted(who="", thing=thing, words=())
    who = f"{known.entry.who}: {', '.join(filter(None, known.entry.lines[:1]))}" if known.entry else ""
    return Quoted(who=who, thing=thing, words=known.words)


def _pace(pace: Pace, about: str) -> Line:
    verdict = "no more and no fewer than chance allows"
    if pace.is_unusual:
        verdict = "more than chance allows" if pace.recent > pace.expected else "fewer than chance allows"
    words = (
        f"{counted(pace.recent, 'contacts')} in {days(pace.recent_days)}, {plain(round(pace.expected, 1))} expected at "
        f"the rate of the {days(pace.before_days)} before ({counted(pace.before, 'contacts')}): {verdict}; "
        f"{times(pace.ratio.low)} to {times(pace.ratio.high)} times the rate (95%, exact); the record holds "
        f"{counted(pace.recent_documents, 'documents')} of these days, {pace.before_documents:,} of those before"
    )
    return Line(
        head="pace",
        words=words,
        cells={
            "part": "play",
            "about": about,
            "measure": "contacts lately against the rate before",
            "value": pace.recent,
            "low": _rounded(pace.ratio.low),
            "high": _rounded(pace.ratio.high),
            "count": pace.recent,
            "of": pace.before,
            "unit": "low and high: of the ratio of rates",
        },
        is_strong=pace.is_unusual,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _no_pace(play: Play, about: str) -> Line:
    words = f"not told: {play.pace_unsaid}"
    cells = {"part": "play", "about": about, "measure": "contacts lately against the rate before", "words": words}
    return Line(head="pace", words=words, cells=cells)


def changes_section(changes: Changes) -> Section:
    """Return what changed since a day, in counts."""
    since = words_for_day(changes.since)
    lines = [
        Line(
            head=kind,
            words=f"{number} {change}",
            cells={"part": "changes", "about": kind, "measure": change.value, "count": number,
                   "day": changes.since.isoformat()},
        )
        for kind, change, number in changes.counts
    ]  # fmt: skip
    notes = () if lines else (f"nothing changed since {since}",)
    lead = f"Since {since}; `communique changes --since {changes.since}` tells each."
    return Section(part="play", title="What changed", lead=lead, lines=tuple(lines), notes=notes)


# --- chance of contact ---


def contact_section(outlook: Outlook, names: Names) -> Section:
    """Return the chances of all pairs, with what they are taken from."""
    lines = [line for pair in outlook.pairs for line in _chances(pair, names.pair(pair.pair))]
    limits = list(dict.fromkeys(limit for pair in outlook.pairs for limit in pair.limits))
    reference = outlook.reference
    source = f"reference class: {reference.words}; n = {reference.fitted_on:,} of {reference.pairs:,} pairs"
    bars = [
        Bar(name=f"{names.pair(pair.pair)}, {one.days} days", value=one.chance, low=one.interval.low,
            high=one.interval.high)
        for pair in outlook.pairs
        for one in pair.chances
    ]  # fmt: skip
    return Section(
        part="contact",
        title="Chance of contact",
        lead="How likely two states are to meet in person, at any rank, and how often forecasts like it came true.",
        lines=tuple(lines),
        notes=(source, *limits, "docs/outlook.md tells how it was fitted and how well it does"),
        bars=tuple(bars),
    )


def _chances(pair: PairOutlook, about: str) -> Iterator[Line]:
    for chance in pair.chances:
        yield _chance(chance, about)
    if pair.features:
        yield Line(head="reckoned from", words=_known(pair.features), cells=_feature_cells(pair.features, about))
    if pair.unsaid:
        cells = {"part": "contact", "about": about, "measure": "chance", "words": pair.unsaid}
        yield Line(head=about, words=pair.unsaid, cells=cells)


def _chance(chance: Chance, about: str) -> Line:
    like = f"{percent(chance.above)} to {percent(chance.below)}"
    words = (
        f"{percent(chance.chance)} within {days(chance.days)}; of {chance.forecasts:,} forecasts of {like} for "
        f"{chance.pairs} pairs {percent(chance.came_true / chance.forecasts)} came true "
        f"(95% interval {span(chance.interval)})"
    )
    return Line(
        head=about,
        words=words,
        cells={
            "part": "contact",
            "about": about,
            "measure": f"chance within {chance.days} days",
            "value": round(chance.chance, 4),
            "low": chance.interval.low,
            "high": chance.interval.high,
            "count": chance.came_true,
            "of": chance.forecasts,
            "unit": f"low and high: how often forecasts like it came true, {chance.pairs} pairs",
        },
        is_strong=True,
    )


def _known(features: Features) -> str:
    since = features.days_since_meeting
    return (
        f"{counted(features.meetings_90, 'meetings')} in person in 90 days, "
        + ("none known before" if since is None else f"the last {days(since)} before")
        + f", {features.meeting_days} days with one in {days(features.observed_days)} of the record; "
        f"{features.intents_30} reports of one to come and {features.consultations_30} calls or messages in 30 days; "
        f"{counted(features.events_90, 'events')} of any kind in 90"
    )


def _feature_cells(features: Features, about: str) -> dict[str, str | int | None]:
    words = "; ".join(f"{name} {getattr(features, name)}" for name in Features.__slots__)
    return {"part": "contact", "about": about, "measure": "reckoned from", "words": words}
