"""Reads JSON Lines: a document a line."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from communique.documents.decoding import decode
from communique.documents.drafts import Draft
from communique.documents.sources import field_names, source_rules
from communique.errors import SourceError

UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_json_lines(stream: BinaryIO) -> Iterator[tuple[int, Draft | SourceError]]:
    """Yield each line's number and its draft, or why there is none; blank lines are passed over."""
    limit = source_rules().max_bytes
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, SourceError(f"expected a line of at most {limit:,} bytes, found a longer one")
        elif line.strip():
            yield number, _read(line)


def _read(line: bytes) -> Draft | SourceError:
    try:
        return _draft(line)
    except SourceError as error:
        return error


def _draft(line: bytes) -> Draft:
    if line.startswith(UTF16):
        raise SourceError("expected JSON in UTF-8, found UTF-16")
    words, repairs = decode(line)
    try:
        found = msgspec.json.decode(words)
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError(f"expected a JSON object on one line, found {_start(words)} ({error})") from error
    if not isinstance(found, dict):
        raise SourceError(f"expected a JSON object, found {_start(words)}")
    return draft_of(found, tuple(repairs))


def draft_of(found: dict[str, object], repairs: tuple[str, ...] = ()) -> Draft:
    """Return the draft of a text that stands in named fields.

    Raises:
        SourceError: There is no text, or a field is no string where one is expected.
    """
    if "text" not in found:
        raise SourceError(f"expected the field 'text', found {_names(found)}")
    if not isinstance(found["text"], str):
        raise SourceError(f"text: expected a string, found {_start(msgspec.json.encode(found['text']).decode())}")
    return Draft(text=found["text"], said=_said(found), repairs=repairs)


def _said(found: dict[str, object]) -> dict[str, str]:
    """Return what the line says of its text, by field of Origin.

    Raises:
        SourceError: A field is no string where one is expected.
    """
    said: dict[str, str] = {}
    for name, ours in field_names().items():
        value = found.get(name)
        if value is None or ours in said:
            continue
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if isinstance(value, int) and not isinstance(value, bool) and ours == "key":
            value = str(value)
        if not isinstance(value, str):
            raise SourceError(f"{name}: expected a string, found {_start(msgspec.json.encode(value).decode())}")
        said[ours] = value
    return {name: value for name, value in said.items() if value.strip()}


def _start(words: str) -> str:
    words = " ".join(words.split())
    return repr(words if len(words) <= 40 else words[:37] + "...")  # noqa: PLR2004  what fits into a message


def _names(found: dict[str, object]) -> str:
    names = ", ".join(sorted(found)[:8])
    return f"the fields {names}" if names else "an empty object"
