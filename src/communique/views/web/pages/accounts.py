"""The pages of accounts: one's own, and for admins those of all."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from communique.record import Accounts, Role, Store, Token
from communique.views.admitting import (
    USUAL_DAYS,
    NewToken,
    add_account,
    add_token,
    remove_account,
    set_password,
    set_role,
    token_for,
)
from communique.views.sheets import Cell
from communique.views.web.opened import Administering, Now, Reading, Visitor
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.security.passwords import is_password
from communique.views.web.security.who import Who
from communique.views.web.twins import Page, twinned

router = APIRouter()
ROLES = tuple(role.value for role in Role)
Text = Annotated[str, Form()]


@twinned(router, "/accounts")
def accounts(record: Administering) -> Page:
    """Return the page of all accounts."""
    found = record.accounts
    listed, tokens = found.listed(), found.tokens()
    rows: list[dict[str, Cell]] = [
        {
            "name": account.name,
            "role": account.role.value,
            "made": account.made.isoformat(),
            "tokens": sum(token.account == account.name for token in tokens),
        }
        for account in listed
    ]
    return Page(
        template="accounts.html",
        values={"accounts": listed, "tokens": tokens, "roles": ROLES},
        whole={"accounts": listed, "tokens": tokens},
        columns=("name", "role", "made", "tokens"),
        rows=rows,
    )


@router.post("/accounts")
def add(record: Administering, now: Now, name: Text, password: Text, role: Annotated[Role, Form()]) -> Response:
    """Add an account."""
    add_account(record.accounts, name, role, password, now)
    return _back("/accounts")


@router.post("/accounts/{name}/role")
def change_role(record: Administering, name: str, role: Annotated[Role, Form()]) -> Response:
    """Change what an account may do."""
    set_role(record.accounts, name, role)
    return _back("/accounts")


@router.post("/accounts/{name}/password")
def change_password(record: Administering, name: str, password: Text) -> Response:
    """Give an account a new password."""
    set_password(record.accounts, name, password)
    return _back("/accounts")


@router.post("/accounts/{name}/remove")
def remove(record: Administering, name: str) -> Response:
    """Remove an account."""
    remove_account(record.accounts, name)
    return _back("/accounts")


@router.post("/accounts/tokens/{token}/remove")
def remove_any_token(record: Administering, token: str) -> Response:
    """Remove a token of anybody."""
    record.accounts.remove_token(token)
    return _back("/accounts")


@router.get("/account")
def account(request: Request, record: Reading, visitor: Visitor) -> Response:
    """Return the page of one's own account."""
    return _own_page(request, record, visitor)


@router.post("/account/password")
def change_own(record: Reading, visitor: Visitor, old: Text, password: Text) -> Response:
    """Change one's own password, which ends all one's sessions."""
    found = _own(record.accounts, visitor)
    if not is_password(old, found):
        raise Refusal(422, "expected the present password, found another")
    set_password(record.accounts, visitor.name, password)
    return _back("/sign-in")


@router.post("/account/tokens")
def add_own_token(
    *,
    request: Request,
    record: Reading,
    visitor: Visitor,
    now: Now,
    label: Text,
    scope: Annotated[Role, Form()] = Role.READER,
    days: Annotated[int, Form()] = USUAL_DAYS,
) -> Response:
    """Add a token to one's own account, and show it this once."""
    _own(record.accounts, visitor)
    if not visitor.may(scope):
        raise Refusal(403, f"a token may do no more than its account, which has the role {visitor.role.value}")
    new = add_token(record.accounts, token_for(visitor.name, label, scope, days, now))
    return _own_page(request, record, visitor, new)


@router.post("/account/tokens/{token}/remove")
def remove_own_token(record: Reading, visitor: Visitor, token: str) -> Response:
    """Remove a token of one's own."""
    if token not in {one.id for one in record.accounts.tokens(visitor.name)}:
        raise Refusal(404, "you have no such token")
    record.accounts.remove_token(token)
    return _back("/account")


def _own(found: Accounts, visitor: Who) -> str:
    """Return the hash of one's own password.

    Raises:
        Refusal: Nobody needs an account here, or a program asks.
    """
    kept = found.named(visitor.name) if visitor.is_signed_in else None
    if kept is None:
        raise Refusal(403, "this takes an account that is signed in")
    return kept[1]


def _own_page(request: Request, record: Store, visitor: Who, new: NewToken | None = None) -> Response:
    tokens: tuple[Token, ...] = record.accounts.tokens(visitor.name) if visitor.is_signed_in else ()
    scopes = [role.value for role in Role if visitor.may(role)]
    page = render(request, "account.html", tokens=tokens, scopes=scopes, new=new, days=USUAL_DAYS)
    page.headers["Cache-Control"] = "no-store"
    return page


def _back(path: str) -> Response:
    return RedirectResponse(path, status_code=303)
