"""Sorts wordings into threads: those of one thing that is wanted or refused."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from math import ceil

from communique.domain.ids import FindingId
from communique.record.history.rules import load_rules_of_history
from communique.record.history.wording import Wording

AROUND = ".,;:!?\"'“”‘’()[]«»"


def threads_of(wordings: Collection[Wording], groups: Mapping[FindingId, FindingId]) -> dict[str, list[Wording]]:
    """Return the wordings of each thread by its key; their order does not matter.

    A wording whose object has a normal form belongs to the thread of that object; others are of one thread where
    merging took them for one position, or where most of their words are shared.
    """
    threads: dict[str, list[Wording]] = {}
    loose: list[Wording] = []
    for wording in wordings:
        if wording.object is None:
            loose.append(wording)
        else:
            threads.setdefault(wording.key, []).append(wording)
    for members in _clusters(loose, groups):
        first = min(members, key=lambda one: (str(one.published), one.document, one.position))
        threads[f"{first.key}~{first.position}"] = members
    return threads


def _clusters(wordings: Collection[Wording], groups: Mapping[FindingId, FindingId]) -> list[list[Wording]]:
    """Return the wordings that hang together by a merged position or by like words."""
    ordered = sorted(wordings, key=lambda one: one.position)
    heads = list(range(len(ordered)))
    by_group: dict[FindingId, int] = {}
    by_content: dict[frozenset[str], int] = {}
    for number, wording in enumerate(ordered):
        group = groups.get(wording.position, wording.position)
        _join(heads, number, by_group.setdefault(group, number))
        _join(heads, number, by_content.setdefault(_content(wording), number))
    for one, other in _like(by_content):
        _join(heads, by_content[one], by_content[other])
    clusters: dict[int, list[Wording]] = {}
    for number, wording in enumerate(ordered):
        clusters.setdefault(_head(heads, number), []).append(wording)
    return list(clusters.values())


def _like(contents: Collection[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the pairs that share enough of their words.

    Such a pair shares a word among the rarest of each, as many as it may differ in and one more; only those are looked
    up, so that common words cost nothing.
    """
    counts = Counter(word for content in contents for word in content)
    least = load_rules_of_history().likeness.alike
    by_word: dict[str, list[frozenset[str]]] = {}
    for content in contents:
        rare = sorted(content, key=lambda word: (counts[word], word))[: len(content) - ceil(least * len(content)) + 1]
        found = dict.fromkeys(other for word in rare for other in by_word.get(word, ()))
        yield from ((content, other) for other in found if is_alike(content, other))
        for word in rare:
            by_word.setdefault(word, []).append(content)


def _head(heads: list[int], number: int) -> int:
    while heads[number] != number:
        heads[number] = heads[heads[number]]
        number = heads[number]
    return number


def _join(heads: list[int], one: int, other: int) -> None:
    first, second = sorted((_head(heads, one), _head(heads, other)))
    heads[second] = first


def _content(wording: Wording) -> frozenset[str]:
    words = frozenset(word.strip(AROUND).casefold() for word in wording.words.split())
    return (words - load_rules_of_history().likeness.filler) - {""}


def is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether enough of two wordings' words are shared."""
    return bool(one | other) and len(one & other) / len(one | other) >= load_rules_of_history().likeness.alike
