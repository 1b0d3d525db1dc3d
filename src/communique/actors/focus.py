"""Keeps who has been spoken of last, and picks whom a pronoun or a description means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from communique.actors.forms import Weights
from communique.actors.scene import Figure
from communique.language import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody was spoken of here."""

    figures: tuple[Figure, ...]  # several: "Trump and Putin"
    token: Token
    is_subject: bool


class Focus:
    """Traces in the order of the text."""

    def __init__(self, weights: Weights) -> None:
        """Begin with nobody."""
        self.weights = weights
        self.traces: list[Trace] = []

    def note(self, figures: tuple[Figure, ...], token: Token) -> None:
        """Remember that somebody was spoken of."""
        self.traces.append(Trace(figures, token, role_of(token) in SUBJECTS))

    def recent(self, token: Token, reach: int | None = None) -> "Iterable[Trace]":
        """Yield the traces before a token, the latest first, within reach."""
        limit = token.sentence - (self.weights.reach if reach is None else reach)
        for trace in reversed(self.traces):
            if trace.token.sentence < limit:
                return
            if trace.token.i < token.i:
                yield trace

    def pick(self, token: Token, fits: "Callable[[Trace], bool]") -> tuple[Figure, ...] | None:
        """Return the figures that most speaks for among those that fit, or None where two are about as likely."""
        scores: dict[tuple[int, ...], float] = {}
        found: dict[tuple[int, ...], tuple[Figure, ...]] = {}
        counts: dict[tuple[int, ...], int] = {}
        for trace in self.recent(token):
            if not fits(trace):
                continue
            key = tuple(sorted(map(id, trace.figures)))
            found[key] = trace.figures
            counts[key] = counts.get(key, 0) + 1
            scores[key] = max(scores.get(key, float("-inf")), self._score(trace, token))
        if not scores:
            return None
        for key, count in counts.items():
            scores[key] += self.weights.again * min(count - 1, 2)
        ranked = sorted(scores, key=lambda key: -scores[key])
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < self.weights.margin:
            return None
        return found[ranked[0]]

    def _score(self, trace: Trace, token: Token) -> float:
        points = -self.weights.sentence * (token.sentence - trace.token.sentence)
        points += self.weights.subject * trace.is_subject
        points -= self.weights.quoted * (trace.token.is_quoted != token.is_quoted)
        return points


def role_of(token: Token) -> str:
    """Return the grammatical role of a word, that of the first one where several are joined."""
    word = token
    while word.dep in {"conj", "appos", "compound"} and word.head is not word and word.head.pos in {"PROPN", "NOUN"}:
        word = word.head
    if word.dep == "pobj" and word.head.dep == "agent":
        return "agent"
    return word.dep


def clause_of(token: Token) -> Token:
    """Return the verb whose clause a word stands in."""
    for word in token.ancestors():
        if word.pos in {"VERB", "AUX"}:
            return word
    return token
