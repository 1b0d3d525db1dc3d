"""Cleans a text once, before it becomes a document: from then on no character of it changes."""

import re

LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANK = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")  # blanks of a width of their own
# Control characters, invisible marks that split words, and marks that turn the direction of what follows. Joiners
# (U+200C, U+200D) and the marks U+200E, U+200F stay: Persian, emoji and mixed lines need them.
CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
MOST_ROUNDS = 5  # what one repair brings to light, the next round repairs
SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> tuple[str, list[str]]:
    """Return the text as a document keeps it, and what was repaired.

    Mojibake is mended, line ends become U+000A, blanks of special width become blanks, control characters go.
    Quotation marks, dashes and letters stay as they are.
    """
    repairs: list[str] = []
    for _ in range(MOST_ROUNDS):
        cleaned = _cleaned(text, repairs)
        if cleaned == text:
            break
        text = cleaned
    return text, repairs


def _cleaned(text: str, repairs: list[str]) -> str:
    if not text.isascii():
        text = _without_surrogates(text, repairs)
        text = _without_mojibake(text, repairs)
        text = _replaced(BLANK, " ", text, "blanks of special width became plain blanks", repairs)
    text = _replaced(LINE_END, "\n", text, "line ends became U+000A, which offsets count as one character", repairs)
    return _replaced(CONTROL, "", text, "control and invisible characters were taken out", repairs)


def clean_line(text: str) -> str | None:
    """Return a title or a name on one line; None where nothing is left."""
    return " ".join(clean(text)[0].split()) or None


def _without_surrogates(text: str, repairs: list[str]) -> str:
    """Join surrogates that belong together and replace the others: they are no characters."""
    if not SURROGATE.search(text):
        return text
    repairs.append("halves of characters (surrogates) were joined, or replaced by \ufffd")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _without_mojibake(text: str, repairs: list[str]) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415  loaded where a text is not plain ASCII

    mended = fix_encoding(text)
    if mended != text:
        repairs.append("mojibake was mended (characters of one encoding read as another)")
    return mended


def _replaced(pattern: re.Pattern[str], by: str, text: str, what: str, repairs: list[str]) -> str:
    replaced, count = pattern.subn(by, text)
    if count:
        repairs.append(f"{what} ({count})")
    return replaced
