"""Finds who said what."""

from communique.statements.find import find_statements

__all__ = ["find_statements"]
