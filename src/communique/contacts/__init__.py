"""Finds who met or called whom, when, and whether it happened."""

from communique.contacts.find import find_contacts
from communique.contacts.states import introduce_states

__all__ = ["find_contacts", "introduce_states"]
