"""Cuts a stretch of words down to the thing wanted or refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.domain.span import Span
from communique.language import Page, Token
from communique.positions.lexicon import words

LEADING = frozenset({"to", "that", "and", "or", "but", ",", "-", "–", "—", ":", ";", "both", "either", ".", "(", ")"})
TRAILING = frozenset({",", ".", ";", ":", "-", "–", "—", "and", "or", "but", "!", "?", "(", "...", "…"})
OPENING = frozenset({'"', "“", "``", "‘", "'", "«", "„"})
CLOSING = frozenset({'"', "”", "''", "’", "'", "»"})
MARKS = OPENING | CLOSING
REASONS = frozenset(
    {
        "because",
        "since",
        "while",
        "whereas",
        "although",
        "though",
        "as",
        "after",
        "before",
        "when",
        "so",
        "but",
        "amid",
        "despite",
    }
)
PROVISOS = frozenset({"if", "unless", "provided", "providing", "once"})
PAUSES = frozenset({",", ":", "–", "—", "--", "-"})
STOPS = REASONS | PROVISOS | PAUSES | {"only", "on", "in", "and", "or", "else"}  # only these can end a thing wanted


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from one token to another, both included, and the head they share with others before them."""

    first: int
    last: int
    head: tuple[int, int] | None = None

    def span(self, page: Page) -> Span:
        """Return where the words stand."""
        return Span(page.tokens[self.first].start, page.tokens[self.last].end)


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch without its condition, and the condition's own words."""

    stretch: Stretch | None
    condition: Stretch | None
    exchange: Stretch | None  # what is wanted in return


def cut(page: Page, stretch: Stretch) -> Cut:
    """Return a stretch without what follows it: conditions, reasons, asides, and what is wanted in return."""
    tokens = page.tokens
    last, condition, exchange = stretch.last, None, None
    for i in range(stretch.first, stretch.last + 1):
        token = tokens[i]
        if token.lower not in STOPS:
            continue
        if i > stretch.first and _opens_condition(tokens, i):
            last, condition = i - 1, Stretch(i, stretch.last)
            break
        if _opens_exchange(tokens, i):
            start = i + 3
            last, exchange = i - 1, Stretch(start, stretch.last) if start <= stretch.last else None
            break
        if i > stretch.first and (
            _opens_verb(tokens, i, stretch)
            or _opens_aside(tokens, i, stretch.last)
            or _opens_role(tokens, i)
            or _opens_purpose(tokens, i)
            or _opens_participle(tokens, i, stretch)
            or _opens_threat(tokens, i)
            or _opens_reason(token, stretch)
        ):
            last = i - 1
            break
    kept = trimmed(page, Stretch(stretch.first, last, stretch.head)) if last >= stretch.first else None
    return Cut(kept, condition and trimmed(page, condition), exchange and trimmed(page, exchange))


