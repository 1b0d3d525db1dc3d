"""The command that shows the record in a browser: `serve`."""

from typing import Annotated

import typer

from communique.views.commands.edge import changing
from communique.views.commands.options import Database

Port = Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")]


def serve(*, host: Host = "127.0.0.1", port: Port = 8321, database: Database = None) -> None:
    """Show the record in a browser, and offer it to programs as a REST interface, until stopped with Ctrl-C."""
    with changing(database, create=True) as (record, settings):
        import uvicorn  # noqa: PLC0415  fast --help

        from communique.views.web import Serving, create_app  # noqa: PLC0415  fast --help

        serving = Serving(database=settings.database, by=settings.by, host=host, port=port)
        typer.echo(f"{record.name}: http://{host}:{port}/", err=True)
        uvicorn.run(create_app(serving), host=host, port=port, log_level="warning", server_header=False)
