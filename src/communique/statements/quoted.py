"""Finds statements in quotation marks: by the cue beside them, by the marks, by what went before."""

from collections.abc import Iterator

from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Page, Quotation, Token
from communique.statements.drafts import Draft, is_punctuation
from communique.statements.lexicon import Entry, cues
from communique.statements.speakers import SUBJECTS, nearest_subject, speaker_of
from communique.statements.verbal import VERBS

STOPS = frozenset({".", "!", "?", ";"})
ENDS_OPEN = (",", "?", "!", "—", "–", "-", "…", "...")
ENDS_CLOSED = (".", "?", "!", "…", ",", "—", "–")
REACH_AFTER = 22  # tokens between a quotation and its cue
REACH_BEFORE = 16
NEAR = 3


class Quoted:
    """A quotation with the tokens it holds and those around it, up to the sentence's marks."""

    __slots__ = ("after", "before", "first", "index", "inner", "last", "quotation")

    def __init__(self, page: Page, index: int, quotation: Quotation) -> None:
        """Look around a quotation."""
        tokens = page.tokens_in(quotation.span)
        self.index = index
        self.quotation = quotation
        self.inner = quotation.inner.of(page.text).strip()
        self.first = tokens[0].i if tokens else 0
        self.last = tokens[-1].i if tokens else -1
        paragraph = tokens[0].paragraph if tokens else -1
        self.before = walk(page, self.first - 1, -1, paragraph)
        self.after = walk(page, self.last + 1, 1, paragraph)

    @property
    def is_sentence(self) -> bool:
        """Tell whether it reads as speech of its own: a capital and a stop, or many words."""
        return self.inner[:1].isupper() or self.inner.endswith(ENDS_CLOSED) or self.inner[:1] in "[('‘…"


def walk(page: Page, index: int, step: int, paragraph: int) -> list[Token]:
    """Return the tokens up to the next quotation, the sentence's end or the paragraph's, nearest first."""
    found: list[Token] = []
    limit = REACH_AFTER if step > 0 else REACH_BEFORE
    while 0 <= index < len(page.tokens) and len(found) < limit:
        token = page.tokens[index]
        if token.paragraph != paragraph or token.is_quoted or token.text in STOPS:
            break
        found.append(token)
        index += step
    return found


def find_quoted(page: Page) -> Iterator[Draft]:
    """Yield the statements whose cue stands beside their quotation."""
    for index, quotation in enumerate(page.quotations):
        quoted = Quoted(page, index, quotation)
        if quoted.last < quoted.first or not any(character.isalnum() for character in quoted.inner):
            continue
        found = _cue_before(quoted) or _cue_after(quoted)
        if found is None:
            yield from _signed(page, quoted)
            yield from _described(page, quoted)
            continue
        cue, entry = found
        span = quotation.span
        if cue.i > quoted.last:
            span = Span(_front(page, quoted), span.end)
        yield quoted_draft(page, quoted, (cue, entry), span, rank=0)


def quoted_draft(page: Page, quoted: Quoted, found: tuple[Token, Entry], span: Span, *, rank: int) -> Draft:
    """Return what a quotation says under the cue found for it."""
    cue, entry = found
    return Draft(
        [span],
        entry.act,
        entry.rule,
        cue=cue.span,
        cue_token=cue,
        head=page.tokens[quoted.first],
        speaker=quoting_speaker(page, cue),
        rank=rank,
        quotations=[quoted.index],
    )


def quoting_speaker(page: Page, cue: Token) -> Token | None:
    """Return who speaks at a cue of quotations: by grammar, else whoever stands nearest."""
    found = speaker_of(cue)
    if found is not None and not found.is_quoted:
        return found
    return nearest_subject(page, cue)


def quote_entry(token: Token) -> Entry | None:
    """Return the row that makes a verb a cue of quotations."""
    if token.pos not in VERBS and token.tag[:2] != "VB":
        return None
    return next(
        (
            e
            for e in cues("verbs").get(token.lemma, ())
            if e.frame == "quote" and (e.companion is None or _has(token, e.companion))
        ),
        None,
    )


SIGNATURE = frozenset({"―", "—", "–", "--", "-"})
SIGNATURE_TOKENS = 14


