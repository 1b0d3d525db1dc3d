"""Turns what a user calls a party or an issue into what the record calls it."""

import difflib
import os
from collections.abc import Iterator
from functools import cache

import typer

from communique.errors import CommuniqueError

KNOWN_FORMS = ("actor-", "org:")
CLOSE = 0.75  # how alike two names are that may have been meant for one another


def parse_party(words: str) -> str:
    """Return a state's code, an organisation's id or an actor's id.

    Raises:
        BadParameter: Nobody of that name is listed; says who is called nearly so.
    """
    if words.startswith(KNOWN_FORMS):
        return words
    known = {name.casefold(): code for code, names in parties().items() for name in (code, *names)}
    code = known.get(words.casefold())
    if code is None:
        near = {known[name] for name in difflib.get_close_matches(words.casefold(), known, n=3, cutoff=CLOSE)}
        called = ", ".join(f"{parties()[one][0]} ({one})" for one in sorted(near))
        hint = f"; nearly so called: {called}" if called else ""
        raise typer.BadParameter(
            f"expected a state (RUS, Russia), an organisation (NATO) or an actor's id, found '{words}'{hint}"
        )
    return code


def parse_issue(words: str) -> str:
    """Return the name of an issue.

    Raises:
        BadParameter: There is none; lists them.
    """
    names = issues()
    found = next((name for name in names if name.casefold() == words.casefold()), None)
    if found is None:
        raise typer.BadParameter(f"expected an issue, found '{words}'; the issues are: {', '.join(names)}")
    return found


@cache
def parties() -> dict[str, tuple[str, ...]]:
    """Return the names of each state and organisation by code, the usual one first; the user's own too."""
    _take_own_rules()
    return dict(_parties())


def _parties() -> Iterator[tuple[str, tuple[str, ...]]]:
    from communique.actors.forms import Organisations, States  # noqa: PLC0415  `--help` stays fast
    from communique.rulebook import load_rules  # noqa: PLC0415

    for state in load_rules("actors", "states", States).state:
        yield state.id, (state.name, *state.also)
    for row in load_rules("actors", "organisations", Organisations).organisation:
        yield row.id, (row.name, *row.also)


@cache
def issues() -> tuple[str, ...]:
    """Return the names of the issues, the user's own too."""
    from communique.positions.issues import load_issues  # noqa: PLC0415  `--help` stays fast

    _take_own_rules()
    return tuple(issue.name for issue in load_issues().issue)


def _take_own_rules() -> None:
    from communique.views.own_rules import take_own_rules  # noqa: PLC0415  `--help` stays fast
    from communique.views.settings import read_settings  # noqa: PLC0415

    try:
        take_own_rules(read_settings(os.environ).folder)
    except CommuniqueError as error:
        raise typer.BadParameter(str(error)) from error