def _opens_condition(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.lower == "once" and token.head.dep != "advcl":
        return False  # "at once"
    if token.lower in PROVISOS:
        is_whether = token.dep == "mark" and token.head.dep == "ccomp"
        is_concession = i > 0 and tokens[i - 1].lower in {"even", "as"}
        is_spelt = token.lower == "provided" and tokens[min(i + 1, len(tokens) - 1)].lower == "that"
        is_proviso = is_spelt or token.dep in {"mark", "advmod", "prep"} or token.lower != "provided"
        return is_proviso and not is_whether and not is_concession
    if token.lower == "as" and i + 2 < len(tokens):
        is_possible = i + 3 < len(tokens) and tokens[i + 3].lower == "possible"
        return tokens[i + 1].lower in {"long", "soon"} and tokens[i + 2].lower == "as" and not is_possible
    if token.lower == "only":
        return tokens[min(i + 1, len(tokens) - 1)].lower in {"if", "when", "after"}
    if token.lower != "on" or tokens[min(i + 1, len(tokens) - 1)].lower != "condition":
        return False
    return tokens[min(i + 2, len(tokens) - 1)].lower != "of"  # "on condition of anonymity"


def _opens_exchange(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].lower != "in" or i + 2 >= len(tokens):
        return False
    return tokens[i + 1].lower in words("exchanges") and tokens[i + 2].lower == "for"


def _opens_verb(tokens: Sequence[Token], i: int, stretch: Stretch) -> bool:
    """Tell whether "and" begins another finite verb that the parser joined to a noun: "asks for talks and rejects"."""
    following = tokens[min(i + 1, len(tokens) - 1)]
    if tokens[i].lower not in {"and", "but"} or following.i > stretch.last:
        return False
    is_finite = following.pos == "VERB" and following.tag in {"VBZ", "VBD"} and following.dep == "conj"
    return is_finite and following.head.pos in {"NOUN", "PROPN"} and following.child("nsubj") is None


def _opens_role(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "as a precondition for" begins."""
    return tokens[i].lower == "as" and any(word.lemma.endswith("condition") for word in tokens[i + 1 : i + 3])


def _opens_purpose(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "so that", "in a bid to" begins."""
    following = tokens[min(i + 1, len(tokens) - 1)]
    if tokens[i].lower == "so":
        return following.lower == "that" or (tokens[i].dep == "mark" and tokens[i].head.dep == "advcl")
    if tokens[i].lower != "in" or i + 2 >= len(tokens):
        return False
    noun = tokens[i + 2] if following.lower in {"a", "an", "the"} else following
    return noun.lower in {"bid", "effort", "attempt", "hope", "hopes", "order", "response", "retaliation"}


def _opens_participle(tokens: Sequence[Token], i: int, stretch: Stretch) -> bool:
    """Tell whether ", pledging to", ", including" begins: what somebody adds, not what is wanted."""
    following = tokens[min(i + 1, len(tokens) - 1)]
    if tokens[i].text != "," or following.i > stretch.last or i == stretch.first:
        return False
    return following.tag == "VBG" and following.dep == "advcl" and following.lower not in {"including", "excluding"}


def _opens_threat(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "or face" begins: what else will follow."""
    following = tokens[min(i + 1, len(tokens) - 1)]
    return tokens[i].lower in {"or", "else"} and following.lemma in {"face", "risk", "suffer", "pay", "lose"}


def _opens_aside(tokens: Sequence[Token], i: int, last: int) -> bool:
    """A comma and a relative clause that runs to the end, or a dash between blanks."""
    token, following = tokens[i], tokens[min(i + 1, len(tokens) - 1)]
    if token.text == ":" and following.text in OPENING:
        return True
    if token.text in {"–", "—", "--", "-"}:
        return tokens[i - 1].end < token.start
    if following.tag in {"WDT", "WP"} and following.head.right < last - 1:
        return False
    return token.text == "," and (following.tag in {"WDT", "WP", "WP$", "WRB"} or following.lower in {"but", "yet"})


def _opens_reason(token: Token, stretch: Stretch) -> bool:
    """A conjunction whose clause hangs on the whole, not on a word deep in it."""
    if token.lower not in REASONS or token.dep not in {"mark", "advmod", "prep", "cc"}:
        return False
    clause = token.head
    if token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB"):
        return clause.dep == "advcl" and token.lower != "so"
    return token.lower in {"amid", "despite"} or (
        token.lower == "but" and clause.pos in {"VERB", "AUX"} and token.i > stretch.first
    )


def trimmed(page: Page, stretch: Stretch) -> Stretch | None:
    """Return a stretch without cue words, punctuation and unpaired marks at its ends; None: nothing is left."""
    tokens, first, last = page.tokens, stretch.first, stretch.last
    while first <= last and (_leads(tokens[first]) or (tokens[first].text in CLOSING and _closes(tokens, first))):
        first += 1
    while last >= first and (tokens[last].text in TRAILING or _is_unpaired(tokens, first, last)):
        last -= 1
    if first < last and tokens[first].text in OPENING and not _has_closing(tokens, first + 1, last):
        first += 1
    while first <= last and _leads(tokens[first]):
        first += 1
    last = _with_closing(tokens, first, last)
    return Stretch(first, last, stretch.head) if first <= last else None


def _leads(token: Token) -> bool:
    return token.lower in LEADING and (token.lower != "that" or token.dep == "mark")


def _with_closing(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end with the mark that closes a quotation within: `the "root causes,"`."""
    if _marks_in(tokens, first, last) % 2 == 0:
        return last
    i = last + 1
    while i < len(tokens) and tokens[i].text in {",", "."} and tokens[i].start == tokens[i - 1].end:
        i += 1
    is_closing = i < len(tokens) and tokens[i].text in CLOSING and tokens[i].start == tokens[i - 1].end
    return i if is_closing else last


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """A mark that closes stands right behind the word before it."""
    return (
        i > 0 and tokens[i - 1].end == tokens[i].start and (i + 1 >= len(tokens) or tokens[i + 1].start > tokens[i].end)
    )


def _is_unpaired(tokens: Sequence[Token], first: int, last: int) -> bool:
    mark = tokens[last].text
    if mark not in MARKS:
        return False
    return _marks_in(tokens, first, last - 1) % 2 == 0


def _marks_in(tokens: Sequence[Token], first: int, last: int) -> int:
    return len([token for token in tokens[first : last + 1] if token.text in MARKS])


def _has_closing(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(tokens[i].text in CLOSING for i in range(first, last + 1))
