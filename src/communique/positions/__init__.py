"""Finds who demands, offers, promises, accepts, rejects or supports what."""

from communique.positions.find import find_positions

__all__ = ["find_positions"]
