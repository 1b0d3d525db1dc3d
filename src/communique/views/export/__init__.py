"""Gives a record on in the forms that other tools read."""
