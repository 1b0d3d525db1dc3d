"""Finds what a joint statement says: paragraphs in which several, named at its head, speak as "we"."""

from collections.abc import Iterator

from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Page, Token
from communique.statements.drafts import Draft
from communique.statements.lexicon import words

RULE = "en.declaration"
PAPERS = frozenset({"statement", "declaration", "communique", "communiqué"})
LEAST = 2  # sentences with "we"
HEAD_SENTENCES = 5  # in which the signatories are looked for
RANK = 9


def find_declarations(page: Page) -> Iterator[Draft]:
    """Yield the paragraphs of a joint statement, each said by its signatories."""
    own = [token for token in page.by_lemma.get("we", ()) if _is_subject(token)]
    if len({token.sentence for token in own}) < LEAST:
        return
    found = _signatories(page)
    if found is None:
        return
    signatories, cue, start = found
    for number, paragraph in enumerate(page.paragraphs):
        inside = [token for token in page.tokens_in(paragraph) if token.i >= start]
        if not inside or any(token.is_quoted for token in inside):
            continue
        span = Span(inside[0].start, inside[-1].end)
        is_cue_here = cue.paragraph == number
        yield Draft(
            [span],
            Act.SAY,
            RULE,
            cue=cue.span if is_cue_here else None,
            cue_token=cue if is_cue_here else None,
            head=inside[0],
            speaker=signatories,
            rank=RANK,
        )


def _is_subject(token: Token) -> bool:
    return token.lower == "we" and token.dep == "nsubj" and not token.is_quoted


def _signatories(page: Page) -> tuple[Token, Token, int] | None:
    """Return who signs, the word that says so, and the first token of what they declare."""
    head = [token for sentence in page.sentences[:HEAD_SENTENCES] for token in sentence.tokens]
    for token in head:
        named = token.child("appos") if token.lower == "we" else None
        if named is not None and token.head.lemma in words("declaring"):
            last = page.sentence_of(token).tokens[-1].i
            colon = next((i for i in range(token.head.i, last + 1) if page.tokens[i].text == ":"), token.head.i)
            return named, token.head, colon + 1
    for sentence in page.sentences[:HEAD_SENTENCES]:
        verb = next((word for word in sentence.tokens if word.lemma in words("declaring")), None)
        subject = next((word for word in sentence.tokens if word.entity == "PERSON" and word.pos == "PROPN"), None)
        if sentence.tokens[-1].text == ":" and verb is not None and subject is not None and subject.i < verb.i:
            return subject, verb, sentence.tokens[-1].i + 1
    for token in head:
        is_paper = token.lemma in PAPERS and token.head is token and token.child("amod", "compound") is not None
        named = _of(token) if is_paper else None
        if named is not None:
            return named, token, page.sentence_of(token).tokens[-1].i + 1
    return None


def _of(paper: Token) -> Token | None:
    """Return the leaders of "joint statement of the leaders of"."""
    prepositions = (child for child in paper.children_by("prep") if child.lower in {"of", "by", "from"})
    return next((named for child in prepositions if (named := child.child("pobj")) is not None), None)
