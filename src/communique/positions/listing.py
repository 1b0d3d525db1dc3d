"""Splits a list of things wanted into one stretch each; a head that several share stays with each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.language import Page, Token
from communique.positions.lexicon import words
from communique.positions.trimming import MARKS, OPENING, Stretch, trimmed

JOINERS = frozenset({",", ";", "and"})
ENDING = JOINERS | {"to", "or", "then", "-"}
DETERMINERS = {"the": "the", "a": "a", "an": "a", "no": "no"}
WAYS = frozenset({"by", "from", "in", "on", "at"})  # how or where, not what
HEAVY = 3  # words that make an item of a list stand on its own
NAMES = frozenset({"PERSON", "GPE", "NORP"})
STARTS = frozenset({"DT", "PRP$", "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "VBG", "CD", "PDT", "VBN"})


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two items: its joiners, and a preposition said again."""

    first: int
    last: int
    has_comma: bool
    has_and: bool
    preposition: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """A list under one cue: where its words are, where it ends, and the preposition before the whole."""

    tokens: Sequence[Token]
    end: int
    own: str | None
    is_series: bool  # commas, and an "and" before the last

    def parts(self, left: Stretch, gap: Gap) -> bool:
        """Tell whether a gap parts two things wanted, or only two words within one."""
        if gap.preposition is not None:
            governs = gap.has_and and _governs(self.tokens, left, gap.preposition) is not None
            return gap.preposition == self.own or governs
        start = gap.last + 1
        opener = self.tokens[start + 1] if self.tokens[start].text in MARKS else self.tokens[start]
        if opener.tag not in STARTS or not _is_noun_item(self.tokens, start, self.end):
            return False
        if opener.dep == "conj" and opener.left == opener.i and opener.head.dep in {"pobj", "conj"}:
            governor = opener.head.head if opener.head.dep == "pobj" else opener.head.head.head
            if governor.dep == "prep" and left.first < governor.i and governor.lower in WAYS:
                return False  # "by land, sea and air"
        if self.tokens[left.last].pos == "PROPN" and self._names(opener):
            return False  # "a meeting of Adaro, Belmonte and others"
        if gap.has_comma:
            is_aside = opener.dep == "appos" and opener.left != opener.i
            return gap.has_and or (self.is_series and not is_aside)
        return self._is_of_a_kind(left, start, opener)

    def _names(self, opener: Token) -> bool:
        """Tell whether somebody's name follows, with or without a title."""
        word = opener
        while word.pos == "PROPN" and not word.entity and word.i < self.end:
            word = self.tokens[word.i + 1]
        return word.pos == "PROPN" and word.entity in NAMES

    def _is_of_a_kind(self, left: Stretch, start: int, opener: Token) -> bool:
        if opener.lower == "no" or self.tokens[start].text in OPENING:
            return True
        before = _determiner(self.tokens, left.first)
        if before is not None and before == _determiner(self.tokens, start):
            return before != "the" or _is_heavy(self.tokens, start, self.end)
        return _joins_heads(self.tokens, left, opener, self.end)

    def ends_with(self, left: Stretch, gap: Gap) -> bool:
        """Tell whether "and" opens the last item of a list with commas, not a second word in the item before it."""
        start = gap.last + 1
        if not self.is_series or not gap.has_and or gap.preposition is not None:
            return False
        if not _is_noun_item(self.tokens, start, self.end):
            return False
        has_preposition = any(self.tokens[i].dep == "prep" for i in range(left.first, left.last + 1))
        return _is_heavy(self.tokens, start, self.end) or not has_preposition


def nominal_items(page: Page, stretch: Stretch, preposition: str | None = None) -> list[Stretch]:
    """Return the items of a list of things, in order; a stretch that is no list is its only item.

    Args:
        preposition: The one before the whole ("insists on A, on B and on C"): said again, it opens an item.
    """
    gaps = list(_gaps(page.tokens, stretch, preposition))
    is_series = any(gap.has_and for gap in gaps) and any(gap.has_comma for gap in gaps)
    series = Series(page.tokens, stretch.last, preposition, is_series)
    items: list[Stretch] = []
    start, head = stretch.first, None
    for gap in gaps:
        left = Stretch(start, gap.first - 1, head)
        is_last = bool(items) and gap is gaps[-1]
        if not series.parts(left, gap) and not (is_last and series.ends_with(left, gap)):
            continue
        items.append(left)
        head = _shared_head(page.tokens, left, gap, end=stretch.last)
        start = gap.last + 1
    items.append(Stretch(start, stretch.last, head))
    return [kept for item in items if (kept := trimmed(page, item)) is not None]


