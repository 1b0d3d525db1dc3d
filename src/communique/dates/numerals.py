"""Turns words and digits into numbers."""

import re
from collections.abc import Mapping

HUNDRED = 100
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
WORDS = re.compile(r"[^\W\d_]+|\d+")
DIGITS = re.compile(r"(?P<whole>\d[\d,]*(?:\.\d+)?)?(?:[ -]?(?P<part>[½¼¾]|[1-9]/[2-9]))?")
MAX_DIGITS = 9


def parse_number(words: str, values: Mapping[str, float | str]) -> float | None:
    """Return the number that words or digits stand for; None where they stand for none.

    Args:
        words: "twenty-four", "2 1/2", "1,500".
        values: Number words with their values.
    """
    digits = DIGITS.fullmatch(words.strip())
    if digits and digits.group():
        return _digits(digits["whole"], digits["part"])
    total = current = 0.0
    for word in WORDS.findall(words.lower()):
        value = values.get(word, 0)
        if not isinstance(value, int | float):
            return None
        if value < HUNDRED:
            current += value
        elif value == HUNDRED:
            current = (current or 1) * value
        else:
            total, current = total + (current or 1) * value, 0.0
    return total + current or None


def _digits(whole: str | None, part: str | None) -> float | None:
    plain = (whole or "0").replace(",", "")
    if len(plain) > MAX_DIGITS:
        return None
    return float(plain) + _fraction(part)


def _fraction(part: str | None) -> float:
    if part is None:
        return 0.0
    if part in FRACTIONS:
        return FRACTIONS[part]
    above, below = part.split("/")
    return int(above) / int(below)


def parse_year(words: str, values: Mapping[str, float | str]) -> int | None:
    """Return a year: "1998", "'98", "nineteen ninety-eight", "two thousand and one"."""
    digits = "".join(character for character in words if character.isdecimal())
    if digits:
        return _short_year(int(digits)) if len(digits) == len("98") else int(digits)
    numbers = [values.get(word, 0) for word in WORDS.findall(words.lower())]
    plain = [int(number) for number in numbers if isinstance(number, int | float) and number]
    if plain and 10 < plain[0] < HUNDRED:  # noqa: PLR2004  "nineteen" opens a year's two halves
        return plain[0] * HUNDRED + sum(number for number in plain[1:] if number < HUNDRED)
    found = parse_number(words, values)
    return int(found) if found else None


TURN = 30  # '29 is 2029, '30 is 1930


def _short_year(year: int) -> int:
    return year + (2000 if year < TURN else 1900)
