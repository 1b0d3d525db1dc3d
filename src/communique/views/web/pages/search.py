"""The search over texts, statements and actors, with facets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from communique.domain.merged import Merged
from communique.domain.statement import Statement
from communique.record import Finds, Hit, Sought
from communique.views.hits import COLUMNS
from communique.views.mentioned import teller_for
from communique.views.sheets import Cell
from communique.views.web.addresses import page_of, words_at
from communique.views.web.asked import Asked
from communique.views.web.choosing import with_query
from communique.views.web.opened import Reading
from communique.views.web.parties import party_choices, party_name
from communique.views.web.refusing import Refusal
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
PAGE, MOST_PAGES = 20, 50
FACETS = {"kind": "What", "party": "Who", "outlet": "Outlet", "negotiation": "Negotiation", "year": "Year"}
KINDS = {"document": "texts", "statement": "statements", "actor": "actors"}
FOUND = re.compile(r"\[([^\[\]]+)\]")  # what a snippet marks
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place where the words stand."""

    kind: str
    title: str
    href: str
    words_at: str | None
    day: object
    pieces: Sequence[tuple[str, bool]]  # of the snippet; true: what was sought


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet, with the address that chooses it, or leaves it."""

    words: str
    number: int
    href: str
    is_chosen: bool


@twinned(router, "/search")
def search(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return where words stand; with no words the form alone."""
    words, page = (wanted.text or "").strip(), _page(request)
    sought = _sought(request, record, wanted, words, page)
    finds = record.seek(sought) if words else Finds()
    names = {str(one.id): one.name for one in record.negotiations()}
    sides = {value for value, _ in finds.facets.get("party", ()) if value.startswith("actor-")}
    names |= {str(name): actor.name for name, actor in record.named(sides).items()}
    rows = [_cells(hit, _title(record, hit)) for hit in finds.hits]
    return Page(
        template="search.html",
        values={
            "words": words,
            "finds": finds,
            "found": [_found(record, hit) for hit in finds.hits],
            "facets": _facets(request, finds, names),
            "parties": party_choices(),
            "page": page,
            "pages": -(-finds.total // PAGE),
            "following": with_query(request, page=str(page + 1)) if page * PAGE < finds.total else "",
            "first": with_query(request) if page > 1 else "",
            "query": request.url.query,
            "others": [(name, value) for name, value in request.query_params.items() if name in FACETS],
        },
        whole={"words": words, "total": finds.total, "facets": finds.facets, "places": rows},
        columns=COLUMNS,
        rows=rows,
    )


def _page(request: Request) -> int:
    said = request.query_params.get("page", "1")
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= MOST_PAGES):
        raise Refusal(422, f"page: expected a number from 1 to {MOST_PAGES}, found '{said}'")
    return int(said)


def _sought(request: Request, record: "Store", wanted: "Asked", words: str, page: int) -> Sought:
    kind, year = request.query_params.get("kind") or None, request.query_params.get("year") or None
    if kind is not None and kind not in KINDS:
        raise Refusal(422, f"kind: expected {', '.join(KINDS)}, found '{kind}'")
    if year is not None and not YEAR.fullmatch(year):
        raise Refusal(422, f"year: expected a year, found '{year}'")
    return Sought(
        words=words,
        kind=kind,
        negotiation=_negotiation(record, wanted.negotiation),
        party=wanted.party,
        outlet=wanted.outlet,
        year=int(year) if year else None,
        since=wanted.since,
        until=min(filter(None, [wanted.until, wanted.as_of]), default=None),
        limit=PAGE,
        skip=(page - 1) * PAGE,
    )


def _negotiation(record: "Store", name: str | None) -> str | None:
    if name is None:
        return None
    found = next((one.id for one in record.negotiations() if name in {one.id, one.name}), None)
    if found is None:
        raise Refusal(422, f"negotiation: expected a name or an id, found '{name}'")
    return found


def _facets(request: Request, finds: Finds, names: dict[str, str]) -> list[tuple[str, list[FacetValue]]]:
    facets = []
    for name, heading in FACETS.items():
        chosen = request.query_params.get(name)
        values = [
            FacetValue(
                words=_called(name, value, names),
                number=number,
                href=with_query(request, **{name: None if value == chosen else value}),
                is_chosen=value == chosen,
            )
            for value, number in finds.facets.get(name, ())
        ]
        if values:
            facets.append((heading, values))
    return facets


def _called(facet: str, value: str, names: dict[str, str]) -> str:
    match facet:
        case "kind":
            return KINDS.get(value, value)
        case "party" | "negotiation":
            return names.get(value) or party_name(value)
        case _:
            return value


def _found(record: "Store", hit: Hit) -> Found:
    href, at = page_of(hit.id), None
    title = hit.title
    if hit.kind == "statement":
        merged = record.show(hit.id)
        if isinstance(merged, Merged) and isinstance(merged.thing, Statement):
            statement = merged.thing
            title = teller_for(record, [statement]).tell(statement).who
            at = words_at((statement.content or statement.evidence)[:1])
    return Found(
        kind=hit.kind,
        title=title or "(without a title)",
        href=href,
        words_at=at,
        day=hit.day,
        pieces=tuple(_pieces(" ".join(hit.snippet.split()))),
    )


def _pieces(snippet: str) -> Iterator[tuple[str, bool]]:
    """Yield a snippet in pieces, those that were sought apart."""
    for number, piece in enumerate(FOUND.split(snippet)):
        if piece:
            yield piece, number % 2 == 1


def _title(record: "Store", hit: Hit) -> str | None:
    return hit.title or (_found(record, hit).title if hit.kind == "statement" else None)


def _cells(hit: Hit, title: str | None) -> dict[str, Cell]:
    day = hit.day.isoformat() if hit.day else None
    return {"id": hit.id, "kind": hit.kind, "title": title, "day": day, "snippet": hit.snippet}
