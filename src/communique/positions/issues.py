"""Names the issue of a position, the thing wanted in its normal form, and whether the holder is for or against it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from communique.domain.position import Polarity, Stance
from communique.rulebook import load_rules


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing wanted in its normal form."""

    name: str  # may hold {party}
    words: tuple[str, ...]
    against: tuple[str, ...] = ()  # words that say the opposite of it ("neutrality" for membership)
    positive: tuple[str, ...] = ()  # reversing words that belong to the thing itself ("removal of the causes")


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matter that parties take positions on."""

    name: str
    names: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    near: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    parent: str | None = None
    object: tuple[Thing, ...] = ()


class Exclusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two objects that cannot both come true; the outlook reads them."""

    one: str
    other: str


class Issues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of issues.toml."""

    reversing: tuple[str, ...]
    issue: tuple[Issue, ...]
    excludes: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a position is about; None where nothing fits."""

    issue: str | None = None
    object: str | None = None
    polarity: Polarity | None = None


NAMED, NEARLY = 2, 1
OPENING = 3  # letters of its first word by which a phrase is looked up
WORD = re.compile(r"\w+")
APOSTROPHES = frozenset("'’")
OWNING = re.compile(r"['’]s\b|['’](?=\s|$)")
GAPS = str.maketrans(dict.fromkeys('-"“”„«»,()[]', " "))


@cache
def load_issues() -> Issues:
    """Return the issues with their words."""
    return load_rules("positions", "issues", Issues)


def subject_of_words(words: str, stance: Stance, parties: Sequence[str] = ()) -> Subject:
    """Return issue, object and polarity of the words of a thing wanted.

    Args:
        words: The thing, with the head it shares in front of it.
        parties: The states the words name, in order; the first fills an object's {party}.
    """
    issue, thing, is_turned = _topic_of(words)
    if issue is None or thing is None:
        return Subject(issue)
    is_against = is_turned != (stance == Stance.REJECTION)
    return Subject(issue, _filled(thing.name, parties), Polarity.AGAINST if is_against else Polarity.FOR)


@lru_cache(maxsize=64)  # several parties often hold one position, and are asked for one after the other
def _topic_of(words: str) -> tuple[str | None, Thing | None, bool]:
    """Return the issue of the words, the thing in its normal form, and if the words turn it into its opposite."""
    folded = _folded(words).partition(" with or without ")[0]
    issue = _issue_in(folded)
    if issue is None:
        return None, None, False
    thing = next((thing for thing in issue.object if _found(thing.words, folded) is not None), None)
    return issue.name, thing, thing is not None and _is_turned(thing, folded)


def issue_of(words: str) -> Issue | None:
    """Return the issue that the words name, else the one they suggest; the more exact, then the earlier, wins."""
    return _issue_in(_folded(words))


def _issue_in(folded: str) -> Issue | None:
    best: tuple[int, int, int] | None = None
    found: Issue | None = None
    for issue, names, near in _suggested(folded):
        kept = _without(issue.refuses, folded)
        place = _found(names, kept)
        weight = NAMED if place is not None else NEARLY
        place = place if place is not None else _found(near, kept)
        if place is None:
            continue
        rank = (weight, -place, 0 if issue.name in _parents() else 1)
        if best is None or rank > best:
            best, found = rank, issue
    return found


def _suggested(words: str) -> Iterator[tuple[Issue, list[str], list[str]]]:
    """Yield the issues that have a phrase whose letters are among the words, in their order, with those phrases.

    Their names come first, then what is only near.
    """
    holders = _holders()
    openings = {word[:length] for word in WORD.findall(words) for length in _lengths()} & holders.keys()
    found: dict[int, tuple[list[str], list[str]]] = {}
    for opening in openings:
        for stem, number, phrase, is_near in holders[opening]:
            if stem in words:
                found.setdefault(number, ([], []))[is_near].append(phrase)
    yield from ((load_issues().issue[number], *found[number]) for number in sorted(found))


@cache
def _holders() -> dict[str, tuple[tuple[str, int, str, bool], ...]]:
    """Return, by the first letters: the longest letters of a phrase, its issue, itself, and if it is only near."""
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    for number, issue in enumerate(load_issues().issue):
        for is_near, phrases in enumerate((issue.names, issue.near)):
            for phrase in phrases:
                opening = WORD.match(phrase.strip().lower())
                letters = opening.group()[:OPENING] if opening is not None else ""
                found.setdefault(letters, []).append((_parts(phrase)[0][0], number, phrase, bool(is_near)))
    return {opening: tuple(rows) for opening, rows in found.items()}


@cache
def _lengths() -> tuple[int, ...]:
    """Return how many letters the openings have: fewer where a phrase begins with a shorter word."""
    return tuple({len(opening) for opening in _holders()})


@cache
def _parents() -> frozenset[str | None]:
    return frozenset(issue.parent for issue in load_issues().issue)


def _folded(words: str) -> str:
    lowered = words.lower()
    if not APOSTROPHES.isdisjoint(lowered):
        lowered = OWNING.sub(" ", lowered)
    return " ".join(lowered.translate(GAPS).split())


def _filled(name: str, parties: Sequence[str]) -> str:
    if "{party}" not in name:
        return name
    return name.format(party=parties[0]) if parties else re.sub(r"\s\w+\s(?:the forces of )?\{party\}", "", name)


def _is_turned(thing: Thing, words: str) -> bool:
    return (_reversing(thing.positive).search(words) is not None) is not (_found(thing.against, words) is not None)


@cache
def _reversing(positive: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for all words that turn a thing into its opposite, but those that belong to it."""
    words = (_letters(word) for word in load_issues().reversing if word not in positive)
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)")


def _without(phrases: tuple[str, ...], words: str) -> str:
    """Return the words with look-alikes blanked out, as long as before."""
    for phrase in phrases:
        if _place(phrase, words) is not None:
            for _, part in _parts(phrase):
                words = part.sub(lambda match: " " * len(match.group()), words)
    return words


def _found(phrases: Sequence[str], words: str) -> int | None:
    """Return where the first of the phrases stands."""
    places = [place for phrase in phrases if (place := _place(phrase, words)) is not None]
    return min(places) if places else None


def _place(phrase: str, words: str) -> int | None:
    """Return where the first part of a phrase stands, if all do."""
    places = []
    for letters, part in _parts(phrase):
        found = part.search(words) if letters in words else None  # to look for letters costs least
        if found is None:
            return None
        places.append(found.start())
    return min(places)


@cache
def _parts(phrase: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return, for each part of a phrase that "&" joins, its longest letters without a gap, and its expression."""
    return tuple((_longest(part), re.compile(rf"\b{_letters(part)}(?!\w)")) for part in phrase.split("&"))


def _longest(part: str) -> str:
    return max(part.strip().lower().replace("-", " ").split("*"), key=len)


def _letters(part: str) -> str:
    return re.escape(part.strip().lower().replace("-", " ")).replace(r"\*", r"\w*")
