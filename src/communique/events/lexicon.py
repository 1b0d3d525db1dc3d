"""Holds what the words of events mean: read once from the files under `rules/`."""

from dataclasses import dataclass
from functools import cache

import msgspec

from communique.domain.event import EventType
from communique.errors import RuleError
from communique.rulebook import load_rules


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A verb with its kind of object, and the act the two make."""

    id: str
    type: EventType
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    cameo: str | None = None
    mode: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    prep: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    slots: tuple[str, ...] = ("object",)
    transitive: bool = False
    intransitive: bool = False
    joint: bool = False
    strict: bool = False
    inverse: bool = False
    negative: bool = False


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that take an act below them, and what they make of it."""

    id: str
    effect: str
    lemmas: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    passive: bool = False


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed word classes of operators."""

    future: frozenset[str]
    obliging: frozenset[str]
    obliging_verbs: frozenset[str]
    friendly: frozenset[EventType]
    hostile: frozenset[EventType]
    saying: frozenset[str]
    inert: frozenset[str]
    transparent: frozenset[str]
    announcing: frozenset[str]
    reporting_nouns: frozenset[str]
    idioms: dict[str, dict[str, str]]
    addressing: frozenset[str]
    official: frozenset[str]
    giving: frozenset[str]
    leaving: frozenset[str]
    issuing: frozenset[str]
    papers: frozenset[str]


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/frames.toml`."""

    frame: tuple[Frame, ...]


class OperatorFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/operators.toml`."""

    operator: tuple[Operator, ...]
    words: WordLists
    deverbal: dict[str, str]


class ClassFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/classes.toml`."""

    persons: tuple[str, ...]
    mutual: tuple[str, ...]
    nouns: dict[str, frozenset[str]]
    verbs: dict[str, tuple[str, ...]]
    misread: dict[str, str]


ANY_VERB = "*"
BARE_NOUN = "@noun"
ALONE_TYPES = frozenset({EventType.PROTEST, EventType.MOBILIZE})  # acts that may have no recipient


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb in one frame."""

    companion: str | None  # the word that must hang on the verb ("off", "on")
    frame: Frame
    objects: frozenset[str]
    barred: frozenset[str]
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Steering:
    """One word as an operator."""

    companion: str | None
    operator: Operator


class Lexicon:
    """The rules, by word."""

    def __init__(self, frames: FrameFile, operators: OperatorFile, classes: ClassFile) -> None:
        """Turn the rows into look-ups, in the order of the files."""
        self.words = operators.words
        self.deverbal = operators.deverbal
        self.frames: dict[str, list[Entry]] = {}
        for frame in frames.frame:
            self._add(frame, classes)
        self.operators: dict[str, list[Steering]] = {}
        for operator in operators.operator:
            for words in operator.lemmas:
                lemma, _, companion = words.partition(" ")
                self.operators.setdefault(lemma, []).append(Steering(companion or None, operator))
        for lemma, rows in self.operators.items():
            self.operators[lemma] = sorted(rows, key=lambda row: row.companion is None)
        for wrong, right in classes.misread.items():
            self._read_as(wrong, right)
        self.beside: dict[str, dict[str | None, list[Entry]]] = {}  # the frames of a verb, by their companion
        for lemma, entries in self.frames.items():
            for entry in entries:
                self.beside.setdefault(lemma, {}).setdefault(entry.companion, []).append(entry)
        self.companions = {lemma: frozenset(filter(None, rows)) for lemma, rows in self.beside.items()}
        self.general = self.frames.pop(ANY_VERB, [])
        self.bare = self.frames.pop(BARE_NOUN, [])
        self.event_nouns = frozenset(word for entry in self.general for word in entry.objects)
        self.act_nouns = classes.nouns["act"]
        self.mutual = frozenset(word for name in classes.mutual for word in classes.nouns[name])
        self.diplomats = classes.nouns["diplomat"]
        self.forces = classes.nouns["troops"] | classes.nouns["peacekeepers"]
        self.persons = frozenset(word for name in classes.persons for word in classes.nouns[name])
        self.alone = self._words_of_acts_alone()
        self.gate = frozenset(self.frames) | frozenset(self.operators)

    def _words_of_acts_alone(self) -> frozenset[str]:
        """Return the words of which a sentence has one where it tells an act that one party does alone."""
        found: set[str] = set()
        for lemma, entries in (*self.frames.items(), (ANY_VERB, self.general)):
            for entry in entries:
                if entry.frame.type in ALONE_TYPES:
                    found |= entry.objects or entry.frame.beside or entry.subjects or {lemma}
        found |= {noun for noun, verb in self.deverbal.items() if verb in found}
        found |= {part for word in found for part in (word.partition("-")[0], word.removesuffix("s"))}
        return frozenset(found)

    def _read_as(self, wrong: str, right: str) -> None:
        """Let a form that the lemmatizer gets wrong stand for the word that is meant."""
        if right in self.frames:
            self.frames.setdefault(wrong, []).extend(self.frames[right])
        if right in self.operators:
            self.operators.setdefault(wrong, []).extend(self.operators[right])

    def _add(self, frame: Frame, classes: ClassFile) -> None:
        objects, barred, subjects = (
            _members(frame.id, names, classes) for names in (frame.object, frame.not_object, frame.subject)
        )
        verbs = [*frame.lemmas, *(verb for name in frame.verbs for verb in _verbs(frame.id, name, classes))]
        for words in dict.fromkeys(verbs):
            lemma, _, companion = words.partition(" ")
            entry = Entry(companion.split(" ")[0] or None, frame, objects, barred, subjects)
            self.frames.setdefault(lemma, []).append(entry)


def _members(frame: str, names: tuple[str, ...], classes: ClassFile) -> frozenset[str]:
    nouns = classes.nouns
    unknown = [name for name in names if name not in nouns and not name.startswith("@")]
    if unknown:
        raise RuleError(f"events/rules/frames.toml: {frame} names unknown classes: {', '.join(unknown)}")
    words = frozenset(word for name in names for word in nouns.get(name, (name,)))
    return words | {wrong for wrong, right in classes.misread.items() if right in words}


def _verbs(frame: str, name: str, classes: ClassFile) -> tuple[str, ...]:
    if name not in classes.verbs:
        raise RuleError(f"events/rules/frames.toml: {frame} names an unknown verb class: {name}")
    return classes.verbs[name]


@cache
def frame_rules() -> FrameFile:
    """Return the rows of `rules/frames.toml`."""
    return load_rules("events", "frames", FrameFile)


@cache
def operator_rules() -> OperatorFile:
    """Return the rows of `rules/operators.toml`."""
    return load_rules("events", "operators", OperatorFile)


@cache
def lexicon() -> Lexicon:
    """Return the look-ups over the rows, made on first use."""
    return Lexicon(frame_rules(), operator_rules(), load_rules("events", "classes", ClassFile))
