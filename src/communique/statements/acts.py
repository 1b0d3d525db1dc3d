"""Refines the act of a statement by what is said: "insisted that they leave" is a demand."""

from communique.domain.statement import Act
from communique.language import Page, Token
from communique.statements.drafts import Draft
from communique.statements.lexicon import words

PREDICATING = frozenset(
    {"en.verb.call-predicate", "en.verb.describe-as", "en.verb.dismiss-as", "en.verb.passive-known"}
)
OBLIGING = frozenset({"must", "should", "ought"})
WILLING = frozenset({"will", "would", "wo", "can", "could", "ca", "'ll", "'d"})
NEVER = frozenset({"not", "n't", "n’t", "never"})


def act_of(page: Page, draft: Draft) -> Act:
    """Return the act of a statement, by its cue and its content together."""
    head, cue = draft.head, draft.cue_token
    if draft.rule in PREDICATING:
        return _judged(page, draft)
    if draft.rule == "en.verb.announce-object" and head is not None and head.lemma in words("thanks"):
        return Act.PRAISE
    if draft.act is not Act.SAY or cue is None or head is None or head.pos not in {"VERB", "AUX"}:
        return draft.act
    return Act.REFUSE if _declines(head) else _stressed(head) if cue.lemma in words("firmly") else draft.act


def _judged(page: Page, draft: Draft) -> Act:
    """Return the act of calling something false, unacceptable, or anything else."""
    found = {token.lemma for span in draft.spans for token in page.tokens_in(span)}
    if found & words("untrue"):
        return Act.DENY
    return Act.REFUSE if found & words("unacceptable") else draft.act


def _stressed(head: Token) -> Act:
    """Return the act of putting weight on a clause."""
    if _is_subjunctive(head) or any(child.lower in OBLIGING for child in head.children_by("aux")):
        return Act.DEMAND
    return Act.DENY if _denies(head) else Act.SAY


def _is_negated(head: Token) -> bool:
    return any(child.lower in NEVER for child in head.children)


def _declines(head: Token) -> bool:
    """Tell whether a clause says that somebody will not: "would not accept"."""
    is_willed = any(child.lower in WILLING for child in head.children_by("aux"))
    return is_willed and _is_negated(head) and head.lemma in words("consent")


def _is_subjunctive(head: Token) -> bool:
    has_subject = head.child("nsubj", "nsubjpass") is not None
    finite = [child for child in head.children_by("aux", "auxpass") if child.tag != "VB"]
    return has_subject and not finite and (head.tag == "VB" or any(c.tag == "VB" for c in head.children_by("auxpass")))


def _denies(head: Token) -> bool:
    """Tell whether a clause says that nothing took place: "no talks were held", "there are no plans"."""
    subject = head.child("nsubj", "nsubjpass", "attr")
    has_no = subject is not None and any(child.lower == "no" for child in subject.children_by("det"))
    is_bare = head.child("nsubjpass", "expl") is not None or head.lemma in words("happening")
    return (has_no and is_bare) or (_is_negated(head) and head.lemma in words("happening"))
