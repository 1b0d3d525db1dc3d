"""Keeps who has been spoken of last, and picks whom a pronoun or a description means."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from communique.actors.forms import Weights
from communique.actors.scene import Figure
from communique.language import Token

LATELY = 20  # traces
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody was spoken of here."""

    figures: tuple[Figure, ...]  # several: "Trump and Putin"
    token: Token
    is_subject: bool

    @property
    def verb(self) -> Token:
        """Return what the mention depends on, past the noun it explains or is joined to."""
        return top_of(self.token).head


class Focus:
    """Traces in the order of the text."""

    def __init__(
        self, weights: Weights, tokens: tuple[Token, ...], headlines: set[int], saying: frozenset[str]
    ) -> None:
        """Begin with nobody.

        Args:
            tokens: The words of the page.
            headlines: Indexes of the sentences that are headlines.
            saying: Verbs of saying: who spoke last goes on.
        """
        self.weights, self.tokens, self.headlines, self.saying = weights, tokens, headlines, saying
        self.traces: list[Trace] = []
        self.order: dict[int, int] = {}  # figures by when they were first spoken of

    def note(self, figures: tuple[Figure, ...], token: Token) -> None:
        """Remember that somebody was spoken of."""
        is_subject = role_of(token) in SUBJECTS or (token.dep == "appos" and self._answers(token))
        self.traces.append(Trace(figures, token, is_subject))
        for figure in figures:
            self.order.setdefault(id(figure), len(self.order))

    def _answers(self, token: Token) -> bool:
        """Tell whether a verb of saying without a subject follows, that the parser tore off: "the envoy, X, said"."""
        following = self.tokens[token.i + 1 : token.i + 3]
        verb = next((word for word in following if word.text != ","), None)
        return verb is not None and verb.lemma in self.saying and verb.child("nsubj") is None

    def first_of(self, figure: Figure) -> int:
        """Return when somebody was spoken of first."""
        return self.order.get(id(figure), len(self.order))

    def recent(self, token: Token, reach: int | None = None) -> "Iterable[Trace]":
        """Yield the traces before a token, the latest first, within reach."""
        limit = token.sentence - (self.weights.reach if reach is None else reach)
        for trace in self.latest():
            if trace.token.sentence < limit:
                return
            if trace.token.i < token.i:
                yield trace

    def latest(self) -> "Iterator[Trace]":
        """Yield the latest traces, the last first; no more than a reader keeps in mind."""
        return (self.traces[-i] for i in range(1, min(len(self.traces), self.weights.memory) + 1))

    def pick(
        self, token: Token, fits: "Callable[[Trace], bool]", gender: str | None = None
    ) -> tuple[Figure, ...] | None:
        """Return the figures that most speaks for among those that fit, or None where two are about as likely.

        Args:
            gender: What the pronoun tells: those of whom it is known come first.
        """
        heights = _heights(token)
        scores: dict[tuple[int, ...], float] = {}
        found: dict[tuple[int, ...], tuple[Figure, ...]] = {}
        counts: dict[tuple[int, ...], int] = {}
        for trace in self.recent(token):
            if not fits(trace):
                continue
            key = tuple(sorted(map(id, trace.figures)))
            found[key] = trace.figures
            counts[key] = counts.get(key, 0) + 1
            points = self._score(trace, token, heights) + self.weights.gender * (trace.figures[0].gender == gender)
            scores[key] = max(scores.get(key, float("-inf")), points)
        if not scores:
            return None
        for key, count in counts.items():
            scores[key] += self.weights.again * min(count - 1, 2)
        ranked = sorted(scores, key=lambda key: -scores[key])
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < self.weights.margin:
            return None
        return found[ranked[0]]

    def some(
        self, token: Token, count: int, fits: "Callable[[Figure], Figure | None]", *, is_told: bool
    ) -> tuple[Figure, ...]:
        """Return whom "the two sides" means: so many that were named together or lately, or most often in the text.

        Args:
            fits: Turns a figure into the one that is meant (a person into his government), or into None.
            is_told: The text gives the number; else a guess by frequency is none.
        """
        near: dict[Figure, None] = {}
        here = [_all(trace.figures, fits) for trace in self.recent(token, 0)]
        beside = tuple(dict.fromkeys(figure for meant in here for figure in meant))
        if len(beside) == count:
            return beside[::-1]
        for trace in self.recent(token, 1):
            if trace.token.paragraph != token.paragraph and not self._is_alone(trace.token, token):
                break
            meant = _all(trace.figures, fits)
            if len(meant) == count:
                return meant
            near.update(dict.fromkeys(meant))
        around = tuple(near)[::-1] if len(near) == count else self._of_paragraph(token, fits)
        if len(around) == count:
            return around
        groups = (_all(trace.figures, fits) for trace in self.latest())
        latest = next((meant for meant in groups if len(meant) == count), ())
        return latest or (self._foremost(count, fits) if is_told else ())

    def _of_paragraph(self, token: Token, fits: "Callable[[Figure], Figure | None]") -> tuple[Figure, ...]:
        """Return all that fit in the sentences before within the paragraph."""
        found: dict[Figure, None] = {}
        for trace in self.recent(token):
            if trace.token.paragraph != token.paragraph:
                break
            found.update(dict.fromkeys(_all(trace.figures, fits)))
        return tuple(found)[::-1]

    def _is_alone(self, before: Token, token: Token) -> bool:
        """Tell whether the paragraph before has just one sentence."""
        return before.paragraph == token.paragraph - 1 and not any(
            trace.token.paragraph == before.paragraph and trace.token.sentence != before.sentence
            for trace in self.traces[-LATELY:]
        )

    def _foremost(self, count: int, fits: "Callable[[Figure], Figure | None]") -> tuple[Figure, ...]:
        """Return those the text has spoken of most, where there is no tie."""
        times: dict[Figure, int] = {}
        for trace in self.traces:
            for figure in _all(trace.figures, fits):
                times[figure] = times.get(figure, 0) + 1
        ranked = sorted(times, key=lambda figure: -times[figure])
        is_clear = len(ranked) == count or (len(ranked) > count and times[ranked[count - 1]] > times[ranked[count]])
        return tuple(ranked[:count]) if is_clear else ()

    def _score(self, trace: Trace, token: Token, heights: dict[int, float]) -> float:
        points = -self.weights.sentence * (token.sentence - trace.token.sentence)
        points += self.weights.subject * trace.is_subject
        verb = trace.verb
        if trace.is_subject and token.head.lemma in self.saying and verb.lemma in self.saying:
            points += self.weights.speaker
        points += self.weights.main * (trace.is_subject and _is_main(verb))
        if trace.is_subject and trace.token.sentence == token.sentence:
            points += self.weights.above * heights.get(verb.i, 0.0)
        if trace.token.sentence in self.headlines:
            points -= self.weights.headline
        if trace.token.is_quoted != token.is_quoted:
            points -= self.weights.quoted * (2 if trace.token.is_quoted and token.dep == "nsubj" else 1)
        return points


