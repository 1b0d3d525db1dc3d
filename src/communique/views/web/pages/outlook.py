"""The outlook of a negotiation: what the record suggests as of a day, and what it does not say."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from markupsafe import Markup

from communique.documents.days import parse_day
from communique.domain.negotiation import Negotiation
from communique.errors import SourceError
from communique.outlook.look import Request as Wish
from communique.outlook.look import look
from communique.outlook.questions import Asked as Question
from communique.outlook.questions import asked
from communique.views.outlooks.chart import chart_of
from communique.views.outlooks.line import COLUMNS, Line, Section
from communique.views.outlooks.sections import extent_of, sections_of
from communique.views.rows import quoted
from communique.views.web.addresses import page_of, words_at
from communique.views.web.api.negotiations import named
from communique.views.web.asked import Asked
from communique.views.web.opened import Reading
from communique.views.web.refusing import Refusal
from communique.views.web.twins import Page, twinned

router = APIRouter()
LONGEST = 300  # characters of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A quotation and where it leads."""

    who: str
    thing: str  # address of what it tells
    words: str
    words_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line with its quotations linked."""

    line: Line
    is_repeated: bool  # its head is that of the line before
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A section as the page shows it."""

    section: Section
    lines: tuple[Shown, ...]
    chart: Markup | None


@twinned(router, "/negotiations/{negotiation}/outlook")
def outlook(request: Request, record: Reading, wanted: Asked, negotiation: str) -> Page:
    """Return the outlook of a negotiation as of a day; a question is answered or refused above it."""
    known = named(record, negotiation)
    question = _question(request)
    with record.known_by(wanted.as_of) as then:
        found = look(then, _wish(request, known, wanted.as_of))
        sections = sections_of(then, found)
    return Page(
        template="outlook.html",
        values={
            "known": known,
            "outlook": found,
            "extent": extent_of(found),
            "question": question,
            "sections": [_drawn(section) for section in sections],
        },
        whole={"asked": question, "outlook": found},
        columns=COLUMNS,
        rows=[line.cells for section in sections for line in section.lines],
    )


def _wish(request: Request, negotiation: Negotiation, as_of: date | None) -> Wish:
    since = request.query_params.get("since", "").strip()
    try:
        day = parse_day(since) if since else None
        return Wish(negotiation=negotiation.id, as_of=as_of, since=day, with_changes=day is not None)
    except SourceError as error:
        raise Refusal(422, str(error)) from error


def _question(request: Request) -> Question | None:
    words = request.query_params.get("ask", "").strip()
    if len(words) > LONGEST:
        raise Refusal(422, f"ask: expected at most {LONGEST} characters, found {len(words)}")
    return asked(words) if words else None


def _drawn(section: Section) -> Drawn:
    heads = [None, *(line.head for line in section.lines)]
    lines = tuple(
        _shown(line, is_repeated=line.head == before) for line, before in zip(section.lines, heads, strict=False)
    )
    chart = Markup(chart_of(section.bars, section.title)) if section.bars else None  # noqa: S704  our own, escaped
    return Drawn(section=section, lines=lines, chart=chart)


def _shown(line: Line, *, is_repeated: bool) -> Shown:
    quotes = tuple(
        Words(
            who=one.who,
            thing=page_of(one.thing),
            words=quoted(one.words) if one.words else "",
            words_at=words_at(one.words) if one.words else None,
        )
        for one in line.quotes
    )
    return Shown(line=line, is_repeated=is_repeated, quotes=quotes)
