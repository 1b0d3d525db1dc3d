"""Finds when: days, dates, durations and frequencies."""

from communique.dates.find import find_times

__all__ = ["find_times"]
