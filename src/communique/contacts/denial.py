"""Tells whether reports of a contact are denied or called untrue."""

from communique.contacts.lexicon import lexicon
from communique.language import Token

DESCRIBING = frozenset({"describe", "call", "brand", "label", "dismiss", "reject", "term"})
EVENTS = frozenset({"meeting", "talk", "call"})


def is_report_denied(top: Token) -> bool:
    """Tell whether "reports that they met" are denied, or a meeting is "dismissed as invention"."""
    reports = lexicon().words.reports
    for node in (top, *top.ancestors()):
        if node is not top and node.lemma in reports and _is_denied(node):
            return True
        if node.dep == "dobj" and node.lemma in reports | EVENTS and _is_called_untrue(node.head):
            return True
        if node.dep == "relcl":
            return False
    return False


def _is_denied(report: Token) -> bool:
    words = lexicon()
    verb = report.head
    if report.dep in {"dobj", "nsubjpass"} and verb.lemma in words.status.denied | {"dismiss", "reject"}:
        return True
    if report.dep == "pobj":
        return verb.head.lower in {"nothing", "truth"}  # "there was nothing to the reports"
    if report.dep not in {"nsubj", "nsubjpass"}:
        return False
    if verb.child("neg") is not None:
        return any(word.lower in words.words.real for word in verb.subtree())  # "do not correspond to reality"
    untrue = (word.lower in words.words.untrue for word in verb.subtree())
    return verb.lemma in DESCRIBING | {"be"} and any(untrue)


def _is_called_untrue(verb: Token) -> bool:
    below = (word for child in verb.children_by("prep", "oprd") for word in child.subtree())
    return verb.lemma in DESCRIBING and any(word.lower in lexicon().words.untrue for word in below)
