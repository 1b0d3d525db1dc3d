"""Writes what is new as a page to read (Markdown) and as JSON; the same batch gives the same two files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from communique.errors import DeliveryError
from communique.record.history.difference import Change
from communique.views.watch.telling import Batch, Telling
from communique.views.wording import words_for_day

FORM = "communique-digest/1"
SECTIONS: tuple[tuple[str, str, frozenset[Change]], ...] = (  # the first that fits a telling has it
    ("Due", "commitment", frozenset({Change.DUE})),
    ("Fulfilled", "commitment", frozenset({Change.FULFILLED, Change.FULFILLED_ELSEWHERE})),
    ("Contradicted", "commitment", frozenset({Change.CONTRADICTED})),
    ("Withdrawn or lapsed", "commitment", frozenset({Change.WITHDRAWN, Change.LAPSED})),
    ("Positions hardened", "position", frozenset({Change.HARDENED})),
    ("Positions softened or reversed", "position", frozenset({Change.SOFTENED, Change.REVERSED})),
    ("Positions dropped", "position", frozenset({Change.DROPPED})),
    ("New commitments", "commitment", frozenset({Change.NEW})),
    ("Commitments told again", "commitment", frozenset(Change)),
    ("Contacts", "contact", frozenset(Change)),
    ("New positions", "position", frozenset(Change)),
)


class DigestFolder:
    """A folder that gets a Markdown and a JSON file for each batch."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made where there is none."""
        self._folder = folder
        self.name = "digest"

    def deliver(self, batch: Batch) -> None:
        """Write the two files of a batch; a second time changes nothing.

        Raises:
            DeliveryError: They cannot be written.
        """
        stem = f"{batch.at:%Y-%m-%dT%H%MZ}-{batch.id.removeprefix('batch-')[:8]}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._folder / f"{stem}.json", msgspec.json.format(msgspec.json.encode(payload_of(batch))) + b"\n")
            _replace(self._folder / f"{stem}.md", render_digest(batch).encode())
        except OSError as error:
            raise DeliveryError(f"{self._folder}: expected a folder to write to, found: {error.strerror}") from error


def payload_of(batch: Batch) -> dict[str, Any]:
    """Return a batch as it goes to others."""
    return {"format": FORM, "id": batch.id, "at": batch.at, "tellings": batch.tellings}


def summary_of(tellings: Sequence[Telling]) -> str:
    """Return how much there is of what, on one line."""
    counts = ((title, len(_told(tellings, title))) for title, _, _ in SECTIONS)
    return ", ".join(f"{title[0].lower()}{title[1:]}: {count}" for title, count in counts if count)


def render_digest(batch: Batch) -> str:
    """Return a batch as Markdown."""
    lines = [f"# What is new, {words_for_day(batch.at.date())}, {batch.at:%H:%M} UTC", ""]
    for title, _, _ in SECTIONS:
        told = _told(batch.tellings, title)
        if told:
            lines += [f"## {title}", "", *(line for telling in told for line in _lines(telling)), ""]
    return "\n".join(lines)


def _told(tellings: Sequence[Telling], title: str) -> list[Telling]:
    """Return what belongs under a title."""
    return [telling for telling in tellings if _title_of(telling) == title]


def _title_of(telling: Telling) -> str:
    return next(title for title, kind, changes in SECTIONS if telling.kind == kind and telling.change in changes)


def _lines(telling: Telling) -> Iterator[str]:
    day = telling.day.isoformat() if telling.day else "no day"
    yield f"- **{_plain(telling.who or 'nobody named')}**: {_plain(telling.what)} ({telling.change.value}, {day})"
    if telling.before and telling.before != telling.after:
        yield f"  - before: {_plain(telling.before)}; now: {_plain(telling.after)}"
    if telling.quote:
        yield f"  - “{_plain(telling.quote)}” {_cited(telling)}"
    yield f"  - `{telling.about}`" + (f", by {telling.rule}" if telling.rule else "")


def _cited(telling: Telling) -> str:
    day = telling.published.isoformat() if telling.published else None
    named = _plain(", ".join(filter(None, [telling.source, telling.title, day])) or telling.document or "")
    if telling.url and telling.url.startswith(("http://", "https://")):
        return f"[{named}](<{telling.url.replace('>', '%3E').replace('<', '%3C')}>)"
    return named


def _plain(words: str) -> str:
    """Return words with the marks of Markdown taken for what they are: text of others never formats a page."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in words)


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.part")
    with partial.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)
