"""The constructions in which a cue has its content: clause, infinitive, object, preposition, and so on."""

from collections.abc import Callable, Iterator

from communique.domain.statement import Act
from communique.language import Token
from communique.statements.attachment import governor_of
from communique.statements.drafts import Content, Range
from communique.statements.lexicon import cues, words

Frame = Callable[[Token], Iterator[Content]]


def clause(cue: Token) -> Iterator[Content]:
    """A clause that depends on the cue, before or after it, or on both sides."""
    for child in cue.children:
        if child.dep == "ccomp" and child.lower != "clear" and not _is_infinitive(child) and not _is_small(child):
            yield Content(child, _around(cue, child))


def distant(cue: Token) -> Iterator[Content]:
    """A clause that the parser hung on a word between: "said after the vote in May that"."""
    if cue.child("ccomp", "xcomp") is not None:
        return
    for child in cue.subtree():
        is_that = child.lower == "that" and child.dep == "mark" and cue.i < child.i <= cue.i + DISTANCE
        if (
            is_that
            and child.head.dep in {"acl", "ccomp", "relcl", "advcl"}
            and child.head.head.lemma not in cues("nouns")
        ):
            if child.head.head.pos not in {"VERB", "AUX"} or child.head.head is cue:
                yield Content(child.head, [(child.i, _end(cue, child.head))])
            return


DISTANCE = 14


def question(cue: Token) -> Iterator[Content]:
    """A clause that a question word opens: "discussed whether to go"."""
    for child in cue.children:
        if child.dep in {"ccomp", "pcomp", "xcomp", "advcl"} and child.i > cue.i:
            opener = next(iter(sorted(child.subtree(), key=lambda token: token.i)), child)
            if opener.lower in QUESTION_WORDS:
                yield Content(child, [(child.left, _end(cue, child))])


QUESTION_WORDS = frozenset({"whether", "how", "why", "what", "who", "which", "where", "when"})


def parenthesis(cue: Token) -> Iterator[Content]:
    """The clause into which the cue's own clause is thrown: "the deal, he said, is close", "as he said"."""
    head = cue.head
    if head is cue:
        return
    if cue.dep == "parataxis":
        yield Content(head, _around(cue, head))
    elif cue.dep == "advcl" and _is_as_clause(cue):
        yield Content(head, [(a, b) for a, b in ((head.left, cue.left - 1), (cue.right + 1, head.right)) if a <= b])


def _is_as_clause(cue: Token) -> bool:
    """Tell whether a verb stands in "as he said", with nothing of its own behind it."""
    openers = {c.lower for c in cue.children if c.i < cue.i}
    return (
        "as" in openers
        and "if" not in openers
        and cue.child("ccomp", "dobj", "xcomp", "prep") is None
        and cue.lemma in cues("verbs")
    )


def infinitive(cue: Token) -> Iterator[Content]:
    """An infinitive: "vowed to stay"."""
    for child in cue.children:
        if (
            child.dep in {"xcomp", "ccomp"}
            and child.i > cue.i
            and _is_infinitive(child)
            and not _object_before(cue, child)
        ):
            yield Content(child, [(max(child.left, cue.i + 1), child.right)])


def gerund(cue: Token) -> Iterator[Content]:
    """A participle as object: "denied taking part"."""
    for child in cue.children:
        if (
            child.dep in {"xcomp", "ccomp", "dobj"}
            and child.tag == "VBG"
            and child.i > cue.i
            and not child.child("nsubj")
        ):
            yield Content(child, [(max(child.left, cue.i + 1), child.right)])


def person_infinitive(cue: Token) -> Iterator[Content]:
    """Whom and what: "urged the sides to talk"."""
    for child in cue.children:
        if child.dep in {"xcomp", "ccomp", "advcl"} and child.i > cue.i and _is_infinitive(child):
            person = _object_before(cue, child) or child.child("nsubj") or _asked(cue, child)
            if person is not None and person.i > cue.i:
                yield Content(child, [(person.left, child.right)])


def object_(cue: Token) -> Iterator[Content]:
    """A noun phrase as object."""
    for child in cue.children:
        if child.dep == "dobj" and child.i > cue.i:
            yield Content(child, [(child.left, _object_end(cue, child))])


def person(cue: Token) -> Iterator[Content]:
    """A person as object: words, not weapons, as a rule."""
    for content in object_(cue):
        if content.head.entity == "PERSON" and cue.child("prt") is None:
            yield content


def topic(cue: Token) -> Iterator[Content]:
    """A person or a matter of politics as object: what is attacked or backed in words, as a rule."""
    for content in object_(cue):
        if (content.head.entity == "PERSON" or content.head.lemma in words("topics")) and cue.child("prt") is None:
            yield content


def paper(cue: Token) -> Iterator[Content]:
    """The object, where a paper or a poll speaks: "the survey showed a lead"."""
    subject = cue.child("nsubj")
    if subject is not None and subject.lemma in words("papers"):
        yield from object_(cue)


