"""Finds who said what."""

from communique.statements.find import find_statements
from communique.statements.universal import find_statements_by_relations

__all__ = ["find_statements", "find_statements_by_relations"]
