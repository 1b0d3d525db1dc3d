"""The command that reads archives of any size: `archive`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.views.commands.adding import GivenRights
from communique.views.commands.edge import SOME_FAILED, blaming, settings_for
from communique.views.commands.options import OutletName, Published

if TYPE_CHECKING:
    from communique.views.archiving import Teller


class Runner(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


InputFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Parquet, JSONL (.gz too) or WARC files, all that `add` reads, folders of these.",
        show_default=False,
    ),
]
IntoFolder = Annotated[
    Path, typer.Option("--output", metavar="DIR", help="A new folder, or one of an archive that was broken off.")
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes that read. Default: one a core.", show_default=False)
]
WantedRunner = Annotated[Runner, typer.Option(help="On this machine, or on a Ray cluster.")]
RayAddress = Annotated[
    str | None,
    typer.Option(
        metavar="HOST:PORT",
        help="The cluster. Default: RAY_ADDRESS, else a cluster of its own on this machine.",
        show_default=False,
    ),
]
NoSieve = Annotated[bool, typer.Option("--no-sieve", help="Parse everything, not only what can matter.")]


# Above forty lines: ten parameters, and the docstring is the command's help.
def archive(
    sources: InputFiles,
    *,
    output: IntoFolder,
    workers: Workers = None,
    runner: WantedRunner = Runner.LOCAL,
    ray_address: RayAddress = None,
    no_sieve: NoSieve = False,
    published: Published = None,
    source: OutletName = None,
    rights: GivenRights = None,
) -> None:
    """Read an archive of any size into Parquet files: documents, findings, failures; `add DIR` takes it into a record.

    The same command goes on where it was broken off, whatever broke it off; every text counts once. What cannot be
    read is set aside with its reason. On a cluster, all machines see sources and output under the same names.

    Exit status: 0 all was read, 1 some inputs failed (they are in DIR/failures; the rest was read), 2 wrong usage, 130
    stopped with Ctrl-C (the same command goes on).
    """
    from rich.console import Console  # noqa: PLC0415  `--help` stays fast

    from communique.views.archiving import Teller  # noqa: PLC0415

    teller = Teller(Console(stderr=True))
    with _without_waiting(teller), blaming():
        from communique.archive import Engine, Job, Options, make_archive  # noqa: PLC0415
        from communique.documents import Given  # noqa: PLC0415
        from communique.views.archiving import words_of_manifest  # noqa: PLC0415
        from communique.views.own_rules import check_own_rules  # noqa: PLC0415

        settings = settings_for(None)
        check_own_rules(settings.folder)
        given = Given(published=published, source=source, rights=rights.value if rights else None)
        places = tuple(str(Path(one).absolute()) for one in sources)
        address = ray_address or os.environ.get("RAY_ADDRESS") or None
        engine = Engine(runner=runner.value, workers=workers or os.cpu_count() or 1, address=address)
        options = Options(sources=places, given=given, is_sieved=not no_sieve)
        job = Job(options=options, output=output, engine=engine, watch=teller.watch, own_rules=settings.folder)
        manifest = make_archive(job)
        teller.say(words_of_manifest(manifest, str(output)))
        if manifest.counts.get("failures"):
            raise typer.Exit(SOME_FAILED)


@contextmanager
def _without_waiting(teller: "Teller") -> Iterator[None]:
    """End at once where the reading was broken off: the engine's threads would not let the interpreter end in peace."""
    try:
        yield
    except typer.Exit as ended:
        if not teller.is_broken_off:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.exit_code)
