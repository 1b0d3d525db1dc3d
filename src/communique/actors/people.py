"""Makes people out of names: the roster's, and those whom only the text introduces."""

from collections import defaultdict
from datetime import date

from rapidfuzz.fuzz import ratio

from communique.actors.bodies import organisation_figure
from communique.actors.forms import Person
from communique.actors.lexicon import Lexicon, Listed
from communique.actors.parties import party_of
from communique.actors.phrases import Phrase
from communique.actors.runs import Run
from communique.actors.scene import Figure, Scene, Sighting, head_within
from communique.actors.spotting import HYPHENS, fold
from communique.domain.actor import ActorKind, MentionKind, Rank, Role
from communique.language import Token

SPELLING = 80.0  # of 100: from here on two spellings are one name, where the other part of the name agrees
FULL_NAME = 2  # words at least
TOLD_APART = 5  # letters: shorter names are one only when they are the same
UNLIKELY = frozenset({"NOUN", "VERB", "ADJ", "INTJ", "X", "PROPN"})  # what the parser may take a surname for
OTHER_THINGS = frozenset({"ORG", "FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})


class People:
    """The people of one page."""

    def __init__(self, scene: Scene, words: Lexicon, day: date | None) -> None:
        """Begin with nobody."""
        self.scene, self.words, self.day = scene, words, day
        self.by_surname: dict[str, list[Figure]] = defaultdict(list)
        self.by_given: dict[str, list[Figure]] = defaultdict(list)
        self.pieces: dict[int, tuple[str, ...]] = {}
        self.last_seen: dict[int, int] = {}  # token index of the latest full name, by figure
        self.called: dict[str, Figure] = {}  # who was meant when a surname last stood alone
        self.explained: set[int] = set()
        self.parties: set[str] = set()  # states and organisations that the text names
        self.states: list[tuple[int, str]] = []  # the states named outside the dateline, with the index of the word
        self.own: str | None = None  # the state for which the text itself speaks

    def meet(self, runs: list[Run], titles: dict[int, Phrase], explained: set[int]) -> None:
        """Turn runs into sightings: full names first, then what is left of them later on.

        Args:
            titles: The phrases that end right before a name, by the index of the name's first token.
            explained: Last tokens of runs after which an office stands: "X, the envoy".
        """
        self.explained = explained
        short = [run for run in runs if not self._introduce(run, titles.get(run.first))]
        for run in short:
            self._recall(run, titles.get(run.first))
        for run in short:
            self._complete(run)
        self._sweep()

    def _complete(self, run: Run) -> None:
        """See a full name that only its surname, alone elsewhere, shows to be a person's."""
        tokens = [token for token in self.scene.tokens[run.first : run.last + 1] if token.text not in HYPHENS]
        pieces = tuple(fold(token.text) for token in tokens)
        known = self.by_surname.get(pieces[-1]) or []
        is_name = len(pieces) == FULL_NAME and run.first not in self.scene.at and pieces[0].isalpha()
        if is_name and len(known) == 1 and self.pieces[id(known[0])] == pieces[-1:]:
            known[0].name = self.scene.page.text[tokens[0].start : tokens[-1].end]
            known[0].gender = known[0].gender or self.words.given.get(pieces[0])
            self._see(known[0], run)

    def _sweep(self) -> None:
        """See the surnames that the parser took for other words: "Trump further said"."""
        tokens = self.scene.tokens
        surnames = {
            tokens[seen.last].text for seen in self.scene.sightings if fold(tokens[seen.last].text) in self.by_surname
        }
        for token in tokens:
            if token.i in self.scene.at or token.pos not in UNLIKELY:
                continue
            if token.text in surnames:
                figures = self.by_surname[fold(token.text)]
                if len(figures) == 1 and token.entity not in {"DATE", "TIME"}:
                    self._see(figures[0], Run(token.i, token.i))
            elif _acts_bare(token) and fold(token.text) in self.words.by_surname:
                self._recall(Run(token.i, token.i), None)

    def _introduce(self, run: Run, title: Phrase | None) -> bool:
        tokens = self.scene.tokens[run.first : run.last + 1]
        pieces = tuple(fold(token.text) for token in tokens if token.text not in HYPHENS)
        if (
            len(pieces) < FULL_NAME
            or (len(pieces) == FULL_NAME < len(tokens))  # "Doe-Roe" is a surname, or two
            or (pieces[0] in self.words.lists.particles and not run.rows)
            or (not run.rows and len(set(pieces) - self.words.lists.particles) > self.words.limits.name)
        ):
            return False
        if not run.rows and not self._is_person(tokens, pieces, run, title):
            return False
        figure = self._row_figure(run.rows, pieces, title) or self._same(pieces) or self._within(pieces)
        figure = figure or self._new(tokens, pieces, run)
        self._index(figure, pieces)
        self._see(figure, run)
        return True

    def _is_person(self, tokens: tuple[Token, ...], pieces: tuple[str, ...], run: Run, title: Phrase | None) -> bool:
        if pieces[-1] in self.words.lists.not_person or any(token.text.isdigit() for token in tokens):
            return False
        labels = {token.entity for token in tokens}
        if run.honorific or title is not None or "PERSON" in labels or run.last in self.explained:
            return True
        if pieces[0] not in self.words.given:
            return False
        head = self.scene.tokens[head_within(self.scene.tokens, run.first, run.last)]
        acts = head.dep == "nsubj" and head.head.lemma in self.words.lists.agentive_verbs
        return not labels & OTHER_THINGS or (acts and labels == {"ORG"} and len(pieces) == FULL_NAME)

    def _row_figure(self, rows: tuple[Listed, ...], pieces: tuple[str, ...], title: Phrase | None) -> Figure | None:
        people = [row.person for row in rows if row.person]
        party = party_of(self.scene, self.words, title)
        code = party.code if isinstance(party, Figure) and not people else party
        people = people or self._spelt_like(pieces)
        if isinstance(code, str):
            people = [person for person in people if code in {office.of for office in person.office}]
        return self.figure_of(people[0]) if people else None

    def _spelt_like(self, pieces: tuple[str, ...]) -> list[Person]:
        given, surname = pieces[0], pieces[-1]
        same_given = [
            person
            for person in self.words.by_given.get(given, ())
            if _is_close(fold(person.name).split()[-1].split("-")[-1], surname) and _may_be(person, pieces)
        ]
        return same_given or [
            person
            for person in self.words.by_surname.get(surname, ())
            if _is_given_close(fold(person.name).split()[0], given) and _may_be(person, pieces)
        ]

    def figure_of(self, person: Person) -> Figure:
        """Return the figure of somebody in the roster."""
        held = [office for office in person.office if office.is_held(self.day)]
        rest = [office for office in person.office if office not in held]
        first = held[0] if held else max(rest, key=lambda office: str(office.until or ""), default=None)
        figure = Figure(
            name=person.name,
            kind=ActorKind.PERSON,
            rule="en.roster",
            key=person.wikidata or f"{fold(person.name)}|{first.of if first else ''}",
            party=self.party_named(first.of) if first else None,
            gender=person.gender,
            wikidata=person.wikidata,
            row=person,
        )
        figure.roles.extend(
            Role(title=office.title, of=office.of, rank=office.rank, evidence=None, roster=person.id)
            for office in (*held, *rest)
        )
        figure.offices_held = len(held)
        return self.scene.known(figure)

    def party_named(self, of: str) -> "str | Figure":
        """Return a state's code as it is, and an organisation's id as its figure."""
        row = self.words.organisations.get(of)
        return of if row is None else self.scene.known(organisation_figure(row))

    def _same(self, pieces: tuple[str, ...]) -> Figure | None:
        whole = "".join(pieces[-2:]) if pieces[-2] in self.words.lists.particles else pieces[-1]
        for figure in self.by_surname.get(pieces[-1]) or self.by_surname.get(whole) or []:
            if _is_close(self.pieces[id(figure)][0], pieces[0]):
                return figure
        for figure in self.by_given.get(pieces[0], ()):
            if _is_close(self.pieces[id(figure)][-1], pieces[-1]):
                return figure
        return None

    def _within(self, pieces: tuple[str, ...]) -> Figure | None:
        """Return the one person whose full name holds these words: "Ould Doe" of "Jim Ould Doe Roe"."""
        count = len(pieces)
        found = {
            id(figure): figure
            for known in (self.by_surname, self.by_given)
            for figures in known.values()
            for figure in figures
            for name in (self.pieces[id(figure)],)
            if len(name) > count and any(name[i : i + count] == pieces for i in range(len(name) - count + 1))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _new(self, tokens: tuple[Token, ...], pieces: tuple[str, ...], run: Run) -> Figure:
        name = self.scene.page.text[tokens[0].start : tokens[-1].end]
        gender = self.words.gender_of(run.honorific) or self.words.given.get(pieces[0])
        return Figure(name=" ".join(name.split()), kind=ActorKind.PERSON, rule="en.named-person", gender=gender)

    def _index(self, figure: Figure, pieces: tuple[str, ...]) -> None:
        self.pieces.setdefault(id(figure), pieces)
        keys = [(self.by_surname, pieces[-1]), (self.by_given, pieces[0])]
        if len(pieces) > FULL_NAME and pieces[-2] in self.words.lists.particles:
            keys.append((self.by_surname, pieces[-2] + pieces[-1]))  # "al-Busaidi" is "Albusaidi", too
        for known, piece in keys:
            if figure not in known[piece]:
                known[piece].append(figure)

    def _see(self, figure: Figure, run: Run) -> Sighting:
        figure.gender = figure.gender or self.words.gender_of(run.honorific)
        self.last_seen[id(figure)] = run.first
        return self.scene.see(figure, run.first, run.last, MentionKind.NAME)

    def _recall(self, run: Run, title: Phrase | None) -> None:
        tokens = [token for token in self.scene.tokens[run.first : run.last + 1] if token.text not in HYPHENS]
        pieces = tuple(fold(token.text) for token in tokens)
        if len(tokens) > 1 and any(piece in self.words.lists.not_person for piece in pieces):
            return
        if len(tokens) == FULL_NAME < run.last - run.first + 1 and all(piece in self.by_surname for piece in pieces):
            for token in tokens:  # "the Brekkestad-Seitbekov call"
                self._recall(Run(token.i, token.i), None)
            return
        is_double = len(tokens) == FULL_NAME < run.last - run.first + 1
        figure = None
        if len(tokens) == 1 or is_double or pieces[0] in self.words.lists.particles:
            figure = self._by_short_name(pieces[-1], run, title)
            if figure is None and pieces[-1] not in self.by_surname:
                figure = self._by_roster(pieces[-1], tokens[-1], run, title)
                figure = figure or self._by_title(tokens, pieces, run, title)
        if figure is not None:
            self._see(figure, run)
        elif tokens[-1].entity == "PERSON":
            self.scene.strangers.append(tokens[-1].i)

    def _by_short_name(self, piece: str, run: Run, title: Phrase | None) -> Figure | None:
        found = self.by_surname.get(piece) or self.by_given.get(piece) or []
        if len(found) > 1:
            found = self._told_apart(found, run, title)
        if len(found) > 1 and self.called.get(piece) in found:
            found = [self.called[piece]]
        before = [figure for figure in found if self.last_seen.get(id(figure), run.first) < run.first]
        if len(found) > 1 and before:
            found = [max(before, key=lambda figure: self.last_seen[id(figure)])]
        if len(found) != 1:
            return None
        self.called[piece] = found[0]
        return found[0]

    def _told_apart(self, found: list[Figure], run: Run, title: Phrase | None) -> list[Figure]:
        gender = self.words.gender_of(run.honorific)
        party = party_of(self.scene, self.words, title)
        return [
            figure
            for figure in found
            if (not gender or figure.gender in {None, gender})
            and (party is None or figure.party in {None, party})
            and (title is None or not figure.roles or any(_has_word(role, title) for role in figure.roles))
        ] or found

    def _by_roster(self, piece: str, token: Token, run: Run, title: Phrase | None) -> Figure | None:
        people = self.words.by_surname.get(piece, [])
        party = party_of(self.scene, self.words, title)
        if isinstance(party, str):
            people = [person for person in people if party in {office.of for office in person.office}]
        held = [person for person in people if any(office.is_held(self.day) for office in person.office)]
        people = held or people
        if len(people) > 1 and title is not None:
            people = [p for p in people if any(_same_title(office.title, title) for office in p.office)] or people
        if len(people) != 1:
            return None
        is_sure = title is not None or run.honorific is not None or token.entity == "PERSON"
        leads = bool(held) and any(office.rank in {Rank.LEADER, Rank.MINISTER} for office in people[0].office)
        if title is None and not self._is_at_home(people[0]):
            return None
        is_named = (token.pos == "PROPN" and token.text[0].isupper()) or _acts_bare(token)
        if not is_sure and not (leads and is_named):
            return None
        figure = self.figure_of(people[0])
        self._index(figure, tuple(fold(people[0].name).split()))
        return figure

    def _is_at_home(self, person: Person) -> bool:
        """Tell whether the text speaks of somebody's state, or needs not: all the world knows its people."""
        parties = {office.of for office in person.office}
        return bool(parties & (self.words.lists.well_known | self.parties))

    def _by_title(self, tokens: list[Token], pieces: tuple[str, ...], run: Run, title: Phrase | None) -> Figure | None:
        if pieces[-1] in self.words.lists.not_person or tokens[0].entity in OTHER_THINGS - {"ORG"}:
            return None
        repeated = tokens[0].entity == "PERSON" and self._is_repeated(tokens[0])
        is_explained = run.last in self.explained
        if title is None and run.honorific is None and not repeated and not is_explained:
            return None
        figure = self._new(tuple(tokens), pieces, run)
        self._index(figure, pieces)
        return figure

    def _is_repeated(self, token: Token) -> bool:
        same = [other for other in self.scene.page.by_lemma.get(token.lemma, []) if other.entity == "PERSON"]
        speaks = any(other.dep == "nsubj" and other.head.pos == "VERB" for other in same)
        return len(same) > 1 and speaks and len(token.text) > 2  # noqa: PLR2004  initials


def _acts_bare(token: Token) -> bool:
    """Tell whether a capitalised word does something without an article, as no plain noun does: "Doe said"."""
    is_subject = token.dep == "nsubj" and token.head.pos == "VERB" and token.tag not in {"NNS", "NNPS"}
    return is_subject and token.text[0].isupper() and not token.children


def _is_close(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long == short + "i" and short[-1] not in "aeiouy":
        return False  # a family of that name, "Karim" and "Karimi": no spelling of it
    return min(len(one), len(other)) >= TOLD_APART and one[0] == other[0] and ratio(one, other) >= SPELLING


def _may_be(person: Person, pieces: tuple[str, ...]) -> bool:
    """Tell whether the names in the middle allow that two spellings are one person's: "Jim Ola Doe", "Jim Per Doe"."""
    middle, theirs = pieces[1:-1], fold(person.name).split()[1:-1]
    return not (middle and theirs) or any(
        one[0] == other[0] and (_is_close(one, other) or min(len(one), len(other)) == 1)
        for one in middle
        for other in theirs
    )


def _is_given_close(one: str, other: str) -> bool:
    """Tell whether two spellings are of one given name; a longer form is another: "Bernard", "Bernardino"."""
    return abs(len(one) - len(other)) <= 1 and _is_close(one, other)


def _same_title(title: str, phrase: Phrase) -> bool:
    return bool(set(fold(title).split()) & set(phrase.noun.split()))


def _has_word(role: Role, phrase: Phrase) -> bool:
    return _same_title(role.title, phrase)
