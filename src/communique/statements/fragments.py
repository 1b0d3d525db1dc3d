"""Finds the cue of a quoted fragment by the words before it, where the parse links the two in no known way."""

from collections.abc import Iterator

from communique.domain.span import Span
from communique.language import Page, Token
from communique.statements.drafts import Draft, is_deep
from communique.statements.lexicon import Entry, cues
from communique.statements.quoted import Quoted, quoted_draft
from communique.statements.verbal import VERBS, is_realised

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSAL = frozenset({"quote", "clause"})
OPENERS = frozenset({"PRP", "DT", "NNP", "NN", "NNS", "EX", "PRP$", "JJ"})
BARE = frozenset({"object", "object-predicate"})
REACH = 16  # tokens between a cue and a quoted fragment


def find_fragments(page: Page, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the statements of quoted fragments that no statement holds yet."""
    covered = {t.quotation for d in drafts for s in d.spans for t in page.tokens_in(s) if t.quotation is not None}
    for index, quotation in enumerate(page.quotations):
        if index in covered:
            continue
        quoted = Quoted(page, index, quotation)
        if quoted.last < quoted.first or (quoted.is_sentence and quoted.inner[:1].isupper()):
            continue
        found = _opening(page, quoted)
        if found is not None:
            cue, entry, first = found
            span = Span(page.tokens[first].start, quotation.span.end)
            yield quoted_draft(page, quoted, (cue, entry), span, rank=6)


def _opening(page: Page, quoted: Quoted) -> tuple[Token, Entry, int] | None:
    """Return the cue before a fragment, its row, and where the content starts."""
    has_verb = False
    for token in quoted.before[:REACH]:
        if token.text in {":", ";"} or token.lower == "according":
            return None
        entries = cues("verbs").get(token.lemma, ()) if token.pos in VERBS and token.dep != "amod" else ()
        if entries:
            if is_deep(token) or not is_realised(token) or token.child("agent") is not None:
                return None
            return _first(page, token, quoted, entries, has_verb=has_verb)
        has_verb = has_verb or token.tag in FINITE
    return None


def _first(
    page: Page, cue: Token, quoted: Quoted, entries: tuple[Entry, ...], *, has_verb: bool
) -> tuple[Token, Entry, int] | None:
    between = page.tokens[cue.i + 1 : quoted.first]
    for entry in entries:
        first = None
        if entry.companion is None:
            first = _of_clause(between) if entry.frame in CLAUSAL and has_verb else None
            first = _of_that(between, entry) or first or (None if has_verb else _of_phrase(between, entry, cue))
        if first is not None:
            return cue, entry, first
    return None


def _of_that(between: tuple[Token, ...], entry: Entry) -> int | None:
    """Return the index of the "that" which opens a clause."""
    if entry.frame not in CLAUSAL:
        return None
    return next((token.i for token in between if token.lower == "that" and token.tag == "IN"), None)


def _of_clause(between: tuple[Token, ...]) -> int | None:
    """Return the first word behind the cue where a clause without "that" starts there."""
    return between[0].i if between and between[0].tag in OPENERS else None


def _of_phrase(between: tuple[Token, ...], entry: Entry, cue: Token) -> int | None:
    """Return where the infinitive, the noun phrase or the phrase behind a preposition starts."""
    word = entry.frame.partition(":")[2] or entry.frame.partition(" ")[2]
    after = next((token for token in between if word and token.lower == word), None)
    if after is not None:
        return after.i + 1 if entry.frame.startswith("prep:") else cue.i + 1
    to = next((token for token in between if token.tag == "TO"), None)
    if entry.frame == "infinitive" and to is not None:
        return to.i
    is_whom = entry.frame == "person-infinitive" and to is not None
    return cue.i + 1 if is_whom or entry.frame in BARE else None
