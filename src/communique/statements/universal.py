"""Finds who said what on a page whose grammar is told in Universal Dependencies, by the words of its language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.domain.actor import Cast, Mention
from communique.domain.evidence import Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import finding_id, voice_id
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.language import Page, Quotation, Token
from communique.language.universal import SUBJECTS, climbed, feature, is_finite, marked_by, preposition_of, tense_named
from communique.statements.wordings import Cue, cues, wordings

BETWEEN = re.compile(r"[\s,.!?…—–-]*")
# The cue between dashes within one pair of marks, as the Russian press sets it: «A, — said she. — B».
OPENING = re.compile(r"[,.!?…]{0,3}\s{1,3}[—–-]\s{1,3}$")
CLOSING = re.compile(r"[^—–«»]{0,140}?[.,]\s{1,3}[—–-]\s{1,3}")
LAST = re.compile(r"[^—–«»]{0,140}[.,]?$")
OPENING_REACH = 10  # characters
COMMA = ","
STOPS = " \n,.;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words of saying with what they tell."""

    cue: Span
    verb: Token | None
    act: Act
    rule: str
    speaker: Named | None
    content: tuple[Span, ...]


def find_statements_by_relations(
    page: Page, cast: Cast, times: Sequence[TimeExpression], language: str
) -> tuple[Statement, ...]:
    """Return the statements of a page, in order of appearance; where no rule of the language speaks, none.

    Raises:
        RuleError: There are no words for the language.
    """
    finder = _Finder(page, cast, language)
    drafts = sorted(finder.drafts(), key=lambda draft: draft.content[0])
    found: dict[Span, Statement] = {}
    for draft in drafts:
        found.setdefault(draft.content[0], finder.statement(draft, times))
    return _nested(tuple(found.values()))


