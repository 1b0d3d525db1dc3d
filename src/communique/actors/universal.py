"""Finds the actors of a page whose grammar is told in Universal Dependencies; the words are those of its language."""

from collections.abc import Iterator
from dataclasses import replace

from communique.actors.bodies import state_figure
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.wordings import State, Wordings, wordings
from communique.domain.actor import Actor, ActorKind, Cast, MentionKind, Rank, Role
from communique.domain.statement import Statement
from communique.language import Page, Token
from communique.language.universal import SUBJECTS, feature, plain, preposition_of

GENDERS = {"m": "Masc", "f": "Fem"}
BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "ADP", "DET"})  # what an office before a name is made of
LONGEST_OFFICE = 10  # words
REACH = 2  # sentences back to whom a pronoun means


def find_actors_by_relations(page: Page, language: str) -> Cast:
    """Return everybody a page speaks of, as far as the words of the language tell.

    Raises:
        RuleError: There are no words for the language.
    """
    return _Finder(page, wordings(language)).cast()


def introduce_voices(cast: Cast, statements: tuple[Statement, ...], language: str) -> Cast:
    """Return the cast with those who speak and whom nobody names: "a source in the ministry", "they"."""
    actors = dict(cast.actors)
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or speaker.evidence is None or speaker.actor in actors:
            continue
        actors[speaker.actor] = Actor(
            id=speaker.actor,
            name=speaker.evidence.quote,
            kind=ActorKind.UNNAMED,
            party=None,
            roles=(),
            wikidata=None,
            mentions=(speaker.evidence,),
            rule=f"{language}.voice",
        )
    return replace(cast, actors=actors)


