"""Finds whom a pronoun means, or leaves it open."""

from collections.abc import Callable

from communique.actors.focus import SUBJECTS, Focus, Trace, clause_of, role_of
from communique.actors.lexicon import Lexicon
from communique.actors.scene import Figure, Scene, Sighting
from communique.domain.actor import ActorKind, MentionKind
from communique.language import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
PRONOUNS = HE | SHE | THEY | IT | RELATIVE
OWN = frozenset({"PRP$", "WP$"})
STAYING_NAMELESS = frozenset({"speak", "decline", "ask", "refuse", "insist"})
SPEAKERS_NEAR = 8  # tokens beside a quotation in which its speaker is looked for


class Pronouns:
    """The pronouns of one page."""

    def __init__(
        self, scene: Scene, words: Lexicon, focus: Focus, together: Callable[[tuple[Figure, ...]], Figure]
    ) -> None:
        """Read with what has been spoken of so far."""
        self.scene, self.words, self.focus, self.together = scene, words, focus, together

    def read(self, token: Token) -> Sighting | None:
        """Return the mention a pronoun makes, or None where it is open."""
        figure = self._relative(token) if token.lower in RELATIVE else self._personal(token)
        if figure is None:
            return None
        return self.scene.see(figure, token.i, token.i, MentionKind.PRONOUN)

    def _relative(self, token: Token) -> Figure | None:
        if token.lower == "that" and token.tag != "WDT":
            return None
        clause = token if token.dep == "relcl" else None
        for word in token.ancestors():
            if word.dep == "relcl":
                clause = word
                break
            if word.pos in {"VERB", "AUX"} and word.dep not in {"conj", "aux", "ccomp", "xcomp"}:
                break
        if clause is None or clause.left > token.i:
            return None
        figure = self.scene.figure_at(clause.head.i) if clause.head.i < token.i else None
        if figure is not None and token.lower == "which" and figure.kind in {ActorKind.PERSON, ActorKind.UNNAMED}:
            return None
        return figure

    def _personal(self, token: Token) -> Figure | None:
        fits = self._fits(token)
        if fits is None:
            return None
        beside = self._beside(token)
        if beside is not None and fits(beside):
            return beside.figures[0]
        gender = "m" if token.lower in HE else "f" if token.lower in SHE else None
        bound = self._bound(token)
        found = self.focus.pick(token, lambda trace: fits(trace) and not bound.intersection(trace.figures), gender)
        if found is None and token.lower in THEY:
            found = self._both(token) or self._joint(token)
        if found is None or found[0].is_stranger:
            return None
        if len(found) > 1:
            return self.together(found)
        figure = found[0]
        if token.lower in HE | SHE and figure.gender is None and token.tag not in OWN:
            figure.gender = "m" if token.lower in HE else "f"
        return figure

    def _beside(self, token: Token) -> Trace | None:
        """Return who "his" in "Rubio and his counterpart" is."""
        noun = token.head
        if token.tag not in OWN:
            return None
        first = noun.head if noun.dep == "conj" and noun.head.dep != "dobj" else _object_before(noun)
        figure = self.scene.figure_at(first.i) if first is not None and first.i < token.i else None
        return Trace((figure,), first, is_subject=True) if figure is not None and first is not None else None

    def _both(self, token: Token) -> tuple[Figure, ...] | None:
        """Return the two people of the sentence before, one its subject: "Rubio called Lavrov. They ..."."""
        if token.dep not in {"nsubj", "poss"} or token.quotation is not None:
            return None
        traces = [trace for trace in self.focus.recent(token, 1) if trace.token.paragraph == token.paragraph]
        if any(len(trace.figures) > 1 or trace.figures[0].is_plural for trace in traces):
            return None
        if any(trace.figures[0].is_stranger for trace in traces):
            return None
        people = tuple(dict.fromkeys(trace.figures[0] for trace in reversed(traces) if trace.figures[0].is_person))
        is_told = any(trace.is_subject and trace.figures[0].is_person for trace in traces)
        return people if len(people) == 2 and is_told else None  # noqa: PLR2004  a pair

    def _joint(self, token: Token) -> tuple[Figure, ...] | None:
        """Return the only two people of the paragraph, as the subject of what takes two: "They agreed"."""
        if token.dep != "nsubj" or token.quotation is not None or token.head.lemma not in self.words.lists.joint_verbs:
            return None
        traces = [trace for trace in self.focus.recent(token) if trace.token.paragraph == token.paragraph]
        if any(figure.is_plural and not figure.members for trace in traces for figure in trace.figures):
            return None
        people = dict.fromkeys(figure for trace in traces for figure in trace.figures if figure.is_person)
        if any(figure.is_stranger for figure in people) or len(people) != 2:  # noqa: PLR2004  a pair
            return None
        return tuple(people)

    def _fits(self, token: Token) -> "Callable[[Trace], bool] | None":
        word = token.lower
        if word in HE | SHE:
            gender = "m" if word in HE else "f"
            speakers = self._speakers(token) | self._joined(token)
            return lambda trace: (
                len(trace.figures) == 1
                and trace.figures[0].is_person
                and trace.figures[0].gender in {None, gender}
                and trace.figures[0] not in speakers
                and not self._only_told(trace, token)
            )
        if word in THEY:
            if token.dep == "nsubjpass":
                return None
            return lambda trace: (
                (len(trace.figures) > 1 or trace.figures[0].is_plural)
                and (trace.token.paragraph == token.paragraph or trace.token.sentence >= token.sentence - 1)
            )
        if not self._may_act(token):
            return None
        return lambda trace: (
            len(trace.figures) == 1
            and trace.figures[0].is_body
            and (trace.is_subject or trace.token.sentence == token.sentence)
            and trace.token.sentence >= token.sentence - 1
        )

    def _only_told(self, trace: Trace, token: Token) -> bool:
        """Tell whether somebody without a name only told of others: "Rubio met Lavrov, a source said. He then flew"."""
        verb = trace.token.head
        is_nameless = trace.figures[0].kind is ActorKind.UNNAMED and trace.token.sentence != token.sentence
        if not is_nameless or verb.lemma not in self.words.lists.saying_verbs:
            return False
        told = verb.child("ccomp")
        goes_on = token.dep == "nsubj" and token.head.lemma in self.words.lists.saying_verbs | STAYING_NAMELESS
        return told is not None and told.i < trace.token.i and token.quotation is None and not goes_on

    def _may_act(self, token: Token) -> bool:
        """Tell whether "it" does something here that a government does."""
        if token.tag == "PRP$":
            return True
        verb = token.head
        if token.dep == "nsubjpass" and verb.child("ccomp", "xcomp") is not None:
            return False  # "it was expected that"
        if token.dep not in {"nsubj", "nsubjpass"}:
            return False
        if token.dep == "nsubj" and verb.lemma in self.words.lists.agentive_verbs:
            return True
        speaker = verb.head.child("nsubj") if verb.dep == "ccomp" and verb.lemma != "be" else None
        figure = self.scene.figure_at(speaker.i) if speaker is not None else None
        return figure is not None and figure.is_body

    def _speakers(self, token: Token) -> set[Figure]:
        """Return who may be speaking where a pronoun is quoted: the third person is somebody else."""
        if token.quotation is None:
            return set()
        span = self.scene.page.quotations[token.quotation].span
        inside = self.scene.page.tokens_in(span)
        first, last = inside[0].i, inside[-1].i
        tokens = self.scene.tokens
        near = [*range(max(0, first - SPEAKERS_NEAR), first), *range(last + 1, min(last + SPEAKERS_NEAR, len(tokens)))]
        seen = {id(sighting): sighting for i in near if (sighting := self.scene.at.get(i))}
        return {sighting.figure for sighting in seen.values() if role_of(tokens[sighting.head]) in SUBJECTS}

    def _joined(self, token: Token) -> set[Figure]:
        """Return whom "and" joins a pronoun to: "he and Trump" are two."""
        words = [*token.children_by("conj"), *([token.head] if token.dep == "conj" else [])]
        return {figure for word in words if (figure := self.scene.figure_at(word.i)) is not None}

    def _bound(self, token: Token) -> set[Figure]:
        """Return whom the pronoun cannot mean, wherever else they are named: who stands beside it under its verb."""
        here = self.focus.recent(token, 0)
        return {figure for trace in here if self._is_bound(trace, token) for figure in trace.figures}

    def _is_bound(self, trace: Trace, token: Token) -> bool:
        """Tell whether grammar forbids that the pronoun takes up that mention: both depend on one verb."""
        if trace.token.sentence != token.sentence or token.tag in OWN or token.lower.endswith(("self", "selves")):
            return False
        if token.left <= trace.token.i <= token.right:
            return True
        verb = clause_of(token)
        if token.head not in {verb, *verb.children}:
            return False
        while verb.dep == "xcomp" and verb.head is not verb and token.dep not in SUBJECTS:  # "he plans to call him"
            if clause_of(trace.token) is verb:
                return True
            verb = verb.head
        return clause_of(trace.token) is verb


def _object_before(noun: Token) -> Token | None:
    """Return the name after the first of two prepositions: "with Lavrov and with his counterpart"."""
    preposition = noun.head
    is_second = noun.dep == "pobj" and preposition.dep == "conj" and preposition.head.lower == preposition.lower
    return preposition.head.child("pobj") if is_second else None
