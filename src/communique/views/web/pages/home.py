"""The first page: the negotiations, and how much the record holds."""

from fastapi import APIRouter

from communique.views.web.opened import Reading
from communique.views.web.twins import Page, twinned

router = APIRouter()


@twinned(router, "/")
def home(record: Reading) -> Page:
    """Return the first page."""
    negotiations = record.negotiations()
    return Page(
        template="home.html",
        values={"negotiations": negotiations, "extent": record.extent()},
        whole={"negotiations": negotiations, "extent": record.extent()},
        columns=("id", "name"),
        rows=[{"id": one.id, "name": one.name} for one in negotiations],
    )
