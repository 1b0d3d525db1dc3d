"""The record in a browser, and as a REST interface."""

from communique.views.web.app import create_app, run
from communique.views.web.serving import Serving

__all__ = ["Serving", "create_app", "run"]
