"""Every page is also there as JSON and as CSV, at the same address with .json or .csv, from the same query."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from communique.views.sheets import Cell, sheet_of
from communique.views.tables import Listing
from communique.views.web.rendering import render

HOME = "home"  # what "/" is called where it needs a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before it is written: for people, for programs, for spreadsheets."""

    template: str
    values: Mapping[str, object]  # what the template needs
    whole: object  # what .json gives; msgspec encodes it
    columns: Sequence[str]  # of .csv
    rows: Iterable[Mapping[str, Cell]] = field(default=())  # of .csv
    status: int = 200


def listed(template: str, listing: Listing, **values: object) -> Page:
    """Return a page of a list, with twins of its rows; the template knows it as `listing`."""
    rows = [{**row.cells, **({"whole": row.whole} if row.whole is not None else {})} for row in listing.rows]
    return Page(
        template=template,
        values={"listing": listing, **values},
        whole={**listing.told, "more": listing.is_cut, listing.name: rows},
        columns=listing.columns,
        rows=[row.cells for row in listing.rows],
    )


def twinned(router: APIRouter, path: str) -> Callable[[Callable[..., Page]], Callable[..., Page]]:
    """Serve a function that returns a Page at a path, and its twins at the path with .json and .csv.

    The function names what it works with as any endpoint does (`record: Reading, wanted: Asked, name: str`):

        @twinned(router, "/contacts")
        def contacts(record: Reading, wanted: Asked) -> Page: ...
    """

    def serve(view: Callable[..., Page]) -> Callable[..., Page]:
        stem = path if path != "/" else f"/{HOME}"
        name = view.__name__
        router.add_api_route(f"{stem}.json", _as_json(view), methods=["GET"], name=f"{name}.json")
        router.add_api_route(f"{stem}.csv", _as_csv(view), methods=["GET"], name=f"{name}.csv")
        router.add_api_route(path, _as_page(view), methods=["GET"], name=name)
        return view

    return serve


def _as_page(view: Callable[..., Page]) -> Callable[..., Response]:
    def answer(request: Request, page: Annotated[Page, Depends(view)]) -> Response:
        twins = twin_addresses(request)
        return render(request, page.template, status=page.status, **{"twins": twins, **page.values})

    return answer


def _as_json(view: Callable[..., Page]) -> Callable[..., Response]:
    def answer(page: Annotated[Page, Depends(view)]) -> Response:
        return Response(as_json(page.whole), status_code=page.status, media_type="application/json")

    return answer


def _as_csv(view: Callable[..., Page]) -> Callable[..., Response]:
    def answer(page: Annotated[Page, Depends(view)]) -> Response:
        sheet = sheet_of(page.columns, page.rows)
        return Response(sheet, status_code=page.status, media_type="text/csv; charset=utf-8")

    return answer


def as_json(whole: Any) -> bytes:  # noqa: ANN401  whatever msgspec encodes
    """Return something as indented JSON, with a line end."""
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def twin_addresses(request: Request) -> dict[str, str]:
    """Return the addresses of the twins of the page asked for, by "json" and "csv"."""
    stem = request.url.path if request.url.path != "/" else f"/{HOME}"
    query = f"?{request.url.query}" if request.url.query else ""
    return {form: f"{stem}.{form}{query}" for form in ("json", "csv")}
