"""Derives PLOVER events from what was found, and finds the plain acts."""

from communique.events.find import find_events
from communique.events.introduce import introduce_sides

__all__ = ["find_events", "introduce_sides"]
