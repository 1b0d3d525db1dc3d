"""Derives PLOVER events from what was found, and finds the plain acts."""

from communique.events.find import find_events

__all__ = ["find_events"]
