"""Finds where the next record of a damaged web archive begins."""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

PLAIN_MARK = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
MARK = re.compile(PLAIN_MARK.pattern + rb"|\x1f\x8b\x08")
GZIP = b"\x1f\x8b"
BLOCK = 1 << 20  # bytes looked through at a time
STEP = 16  # bytes unpacked at a time
OVERLAP = 512  # of two blocks: a mark may stand astride, and a packed one is looked into that far


def next_record(stream: BinaryIO, after: int) -> int | None:
    """Return the byte at which a record begins at or after a place; None: none does, or the stream cannot go back."""
    if not stream.seekable():
        return None
    return next((place for place in _marks(stream, after) if _is_record(stream, place)), None)


def _marks(stream: BinaryIO, start: int) -> Iterator[int]:
    """Yield where a record may begin."""
    while True:
        stream.seek(start)
        block = stream.read(BLOCK + OVERLAP)
        for mark in MARK.finditer(block):
            if mark.start() < BLOCK:
                yield start + mark.start()
        if len(block) <= BLOCK:
            return
        start += BLOCK


def _is_record(stream: BinaryIO, place: int) -> bool:
    stream.seek(place)
    head = stream.read(OVERLAP)
    return bool(PLAIN_MARK.match(_unpacked(head) if head.startswith(GZIP) else head))


def _unpacked(head: bytes) -> bytes:
    """Return the first bytes that a head unpacks to, up to where it is damaged."""
    machine, found = zlib.decompressobj(wbits=31), b""
    try:
        for start in range(0, len(head), STEP):
            found += machine.decompress(head[start : start + STEP], OVERLAP)
    except zlib.error:
        pass
    return found