def _nested(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Tell of each in which other it is told: the last that holds its cue."""
    result = []
    for one in statements:
        outer = [
            other
            for other in statements
            if other is not one
            and one.cue is not None
            and any(part.span.covers(one.cue.span) and part.span.covers(one.content[0].span) for part in other.content)
        ]
        result.append(replace(one, within=outer[-1].id) if outer else one)
    return tuple(result)


class _Finder:
    """The statements of one page."""

    def __init__(self, page: Page, cast: Cast, language: str) -> None:
        self.page, self.cast, self.language = page, cast, language
        self.words, self.verbs = wordings(language).words, cues(language)

    def drafts(self) -> Iterator[Draft]:
        for token in self.page.tokens:
            cue = self.verbs.get(token.lemma)
            if cue is not None and is_finite(token) and self._holds(token, cue):
                content, speaker = self._content(token, cue), self._speaker(token)
                is_anyones = speaker is None and feature(token, "Variant") == "Short"  # "it is not ruled out that"
                if content and not is_anyones:
                    yield Draft(token.span, token, cue.act, cue.id, speaker, content)
            elif token.lemma in self.words.sources and preposition_of(token) in self.words.by:
                yield from self._by_source(token)

    def _holds(self, verb: Token, cue: Cue) -> bool:
        """Tell whether somebody does say it: not denied, not "if he said", not "he will say"."""
        return marked_by(verb, self.words.negations) is cue.only_negated and not (
            marked_by(verb, self.words.hedges) or tense_named(verb) == "Fut" or self._is_asked_of_me(verb)
        )

    def _is_asked_of_me(self, verb: Token) -> bool:
        """Tell whether the speaker is "I", "we" or "you": that is part of what somebody says."""
        return feature(verb, "Person") in {"1", "2"} or any(
            feature(child, "Person") in {"1", "2"} for child in verb.children_by(*SUBJECTS)
        )

    # ---- who

    def _speaker(self, verb: Token) -> Named | None:
        """Return who says it: the subject, else the house whose people say it ("they said in the ministry")."""
        subject = verb.child(*SUBJECTS) or self._subject_after(verb)
        if subject is not None:
            return self._named(subject) or self._voice(subject)
        for child in verb.children_by("obl", "nmod"):
            if preposition_of(child) in self.words.inside:
                inside = (self._named(word) for word in sorted(child.subtree(), key=lambda word: word.i))
                if found := next((named for named in inside if named), None):
                    return found
                return self._voice(child)
        before = self.page.tokens[verb.i - 1] if verb.i else verb
        return self._named(before) if before.sentence == verb.sentence and before.entity == "PERSON" else None

    def _subject_after(self, verb: Token) -> Token | None:
        """Return the first noun in the nominative after a verb, where the parse names no subject."""
        for token in self.page.sentence_of(verb).tokens:
            if token.i > verb.i and token.pos == "PUNCT":
                return None
            if token.i > verb.i and token.pos in {"NOUN", "PROPN", "PRON"} and feature(token, "Case") == "Nom":
                return token
        return None

    def _named(self, token: Token) -> Named | None:
        mention = self.cast.at(token.i)
        return self._as_named(mention) if mention else None

    def _as_named(self, mention: Mention) -> Named:
        return Named(actor=mention.actor, evidence=self.page.evidence(mention.span))

    def _voice(self, head: Token) -> Named:
        """Return somebody nobody named: the noun with all that tells who it is."""
        span = self._phrase(head)
        return Named(
            actor=voice_id(self.page.document.citation.sha256, span.start, span.end), evidence=self.page.evidence(span)
        )

    def _phrase(self, head: Token) -> Span:
        below = [word for word in head.subtree() if word.dep not in {"case", "punct"} or word.i > head.i]
        clauses = {"acl", "acl:relcl"}
        inside = [word.i for word in below if not any(above.dep in clauses for above in self._up(word, head))]
        first, last = min(inside), max(inside)
        while last > head.i and self.page.tokens[last].pos == "PUNCT":
            last -= 1
        return Span(self.page.tokens[first].start, self.page.tokens[last].end)

    def _up(self, word: Token, head: Token) -> Iterator[Token]:
        for above in climbed(word):
            if above is head:
                return
            yield above

    # ---- what

    def _content(self, verb: Token, cue: Cue) -> tuple[Span, ...]:
        """Return what is said: in marks, in a clause, before the cue, in an infinitive, in a noun."""
        readers = (self._within_marks, self._after_marks, self._before_marks, self._clause, self._as_told)
        found = next((spans for reader in readers if (spans := reader(verb))), ())
        if found or cue.clause_only:
            return found
        return self._infinitive(verb) or self._object(verb, cue) or self._told_before(verb)

    def _within_marks(self, verb: Token) -> tuple[Span, ...]:
        """Read «A, — said she. — B»: the marks stand around the cue as well."""
        quotation = self._quotation(verb)
        if quotation is None:
            return ()
        inner, text, start = quotation.inner, self.page.text, self._cue_start(verb)
        opening = OPENING.search(text[max(inner.start, start - OPENING_REACH) : start])
        if opening is None:
            return ()
        first = Span(inner.start, start - len(opening[0])).trimmed(text)
        rest = text[verb.end : inner.end]
        if closing := CLOSING.match(rest):
            return (first, Span(verb.end + closing.end(), inner.end))
        return (first,) if LAST.fullmatch(rest) else ()

    def _quotation(self, token: Token) -> Quotation | None:
        return self.page.quotations[token.quotation] if token.quotation is not None else None

    def _cue_start(self, verb: Token) -> int:
        """Return where the words before the verb that belong to it begin ("not", "thereby")."""
        return min([verb.start, *(child.start for child in verb.children_by("advmod") if child.i == verb.i - 1)])

    def _after_marks(self, verb: Token) -> tuple[Span, ...]:
        """Read «A», — said she; what goes on in marks after it belongs to it."""
        if verb.is_quoted:
            return ()
        start = self._cue_start(verb)
        before = [one for one in self.page.quotations if one.span.end <= start and self._is_near(one, verb)]
        if not before or not BETWEEN.fullmatch(self.page.text[before[-1].span.end : start]):
            return ()
        later = [one.inner for one in self.page.quotations if one.span.start > verb.end and self._goes_on(one, verb)]
        return (before[-1].inner, *later[:1])

    def _goes_on(self, quotation: Quotation, verb: Token) -> bool:
        """Tell whether marks open in the cue's sentence, or in the next one with a dash before them."""
        between = self.page.text[verb.end : quotation.span.start]
        return self._is_near(quotation, verb) and between.count(".") <= 1 and between.rstrip().endswith(("—", "–"))

    def _is_near(self, quotation: Quotation, verb: Token) -> bool:
        return self.page.paragraphs[verb.paragraph].covers(quotation.span)

    def _before_marks(self, verb: Token) -> tuple[Span, ...]:
        """Read: she said: «A»."""
        sentence = self.page.sentence_of(verb).span
        for one in self.page.quotations:
            if one.span.start > verb.end and one.span.start < sentence.end:
                is_led = self.page.text[verb.end : one.span.start].rstrip().endswith(":")
                return (one.inner,) if is_led else ()
        return ()

    def _clause(self, verb: Token) -> tuple[Span, ...]:
        """Read: she said that A."""
        tokens = self.page.sentence_of(verb).tokens
        for token in tokens:
            if token.i <= verb.i:
                continue
            if token.lower in self.words.clauses and self.page.tokens[token.i - 1].text == COMMA:
                clause = next((word for word in climbed(token) if word is not token and word.head is verb), None)
                last = clause.right if clause is not None else tokens[-1].i
                return self._stretch(token.i + 1, last)
            if is_finite(token):
                return ()
        return ()

    def _as_told(self, verb: Token) -> tuple[Span, ...]:
        """Read: as she said, A."""
        if not marked_by(verb, self.words.likeness):
            return ()
        tokens = self.page.sentence_of(verb).tokens
        if verb.left != tokens[0].i:
            return self._stretch(tokens[0].i, verb.left - 1)
        comma = next((token for token in tokens if token.i > verb.i and token.text == COMMA), None)
        return self._stretch(comma.i + 1, tokens[-1].i) if comma else ()

    def _infinitive(self, verb: Token) -> tuple[Span, ...]:
        """Read: she promised to do A."""
        for child in verb.children_by("xcomp", "ccomp", "csubj"):
            if feature(child, "VerbForm") == "Inf" and child.i > verb.i:
                return self._stretch(child.left, child.right)
        return ()

    def _object(self, verb: Token, cue: Cue) -> tuple[Span, ...]:
        """Read: she denied the report, she called for A."""
        for child in verb.children:
            is_object = cue.objects and child.dep == "obj"
            if child.i > verb.i and (is_object or preposition_of(child) in cue.prepositions):
                return self._stretch(child.left, child.right)
        return ()

    def _told_before(self, verb: Token) -> tuple[Span, ...]:
        """Read: A, she said."""
        tokens = self.page.sentence_of(verb).tokens
        first = min([verb.i, *(child.i for child in verb.children_by("advmod") if child.i == verb.i - 1)])
        if first - 1 <= tokens[0].i or self.page.tokens[first - 1].text != COMMA:
            return ()
        before = self.page.tokens_between(tokens[0].i, first - 2)
        if verb.is_quoted or not any(is_finite(word) or feature(word, "Variant") == "Short" for word in before):
            return ()
        return self._stretch(tokens[0].i, first - 2)

    def _by_source(self, noun: Token) -> Iterator[Draft]:
        """Read: according to her, A."""
        source = next((child for child in noun.children_by("nmod", "appos") if feature(child, "Case") == "Gen"), None)
        tokens = self.page.sentence_of(noun).tokens
        if source is None or noun.is_quoted:
            return
        rest = [token for token in tokens if token.i > max(noun.right, source.i)]
        content: tuple[Span, ...] = ()
        if noun.left == tokens[0].i and rest and rest[0].text == COMMA:
            content = self._stretch(rest[0].i + 1, tokens[-1].i)
        elif noun.left == tokens[0].i and (comma := next((one for one in tokens if one.text == COMMA), None)):
            content = self._stretch(comma.i + 1, tokens[-1].i)
        elif self.page.tokens[noun.left - 1].text == COMMA and len(rest) <= 1:
            content = self._stretch(tokens[0].i, noun.left - 2)
        if content:
            case = noun.child("case") or noun
            cue = Span(case.start, noun.end)
            speaker = self._named(source) or self._voice(source)
            yield Draft(cue, None, Act.SAY, f"{self.language}.by-source", speaker, content)

    def _stretch(self, first: int, last: int) -> tuple[Span, ...]:
        """Return the words from one token to another, without stops at the ends; () where none is left."""
        if last < first:
            return ()
        span = Span(self.page.tokens[first].start, self.page.tokens[last].end)
        words = span.of(self.page.text)
        start = span.start + len(words) - len(words.lstrip(STOPS))
        end = span.start + len(words.rstrip(STOPS))
        return (Span(start, end),) if end > start else ()

    # ---- the statement

    def statement(self, draft: Draft, times: Sequence[TimeExpression]) -> Statement:
        page = self.page
        anchor = draft.content[0]
        return Statement(
            id=finding_id("statement", page.document.citation.sha256, anchor.start, anchor.end),
            kind=self._kind(draft),
            act=draft.act,
            speaker=draft.speaker,
            cue=page.evidence(draft.cue),
            content=tuple(page.evidence(span) for span in draft.content),
            addressee=None,
            channel=None,
            when=self._when(draft, times),
            within=None,
            certainty=self._certainty(draft),
            evidence=tuple(page.evidence(span) for span in draft.content),
            rule=draft.rule,
        )

    def _kind(self, draft: Draft) -> StatementKind:
        inner = [one.inner for one in self.page.quotations]
        if all(any(one.covers(span) for one in inner) for span in draft.content):
            return StatementKind.DIRECT
        is_mixed = any(one.overlaps(span) for one in inner for span in draft.content)
        return StatementKind.MIXED if is_mixed else StatementKind.INDIRECT

    def _certainty(self, draft: Draft) -> Certainty:
        """Return how sure the speaker is: less so where a word of doubt or a condition stands in what is said."""
        if draft.act is Act.DENY:
            return Certainty.DENIED
        said = (token for span in draft.content for token in self.page.tokens_in(span))
        doubts = draft.act is Act.HINT or any(token.lower in self.words.hedges for token in said)
        return Certainty.POSSIBLE if doubts else Certainty.CERTAIN

    def _when(self, draft: Draft, times: Sequence[TimeExpression]) -> When | None:
        """Return the day that stands with the cue: its nearest verb is the cue's, and it is no part of what is said."""
        for time in times:
            span = time.evidence.span
            tokens = self.page.tokens_in(span)
            if draft.verb is None or not tokens or tokens[0].sentence != draft.verb.sentence:
                continue
            verb = next((word for word in climbed(tokens[0]) if is_finite(word)), None)
            if verb is draft.verb and not any(part.overlaps(span) for part in draft.content):
                return time.when
        return None
