"""What the network and the matrix ask the record for, and how both lead to the contacts behind a count."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fastapi import Request

from communique.domain.contact import ContactStatus
from communique.record import Wanted
from communique.views.web.addresses import page_of
from communique.views.web.asked import address_of
from communique.views.web.choosing import Field
from communique.views.web.ties import Side, Tie, ties_of

if TYPE_CHECKING:
    from communique.record import Store

MOST = 30_000  # contacts counted, the latest
MOST_THEN = 2_000  # ... as of a day past, which takes longer to tell
PLANS = Field(name="plans", words="Planned, refused and denied ones, too", type="check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """The ties of the contacts that are wanted."""

    ties: list[Tie]
    wanted: Wanted
    contacts: int  # counted
    is_cut: bool  # there are more


def tied(request: Request, record: "Store", wanted: Wanted, *, by_actor: bool) -> Tied:
    """Return who was in touch with whom: in contacts that were held, unless the query asks for others."""
    asked = replace(wanted, after=None, newest_first=True, limit=MOST if wanted.as_of is None else MOST_THEN)
    if asked.status is None and not request.query_params.get(PLANS.name):
        asked = replace(asked, status=ContactStatus.HELD.value)
    contacts = record.outlines(asked)
    present = record.faces({actor for one in contacts for actor in one.who})
    faces = {**record.faces({face.party for face in present.values() if face.party}), **present}
    ties = ties_of(contacts, faces, by_actor=by_actor)
    return Tied(ties=ties, wanted=asked, contacts=len(contacts), is_cut=len(contacts) == asked.limit)


def behind(found: Tied, tie: Tie) -> str:
    """Return the address of the contacts behind a tie."""
    one, other = tie.sides
    return _contacts(found, {"party": one.id, "with": other.id})


def side_page(found: Tied, side: Side) -> str:
    """Return the address of an actor, or of the contacts of a party."""
    return page_of(side.id) if side.id.startswith("actor-") else _contacts(found, {"party": side.id, "with": None})


def _contacts(found: Tied, sides: Mapping[str, str | None]) -> str:
    return address_of("/contacts", replace(found.wanted, limit=None), **sides)
