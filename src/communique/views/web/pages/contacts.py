"""The contacts as a list: who met, called or wrote to whom, and what became of plans to."""

from fastapi import APIRouter, Request

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, day_fields, party_field
from communique.views.web.listed import Shelf, shelf_page
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, twinned

router = APIRouter()


@twinned(router, "/contacts")
def contacts(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the contacts that are wanted, the latest first."""
    return shelf_page(request, record, wanted, _shelf())


def _shelf() -> Shelf:
    return Shelf(
        name="contacts",
        heading="Contacts",
        lead="Meetings, calls, visits and messages, from proposed to held: each with the words that tell it.",
        fields=(
            party_field("party", "Who"),
            party_field("with", "and whom"),
            _choice("status", "Status", ContactStatus),
            _choice("level", "Level", ContactLevel),
            _choice("mode", "How", ContactMode),
            *day_fields(),
        ),
        tools=(("/timeline", "As a timeline"), ("/network", "As a network")),
    )


def _choice(name: str, words: str, values: type[ContactStatus] | type[ContactLevel] | type[ContactMode]) -> Field:
    return Field(name=name, words=words, type="choice", options=tuple(value.value for value in values))
