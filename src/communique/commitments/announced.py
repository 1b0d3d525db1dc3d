"""Reads what a page says of an announced contact further on: that it will happen, and on which condition."""

from collections.abc import Iterator, Sequence

from communique.commitments.lexicon import load_lexicon
from communique.domain.contact import Contact
from communique.domain.evidence import Evidence
from communique.domain.span import Span
from communique.domain.statement import Certainty, Statement
from communique.language import Page, Sentence, Token

REACH = 6  # sentences after a mention in which "it will take place" still speaks of it
FUTURE = frozenset({"will", "would", "shall"})


def announcements(
    page: Page, contact: Contact, others: Sequence[Contact], statements: Sequence[Statement] = ()
) -> list[Evidence]:
    """Return the words that announce a contact: where it was found, and each later sentence that says it will happen.

    Args:
        others: The page's other contacts; a mention of one of them ends the reach of "it".
    """
    found = list(contact.evidence)
    for sentence in _later(page, contact, others):
        clause = next((token for token in sentence.tokens if _will_happen(token)), None)
        if clause is not None and not any(evidence.span.overlaps(sentence.span) for evidence in found):
            found.append(page.evidence(_spoken(sentence.span, clause, statements)))
    return sorted(found, key=lambda evidence: evidence.start)


def _spoken(sentence: Span, clause: Token, statements: Sequence[Statement]) -> Span:
    """Return the part of a sentence that is said in it, without "he added"."""
    parts = [part.span for statement in statements for part in statement.content if part.span.covers(clause.span)]
    if not parts:
        return sentence
    widest = max(parts, key=lambda part: part.end - part.start)
    return Span(max(sentence.start, widest.start), min(sentence.end, widest.end))


def _later(page: Page, contact: Contact, others: Sequence[Contact]) -> Iterator[Sentence]:
    """Yield the sentences after a mention of the contact, until another one is spoken of."""
    places = [page.tokens_in(evidence) for evidence in contact.evidence]
    mentions = sorted(tokens[0].sentence for tokens in places if tokens)
    taken = {token.sentence for other in others for evidence in other.evidence for token in page.tokens_in(evidence)}
    seen: set[int] = set()
    for mention in mentions:
        for index in range(mention, min(mention + REACH, len(page.sentences))):
            if index > mention and index in taken and index not in mentions:
                break
            if index not in seen:
                seen.add(index)
                yield page.sentences[index]


def _will_happen(token: Token) -> bool:
    """Tell whether a verb says that what was spoken of will take place."""
    words = load_lexicon()
    particle = words.particles.get(token.lemma)
    if token.lemma not in words.happening and particle is None:
        return False
    if particle is not None and all(child.lower != particle for child in token.children):
        return False
    auxiliaries = token.children_by("aux")
    if not any(child.lemma in FUTURE for child in auxiliaries) or token.child("neg") is not None:
        return False
    subject = token.child("nsubj", "nsubjpass")
    return subject is not None and (subject.lower in words.anaphors or subject.lemma in words.nouns)


def condition_in(page: Page, evidences: Sequence[Evidence]) -> Evidence | None:
    """Return the words that make an announcement depend on something: "if ...", "we need to prepare for it"."""
    for evidence in evidences:
        tokens = page.tokens_in(evidence)
        for sentence in dict.fromkeys(token.sentence for token in tokens):
            own = [token for token in tokens if token.sentence == sentence]
            found = _condition(page, page.sentences[sentence].tokens, own)
            if found is not None:
                return page.evidence(found)
    return None


def _condition(page: Page, tokens: Sequence[Token], own: Sequence[Token]) -> Span | None:
    """Return the condition in a sentence that governs the announcement's own words."""
    words = load_lexicon()
    for token in tokens:
        if token.dep == "mark" and token.lower in words.provisos and _governs(token.head, own):
            return page.subtree_span(token.head)
        if token.lemma in words.preparing and token.pos == "VERB" and _is_needed(token):
            return _clause(page, token)
        if token.lemma in words.preparations and token.dep in {"dobj", "nsubj", "nsubjpass"} and _is_needed(token.head):
            return _clause(page, token.head)
    return None


def _governs(clause: Token, own: Sequence[Token]) -> bool:
    """Tell whether a clause conditions the words: it hangs on a verb over them, and they do not lie within it."""
    verb = clause.head
    if clause.dep != "advcl" or any(child.lower in {"even", "as"} for child in clause.children_by("advmod")):
        return False
    outside = [token for token in own if not clause.left <= token.i <= clause.right]
    return any(verb.left <= token.i <= verb.right for token in outside)


def _is_needed(verb: Token) -> bool:
    """Tell whether something still has to be done: "need to prepare", "has to be prepared", "must be arranged"."""
    if any(child.lemma in {"must", "should"} for child in verb.children_by("aux")):
        return True
    above = verb.head
    return verb.lemma in {"need", "require"} or (
        verb.dep == "xcomp" and above.lemma in {"need", "have", "require"} and above.tag != "VBD"
    )


def _clause(page: Page, verb: Token) -> Span:
    """Return the clause of a need, from its subject to its end, without the mark that joins it."""
    top = verb.head if verb.dep == "xcomp" else verb
    subject = top.child("nsubj", "nsubjpass")
    first = subject.left if subject is not None else top.i
    last = max(verb.right, top.i)
    while last > verb.i and page.tokens[last].pos == "PUNCT":
        last -= 1
    return Span(page.tokens[first].start, page.tokens[last].end)


def certainty_of(page: Page, evidences: Sequence[Evidence]) -> Certainty:
    """Return how sure an announcement is; one certain sentence is enough."""
    hedged = [_is_hedged(page, evidence) for evidence in evidences]
    return Certainty.PROBABLE if hedged and all(hedged) else Certainty.CERTAIN


def _is_hedged(page: Page, evidence: Evidence) -> bool:
    return any(token.lower in load_lexicon().probable for token in page.tokens_in(evidence))
