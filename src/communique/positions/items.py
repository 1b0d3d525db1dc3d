"""Parts what a cue governs into the things wanted, one by one."""

from communique.language import Page
from communique.positions.lexicon import words
from communique.positions.listing import nominal_items, verbal_items
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch, trimmed

DASHES = frozenset({"-", "–", "—", "--", ":"})


def items_of(page: Page, wanted: Wanted) -> list[Stretch]:
    """Return the things wanted, one by one: the parts of a list, or the list that a placeholder announces."""
    head = wanted.head
    listed = _announced(page, wanted) if wanted.kind not in {"clause", "infinitive", "gerund"} else None
    if listed is not None:
        return nominal_items(page, listed)
    if head.pos in {"VERB", "AUX"}:
        clauses = _clauses(page, wanted) if wanted.kind == "clause" else []
        return clauses or [*verbal_items(page, head, wanted.stretch), *_further_deeds(page, wanted)]
    preposition = wanted.kind if wanted.kind not in {"object", "subject"} else None
    return nominal_items(page, wanted.stretch, preposition)


def _clauses(page: Page, wanted: Wanted) -> list[Stretch]:
    """Return the clauses of "that A stop, that B leave and that C be freed"; none where there is but one."""
    tokens, first, last = page.tokens, wanted.stretch.first, wanted.stretch.last
    starts = [first]
    for i in range(first + 1, last):
        is_joined = tokens[i].lower == "that" and tokens[i].dep == "mark" and tokens[i - 1].lower in {",", "and", "or"}
        if is_joined and tokens[i].head.child("nsubj", "nsubjpass", "expl", "csubj") is not None:
            starts.append(i + 1)
    ends = [*(start - 2 for start in starts[1:]), last]
    parts = [trimmed(page, Stretch(start, end)) for start, end in zip(starts, ends, strict=True) if start <= end]
    return [part for part in parts if part is not None] if len(starts) > 1 else []


def _further_deeds(page: Page, wanted: Wanted) -> list[Stretch]:
    """Return what else the subject of a subjunctive is to do, where the parse lost it: "that A leave, pay and stop"."""
    if wanted.kind != "clause" or wanted.head.tag != "VB" or wanted.head.head is wanted.head:
        return []
    found = []
    for child in wanted.head.head.children_by("advcl", "conj", "dep"):
        is_bare = child.tag == "VB" and child.child("nsubj", "mark", "aux") is None
        if is_bare and child.i > wanted.stretch.last and page.tokens[child.left - 1].lower in {",", "and"}:
            deeds = [word for word in child.conjuncts() if word.tag == "VB"]
            ends = [*(after.left - 1 for after in deeds[1:]), child.right]
            found += [Stretch(deed.left, end) for deed, end in zip(deeds, ends, strict=True)]
    return [kept for item in found if (kept := trimmed(page, item)) is not None]


def _announced(page: Page, wanted: Wanted) -> Stretch | None:
    """Return the list after "certain conditions - especially", up to the end of the sentence or the closing dash."""
    if wanted.head.lemma not in words("placeholders"):
        return None
    sentence = page.sentence_of(wanted.head)
    end = sentence.tokens[-1].i
    i = wanted.head.i + 1
    if i < end and page.tokens[i].text == ",":
        i += 1
    if i >= end or not (
        page.tokens[i].text in DASHES or page.tokens[i].lower in {"such", "including", "especially", "namely", "above"}
    ):
        return None
    i += page.tokens[i].text in DASHES
    while i < end and page.tokens[i].lower in words("openers"):
        i += 1
    closing = next(
        (k for k in range(i, end) if page.tokens[k].text in DASHES and page.tokens[k].start > page.tokens[k - 1].end),
        end + 1,
    )
    return Stretch(i, closing - 1) if closing - 1 > i else None
