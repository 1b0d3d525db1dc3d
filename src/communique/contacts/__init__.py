"""Finds who met or called whom, when, and whether it happened."""

from communique.contacts.find import find_contacts
from communique.contacts.states import introduce_states
from communique.contacts.universal import find_contacts_by_relations

__all__ = ["find_contacts", "find_contacts_by_relations", "introduce_states"]
