"""Gives a record on in the forms that other tools read, and takes one in."""

from pathlib import Path

from communique.record import Store, Wanted
from communique.views.export.forms import FORMS, Form, form_named, forms
from communique.views.export.importing import Imported, import_from
from communique.views.writing import written_to

__all__ = ["FORMS", "Form", "Imported", "export_to", "form_named", "forms", "import_from"]


def export_to(record: Store, form: str | None, path: Path | None, wanted: Wanted) -> None:
    """Write what is wanted of a record to a file, whole or not at all, or to standard output.

    Args:
        form: Its name; None: as the path ends.
        path: None: standard output.

    Raises:
        SourceError: There is no such form.
        RecordError: The record cannot be read, the file cannot be written, or a library of the form is missing.
    """
    from communique.views.export.gathering import holdings_of  # noqa: PLC0415  `--help` stays fast
    from communique.views.export.permitted import permitted  # noqa: PLC0415

    write = form_named(form, path).writer()
    holdings = permitted(holdings_of(record, wanted))
    with written_to(path) as stream:
        write(holdings, stream)
