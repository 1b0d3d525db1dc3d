"""Tells the language of a text, so that no other language is misread as English."""

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from communique.rulebook import load_rules

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNDETERMINED = "und"
WORD = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"(?i)([a-z]{2})(?:[-_][a-z0-9]+)*")


class LanguageRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/en.toml`."""

    function_words: frozenset[str]
    min_words: int
    english_share: float
    min_confidence: float
    foreign_share: float
    looked_at: int


@cache
def _rules() -> LanguageRules:
    return load_rules("documents", ENGLISH, LanguageRules)


def normal_code(said: str) -> str | None:
    """Return the language an input names for itself, as ISO 639-1.

    >>> normal_code("en-GB")
    'en'
    """
    match = CODE.fullmatch(said.strip())
    return match[1].lower() if match else None


def language_of(text: str) -> str | None:
    """Return the language of a text (ISO 639-1); None where too little of it is there to tell."""
    rules = _rules()
    words = [match.group() for match in islice(WORD.finditer(text, 0, rules.looked_at), rules.looked_at)]
    letters = "".join(words)
    if len(letters) >= rules.min_words and _foreign_share(letters) > rules.foreign_share:
        code = _modelled(text)[0]
        return code if code != ENGLISH else UNDETERMINED
    if len(words) < rules.min_words:
        return None
    known = sum(word.lower() in rules.function_words for word in words)
    if known >= rules.english_share * len(words):
        return ENGLISH
    code, confidence = _modelled(text)
    return code if confidence >= rules.min_confidence else ENGLISH


def _foreign_share(letters: str) -> float:
    """Return the share of letters beyond the Latin script (whose blocks end before U+0250)."""
    return sum(letter > "\u024f" for letter in letters) / len(letters)


def _modelled(text: str) -> tuple[str, float]:
    """Return the language and how sure the model is of it (0 to 1)."""
    code, confidence = _model().classify(text[: _rules().looked_at])
    return str(code), float(confidence)


@cache
def _model() -> "LanguageIdentifier":
    """Return the language model; loading it takes most of a second, so that plain English never asks for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