def object_predicate(cue: Token) -> Iterator[Content]:
    """An object and what is said of it: "called it a step"."""
    found = cue.child("dobj")
    predicate = cue.child("oprd", "xcomp")
    small = next((c for c in cue.children if c.dep == "ccomp" and c.i > cue.i and c.child("nsubj")), None)
    if found is not None and predicate is not None and found.i < predicate.i and found.i > cue.i:
        yield Content(predicate, [(found.left, predicate.right)])
    elif found is None and predicate is not None and predicate.tag == "JJ" and cue.i < predicate.left < predicate.i:
        if any(child.pos in {"NOUN", "PROPN", "PRON"} for child in predicate.children):
            yield Content(predicate, [(predicate.left, predicate.right)])
    elif small is not None:
        yield Content(small, [(small.left, small.right)])
    elif found is not None and found.i > cue.i and _has_comment(cue, found):
        yield Content(found, [(found.left, _object_end(cue, found))])


def passive(cue: Token) -> Iterator[Content]:
    """The subject of a passive, and what stands after it."""
    subject = cue.child("nsubjpass")
    if subject is not None and subject.i < cue.i:
        ranges: list[Range] = [(subject.left, subject.right)]
        rest = next((c for c in cue.children if c.i > cue.i and (c.dep in {"xcomp", "oprd"} or c.lower == "as")), None)
        if rest is not None:
            ranges.append((rest.left, rest.right))
        yield Content(subject, ranges)


def raising(cue: Token) -> Iterator[Content]:
    """The subject, and what it seems to do: "the plan seems to work"."""
    subject = cue.child("nsubj", "nsubjpass")
    rest = next((c for c in cue.children if c.i > cue.i and c.dep in {"xcomp", "oprd", "acomp", "ccomp"}), None)
    if rest is not None:
        ranges: list[Range] = (
            [(subject.left, subject.right)] if subject and subject.pos != "" and subject.i < cue.i else []
        )
        if subject is not None and subject.lower in {"it", "there"}:
            ranges = []
        yield Content(rest, [*ranges, (rest.left, rest.right)])


def preposition(word: str) -> Frame:
    """What follows that preposition: "called for a truce"."""

    def find(cue: Token) -> Iterator[Content]:
        for child in (*cue.children, *_behind_hearer(cue)):
            if (
                child.lower == word
                and child.dep in {"prep", "prt", "agent", "dative", "mark", "advmod"}
                and child.i > cue.i
            ):
                inner = child.child("pobj", "pcomp")
                if inner is not None:
                    yield Content(inner, [(child.i + 1, _extended(cue, _last_of_list(cue, child)))])
                    return

    return find


def _behind_hearer(cue: Token) -> Iterator[Token]:
    """Yield what the parser hung on whoever hears: "appealed to the court for help"."""
    for child in cue.children:
        heard = child.child("pobj") if child.lower in {"to", "with"} and child.i > cue.i else None
        if heard is not None and heard.pos in {"PROPN", "PRON"}:
            yield from heard.children


def _last_of_list(cue: Token, first: Token) -> int:
    """Return the end of "on a, on b and on c"."""
    end = first.right
    for child in cue.children:
        if child.lower == first.lower and child.i > end and child.left <= end + 3 and child.dep in {"prep", "conj"}:
            end = child.right
    return end


def object_preposition(word: str) -> Frame:
    """The object, and what follows it with that preposition: "accused him of lying"."""

    def find(cue: Token) -> Iterator[Content]:
        found = cue.child("dobj")
        if found is None or found.i < cue.i:
            return
        for child in (*cue.children, *found.children):
            if child.lower == word and child.i > found.i and child.dep in {"prep", "mark"}:
                yield Content(found, [(found.left, child.right)])
                return

    return find


def _around(cue: Token, head: Token) -> list[Range]:
    """Return the stretches of a clause on the sides of the cue that stands in it or beside it."""
    if not head.left < cue.i < head.right:
        return [(_start(cue, head), _end(cue, head))]
    own = {t.i for t in _own_words(cue, head)}
    first, last = cue.i, cue.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return [(a, b) for a, b in ((head.left, first - 1), (last + 1, head.right)) if a <= b]


def _start(cue: Token, head: Token) -> int:
    """Return the first token of a clause, behind a day that belongs to the cue: "said Monday it was over"."""
    first = head.children[0] if head.children else head
    is_day = first.dep in {"npadvmod", "tmod"} and first.left == cue.i + 1 and first.entity in {"DATE", "TIME"}
    return first.right + 1 if is_day and first.right < head.i else head.left


def _end(cue: Token, head: Token) -> int:
    """Return the last token of a clause, before what goes on from the cue in truth."""
    end = head.right
    for verb in head.conjuncts():
        for token in (verb, *verb.children):
            if token.i > cue.i and governor_of(token) is not None:
                joiners = [
                    c.i for c in token.head.children if c.dep in {"cc", "punct"} and token.head.i < c.i < token.i
                ]
                first = min((i for i in joiners if i >= token.left - 2), default=token.left)
                end = min(end, first - 1)
    return before_aside(head, max(end, head.i))