def _signed(page: Page, quoted: Quoted) -> Iterator[Draft]:
    """A quotation with a dash and a name under it."""
    dash = quoted.last + 1
    if dash >= len(page.tokens) - 1 or page.tokens[dash].text not in SIGNATURE or not quoted.is_sentence:
        return
    paragraph = page.tokens[dash].paragraph
    name: list[Token] = []
    while dash + 1 + len(name) < len(page.tokens) and len(name) <= SIGNATURE_TOKENS:
        token = page.tokens[dash + 1 + len(name)]
        if token.paragraph != paragraph:
            break
        name.append(token)
    first = next((token for token in name if not is_punctuation(token)), None)
    if (
        first is None
        or first.pos != "PROPN"
        or len(name) > SIGNATURE_TOKENS
        or any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in name)
    ):
        return
    speaker = next((token for token in name if token.pos == "PROPN" and token.dep != "compound"), first)
    mark = page.tokens[dash]
    yield Draft(
        [quoted.quotation.span],
        Act.SAY,
        "en.signed",
        cue=mark.span,
        cue_token=mark,
        head=page.tokens[quoted.first],
        speaker=speaker,
        rank=0,
        quotations=[quoted.index],
    )


DESCRIBING = frozenset({"object-predicate", "object as"})


def _described(page: Page, quoted: Quoted) -> Iterator[Draft]:
    """What a quotation is said of belongs to the content: "called the plan "a trap""."""
    for number, token in enumerate(quoted.before):
        entries = (
            [e for e in cues("verbs").get(token.lemma, ()) if e.frame in DESCRIBING] if token.tag[:2] == "VB" else []
        )
        if entries and not (token.dep == "acl" and token.tag == "VBN") and token.child("agent") is None:
            yield Draft(
                [Span(page.tokens[token.i + 1].start, quoted.quotation.span.end)],
                entries[0].act,
                entries[0].rule,
                cue=token.span,
                cue_token=token,
                head=page.tokens[quoted.first],
                speaker=quoting_speaker(page, token),
                rank=0,
                quotations=[quoted.index],
            )
            return
        if (
            number > DESCRIBED_TOKENS
            or token.text in {",", ":"}
            or (token.pos in {"VERB", "AUX"} and token.dep != "amod")
        ):
            return


DESCRIBED_TOKENS = 12


def _has(cue: Token, word: str) -> bool:
    return any(child.lower == word for child in cue.children)


def _cue_after(quoted: Quoted) -> tuple[Token, Entry] | None:
    if not quoted.after:
        return None
    is_over = quoted.inner.endswith(".")
    is_open = quoted.inner.endswith(ENDS_OPEN) or quoted.after[0].text == ","
    for number, token in enumerate(quoted.after):
        if token.lower == "according":
            return None
        entry = quote_entry(token)
        if entry is not None:
            is_beside = is_open or (number <= NEAR and quoted.is_sentence)
            if is_over and (number != len(quoted.after) - 1 or number > NEAR):  # "... is near." Novak said.
                return None
            return (token, entry) if (is_beside or is_over) and not _has_own_content(token) else None
        if token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP"} and not _in_relative(token):
            return None
    return None


def _has_own_content(cue: Token) -> bool:
    """Tell whether a clause behind the cue is what was said, so that the words before it were not."""
    return any(
        child.dep == "ccomp" and child.left > cue.i and child.child(*SUBJECTS) is not None for child in cue.children
    )


def _in_relative(token: Token) -> bool:
    return token.dep == "relcl" or any(ancestor.dep == "relcl" for ancestor in token.ancestors())


def _cue_before(quoted: Quoted) -> tuple[Token, Entry] | None:
    if not quoted.before:
        return None
    beside = quoted.before[0]
    if beside.pos == "ADP" and beside.lower != "as":
        return None
    is_led = beside.text in {",", ":"} or beside.lower in {"that", "as", "how", "—", "–", "-"}
    for number, token in enumerate(quoted.before):
        entry = quote_entry(token)
        if entry is not None:
            return (token, entry) if is_led or number == 0 or (number < NEAR and quoted.is_sentence) else None
        if not is_led and number > NEAR:
            return None
        if token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP"} and not _in_relative(token):
            return None
    return None


def _front(page: Page, quoted: Quoted) -> int:
    """Return where a content starts whose quotation is only its end: "Such a deal "is near," she said"."""
    start = quoted.quotation.span.start
    opening = page.tokens_in(quoted.quotation.inner)[:1]
    is_sentence = quoted.inner[:1].isupper() and bool(opening) and opening[0].pos != "PROPN"
    if is_sentence or not quoted.before or quoted.before[0].text in {",", ":", "-", "--", "–", "—"}:
        return start
    inside = [t for t in quoted.before if not is_punctuation(t)]
    if not any(t.pos in {"NOUN", "PROPN", "PRON", "VERB"} for t in inside):
        return start
    first = quoted.before[-1]
    if (
        first.i > 0
        and page.tokens[first.i - 1].paragraph == first.paragraph
        and page.tokens[first.i - 1].text not in STOPS
    ):
        return start
    return inside[-1].start
