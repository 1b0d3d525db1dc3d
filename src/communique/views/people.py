"""Lists who may use the record over the web."""

from typing import TYPE_CHECKING

from communique.record import Account, Token
from communique.views.tables import Listing, Row

if TYPE_CHECKING:
    from communique.record import Accounts


def accounts_listing(accounts: "Accounts") -> Listing:
    """Return the accounts as a list."""
    return Listing(
        name="accounts",
        heads=("Since", "Role", "Name"),
        columns=("name", "role", "made"),
        rows=tuple(_account(account) for account in accounts.listed()),
    )


def tokens_listing(accounts: "Accounts") -> Listing:
    """Return the tokens as a list."""
    return Listing(
        name="tokens",
        heads=("Until", "Scope", "Account and use"),
        columns=("id", "account", "label", "scope", "made", "expires"),
        rows=tuple(_token(token) for token in accounts.tokens()),
    )


def _account(account: Account) -> Row:
    made = account.made.date().isoformat()
    cells = {"name": account.name, "role": account.role.value, "made": account.made.isoformat()}
    return Row(id=account.name, when=made, label=account.role.value, who=account.name, lines=(), foot="", cells=cells)


def _token(token: Token) -> Row:
    return Row(
        id=token.id,
        when=token.expires.date().isoformat(),
        label=token.scope.value,
        who=token.account,
        lines=(token.label,),
        foot=token.id,
        cells={
            "id": token.id,
            "account": token.account,
            "label": token.label,
            "scope": token.scope.value,
            "made": token.made.isoformat(),
            "expires": token.expires.isoformat(),
        },
    )
