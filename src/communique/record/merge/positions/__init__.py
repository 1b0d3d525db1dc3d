"""Positions: when two reports give one, and what they say together."""
