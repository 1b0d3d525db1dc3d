"""The statements as a list: who said what."""

from fastapi import APIRouter, Request

from communique.domain.statement import Act
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, day_fields, party_field
from communique.views.web.listed import Shelf, shelf_page
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, twinned

router = APIRouter()


@twinned(router, "/statements")
def statements(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the statements that are wanted, the latest first."""
    acts = Field(name="mode", words="Act", type="choice", options=tuple(act.value for act in Act))
    shelf = Shelf(
        name="statements",
        heading="Statements",
        lead="Who said, demanded, promised or denied what, in which words; a claim belongs to its source.",
        fields=(party_field("party", "Who"), acts, *day_fields()),
    )
    return shelf_page(request, record, wanted, shelf)