def before_addition(head: Token, end: int) -> int:
    """Return the end of a noun phrase before ", which ..." or ", a ...": the reporter adds it, as a rule."""
    for token in head.subtree():
        adds = token.dep == "relcl" or (token.dep == "appos" and min(token.subtree(), key=_place).tag == "DT")
        if adds and token.right == end and token.left > head.i and not token.is_quoted:
            is_apart = any(c.text in APART and c.i == token.left - 1 for c in (*token.head.children, *head.children))
            if is_apart:
                return token.left - 1
    return end


def _place(token: Token) -> int:
    return token.i


APART = frozenset({",", "-", "--", "–", "—"})
ASIDES = frozenset({"which", "who", "where", "whose", "whom"})


def before_aside(head: Token, end: int) -> int:
    """Return the end of a clause before ", which ...": the reporter adds it, as a rule."""
    for token in head.subtree():
        if token.dep == "advcl" and token.tag == "VBN" and token.right == end and _is_as_clause(token):
            return token.left - 1
        if token.dep == "relcl" and token.right == end and token.left > head.i and not token.is_quoted:
            first, *rest = sorted(token.subtree(), key=_place)[:2]
            opener = rest[0] if rest and first.tag in {"IN", "TO"} else first
            noun = token.head
            if opener.lower in ASIDES and any(
                c.text == "," and c.i == token.left - 1 for c in (*noun.children, *noun.head.children)
            ):
                return token.left - 1
    return end


def _own_words(cue: Token, head: Token) -> Iterator[Token]:
    """Yield the cue and what hangs on it, without the content."""
    stack = [cue]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(child for child in token.children if child is not head)


def _is_infinitive(token: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _is_small(token: Token) -> bool:
    return token.pos not in {"VERB", "AUX"} and token.child("nsubj", "cop", "mark") is None


def _object_before(cue: Token, child: Token) -> Token | None:
    return next((c for c in cue.children if c.dep in {"dobj", "dative"} and cue.i < c.i < child.i), None)


NOT_AFTER_OBJECT = frozenset(
    {
        "during",
        "after",
        "before",
        "since",
        "until",
        "by",
        "despite",
        "amid",
        "following",
        "while",
        "without",
        "via",
        "through",
        "within",
    }
)


def _object_end(cue: Token, found: Token) -> int:
    """Return the last token of an object with what is said of it ("X for Y", "him as a racist")."""
    return before_addition(found, _extended(cue, found.right))


def _extended(cue: Token, end: int) -> int:
    looks_ahead = any(entry.act in AHEAD and entry.frame == "object" for entry in cues("verbs").get(cue.lemma, ()))
    for child in cue.children:
        if child.left == end + 1 and (
            (looks_ahead and _sets_term(child))
            or (child.dep == "prep" and child.lower not in NOT_AFTER_OBJECT and not _is_setting(child))
            or child.dep in {"oprd", "xcomp", "acl", "dative"}
        ):
            end = child.right
    return end


AHEAD = frozenset({Act.DEMAND, Act.OFFER, Act.PROMISE, Act.REFUSE})
TERMS = frozenset({"within", "by", "before", "until"})


def _sets_term(child: Token) -> bool:
    """Tell whether a phrase or clause says until when something is asked for, promised or refused."""
    if child.dep == "prep" and child.lower in TERMS:
        inner = child.child("pobj")
        return inner is not None and (child.lower != "by" or inner.entity in {"DATE", "TIME"})
    return child.dep == "advcl" and any(mark.lower in TERMS for mark in child.children_by("mark"))


def _asked(cue: Token, child: Token) -> Token | None:
    """Return whom a preposition names before the infinitive: "called on both to talk"."""
    for preposition_ in cue.children:
        if preposition_.lower in {"on", "upon", "for", "to", "with"} and cue.i < preposition_.i < child.i:
            return preposition_.child("pobj")
    return None


def _is_setting(preposition: Token) -> bool:
    """Tell whether a phrase says when, or where it was said."""
    inner = preposition.child("pobj")
    return inner is not None and (
        inner.entity in {"DATE", "TIME"}
        or (inner.lemma in words("channels") and preposition.lower in {"in", "on", "at"})
    )


def _has_comment(cue: Token, found: Token) -> bool:
    return _object_end(cue, found) > found.right


FRAMES: dict[str, Frame] = {
    "clause": clause,
    "parenthesis": parenthesis,
    "question": question,
    "infinitive": infinitive,
    "distant": distant,
    "gerund": gerund,
    "person-infinitive": person_infinitive,
    "object": object_,
    "object-predicate": object_predicate,
    "paper": paper,
    "passive": passive,
    "person": person,
    "topic": topic,
    "raising": raising,
}
