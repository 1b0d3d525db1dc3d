"""Finds statements whose cue is a verb, a noun or an adjective with its content hanging on it."""

from collections.abc import Iterator

from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Page, Token
from communique.statements.drafts import Content, Draft, is_deep
from communique.statements.frames import FRAMES, Frame, before_aside, object_preposition, preposition
from communique.statements.lexicon import Entry, cues, words
from communique.statements.passives import passive_contents
from communique.statements.spans import before_dash, spans_of
from communique.statements.speakers import issuer, owner, speaker_of

VERBS = frozenset({"VERB", "AUX"})
RANKS = {
    "clause": 1,
    "parenthesis": 0,
    "object-predicate": 2,
    "person-infinitive": 2,
    "infinitive": 3,
    "raising": 4,
    "passive": 4,
}
WEAK = 5


def frame_of(name: str) -> Frame:
    """Return a construction by the name that rule files use."""
    if name.startswith("prep:"):
        return preposition(name.removeprefix("prep:"))
    if name.startswith("object "):
        return object_preposition(name.removeprefix("object "))
    return FRAMES[name]


def find_verbal(page: Page) -> Iterator[Draft]:
    """Yield the statements that verbs make."""
    known = cues("verbs")
    for token in page.by_lemmas(known.keys() & page.by_lemma.keys()):
        if token.pos in VERBS and token.dep not in {"aux", "auxpass"} and not is_deep(token):
            yield from _drafts(page, token, known[token.lemma])


def _drafts(page: Page, cue: Token, entries: tuple[Entry, ...]) -> Iterator[Draft]:
    taken: set[int] = set()
    told: list[Span] = []
    fitting = _ordered(cue, entries)
    found = list(passive_contents(page, cue, fitting))
    has_agent = bool(found)
    found.extend(
        (entry, content)
        for entry in fitting
        for content in _contents(cue, entry)
        if not (has_agent and entry.frame == "passive")
    )
    is_open = _stays_open(cue)
    is_real = is_open or is_realised(cue)
    for entry, content in found:
        if content.head.i in taken or not (is_real or _is_firm(entry)):
            continue
        spans = spans_of(page, content.ranges, cue)
        if spans and not any(one.overlaps(other) for one in spans for other in told):
            taken.add(content.head.i)
            told.extend(spans)
            if entry.frame == "clause" and len(spans) == 1:
                spans = [before_dash(page, spans[0])]
            rank = RANKS.get(entry.frame, 2 if entry.frame.startswith("object ") else WEAK)
            yield Draft(
                spans,
                Act.OFFER if is_open else entry.act,
                entry.rule,
                cue=_words_of(cue, entry),
                cue_token=cue,
                head=content.head,
                speaker=_speaker(cue, entry),
                rank=rank,
            )


def _stays_open(cue: Token) -> bool:
    """Tell whether a cue leaves something open: "did not rule out a second round"."""
    is_negated = cue.child("neg") is not None
    return is_negated and (cue.lemma == "exclude" or (cue.lemma == "rule" and _has(cue, "out")))


def _words_of(cue: Token, entry: Entry) -> Span:
    """Return the cue with the word that must hang on it, where that stands beside it ("made clear")."""
    companion = next((child for child in cue.children if child.lower == entry.companion), None)
    return Span(cue.start, companion.end) if companion is not None and companion.i == cue.i + 1 else cue.span


def _is_firm(entry: Entry) -> bool:
    """Tell whether a cue makes a statement even where its own clause is no fact ("to say that")."""
    return entry.frame in {"clause", "quote", "parenthesis"} and entry.act not in {Act.THINK, Act.WANT}


def is_realised(cue: Token) -> bool:
    """Tell whether a cue tells what somebody does: not "to ask for", not "if you want", not "ask them!"."""
    if (
        cue.tag == "VB"
        and any(child.lower == "to" and child.dep == "aux" for child in cue.children)
        and cue.dep != "xcomp"
    ):
        return False
    if (
        any(child.lower in {"if", "unless", "whether"} for child in cue.children_by("mark"))
        or cue.child("neg") is not None
    ):
        return False
    if any(child.lower in HYPOTHETICAL for child in cue.children_by("aux")):
        return False
    subject = cue.child("nsubj", "nsubjpass")
    if subject is None:
        return not (cue.head is cue and cue.tag in {"VB", "VBP"})
    return subject.lower not in GENERIC


HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d"})
GENERIC = frozenset({"you", "one", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody"})


def _speaker(cue: Token, entry: Entry) -> Token | None:
    return None if entry.frame == "raising" else speaker_of(cue)


def _ordered(cue: Token, entries: tuple[Entry, ...]) -> list[Entry]:
    particle = cue.child("prt")
    kept = [
        entry
        for entry in entries
        if (entry.companion is None and (particle is None or entry.frame != "object"))
        or (entry.companion and _has(cue, entry.companion))
    ]
    return sorted(
        kept,
        key=lambda entry: (
            -10 if entry.companion else RANKS.get(entry.frame, 2 if entry.frame.startswith("object ") else WEAK)
        ),
    )


def _has(cue: Token, word: str) -> bool:
    return any(child.lower == word and child.i > cue.i for child in cue.children)


def _contents(cue: Token, entry: Entry) -> Iterator[Content]:
    if entry.frame == "quote":
        yield from FRAMES["parenthesis"](cue)
        if entry.act not in {Act.CRITICISE, Act.ACCUSE, Act.PRAISE}:
            yield from FRAMES["distant"](cue)
    else:
        if entry.act not in GIVEN or cue.child("dative") is None:  # "denied him a loan"
            yield from frame_of(entry.frame)(cue)
        if entry.frame == "object" and entry.act not in GIVEN:
            yield from FRAMES["question"](cue)
        if entry.frame == "clause" and entry.companion:
            for child in cue.children:
                if child.lower == entry.companion:
                    yield from _that_clauses(child)


GIVEN = frozenset({Act.DENY, Act.REFUSE})


def find_nominal(page: Page) -> Iterator[Draft]:
    """Yield the statements that nouns make ("his warning that")."""
    known = cues("nouns")
    for token in page.by_lemmas(known.keys() & page.by_lemma.keys()):
        if token.pos != "NOUN" or is_deep(token):
            continue
        has_no = any(child.lower == "no" for child in token.children_by("det"))
        for entry in known[token.lemma]:
            if has_no == (entry.frame == "after-no"):
                yield from _nominal(page, token, entry)


def _nominal(page: Page, noun: Token, entry: Entry) -> Iterator[Draft]:
    if noun.lower == "talks":  # negotiations about a thing, not words about it
        return
    cue = noun.span
    if entry.frame == "after-no":
        if noun.head.lemma not in words("light") or noun.dep not in {"dobj", "nsubjpass"}:
            return
        cue = Span(noun.head.start, noun.end) if noun.i > noun.head.i else cue
    for content in _noun_contents(noun, entry):
        spans = spans_of(page, content.ranges, noun)
        if spans:
            spans = [before_dash(page, spans[0])] if len(spans) == 1 else spans
            yield Draft(
                spans,
                entry.act,
                entry.rule,
                cue=cue,
                cue_token=noun,
                head=content.head,
                speaker=owner(noun) or issuer(noun),
                rank=WEAK + 1,
            )


def _noun_contents(noun: Token, entry: Entry) -> Iterator[Content]:
    if entry.frame == "clause":
        yield from _that_clauses(noun)
    elif entry.frame == "after-no":
        yield from _that_clauses(noun)
        yield from (content for content in FRAMES["clause"](noun.head) if content.head.i > noun.i)
    elif entry.frame == "infinitive":
        astray = (child for child in noun.head.children if child.left == noun.i + 1) if noun.dep == "dobj" else ()
        for child in (*noun.children, *astray):
            if (
                child.dep in {"acl", "xcomp", "advcl"}
                and child.i > noun.i
                and any(c.lower == "to" and c.dep == "aux" for c in child.children)
            ):
                yield Content(child, [(child.left, child.right)])
    else:
        yield from frame_of(entry.frame)(noun)


def _that_clauses(noun: Token) -> Iterator[Content]:
    for child in noun.children:
        is_clause = child.dep in {"acl", "ccomp", "relcl", "csubj", "advcl"} and child.i > noun.i
        if is_clause and any(mark.lower == "that" for mark in child.children_by("mark")):
            yield Content(child, [(child.left, before_aside(child, child.right))])
    verb = noun.head
    if noun.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in cues("verbs"):
        for child in verb.children_by("ccomp"):  # "word came that"
            if child.i > verb.i and any(mark.lower == "that" for mark in child.children_by("mark")):
                yield Content(child, [(child.left, before_aside(child, child.right))])


def find_adjectival(page: Page) -> Iterator[Draft]:
    """Yield the statements that adjectives make ("is confident that")."""
    known = cues("adjectives")
    for token in page.by_lemmas(known.keys() & page.by_lemma.keys()):
        if token.dep in {"acomp", "oprd", "conj", "attr", "ROOT", "advcl"} and token.pos in {"ADJ", "VERB"}:
            for entry in known[token.lemma]:
                for content in frame_of(entry.frame)(token):
                    spans = spans_of(page, content.ranges, token)
                    if spans and content.head.i > token.i:
                        yield Draft(
                            spans,
                            entry.act,
                            entry.rule,
                            cue=token.span,
                            cue_token=token,
                            head=content.head,
                            speaker=speaker_of(token),
                            rank=WEAK,
                        )
