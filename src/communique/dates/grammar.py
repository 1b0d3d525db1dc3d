"""Loads a language's rules for time expressions and compiles them, once."""

import re
from dataclasses import dataclass, field
from functools import cache

import msgspec

from communique.dates.numerals import parse_number, parse_year
from communique.errors import RuleError
from communique.rulebook import load_rules

Value = int | float | str
LANGUAGES = ("en", "ru")  # a language is a file in rules/; a text in another one is read with the first
SLOT = re.compile(r"<([a-z]+)(\d?)>")
PIECE = re.compile(r"\{([a-z]+)\}")
CLASS = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\.| (?=[*?+{])| |[^ \[\\]+")
LITERAL = re.compile(r"[^\W\d_]+")
BLANK = "[ \u00a0]"
YEARS = frozenset({"year", "saidyear", "anyyear", "shortyear"})
NUMBERS = frozenset(
    {"number", "day", "mm", "dd", "latedd", "hour", "minute", "nth", "tens", "quarterdigit", "saidhour"}
)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one kind of time expression is worded, and who places it in the calendar."""

    id: str
    pattern: str
    needs: list[str]  # words or lists that must stand nearby; "a|b": either
    resolve: str
    matches: list[str]
    rejects: list[str]
    set: dict[str, Value] = {}  # slots the wording itself fills
    guards: list[str] = []
    follows: str | None = None  # must stand before it
    before: str | None = None  # must not stand before it
    after: str | None = None  # must not stand after it


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that holds a time word and is no time."""

    pattern: str


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of rules/<language>.toml."""

    proper: list[str]
    slots: dict[str, str]
    words: dict[str, dict[str, Value]]
    name: list[Name]
    rule: list[Rule]
    universal: bool = False  # the grammar of the pages is told in Universal Dependencies


@dataclass(slots=True, eq=False)
class CompiledRule:
    """A rule ready to be tried."""

    rule: Rule
    source: str
    follows: re.Pattern[str] | None
    before: re.Pattern[str] | None
    needs: tuple[int, ...]  # bits; one of each must stand nearby
    kinds: tuple[tuple[str, str, str], ...]  # (group, slot, list or kind)
    made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression, made when it is first tried: most articles try few rules, and a start is short."""
        if self.made is None:
            self.made = re.compile(self.source, re.IGNORECASE)
        return self.made


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language, and its words with their bits."""

    rules: tuple[CompiledRule, ...]
    names: re.Pattern[str]
    bits: dict[str, int]  # of every word that may stand in a time expression; 0: cannot open the search
    digit_bits: tuple[int, int]  # of a number, of a number of four digits
    words: dict[str, dict[str, Value]]
    is_universal: bool = False  # where a time lies is read from features, not from English auxiliaries
    by_need: dict[int, tuple[CompiledRule, ...]] = field(default_factory=dict)

    def rules_for(self, bits: int) -> tuple[CompiledRule, ...]:
        """Return the rules that words with these bits can fulfil, in their order."""
        known = self.by_need.get(bits)
        if known is None:
            known = tuple(rule for rule in self.rules if all(need & bits for need in rule.needs))
            self.by_need[bits] = known
        return known


@cache
def load_grammar(language: str) -> Grammar:
    """Return the grammar of a language.

    Raises:
        RuleError: A rule speaks of a list, a slot or a pattern that does not exist.
    """
    rules = load_rules("dates", language, RuleFile)
    return _Compiler(language, rules).grammar()


def language_of(language: str | None) -> str:
    """Return the language whose rules read a text in a language."""
    return language if language in LANGUAGES else LANGUAGES[0]


class _Compiler:
    """Turns a rule file into a grammar."""

    def __init__(self, language: str, rules: RuleFile) -> None:
        self.language = language
        self.file = rules
        self.lists = {name: _alternation(words, proper=name in rules.proper) for name, words in rules.words.items()}
        self.needs: dict[str, int] = {}

    def grammar(self) -> Grammar:
        rules = tuple(self.compiled(rule) for rule in self.file.rule)
        names = "|".join(f"(?:{name.pattern})" for name in self.file.name) or r"(?!)"
        return Grammar(
            rules,
            re.compile(f"(?<!\\w)(?:{names})(?!\\w)"),
            self.bits(),
            self.digit_bits(),
            self.file.words,
            self.file.universal,
        )

    def compiled(self, rule: Rule) -> CompiledRule:
        after = f"(?!{rule.after})" if rule.after else ""
        source = f"(?:{rule.pattern}){after}"
        kinds = tuple((found[1] + found[2], found[1], self.kind(found[1])) for found in SLOT.finditer(source))
        try:
            return CompiledRule(
                rule=rule,
                source=_blanks(self.expand(source)) + r"(?!\w)(?![.,:][0-9])",
                follows=_ending(self.expand(_blanks(rule.follows)) if rule.follows else None),
                before=_ending(rule.before),
                needs=tuple(self.need(need) for need in rule.needs),
                kinds=kinds,
            )
        except (re.error, KeyError) as error:
            raise RuleError(f"dates/rules/{self.language}.toml: rule {rule.id}: {error}") from error

    def kind(self, slot: str) -> str:
        if slot in YEARS:
            return "year"
        if slot in NUMBERS:
            return "number"
        if slot in {"saidday", "century"}:
            return "ordinal"
        return slot if slot in self.file.words else "text"

    def expand(self, source: str) -> str:
        """Put the words of the lists and the pieces in their places."""
        source = SLOT.sub(lambda found: f"(?P<{found[1]}{found[2]}>{self.piece(found[1])})", source)
        return PIECE.sub(lambda found: self.piece(found[1]), source)

    def piece(self, name: str) -> str:
        source = self.lists.get(name) or self.file.slots[name]
        return f"(?:{PIECE.sub(lambda found: self.piece(found[1]), source)})"

    def need(self, need: str) -> int:
        total = 0
        for word in need.split("|"):
            total |= self.needs.setdefault(word, 1 << len(self.needs))
        return total

    def bits(self) -> dict[str, int]:
        """Return every word of the rules with the bits of the needs it fulfils."""
        found: dict[str, int] = {}
        for name, words in self.file.words.items():
            for phrase in words:
                for word in LITERAL.findall(phrase.lower()):
                    found[word] = found.get(word, 0) | self.needs.get(name, 0)
        sources = [rule.pattern for rule in self.file.rule] + list(self.file.slots.values())
        for source in sources:
            plain = re.sub(r"\\.|<[a-z]+\d?>|\{[a-z]+\}|\?P?<", " ", source)
            for word in LITERAL.findall(plain.lower()):
                found.setdefault(word, 0)
        own = {word for word in self.needs if word not in self.file.words and word not in {"number", "year"}}
        return {word: found.get(word, 0) | self.needs.get(word, 0) for word in found.keys() | own | {"year"}}

    def digit_bits(self) -> tuple[int, int]:
        number = self.needs.get("number", 0)
        return number, number | self.needs.get("year", 0)


def _ending(source: str | None) -> re.Pattern[str] | None:
    return re.compile(f"(?:{source})$", re.IGNORECASE) if source else None


def _alternation(words: dict[str, Value], *, proper: bool) -> str:
    """Return a pattern of the words, the longest first."""
    plain = sorted(words, key=lambda word: (-len(word), word))
    if not proper:
        return "|".join(re.escape(word).replace("\\ ", " ") for word in plain)
    forms = [form for word in plain for form in dict.fromkeys((_titled(word), word.upper()))]
    return "(?-i:" + "|".join(re.escape(form).replace("\\ ", " ") for form in forms) + ")"


def _titled(word: str) -> str:
    small = {"of", "the", "before", "after"}
    return " ".join(part if part in small else _capital(part) for part in word.split(" "))


def _capital(word: str) -> str:
    start = len("al-") if word.startswith("al-") else 0
    return word[:start] + word[start : start + 1].upper() + word[start + 1 :]


def _blanks(source: str) -> str:
    """Let a blank of a pattern stand for a no-break blank and for two of them, too."""

    def blank(found: re.Match[str]) -> str:
        piece = found.group()
        if piece == " ":
            following = source[found.end() : found.end() + 1]
            return BLANK if following in {"*", "?", "+", "{"} else BLANK + "{1,2}"
        return piece.replace(" ", " \u00a0") if piece.startswith("[") else piece

    return CLASS.sub(blank, source)


def value_of(kind: str, words: str, lists: dict[str, dict[str, Value]]) -> Value | None:
    """Return what a slot's words mean; None: nothing that can be read."""
    plain = " ".join(words.lower().split())
    if kind == "year":
        return parse_year(plain, lists["numeral"])
    if kind == "number":
        return parse_number(plain.rstrip("stndrh") if plain[:1].isdecimal() else plain, lists["numeral"])
    if kind == "ordinal":
        return _ordinal(plain, lists)
    if kind == "text":
        return plain
    return lists[kind].get(plain)


def _ordinal(words: str, lists: dict[str, dict[str, Value]]) -> Value | None:
    if words[:1].isdecimal():
        return parse_number(words.rstrip("stndrh"), lists["numeral"])
    return parse_number(words, {**lists["numeral"], **lists["ordinal"]})
