"""Contacts: what is known of one, when two reports tell of one, and what they say together."""
