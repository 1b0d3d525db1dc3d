"""What states and organisations are called on the pages."""

from functools import cache

from communique.views.commands.naming import issues, parties


def party_name(code: str) -> str:
    """Return the usual name of a state or an organisation by its code or id; an unknown code as it is.

    >>> party_name("RUS"), party_name("XYZ")
    ('Russia', 'XYZ')
    """
    names = parties().get(code)
    return names[0] if names else code


@cache
def party_choices() -> tuple[tuple[str, str], ...]:
    """Return every state and organisation as a form offers it: its code, and its name with the code."""
    named = (
        (code, names[0] if code.startswith("org:") else f"{names[0]} ({code})") for code, names in parties().items()
    )
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def issue_choices() -> tuple[str, ...]:
    """Return the names of the issues, as a form offers them."""
    return issues()
