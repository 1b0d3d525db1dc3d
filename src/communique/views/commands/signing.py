"""The commands for signatures: `key`, `verify`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from communique.views.commands.edge import blaming

KeyPath = Annotated[
    Path | None,
    typer.Argument(metavar="PATH", help="Default: signing-key.pem beside the settings file.", show_default=False),
]
Show = Annotated[bool, typer.Option("--show", help="Print the public part of the key that is there.")]
SignedPath = Annotated[Path, typer.Argument(metavar="PATH", help="A file with its signature (PATH.sig) beside it.")]
Public = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY", help="The public key that must have signed (ed25519:...), or a file with it."),
]


def key(path: KeyPath = None, *, show: Show = False) -> None:
    """Make the key with which `communique export --sign` signs, and print its public part to be given to others."""
    with blaming():
        from communique.views.signing import make_key, public_key  # noqa: PLC0415  fast --help

        where = path or usual_key()
        typer.echo(public_key(where) if show else make_key(where))
        if not show:
            typer.echo(f"{where}: made; only you can read it, and whoever has it can sign as you", err=True)


def verify(path: SignedPath, *, public: Public = None) -> None:
    """Check that an exported file is, byte for byte, what was signed.

    Exit status: 0 it is, 1 it is not, or another key signed.
    """
    with blaming():
        from communique.views.signing import verify as verified  # noqa: PLC0415  fast --help

        signed = verified(path, public)
        typer.echo(f"{signed.file}: as {signed.key} signed it on {signed.signed}")
        if public is None:
            typer.echo("whose key that is, only they can tell; --key KEY checks it", err=True)


def usual_key() -> Path:
    """Return where the key lies unless told otherwise."""
    from communique.views.settings import read_settings  # noqa: PLC0415  fast --help
    from communique.views.signing import KEY_NAME  # noqa: PLC0415

    return read_settings(os.environ).folder / KEY_NAME
