"""Finds who met or called whom, when, and whether it happened."""

from communique.contacts.find import find_contacts

__all__ = ["find_contacts"]
