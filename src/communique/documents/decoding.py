"""Turns bytes into text: Unicode first, then the encoding that fits; what is no text is refused."""

import codecs
import re

from communique.documents.sources import signature_of
from communique.errors import SourceError

MARKS = (  # byte order marks; that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
TYPED = re.compile(r"[€…‘’“”•–—™\xa0£§©«®°±·»¼½¾]")  # what cp1252 has beside letters, and a journalist types
LETTER = re.compile(r"[^\W\d_]")
MAX_FOREIGN_SHARE = 0.2  # of letters beyond ASCII, in a text of a western European language
MAX_BROKEN_SHARE = 0.2  # of characters beyond ASCII that may be broken in a text that still counts as UTF-8
DETECTED_BYTES = 200_000  # looked at to detect an encoding


def decode(raw: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """Return the text of the bytes, and what had to be repaired.

    Args:
        declared: The encoding that the input claims, believed where the bytes are no Unicode.

    Raises:
        SourceError: The bytes are empty, or no text; the message says what was found.
    """
    _refuse_what_is_no_text(raw)
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decoded_after(mark, raw, encoding)
    if b"\0" in raw:
        raise SourceError("expected text, found zero bytes (a binary file, or UTF-16 without a byte order mark)")
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _guessed(raw, declared)


def _refuse_what_is_no_text(raw: bytes) -> None:
    if not raw:
        raise SourceError("expected text, found nothing: it is empty")
    kind = signature_of(raw)
    if kind:
        raise SourceError(f"expected text, found {kind}")


def _decoded_after(mark: bytes, raw: bytes, encoding: str) -> tuple[str, list[str]]:
    text = raw[len(mark) :].decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text, [f"characters that are not {encoding.upper()} were replaced by U+FFFD ({broken})"] if broken else []


def _guessed(raw: bytes, declared: str | None) -> tuple[str, list[str]]:
    damaged = raw.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    beyond = sum(not character.isascii() for character in damaged)
    if broken <= MAX_BROKEN_SHARE * beyond:
        return damaged, [f"bytes that are not UTF-8 were replaced by U+FFFD ({broken})"]
    for encoding in (declared, "cp1252"):
        text = _decoded(raw, encoding)
        if text is not None and (encoding == declared or _looks_western(text)):
            return text, [f"read as {encoding}: the bytes are not UTF-8"]
    return _detected(raw)


def _decoded(raw: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _looks_western(text: str) -> bool:
    """Tell whether a text read as cp1252 looks like one: few letters beyond ASCII, and typed characters."""
    letters = LETTER.findall(text)
    foreign = sum(not letter.isascii() for letter in letters)
    odd = sum(not character.isascii() for character in TYPED.sub("", text)) - foreign
    controls = sum(ord(character) < ord(" ") and character not in "\t\n\r\f" for character in text)
    return controls == 0 and foreign <= MAX_FOREIGN_SHARE * max(len(letters), 1) and odd <= foreign + 2


def _detected(raw: bytes) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415  loaded for the few files that need it

    best = from_bytes(raw[:DETECTED_BYTES]).best()
    text = raw.decode(best.encoding, "replace") if best else ""
    if best is None or _is_garbage(text):
        raise SourceError(
            f"expected text, found bytes in no encoding we know (a binary file?), the first 0x{raw[:4].hex()}"
        )
    return text, [f"read as {best.encoding}: the bytes are not UTF-8"]


def _is_garbage(text: str) -> bool:
    controls = sum(not character.isprintable() and not character.isspace() for character in text)
    return controls * 50 > len(text)
