"""Statements: when two reports repeat one, and what they say together."""
