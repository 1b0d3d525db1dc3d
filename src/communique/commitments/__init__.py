"""Finds what was announced or promised and has not happened yet."""

from communique.commitments.find import find_commitments

__all__ = ["find_commitments"]
