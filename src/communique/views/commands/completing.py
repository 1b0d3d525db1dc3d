"""Completes what a user begins to type in a shell; where anything fails, it offers nothing."""

import os
from collections.abc import Iterator

from communique.errors import CommuniqueError


def complete_party(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the codes and the names of one word that begin so, each with what it stands for."""
    from communique.views.commands.naming import parties  # noqa: PLC0415  only where a shell asks

    for code, names in sorted(parties().items()):
        if code.startswith(incomplete):
            yield code, names[0]
        yield from ((name, code) for name in names if name.startswith(incomplete or code) and " " not in name)


def complete_issue(incomplete: str) -> Iterator[str]:
    """Yield the issues that begin so."""
    from communique.views.commands.naming import issues  # noqa: PLC0415  only where a shell asks

    return (name for name in sorted(issues()) if name.startswith(incomplete.casefold()))


def complete_negotiation(incomplete: str) -> list[str]:
    """Return the negotiations of the record that begin so."""
    from communique.record import open_record  # noqa: PLC0415  only where a shell asks
    from communique.views.settings import read_settings  # noqa: PLC0415

    try:
        database = read_settings(os.environ).database
        with open_record(database, writable=False, create=False) as record:
            names = [negotiation.name for negotiation in record.negotiations()]
    except CommuniqueError:
        return []
    return sorted(name for name in names if name.casefold().startswith(incomplete.casefold()))


def complete_form(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of export that begin so, with what they hold."""
    from communique.views.export import forms  # noqa: PLC0415  only where a shell asks

    return ((form.name, form.holds) for form in forms() if form.name.startswith(incomplete))
