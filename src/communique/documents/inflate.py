"""Unpacks what was packed for the way, never into more than we are ready to hold."""

import re
import zlib

from communique.errors import SourceError

GZIP, DEFLATE, RAW_DEFLATE = 31, 15, -15  # zlib's names of the three forms
FORMS = {"gzip": (GZIP,), "x-gzip": (GZIP,), "deflate": (DEFLATE, RAW_DEFLATE)}
PLAIN = {"", "identity"}
GZIP_MARK = b"\x1f\x8b"
CHUNK = re.compile(rb"(?:\r\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


def unpack(raw: bytes, encoding: str | None, limit: int) -> bytes:
    """Return the bytes as they were before a server packed them.

    Args:
        encoding: The Content-Encoding; several, in the order they were applied, are undone in reverse.
        limit: Bytes that we take at most.

    Raises:
        SourceError: The encoding is another, the bytes are damaged, or they unpack to more than the limit.
    """
    names = [name.strip().lower() for name in (encoding or "").split(",")]
    for name in reversed([name for name in names if name not in PLAIN]):
        if name not in FORMS:
            raise SourceError(f"expected a page packed as gzip or deflate, found {name[:40]}")
        if FORMS[name] != FORMS["gzip"] or raw.startswith(GZIP_MARK):  # archives keep the header of what they unpacked
            raw = _unpacked(raw, name, limit)
    if len(raw) > limit:
        raise SourceError(f"expected at most {limit:,} bytes, found more")
    return raw


def _unpacked(raw: bytes, name: str, limit: int) -> bytes:
    for form in FORMS[name]:
        machine = zlib.decompressobj(wbits=form)
        try:
            unpacked = machine.decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(unpacked) > limit:
            raise SourceError(f"expected at most {limit:,} bytes, found more after unpacking {name}")
        if not machine.eof:
            raise SourceError(f"expected a whole page, found one cut off in the middle of its {name} packing")
        return unpacked
    raise SourceError(f"expected a page packed as {name}, found other bytes")


def unchunk(raw: bytes) -> bytes:
    """Return a body that was sent in chunks in one piece; one that already is in one piece stays as it is."""
    pieces: list[bytes] = []
    place = 0
    while head := CHUNK.match(raw, place):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        place = head.end() + size
        pieces.append(raw[head.end() : place])
    return raw
