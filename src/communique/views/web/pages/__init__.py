"""The pages, each a module with a `router`; here in the order they are asked."""

from fastapi import APIRouter

from communique.views.web.pages import accounts, home, signing

ROUTERS: tuple[APIRouter, ...] = (home.router, signing.router, accounts.router)
