"""The commands that show the record in a browser: `serve`, and `accounts` for who may look."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.views.commands.edge import asking, blaming, changing, settings_for
from communique.views.commands.options import Database, ListForm, WantedListForm

if TYPE_CHECKING:
    from communique.record import Role

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Say who may use the record over the web; without any account, only who sits at this machine.",
)
tokens = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Give programs access to the REST interface.",
)
app.add_typer(tokens, name="token")
ROLES = "reader (reads), analyst (reviews and adds, too) or admin (all)"
Port = Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine it takes accounts.")]
Address = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Under which others reach it through a proxy: https://record.example.org"),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What one signs in with.")]
WantedRole = Annotated[str, typer.Option("--role", metavar="ROLE", help=f"What it may do: {ROLES}.")]
Scope = Annotated[str, typer.Option(metavar="ROLE", help="What it may do, never more than its account.")]
Days = Annotated[int, typer.Option(metavar="N", min=1, max=366, help="How long it lasts.")]
Label = Annotated[str, typer.Option("--for", metavar="WORDS", help="What it is for.")]
TokenId = Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, from `accounts token list`.")]


def serve(*, host: Host = "127.0.0.1", port: Port = 8321, address: Address = None, database: Database = None) -> None:
    """Show the record in a browser, and offer it to programs as a REST interface, until stopped with Ctrl-C."""
    with blaming():
        from communique.record import open_record  # noqa: PLC0415  fast --help
        from communique.views.web import Serving, run  # noqa: PLC0415  fast --help

        settings = settings_for(database)
        settings.make_usual_place()
        serving = Serving(database=settings.database, by=settings.by, host=host, port=port, address=address)
        with open_record(settings.database) as record:
            serving.check(has_accounts=record.accounts.exist())
        typer.echo(f"{settings.database}: {serving.at}  (Ctrl-C ends it)", err=True)
        run(serving)


@app.command("list")
def list_accounts(*, form: WantedListForm = ListForm.TABLE, database: Database = None) -> None:
    """List the accounts."""
    with asking(database) as record:
        from communique.views.lists import write_listing  # noqa: PLC0415  fast --help
        from communique.views.people import accounts_listing  # noqa: PLC0415

        write_listing(accounts_listing(record.accounts), form.value)


@app.command()
def add(name: Name, *, role: WantedRole = "reader", database: Database = None) -> None:
    """Add an account; its password is asked for, or read from standard input. The first one must be an admin's."""
    with changing(database, create=True) as (record, _):
        from communique.views.admitting import add_account  # noqa: PLC0415  fast --help
        from communique.views.web.serving import now  # noqa: PLC0415

        account = add_account(record.accounts, name, _role(role), _password(), now())
        typer.echo(f"{account.name}  {account.role.value}")


@app.command()
def remove(name: Name, *, database: Database = None) -> None:
    """Remove an account with its tokens; what it reviewed stays in the log."""
    with changing(database) as (record, _):
        from communique.views.admitting import remove_account  # noqa: PLC0415  fast --help

        remove_account(record.accounts, name)
        typer.echo(f"{name}  removed")


@app.command()
def password(name: Name, *, database: Database = None) -> None:
    """Give an account a new password, asked for or read from standard input; it is signed out everywhere."""
    with changing(database) as (record, _):
        from communique.views.admitting import set_password  # noqa: PLC0415  fast --help

        set_password(record.accounts, name, _password())
        typer.echo(f"{name}  has a new password")


@app.command("role")
def change_role(name: Name, role: Annotated[str, typer.Argument(help=ROLES)], *, database: Database = None) -> None:
    """Change what an account may do."""
    with changing(database) as (record, _):
        from communique.views.admitting import set_role  # noqa: PLC0415  fast --help

        set_role(record.accounts, name, _role(role))
        typer.echo(f"{name}  {role}")


@tokens.command("list")
def list_tokens(*, form: WantedListForm = ListForm.TABLE, database: Database = None) -> None:
    """List the tokens; what they are themselves is not kept."""
    with asking(database) as record:
        from communique.views.lists import write_listing  # noqa: PLC0415  fast --help
        from communique.views.people import tokens_listing  # noqa: PLC0415

        write_listing(tokens_listing(record.accounts), form.value)


@tokens.command("add")
def add_token(name: Name, *, label: Label, scope: Scope = "reader", days: Days = 90, database: Database = None) -> None:
    """Add a token to an account and print it, this once; programs send it as `Authorization: Bearer ...`."""
    with changing(database) as (record, _):
        from communique.views import admitting  # noqa: PLC0415  fast --help
        from communique.views.web.serving import now  # noqa: PLC0415

        token = admitting.token_for(name, label, _role(scope), days, now())
        typer.echo(admitting.add_token(record.accounts, token).secret)


@tokens.command("remove")
def remove_token(token: TokenId, *, database: Database = None) -> None:
    """Remove a token, which ends its use at once."""
    with changing(database) as (record, _):
        record.accounts.remove_token(token)
        typer.echo(f"{token}  removed")


def _role(words: str) -> "Role":
    from communique.record import Role  # noqa: PLC0415  fast --help

    try:
        return Role(words.casefold())
    except ValueError as error:
        raise typer.BadParameter(f"expected {ROLES}, found '{words}'") from error


def _password() -> str:
    """Return a password, asked for twice in a terminal, else the first line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
