"""One self-contained page of a record: the articles with their marks, the findings beside them."""

from communique.views.report.render import render_report

__all__ = ["render_report"]
