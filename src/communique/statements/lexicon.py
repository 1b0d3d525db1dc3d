"""The cues: which word, in which construction, makes what kind of statement."""

from dataclasses import dataclass
from functools import cache

import msgspec

from communique.domain.statement import Act
from communique.rulebook import load_rules


class CueRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Cues that share their constructions and their act.

    A lemma of two words ("make clear") is a verb and the word that must hang on it.
    """

    id: str
    frames: tuple[str, ...]
    act: Act
    lemmas: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class CueFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A file of cues: their part of speech, and their rows."""

    row: tuple[CueRow, ...]


class WordFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Word lists that the mechanisms of this room need."""

    lists: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue in one construction."""

    frame: str
    act: Act
    rule: str
    companion: str | None  # a word that must hang on the cue ("clear", "out")


Cues = dict[str, tuple[Entry, ...]]


@cache
def cues(part: str) -> Cues:
    """Return the cues of one part of speech ("verbs", "nouns", "adjectives") by lemma."""
    found: dict[str, list[Entry]] = {}
    for row in load_rules("statements", part, CueFile).row:
        for words in row.lemmas:
            lemma, _, companion = words.partition(" ")
            entries = [Entry(frame, row.act, row.id, companion or None) for frame in row.frames]
            found.setdefault(lemma, []).extend(entries)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return a word list by its name."""
    return frozenset(load_rules("statements", "words", WordFile).lists[name])
