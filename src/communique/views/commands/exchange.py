"""The commands that give a record on and take one in: `export`, `import`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.errors import SourceError
from communique.views.commands.completing import complete_form
from communique.views.commands.edge import asking, changing
from communique.views.commands.options import AsOf, Database, Issue, NegotiationName, Output, Party, Since, Until

WantedForm = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="jsonl, csv, parquet, markdown, annotations, gexf, graphml, timelinejs, icalendar, plover, csl, bibtex or "
        "followthemoney (docs/exports.md). Default: by the name of --output.",
        autocompletion=complete_form,
        show_default=False,
    ),
]
Sign = Annotated[
    Path | None,
    typer.Option("--sign", metavar="KEY", help="Sign the file with this key (`communique key` makes one): PATH.sig."),
]
Exported = Annotated[Path, typer.Argument(metavar="PATH", help="A record exported as jsonl.", show_default=False)]


def export(
    *,
    form: WantedForm = None,
    output: Output = None,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    sign: Sign = None,
    database: Database = None,
) -> None:
    """Give the record on in a form that other tools read; what the rights of a source keep back is left out.

    jsonl holds all of it and can be imported elsewhere; the other forms are for spreadsheets, graphs, timelines,
    calendars and reference managers.
    """
    if sign is not None and output is None:
        raise typer.BadParameter("expected --output PATH beside --sign: the signature lies beside the file")
    with asking(database) as record:
        if sign is not None:
            from communique.views.signing import load_key  # noqa: PLC0415  its faults are told before any work

            load_key(sign)
        from communique.views.export import export_to, form_named  # noqa: PLC0415  fast --help
        from communique.views.pages import wanted_of  # noqa: PLC0415

        if output is None and sys.stdout.isatty() and form_named(form, None).suffix.endswith(".zip"):
            raise SourceError("expected a file for what is no text (--output PATH), found a terminal")

        asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
        export_to(record, form, output, wanted_of({**asked, "issue": issue}, 0))
        if sign is not None and output is not None:
            from communique.views.signing import sign as signed  # noqa: PLC0415
            from communique.views.web.serving import now  # noqa: PLC0415

            signed(output, sign, now)


def import_record(path: Exported, *, database: Database = None) -> None:
    """Take in a record that was exported as jsonl; what is there already stays as it is."""
    with changing(database, create=True) as (record, _):
        from communique.views.export import import_from  # noqa: PLC0415  fast --help
        from communique.views.tables import counted  # noqa: PLC0415

        done = import_from(record, path)
        told = [
            f"{counted(done.documents, 'documents')} added",
            f"{done.documents_known} there before" if done.documents_known else "",
            f"{done.forgotten} left out, forgotten before" if done.forgotten else "",
            f"{done.without_text} of them without their text" if done.without_text else "",
            f"{counted(done.judgements, 'judgements')}" if done.judgements else "",
            f"{counted(done.negotiations, 'negotiations')}" if done.negotiations else "",
        ]
        typer.echo(f"communique: {', '.join(filter(None, told))}; record: {record.name}", err=True)