def _gaps(tokens: Sequence[Token], stretch: Stretch, own: str | None) -> Iterator[Gap]:
    i = stretch.first + 1
    while i < stretch.last:
        if tokens[i].lower not in JOINERS:
            i += 1
            continue
        j = i
        while j < stretch.last and (tokens[j].lower in JOINERS or tokens[j].text in MARKS or _is_filler(tokens, j)):
            j += 1
        run = [tokens[k].lower for k in range(i, j)]
        while j - 1 > i and tokens[j - 1].text in MARKS and tokens[j].start == tokens[j - 1].end:
            j -= 1  # the mark opens the next item
        repeated = tokens[j].lower if tokens[j].dep in {"prep", "conj"} and tokens[j].tag in {"IN", "TO"} else None
        if repeated is None and tokens[j].lower == own:
            repeated = own
        yield Gap(i, j if repeated else j - 1, "," in run or ";" in run, "and" in run, repeated)
        i = j + 1


def _is_filler(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower in {"of", "course", "also", "finally", "not", "least"} and (
        tokens[i].lower != "of" or tokens[i + 1].lower == "course"
    )


def _is_noun_item(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a noun comes before any finite verb."""
    for i in range(start, min(end, start + 12) + 1):
        if tokens[i].pos in {"NOUN", "PROPN"} or tokens[i].tag == "VBG":
            return True
        if tokens[i].tag in {"VBZ", "VBP", "VBD", "MD"}:
            return False
    return False


def _determiner(tokens: Sequence[Token], i: int) -> str | None:
    while tokens[i].text in MARKS and i + 1 < len(tokens):
        i += 1
    return DETERMINERS.get(tokens[i].lower)


def _is_heavy(tokens: Sequence[Token], start: int, end: int) -> bool:
    within = tokens[start : min(end, start + 8) + 1]
    return len(within) >= HEAVY and any(token.lower in {"of", "to", "for", "from"} for token in within)


def _joins_heads(tokens: Sequence[Token], left: Stretch, opener: Token, end: int) -> bool:
    """Tell whether "and" joins two short things that the cue governs alike, each of more than one word."""
    joined = [
        token for token in tokens[opener.i : end + 1] if token.dep == "conj" and left.first <= token.head.i <= left.last
    ]
    if not joined or left.last - left.first < 1:
        return False
    if joined[0].i - opener.i < 1 and _determiner(tokens, left.first) != "a":
        return False
    head = joined[0].head
    return head.i == left.last and head.left <= left.first and head.dep in {"dobj", "pobj", "nsubjpass", "conj", "attr"}


def _governs(tokens: Sequence[Token], left: Stretch, preposition: str) -> Token | None:
    """Return the noun of stopping that the repeated preposition belongs to: "a halt to A and to B"."""
    for i in range(left.first, left.last):
        if tokens[i].lemma in words("shared_heads") and tokens[i + 1].lower == preposition:
            return tokens[i]
    return None


def _shared_head(tokens: Sequence[Token], left: Stretch, gap: Gap, *, end: int) -> tuple[int, int] | None:
    """Return the words of a head that also governs the next item, from its first word to its preposition."""
    if gap.has_comma:
        return None
    for i in range(left.first, left.last):
        if tokens[i].lemma not in words("shared_heads") or tokens[i + 1].lower not in {"of", "to", "on"}:
            continue
        if gap.preposition == tokens[i + 1].lower or _is_stoppable(tokens, gap.last + 1, end):
            first = left.first
            while tokens[first].text in MARKS:
                first += 1
            return first, i + 1
        return None
    return None


def _is_stoppable(tokens: Sequence[Token], start: int, end: int) -> bool:
    head = next((token for token in tokens[start : end + 1] if token.pos == "NOUN"), None)
    return head is not None and head.lemma in words("stoppable")


def verbal_items(page: Page, verb: Token, stretch: Stretch) -> list[Stretch]:
    """Return the items of a list of things to do: "free the crew, return the boat and pay for the nets"."""
    spelt = _spelt_out(page, stretch)
    if spelt:
        return [kept for item in spelt if (kept := trimmed(page, item)) is not None]
    loose = (word for child in verb.children if _is_loose(page, verb, child) for word in child.conjuncts())
    joined = [
        word
        for word in (*verb.conjuncts(), *loose, *_misjoined(verb))
        if word.pos in {"VERB", "AUX"} and stretch.first <= word.i <= stretch.last
    ]
    joined.sort(key=lambda word: word.i)
    further = [
        Stretch(mark.i + 1, min(word.right, stretch.last))
        for word in joined
        if word is not verb and (mark := word.child("mark")) is not None and mark.lower == "that"
    ]
    other = next((word for word in joined if word is not verb and word.i > verb.i and _stands_alone(word)), None)
    if other is not None:
        stretch = Stretch(stretch.first, max(verb.i, _start_of(page, other) - 1))
    verbs = [word for word in joined if word is verb or (word.i <= stretch.last and not _stands_alone(word))]
    starts = [stretch.first, *(_start_of(page, word) for word in verbs if word is not verb)]
    items = []
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else stretch.last
        while end > start and (
            page.tokens[end].lower in ENDING or (page.tokens[end].text in OPENING and _opens(page, end))
        ):
            end -= 1
        items.append(Stretch(start, end))
    split = [part for item, word in zip(items, [verb, *verbs[1:]], strict=False) for part in _objects(page, word, item)]
    return [kept for item in [*split, *further] if (kept := trimmed(page, item)) is not None]


def _spelt_out(page: Page, stretch: Stretch) -> list[Stretch]:
    """Return the items of "to free the crew, to pay and to leave", each with its "to"; none where there are fewer."""
    tokens = page.tokens
    if stretch.first == 0 or "to" not in {tokens[stretch.first].lower, tokens[stretch.first - 1].lower}:
        return []
    starts = [
        i
        for i in range(stretch.first + 2, stretch.last)
        if tokens[i].lower == "to" and tokens[i].dep == "aux" and tokens[i - 1].lower in {",", "and", ";"}
    ]
    if len(starts) < LISTED or tokens[starts[-1] - 1].lower != "and":
        return []
    ends = [*(start - 1 for start in starts), stretch.last]
    return [Stretch(start, end) for start, end in zip([stretch.first, *starts], ends, strict=True)]


LISTED = 2  # further items that make a list


def _is_loose(page: Page, verb: Token, child: Token) -> bool:
    """Tell whether a verb belongs to a list that the parser broke: "to free the crew, to pay and to leave"."""
    if child.dep == "dep":
        return child.tag == verb.tag
    is_after = child.dep == "advcl" and child.tag == verb.tag and child.child("conj") is not None
    return (
        is_after
        and child.left > verb.i
        and page.tokens[child.left].lower == "to"
        and page.tokens[child.left - 1].text == ","
    )


def _misjoined(verb: Token) -> list[Token]:
    """Return plain verbs that the parser joined to a gerund below: "should stop shelling it and lift the siege"."""
    if verb.tag != "VB":
        return []
    gerunds = (child for child in verb.children_by("xcomp", "dobj") if child.tag == "VBG")
    return [word for gerund in gerunds for word in gerund.children_by("conj") if word.tag == "VB"]


def _opens(page: Page, i: int) -> bool:
    return i + 1 < len(page.tokens) and page.tokens[i + 1].start == page.tokens[i].end


def _stands_alone(verb: Token) -> bool:
    """A joined verb with a subject or a modal of its own is another sentence, not another item."""
    return (
        any(child.dep in {"nsubj", "nsubjpass", "expl"} or child.tag == "MD" for child in verb.children)
        or any(child.tag in {"VBZ", "VBD", "VBP"} for child in verb.children_by("aux", "auxpass"))
        or verb.tag in {"VBD", "VBZ"}
    )


def _start_of(page: Page, verb: Token) -> int:
    own = [child.left for child in verb.children if child.i < verb.i and child.dep not in {"cc", "punct"}]
    start = min([verb.i, *own])
    return start - 1 if start and page.tokens[start - 1].text in OPENING and _opens(page, start - 1) else start


def _objects(page: Page, verb: Token, item: Stretch) -> list[Stretch]:
    """Return an action's objects one by one, where quotation marks part them; the verb is their head."""
    thing = verb.child("dobj")
    if (
        thing is None
        or thing.i > item.last
        or not any(page.tokens[i].text in MARKS for i in range(item.first, item.last + 1))
    ):
        return [item]
    first = thing.left - (
        1 if page.tokens[thing.left - 1].text in MARKS and page.tokens[thing.left - 1].i > verb.i else 0
    )
    parts = nominal_items(page, Stretch(first, item.last))
    if len(parts) == 1:
        return [item]
    lead = (item.first + (page.tokens[item.first].lower == "to"), verb.i)
    return [Stretch(item.first, parts[0].last), *(replace(part, head=part.head or lead) for part in parts[1:])]