def _is_main(verb: Token) -> bool:
    return verb.dep == "ROOT" or (verb.dep == "conj" and verb.head.dep == "ROOT")


def _heights(token: Token) -> dict[int, float]:
    """Return the verbs with subjects above a word's clause: 1 for the next one, a half for those further up.

    The clause of "his" counts itself: "Brekke thanked his host".
    """
    own = clause_of(token)
    verbs = [own, *own.ancestors()] if token.tag == "PRP$" else own.ancestors()
    above = (word for word in verbs if word.pos in {"VERB", "AUX"})
    found: dict[int, float] = {}
    for verb in above:
        if verb.child("nsubj", "nsubjpass"):
            found[verb.i] = 0.5 if found else 1.0
    return found


def _all(figures: tuple[Figure, ...], fits: "Callable[[Figure], Figure | None]") -> tuple[Figure, ...]:
    found = (fits(figure) for figure in figures if not figure.is_stranger)
    return tuple(dict.fromkeys(figure for figure in found if figure is not None))


def top_of(token: Token) -> Token:
    """Return the noun that a noun explains or is joined to, itself where there is none."""
    word = token
    while word.dep in {"conj", "appos", "compound"} and word.head is not word and word.head.pos in {"PROPN", "NOUN"}:
        word = word.head
    return word


def role_of(token: Token) -> str:
    """Return the grammatical role of a word, that of the first one where several are joined."""
    word = top_of(token)
    if word.dep == "pobj" and (word.head.dep == "agent" or word.head.head.lower in {"according", "as"}):
        return "agent"
    return word.dep


def clause_of(token: Token) -> Token:
    """Return the verb whose clause a word stands in."""
    for word in token.ancestors():
        if word.pos in {"VERB", "AUX"}:
            return word
    return token
