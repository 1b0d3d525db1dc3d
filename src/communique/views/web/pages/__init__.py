"""The pages, each a module with a `router`; here in the order they are asked."""

from fastapi import APIRouter

from communique.views.web.pages import (
    accounts,
    actors,
    adding,
    commitments,
    contacts,
    documents,
    dossier,
    events,
    home,
    looks,
    matrix,
    negotiations,
    network,
    position_list,
    positions,
    reader,
    review,
    search,
    signing,
    statements,
    things,
    timeline,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    timeline.router,
    network.router,
    matrix.router,
    review.router,
    contacts.router,
    statements.router,
    position_list.router,
    positions.router,
    adding.router,
    negotiations.router,
    commitments.router,
    events.router,
    actors.router,
    documents.router,
    search.router,
    looks.router,
    signing.router,
    accounts.router,
    # Last: their paths end in an id, and would take those of the others.
    reader.router,
    dossier.router,
    things.router,
)
