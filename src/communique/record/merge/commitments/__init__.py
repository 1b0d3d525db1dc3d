"""Commitments: when two reports tell of one promise, and what they say together."""
