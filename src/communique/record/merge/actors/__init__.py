"""Actors across documents: spellings of one person, and what all documents know of it."""
