"""Common ground on what is declared: which red lines cannot both hold, and what cannot be told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from communique.domain.position import Polarity
from communique.outlook.declared import Declared, standing
from communique.outlook.exclusions import Clash, Exclusion, clashes_among, load_exclusions

MANY = 2  # parties that common ground takes at least


class Answer(StrEnum):
    """Whether the declared red lines on an issue can all hold."""

    NONE = "no common ground on declared terms"
    GROUND = "common ground"
    UNTOLD = "cannot be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two positions that cannot both come true, and why; no smaller set collides."""

    one: Declared
    other: Declared
    why: str  # in words
    is_certain: bool  # False: only if a thing of which the text does not say whose it is, is the other one's

    @property
    def is_between_parties(self) -> bool:
        """Tell whether two parties collide, not one with itself."""
        return self.one.party != self.other.party

    @property
    def is_between_red_lines(self) -> bool:
        """Tell whether both are declared as red lines."""
        return self.one.is_red_line and self.other.is_red_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The answer for one issue, with the quoted positions it rests on."""

    issue: str | None  # None: on no known issue
    answer: Answer
    why: str  # in words
    parties: tuple[str, ...]  # that take a position on the issue
    red_lines: tuple[Declared, ...]  # that stand on it
    collisions: tuple[Collision, ...]  # of red lines, those between parties first; each is a smallest set
    perhaps: tuple[Collision, ...]  # of red lines that collide if they speak of one thing, which the text leaves open
    apart: tuple[Collision, ...]  # of positions that are not both red lines: these may still move
    shared: tuple[tuple[str, Polarity, tuple[Declared, ...]], ...]  # things that several parties want alike
    untold: tuple[Declared, ...]  # red lines that name no known thing, or a condition


def collisions(declared: Collection[Declared], exclusions: Iterable[Exclusion] | None = None) -> tuple[Collision, ...]:
    """Return every pair of standing positions that cannot both come true, whatever their order and firmness.

    For and against one thing collide; so do two things that both are wanted and exclude one another. Since positions
    want or refuse single things and exclusions join two, no larger set collides that does not hold such a pair.

    Args:
        exclusions: Those of issues.toml where None.
    """
    return tuple(one for one in _pairs(standing(declared), exclusions) if one.is_certain)


def _pairs(lasting: Collection[Declared], exclusions: Iterable[Exclusion] | None) -> tuple[Collision, ...]:
    """Return the pairs of standing positions that collide, and those that may."""
    holders: dict[str, list[Declared]] = {}
    for one in lasting:
        if one.is_tellable:
            holders.setdefault(str(one.object), []).append(one)
    excluding = tuple(load_exclusions() if exclusions is None else exclusions)
    found: dict[tuple[str, str], Collision] = {}
    for clash in clashes_among(holders, excluding):
        for one, other in product(holders[clash.one], holders[clash.other]):
            if _collide(one, other, clash):
                first, second = sorted((one, other), key=lambda position: (position.party, position.position))
                why = _why(first, second, clash)
                pair = Collision(one=first, other=second, why=why, is_certain=clash.is_certain)
                found.setdefault((first.position, second.position), pair)
    return tuple(sorted(found.values(), key=_weight))


def _collide(one: Declared, other: Declared, clash: Clash) -> bool:
    if clash.is_exclusion:
        return one.polarity is other.polarity is Polarity.FOR
    return one.polarity is not other.polarity


def _why(one: Declared, other: Declared, clash: Clash) -> str:
    if clash.is_exclusion:
        why = f"{one.object} and {other.object} exclude one another"
    else:
        why = f"one is {one.polarity} {one.object}, the other {other.polarity} {other.object}"
    return why if clash.is_certain else f"{why}; the words do not say whose it is"


def _weight(collision: Collision) -> tuple[bool, bool, str, str, str, str]:
    one, other = collision.one, collision.other
    is_minor = not collision.is_between_parties
    return is_minor, not collision.is_between_red_lines, one.party, other.party, str(one.object), str(other.object)


def grounds(declared: Collection[Declared], exclusions: Iterable[Exclusion] | None = None) -> tuple[Ground, ...]:
    """Return the answer for each issue that parties take a position on, by name; those on no known issue are last."""
    lasting = standing(declared)
    pairs = _pairs(lasting, exclusions)
    on_issue: dict[str | None, list[Declared]] = {}
    for one in lasting:
        on_issue.setdefault(one.issue, []).append(one)
    ordered = sorted(on_issue, key=lambda name: (name is None, name))
    return tuple(_ground_of(issue, on_issue[issue], pairs) for issue in ordered)


def _ground_of(issue: str | None, on_issue: Collection[Declared], pairs: Iterable[Collision]) -> Ground:
    touching = [pair for pair in pairs if issue in {pair.one.issue, pair.other.issue}]
    red_lines = tuple(one for one in on_issue if one.is_red_line)
    red = tuple(pair for pair in touching if pair.is_between_red_lines and pair.is_certain)
    perhaps = tuple(pair for pair in touching if pair.is_between_red_lines and not pair.is_certain)
    untold = tuple(one for one in red_lines if not one.is_tellable)
    answer, why = _answer(red_lines, (*red, *perhaps), untold)
    return Ground(
        issue=issue,
        answer=answer,
        why=why,
        parties=tuple(sorted({one.party for one in on_issue})),
        red_lines=red_lines,
        collisions=red,
        perhaps=perhaps,
        apart=tuple(pair for pair in touching if pair.is_between_parties and not pair.is_between_red_lines),
        shared=tuple(_shared(on_issue)),
        untold=untold,
    )


def _answer(
    red_lines: Collection[Declared], pairs: Collection[Collision], untold: Collection[Declared]
) -> tuple[Answer, str]:
    if any(pair.is_between_parties and pair.is_certain for pair in pairs):
        return Answer.NONE, "two declared red lines cannot both hold; that says nothing of what is not declared"
    why = _why_untold(red_lines, pairs, untold)
    if why is not None:
        return Answer.UNTOLD, why
    return Answer.GROUND, "all declared red lines can hold together; that does not say that anybody wants it so"


def _why_untold(
    red_lines: Collection[Declared], pairs: Collection[Collision], untold: Collection[Declared]
) -> str | None:
    parties = sorted({one.party for one in red_lines})
    own = next((pair for pair in pairs if pair.is_certain), None)
    if own is not None:
        return f"red lines of {own.one.party} exclude one another: one of them was read wrongly or has changed"
    if pairs:
        return "two red lines collide if they speak of one thing, and the words do not say whose it is"
    if len(parties) < MANY:
        return f"only {parties[0]} has declared a red line" if parties else "no party has declared a red line"
    return "a red line names a condition, or a thing of no known form" if untold else None


def _shared(on_issue: Collection[Declared]) -> list[tuple[str, Polarity, tuple[Declared, ...]]]:
    wanted: dict[tuple[str, Polarity], list[Declared]] = {}
    for one in on_issue:
        if one.object is not None and one.polarity is not None:
            wanted.setdefault((one.object, one.polarity), []).append(one)
    return [
        (thing, polarity, tuple(several))
        for (thing, polarity), several in sorted(wanted.items())
        if len({one.party for one in several}) >= MANY
    ]
