"""Follows the wordings of a party on an issue, and tells what changed in the record between two days.

wordings_of(findings, canon, origin)   what one document tells; store each with its key
history_of(party, issue, wordings, as_of=...)   its history on the issue, from its wordings
changed_since(before, after)           what differs between the record as of two days
"""

from communique.record.history.difference import Change, Difference, State
from communique.record.history.ruled import as_ruled
from communique.record.history.since import changed_since
from communique.record.history.threads import history_of
from communique.record.history.wording import Edit, History, Move, Piece, Step, Thread, Wording
from communique.record.history.wordings import wordings_of

__all__ = [
    "Change",
    "Difference",
    "Edit",
    "History",
    "Move",
    "Piece",
    "State",
    "Step",
    "Thread",
    "Wording",
    "as_ruled",
    "changed_since",
    "history_of",
    "wordings_of",
]
