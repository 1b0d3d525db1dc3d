"""An entry of a feed, of whichever form the feed is, on its way to becoming a document."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache

from communique.documents.days import parse_day
from communique.documents.drafts import Draft
from communique.documents.outlets import outlet_of
from communique.documents.sources import source_rules
from communique.errors import SourceError

SUMMARY = "the full text: the feed gives a summary of its entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one article; texts are plain, a block a line."""

    full: str
    summary: str
    title: str | None
    url: str | None
    published: str | None
    byline: str | None
    feed: str | None  # the feed's own title
    key: str | None
    repairs: tuple[str, ...] = ()


def draft_of(entry: Entry) -> Draft:
    """Return the draft of an entry: its full text, else its summary.

    Raises:
        SourceError: The entry has no text.
    """
    full, summary = _without_feed_lines(entry.full), _without_feed_lines(entry.summary)
    if not (full or summary):
        named = entry.title or entry.url or "no title"
        raise SourceError(f"expected an entry with text, found none ({named[:80]})")
    said = {
        "title": entry.title,
        "url": entry.url,
        "published": entry.published,
        "byline": entry.byline,
        "source": None if outlet_of(None, entry.url) else entry.feed,  # the outlet goes by its own name
        "key": entry.key,
    }
    return Draft(
        text=full or summary,
        said={name: value for name, value in said.items() if value},
        repairs=entry.repairs,
        remarks=() if full else (SUMMARY,),
    )


def day_of(words: str | None) -> str | None:
    """Return the day that a feed writes, as it is written; None where it is no day.

    >>> day_of("Sat, 12 Apr 2025 23:30:00 -0400")
    '2025-04-12'
    """
    for parse in (parse_day, _parse_mail_day):
        try:
            return parse(words or "").isoformat()
        except (SourceError, ValueError, TypeError, OverflowError):
            continue
    return None


def _parse_mail_day(words: str) -> date:
    return parsedate_to_datetime(words).date()


def _without_feed_lines(text: str) -> str:
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or any(line.fullmatch(lines[-1].strip()) for line in _feed_lines())):
        lines.pop()
    return "\n".join(lines).strip()


@cache
def _feed_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, source_rules().feed_lines))
