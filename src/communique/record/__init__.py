"""Joins what was read from many documents into one record."""

from communique.record.gather import gather

__all__ = ["gather"]
