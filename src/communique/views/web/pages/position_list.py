"""The positions as a list: who demands, offers, refuses what, one after the other."""

from fastapi import APIRouter, Request

from communique.domain.position import Stance
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, day_fields, issue_field, party_field
from communique.views.web.listed import Shelf, shelf_page
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, twinned

router = APIRouter()


@twinned(router, "/positions/list")
def position_list(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the positions that are wanted, the latest first."""
    stances = Field(name="stance", words="Stance", type="choice", options=tuple(one.value for one in Stance))
    shelf = Shelf(
        name="positions",
        heading="Positions, one by one",
        lead="What parties demand, offer, promise, accept, reject and support, how firmly and on which issue.",
        fields=(party_field("party", "Who"), issue_field(), stances, *day_fields()),
        tools=(("/positions", "Issue by party"),),
    )
    return shelf_page(request, record, wanted, shelf)
