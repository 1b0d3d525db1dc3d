"""How far the outlook looks: the numbers of windows.toml."""

from functools import cache

import msgspec

from communique.rulebook import load_rules


class Windows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days, and how many are shown."""

    recent: int
    before: int
    least_before: int
    stage: int
    changed: int
    changes_documents: int
    covered: int
    busiest: int
    pairs: int
    announcements: int
    ages: tuple[int, ...]
    no_node: tuple[str, ...]


@cache
def load_windows() -> Windows:
    """Return the windows."""
    return load_rules("outlook", "windows", Windows)
