"""Finds the ministries and offices of a state: "Norway's ministry of foreign affairs", "the ministry", "his office"."""

from communique.actors.bodies import ministry_figure, named_institution
from communique.actors.focus import SUBJECTS, Focus, role_of
from communique.actors.lexicon import Lexicon
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.spotting import fold
from communique.domain.actor import MentionKind, Rank
from communique.language import Token

INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "DET", "ADP", "PUNCT"})
INDEFINITE = frozenset({"a", "an", "another", "any", "no"})
LEADERS = frozenset({Rank.LEADER, Rank.MINISTER})


class Ministries:
    """The ministries of one page."""

    def __init__(self, scene: Scene, words: Lexicon, focus: Focus) -> None:
        """Read with what has been spoken of so far."""
        self.scene, self.words, self.focus = scene, words, focus

    def read(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return a ministry, named with its state or taken up again."""
        is_one_of_many = bool(INDEFINITE.intersection(phrase.determiners))  # "a Brekke presidency"
        figure = self._of_state(phrase, party) if isinstance(party, str) and not is_one_of_many else None
        if figure is None and phrase.is_definite:
            figure = self._again(phrase.noun, self.scene.tokens[phrase.head])
        if figure is None:
            return None
        last = max(phrase.head, self._last_of(phrase))
        return self.scene.see(figure, phrase.start, last, MentionKind.DESCRIPTION, core=phrase.head)

    def read_office(self, token: Token, first: int) -> Sighting | None:
        """Return the office of a leader that speaks: "his office said", "according to Brekke's office"."""
        if role_of(token) not in SUBJECTS:
            return None
        owner = token.child("poss")
        leader = self.scene.figure_at(owner.i) if owner is not None else None
        figure = self._office_of(leader) if leader is not None else self._again("office", token)
        return self.scene.see(figure, first, token.i, MentionKind.DESCRIPTION) if figure is not None else None

    def _office_of(self, leader: Figure) -> Figure | None:
        held = next((role for role in leader.roles if role.rank in LEADERS and role.of in self.words.states), None)
        if held is None or held.of is None:
            return None
        state = self.words.states[held.of]
        title = f"{held.title.lower()}'s office"
        known = named_institution(state, title, f"Office of the {held.title.title()} of {state.name}")
        return self.scene.known(ministry_figure(state, known))

    def _of_state(self, phrase: Phrase, party: str) -> Figure | None:
        if party not in self.words.states:
            return None
        state = self.words.states[party]
        written = self._written(phrase)
        title = plain_title(written)
        row = next((row for row in state.institution if row.kind == "ministry" and row.title == title), None)
        if row is None:
            name = f"{written} of {state.name}" if written.startswith("Office of") else None
            row = named_institution(state, title, name or self._proper(phrase, written, state.demonyms))
        return self.scene.known(ministry_figure(state, row))

    def _proper(self, phrase: Phrase, written: str, people: list[str]) -> str | None:
        """Return a name in capitals as it is written: "Norwegian Ministry of Foreign Affairs"."""
        is_name = self.scene.tokens[phrase.head].text[0].isupper() and people
        return f"{people[0]} {written}" if is_name else None

    def _written(self, phrase: Phrase) -> str:
        """Return the words of the ministry without its state."""
        first, last = self.scene.tokens[phrase.title_first], self.scene.tokens[max(phrase.head, self._last_of(phrase))]
        return " ".join(self.scene.page.text[first.start : last.end].split())

    def _last_of(self, phrase: Phrase) -> int:
        """Return the last token of "of Foreign Affairs" after the noun; the state does not belong to it."""
        tokens = self.scene.tokens
        if phrase.head + 1 >= len(tokens) or tokens[phrase.head + 1].lower not in {"of", "for"}:
            return phrase.head
        states = {i for i, _ in phrase.parties}
        last = phrase.head
        for i in range(phrase.head + 2, phrase.end + 1):
            if i in states or tokens[i].pos not in INSIDE:
                break
            if tokens[i].pos in {"NOUN", "PROPN", "ADJ"}:
                last = i
        return last

    def _again(self, noun: str, token: Token) -> Figure | None:
        """Return the ministry spoken of lately, else the only one of the text."""
        for trace in self.focus.recent(token, self.words.limits.description):
            figure = trace.figures[0]
            if _is_called(figure, noun):
                return figure
        known = [figure for figure in self.scene.figures.values() if _is_called(figure, noun)]
        return known[0] if len(known) == 1 else self._behind(noun, token)

    def _behind(self, noun: str, token: Token) -> Figure | None:
        """Return the ministry for which somebody speaks: "the ministry" after "Oman's foreign ministry spokesman"."""
        for trace in self.focus.recent(token, self.words.limits.description):
            for role in trace.figures[0].roles:
                words = fold(role.title).split()
                if noun in words[:-1] and role.of in self.words.states and role.of is not None:
                    state = self.words.states[role.of]
                    title = " ".join(words[: words.index(noun) + 1])
                    listed = next((row for row in state.institution if row.title == title), None)
                    return self.scene.known(ministry_figure(state, listed or named_institution(state, title)))
        return None


def _is_called(figure: Figure, noun: str) -> bool:
    """Tell whether an institution has the noun in its name or its common name."""
    return figure.rule == "en.institution" and (noun in figure.roles[0].title or noun in fold(figure.name).split())


def plain_title(written: str) -> str:
    """Return the common form of a ministry's name.

    >>> plain_title("Ministry of Foreign Affairs")
    'foreign ministry'
    >>> plain_title("Office of the President")
    "president's office"
    """
    title = fold(written).replace("defense", "defence")
    noun, _, rest = title.partition(" of ")
    if noun == "office" and rest:
        return f"{rest.removeprefix('the ')}'s office"
    if noun == "ministry" and rest:
        return f"{rest.removesuffix(' affairs') if rest == 'foreign affairs' else rest} ministry"
    return title