class _Finder:
    """The actors of one page."""

    def __init__(self, page: Page, words: Wordings) -> None:
        self.page, self.tokens, self.words = page, page.tokens, words
        self.scene = Scene(page)
        self.people: list[Figure] = []
        self.names: dict[int, tuple[str, ...]] = {}  # the folded names of a person, by the figure's id
        self.offices: dict[int, set[str]] = {}  # the words for a person's offices, the same way

    def cast(self) -> Cast:
        states = dict(self._states())
        for run in self._runs():
            self._person(run, states)
        for token in self._unseen():
            if token.pos == "PROPN" and token.i not in states:
                self._by_surname(token)
        for token in self._unseen():
            self._body(token, states)
        for first, (last, state) in states.items():
            if first not in self.scene.at and self._acts(self.tokens[first], self.tokens[last], state):
                self._see(self._government(state), first, last, MentionKind.NAME)
        for token in self._unseen():
            self._taken_up(token)
        return self.scene.cast()

    def _unseen(self) -> Iterator[Token]:
        yield from (token for token in self.tokens if token.i not in self.scene.at)

    def _see(self, figure: Figure, first: int, last: int, kind: MentionKind) -> Sighting:
        return self.scene.see(figure, first, last, kind)

    # ---- states

    def _states(self) -> Iterator[tuple[int, tuple[int, State]]]:
        """Yield (first token, (last token, state)) for each place that names one."""
        end = -1
        for token in self.tokens:
            if token.i <= end:
                continue
            for length in (3, 2, 1):
                words = self.tokens[token.i : token.i + length]
                state = self.words.states.get(" ".join(word.lemma for word in words))
                if state is not None and len(words) == length:
                    end = token.i + length - 1
                    yield token.i, (end, state)
                    break

    def _acts(self, first: Token, last: Token, state: State) -> bool:
        """Tell whether a name stands for who acts: a state but where it is a place, a capital only where it acts."""
        head = last if last.head.i < first.i or last.head.i > last.i else first
        before = preposition_of(head)
        if self.page.text[first.start : first.end].isupper() and len(first.text) > 3 and head.head is head:  # noqa: PLR2004
            return False  # where a report comes from: "VIENNA, 4 June."
        if self.words.is_name(" ".join(word.lemma for word in self.tokens[first.i : last.i + 1]), state):
            return before not in self.words.places
        return before in self.words.companions or (not before and head.dep in SUBJECTS)

    def _government(self, state: State) -> Figure:
        return self.scene.known(state_figure(self.words.known[state.id]))

    def _state_near(self, tokens: list[Token], states: dict[int, tuple[int, State]]) -> State | None:
        """Return the one state that words name, as a noun or as an adjective; None: none, or several."""
        found = [states[word.i][1] for word in tokens if word.i in states]
        found += [state for word in tokens if (state := self.words.adjectives.get(word.lemma))]
        return found[0] if len({state.id for state in found}) == 1 else None

    # ---- people

    def _runs(self) -> Iterator[list[Token]]:
        """Yield the words of each name of a person, without the stops of initials at its end."""
        run: list[Token] = []
        for token in self.tokens:
            if run and (token.entity != "PERSON" or token.entity_start):
                yield run
                run = []
            if token.entity == "PERSON":
                run.append(token)
        if run:
            yield run

    def _person(self, run: list[Token], states: dict[int, tuple[int, State]]) -> None:
        parts = [word for word in run if word.pos != "PUNCT" and word.text != "."]
        if not parts or any(word.i in states for word in parts):
            return
        folded = tuple(word.lemma for word in parts)
        office = self._office_before(run[0], feature(parts[-1], "Case"))
        spelt = (*folded[:-1], plain(parts[-1].text))  # a surname that stands in its nominative unnoticed
        figure = self._known(folded) or self._known(spelt) or self._new(folded)
        if len(folded) > len(self.names[id(figure)]) or not figure.name:
            self.names[id(figure)], figure.name = folded, self._display(run)
        if figure.gender is None and len(parts) > 1:
            figure.gender = {"Fem": "f", "Masc": "m"}.get(feature(parts[0], "Gender"))
        sighting = self._see(figure, run[0].i, run[-1].i, MentionKind.NAME)
        if office:
            self._give(figure, office, states)
            self.scene.lead((word.i for word in office), sighting)

    def _by_surname(self, token: Token) -> None:
        """See a person where the pipeline overlooked a name that stands elsewhere in the text."""
        figure = self._known((token.lemma,)) if len(token.text) > 1 else None
        if figure is not None:
            self._see(figure, token.i, token.i, MentionKind.NAME)

    def _known(self, folded: tuple[str, ...]) -> Figure | None:
        """Return the last person with that surname whose other names do not contradict."""
        for figure in reversed(self.people):
            names = self.names[id(figure)]
            if names[-1] == folded[-1] and _go_together(names[:-1], folded[:-1]):
                return figure
        return None

    def _new(self, folded: tuple[str, ...]) -> Figure:
        figure = Figure(name="", kind=ActorKind.PERSON, rule=f"{self.words.language}.person")
        self.people.append(figure)
        self.names[id(figure)], self.offices[id(figure)] = folded, set()
        return figure

    def _display(self, run: list[Token]) -> str:
        """Return a name in its nominative, in the spelling of the text where it stands there."""
        name = ""
        for word in run:
            if word.text == ".":
                name += "."
                continue
            is_kept = plain(word.text) == word.lemma
            name += (" " if name else "") + (word.text if is_kept or len(word.text) == 1 else _titled(word.lemma))
        return name

    def _office_before(self, name: Token, case: str) -> list[Token]:
        """Return the words of the office before a name: from the noun that stands in the name's own case."""
        words: list[Token] = []
        first = self.page.sentence_of(name).tokens[0].i
        for i in range(name.i - 1, max(first, name.i - LONGEST_OFFICE) - 1, -1):
            word = self.tokens[i]
            if word.pos not in BEFORE:
                break
            words.insert(0, word)
            if word.lemma in self.words.roles and feature(word, "Case") in {case, ""}:
                return self._with_adjectives(words)
        return []

    def _with_adjectives(self, words: list[Token]) -> list[Token]:
        if not words:
            return words
        i = words[0].i - 1
        case = feature(words[0], "Case")
        while i >= 0 and self.tokens[i].pos == "ADJ" and feature(self.tokens[i], "Case") == case:
            words.insert(0, self.tokens[i])
            i -= 1
        return words

    def _give(self, figure: Figure, office: list[Token], states: dict[int, tuple[int, State]]) -> None:
        head = next(word for word in office if word.lemma in self.words.roles)
        state = self._state_near(office, states)
        of = state.id if state else None
        boss = next((one for word in office if (one := self.scene.figure_at(word.i))), None)
        if of is None and boss is not None and isinstance(boss.party, str):
            of = boss.party
        if isinstance(of, str) and figure.party is None:
            figure.party = of
        self.offices[id(figure)].add(head.lemma)
        span = self.page.span_of(office)
        title = span.of(self.page.text)
        if feature(head, "Case") != "Nom":
            title = title.replace(head.text, head.lemma, 1)
        if any(role.title.lower() == title.lower() for role in figure.roles):
            return
        role = Role(title=title, of=of, rank=self._rank(head, office), evidence=self.page.evidence(span), roster=None)
        figure.roles.append(role)

    def _rank(self, head: Token, office: list[Token]) -> Rank:
        role = self.words.roles[head.lemma]
        for word in office:
            if (rank := role.adjectives.get(word.lemma) or role.below.get(word.lemma)) is not None:
                return rank
        return role.rank

    # ---- organs of a state, offices without a name, pronouns

    def _body(self, token: Token, states: dict[int, tuple[int, State]]) -> None:
        kind = self.words.bodies.get(token.lemma)
        if kind is None:
            return
        below = [word for word in token.children if word.dep in {"nmod", "amod", "appos"} and not preposition_of(word)]
        state = self._state_near(below, states)
        if state is None:
            return
        first = min([token.i, *(word.i for word in below if word.dep == "amod")])
        last = max([token.i, *(states[word.i][0] for word in below if word.i in states)])
        if kind == "government":
            self._see(self._government(state), first, last, MentionKind.DESCRIPTION)
            return
        rest = self.page.text[token.end : self.tokens[last].end]
        name = (token.text if token.text.isupper() else token.lemma) + rest
        figure = Figure(
            name=name,
            kind=ActorKind.ORGANISATION,
            rule=f"{self.words.language}.body",
            key=f"{self.words.language}|{token.lemma}|{state.id}",
            party=state.id,
        )
        self._see(self.scene.known(figure), first, last, MentionKind.NAME)

    def _taken_up(self, token: Token) -> None:
        """See whom a pronoun means, or an office that one person of the text alone holds."""
        gender = self.words.pronouns.get(token.lemma)
        if gender is not None:
            figure = self._meant(token, gender) if feature(token, "Gender") == gender else None
            kind = MentionKind.PRONOUN
        elif token.lemma in self.words.roles and feature(token, "Number") == "Sing" and not self._is_qualified(token):
            holders = [one for one in self.people if token.lemma in self.offices[id(one)]]
            figure, kind = holders[0] if len(holders) == 1 else None, MentionKind.DESCRIPTION
        else:
            return
        if figure is not None:
            self._see(figure, token.i, token.i, kind)

    def _is_qualified(self, token: Token) -> bool:
        """Tell whether an office is told apart by words of its own ("a former president"): another may be meant."""
        return any(child.dep in {"amod", "nmod", "det", "acl"} for child in token.children)

    def _meant(self, pronoun: Token, gender: str) -> Figure | None:
        """Return the person of that gender who is the subject of the nearest sentence before, if it is one alone."""
        earlier = [
            sighting
            for sighting in self.scene.sightings
            if sighting.last < pronoun.i
            and sighting.figure.kind is ActorKind.PERSON
            and self.tokens[sighting.first].paragraph == pronoun.paragraph
            and self.tokens[sighting.first].sentence >= pronoun.sentence - REACH
            and feature(self.tokens[sighting.head], "Case") == "Nom"
            and GENDERS.get(sighting.figure.gender or "", gender) == gender
        ]
        last = max((self.tokens[sighting.first].sentence for sighting in earlier), default=-1)
        near = {id(one.figure): one.figure for one in earlier if self.tokens[one.first].sentence == last}
        return next(iter(near.values())) if len(near) == 1 else None


def _go_together(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether given names may be one person's: the same, or an initial of the other, or left out."""
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(names, others, strict=False)
    )


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
