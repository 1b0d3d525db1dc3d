"""Reads kinds of files that other packages know how to read: plug-ins of the group `communique.readers`."""

from collections.abc import Iterator

from communique.documents.drafts import Draft, Part
from communique.errors import SourceError
from communique.plugins import READERS, blamed, load_plugin, plugins

FOREIGN = "plug-in "  # stands before the name of the plug-in in a kind


def foreign_suffixes() -> tuple[str, ...]:
    """Return how the names of the files end that plug-ins read."""
    return tuple(f".{name}" for name in plugins(READERS))


def foreign_kind(name: str) -> str | None:
    """Return the kind of a file that a plug-in reads, by the longest end of its name; None: no plug-in does."""
    lowered = name.lower()
    ends = [end for end in foreign_suffixes() if lowered.endswith(end) and len(lowered) > len(end)]
    return FOREIGN + max(ends, key=len)[1:] if ends else None


def read_foreign(raw: bytes, kind: str) -> Iterator[Part]:
    """Yield what a plug-in reads; the place of one among several is its number.

    Raises:
        SourceError: The plug-in fails, or yields something else than drafts; what it yielded before stands.
    """
    name = kind.removeprefix(FOREIGN)
    read = load_plugin(READERS, name)
    number = 0
    with blamed(READERS, name):
        for number, draft in enumerate(read(raw), 1):
            if not isinstance(draft, Draft):
                raise SourceError(f"expected a communique.documents.Draft, found {type(draft).__name__}")
            yield f"#{number}", draft
        if not number:
            raise SourceError("expected an article, found none")
