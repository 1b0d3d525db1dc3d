"""The record in a browser, and as a REST interface."""

from typing import TYPE_CHECKING

from communique.views.web.serving import Serving

if TYPE_CHECKING:
    from communique.views.web.app import create_app, run

__all__ = ["Serving", "create_app", "run"]


def __getattr__(name: str) -> object:
    """Load the pages with the first of these names: whoever looks after accounts needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from communique.views.web import app  # noqa: PLC0415

    return getattr(app, name)
