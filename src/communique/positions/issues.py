"""Names the issue of a position, the thing wanted in its normal form, and whether the holder is for or against it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

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
    """Two objects that cannot both come true."""

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
OPENING = 2  # letters by which phrases are looked up


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
    folded = _folded(words).partition(" with or without ")[0]
    issue = issue_of(folded)
    if issue is None:
        return Subject()
    thing = next((thing for thing in issue.object if _found(thing.words, folded) is not None), None)
    if thing is None:
        return Subject(issue.name)
    return Subject(issue.name, _filled(thing.name, parties), _polarity(thing, folded, stance))


def issue_of(words: str) -> Issue | None:
    """Return the issue that the words name, else the one they suggest; the more exact, then the earlier, wins."""
    folded = _folded(words)
    best: tuple[int, int, int] | None = None
    found: Issue | None = None
    parents = _parents()
    for issue, names, near in _suggested(folded):
        kept = _without(issue.refuses, folded)
        place = _found(names, kept)
        weight = NAMED if place is not None else NEARLY
        place = place if place is not None else _found(near, kept)
        if place is None:
            continue
        rank = (weight, -place, 0 if issue.name in parents else 1)
        if best is None or rank > best:
            best, found = rank, issue
    return found


def _suggested(words: str) -> Iterator[tuple[Issue, list[str], list[str]]]:
    """Yield the issues that have a phrase whose letters are among the words, in their order, with those phrases.

    Their names come first, then what is only near.
    """
    holders = _holders()
    openings = {words[place : place + OPENING] for place in range(len(words))} & holders.keys()
    found: dict[int, tuple[list[str], list[str]]] = {}
    for opening in openings:
        for stem, number, phrase, is_near in holders[opening]:
            if stem in words:
                found.setdefault(number, ([], []))[is_near].append(phrase)
    yield from ((load_issues().issue[number], *found[number]) for number in sorted(found))


@cache
def _holders() -> dict[str, tuple[tuple[str, int, str, bool], ...]]:
    """Return, by their first letters: the letters a phrase begins with, its issue, itself, and if it is only near."""
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    for number, issue in enumerate(load_issues().issue):
        for is_near, phrases in enumerate((issue.names, issue.near)):
            for phrase in phrases:
                stem = _stems(phrase)[0]
                found.setdefault(stem[:OPENING], []).append((stem, number, phrase, bool(is_near)))
    return {opening: tuple(rows) for opening, rows in found.items()}


@cache
def _parents() -> frozenset[str | None]:
    return frozenset(issue.parent for issue in load_issues().issue)


def _folded(words: str) -> str:
    return re.sub(r"[\s-]+", " ", re.sub(r"['’]s\b|[\"“”„«»,()\[\]]|['’](?=\s|$)", " ", words.lower())).strip()


def _filled(name: str, parties: Sequence[str]) -> str:
    if "{party}" not in name:
        return name
    return name.format(party=parties[0]) if parties else re.sub(r"\s\w+\s(?:the forces of )?\{party\}", "", name)


def _polarity(thing: Thing, words: str, stance: Stance) -> Polarity:
    turns = _found(_reversing(thing), words) is not None
    turns ^= _found(thing.against, words) is not None
    turns ^= stance == Stance.REJECTION
    return Polarity.AGAINST if turns else Polarity.FOR


@cache
def _reversing(thing: Thing) -> tuple[str, ...]:
    return tuple(word for word in load_issues().reversing if word not in thing.positive)


def _without(phrases: tuple[str, ...], words: str) -> str:
    """Return the words with look-alikes blanked out, as long as before."""
    for phrase in phrases:
        if _may_stand(phrase, words) and all(part.search(words) for part in _pattern(phrase)):
            for part in _pattern(phrase):
                words = part.sub(lambda match: " " * len(match.group()), words)
    return words


def _found(phrases: Sequence[str], words: str) -> int | None:
    """Return where the first of the phrases stands."""
    places = []
    for phrase in phrases:
        if not _may_stand(phrase, words):
            continue
        parts = [part.search(words) for part in _pattern(phrase)]
        if all(parts):
            places.append(min(part.start() for part in parts if part is not None))
    return min(places) if places else None


def _may_stand(phrase: str, words: str) -> bool:
    """Tell, at little cost, whether the letters of a phrase are there at all."""
    return all(stem in words for stem in _stems(phrase))


@cache
def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(max(re.split(r"\*", part.strip().lower().replace("-", " ")), key=len) for part in phrase.split("&"))


@cache
def _pattern(phrase: str) -> tuple[re.Pattern[str], ...]:
    """Return one expression for each part of a phrase that "&" joins."""
    return tuple(
        re.compile(r"\b" + re.escape(part.strip().lower().replace("-", " ")).replace(r"\*", r"\w*") + r"(?!\w)")
        for part in phrase.split("&")
    )


def exclude_each_other(one: str, other: str) -> bool:
    """Tell whether two objects, in their normal form, cannot both come true."""
    shapes = {_shape(one), _shape(other)}
    same_party = set(re.findall(r"\b[A-Z]{3}\b", one)) == set(re.findall(r"\b[A-Z]{3}\b", other))
    return same_party and any(shapes == {_shape(pair.one), _shape(pair.other)} for pair in load_issues().excludes)


def _shape(name: str) -> str:
    return re.sub(r"\{party\}|\b[A-Z]{3}\b", "_", name)
