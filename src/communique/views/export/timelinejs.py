"""The contacts and promises as a TimelineJS file: dates that are not one day are said in words, sources stand below."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import BinaryIO

import msgspec

from communique.domain.when import When
from communique.views.export.holdings import Holdings
from communique.views.export.telling import (
    Narrator,
    Told,
    is_one_day,
    words_for_days,
    words_for_source,
    words_quoted,
)
from communique.views.wording import words_for_day

Slide = dict[str, object]
ADDRESSES = ("http://", "https://")


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the timeline; what no day is known of cannot be shown and is counted on the title slide."""
    teller = _Slides(holdings)
    contacts = [teller.slide(merged, merged.thing.when, merged.thing.mode.value) for merged in holdings.contacts]
    promised = [
        teller.slide(merged, merged.thing.due, "promised")
        for merged in holdings.commitments
        if merged.thing.contact is None
    ]
    slides = [slide for slide in (*contacts, *promised) if slide]
    left_out = len(contacts) + len(promised) - len(slides)
    timeline = {"title": _title(holdings, left_out), "events": sorted(slides, key=_order), "scale": "human"}
    stream.write(msgspec.json.format(msgspec.json.encode(timeline), indent=1) + b"\n")


class _Slides:
    def __init__(self, holdings: Holdings) -> None:
        self._narrator = Narrator(holdings)

    def slide(self, merged: Told, when: When | None, group: str) -> Slide | None:
        bounds = _bounds(when)
        if when is None or bounds is None:
            return None
        first, last = bounds
        told = self._narrator.line(merged.thing)
        text = {"headline": escape(f"{told.label}: {told.who}"), "text": "".join(self._paragraphs(merged))}
        slide: Slide = {"unique_id": merged.thing.id, "group": group, "start_date": _date(first), "text": text}
        if last != first:
            slide["end_date"] = _date(last)
        if not is_one_day(when):
            slide["display_date"] = words_for_days(when)
        return {**slide, "autolink": False}

    def _paragraphs(self, merged: Told) -> Iterator[str]:
        told = self._narrator.line(merged.thing)
        yield f"<p>{escape('; '.join(told.facts))}</p>"
        for citation in self._narrator.told(merged.reports):
            quoted = words_quoted([words for words in merged.thing.evidence if words.document == citation.id])
            if quoted:
                yield f"<blockquote>{escape(quoted)}</blockquote>"
            source = escape(words_for_source(citation))
            is_linked = citation.url and citation.url.lower().startswith(ADDRESSES)
            yield f'<p><a href="{escape(citation.url or "")}">{source}</a></p>' if is_linked else f"<p>{source}</p>"


def _bounds(when: When | None) -> tuple[date, date] | None:
    """Return the days a slide stands at; an open end stands at the day that is known."""
    if when is None:
        return None
    first = when.earliest or when.latest
    last = when.latest or when.earliest
    return (first, last) if first and last else None


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _order(slide: Slide) -> tuple[str, str]:
    start = slide["start_date"]
    return f"{start['year']:04}-{start['month']:02}-{start['day']:02}" if isinstance(start, dict) else "", str(
        slide["unique_id"]
    )


def _title(holdings: Holdings, left_out: int) -> Slide:
    names = ", ".join(negotiation.name for negotiation in holdings.negotiations)
    count = f"{len(holdings.documents)} documents."
    seen = f"As of {words_for_day(holdings.as_of)}, from {count}" if holdings.as_of else count
    missing = f" {left_out} more without a known day." if left_out else ""
    return {"text": {"headline": escape(names or "Contacts"), "text": f"<p>{escape(f'{seen}{missing}')}</p>"}}
