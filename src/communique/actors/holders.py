"""Finds who holds an office: "the minister", "his Omani counterpart", "the Norwegian prime minister"."""

from communique.actors.focus import Focus
from communique.actors.lexicon import Lexicon
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene
from communique.actors.source import may_be_own
from communique.actors.spotting import fold
from communique.domain.actor import ActorKind, Rank, Role


class Holders:
    """Who holds which office on one page."""

    def __init__(self, scene: Scene, words: Lexicon, focus: Focus, people: People) -> None:
        """Read with what has been spoken of so far."""
        self.scene, self.words, self.focus, self.people = scene, words, focus, people

    def find(self, phrase: Phrase, party: "str | Figure | None") -> Figure | None:
        """Return who holds the office of a phrase, where the text or the roster tells."""
        figure = self._counterpart(phrase) if phrase.noun in self.words.lists.counterpart else None
        is_told = bool(phrase.parties or phrase.persons or phrase.is_owned)
        if figure is None and not is_told and self.people.own and may_be_own(self.words, phrase):
            figure = self._own(phrase, self.people.own)
        if figure is None and not is_told:  # the office implies the party: whom the text calls so comes first
            figure = self._named(phrase, None)
            is_foreign = figure is not None and party is not None and figure.party not in {None, party}
            figure = None if is_foreign and not self._is_worded(figure, phrase.noun) else figure
        if figure is None:
            figure = self._named(phrase, party)
        if figure is None and is_told and party is not None:
            figure = self._without_party(phrase, party)
        if figure is None and (is_told or self._is_spoken_of(party)):
            figure = self._holder(phrase, party)
        return figure

    def _own(self, phrase: Phrase, own: str) -> Figure | None:
        """Return whom "the Minister" means in a text that a state itself has issued."""
        if not self.scene.tokens[phrase.head].text[0].isupper():
            return None
        figure = self._named(phrase, own)
        people = dict.fromkeys(s.figure for s in self.scene.sightings if s.figure.is_person and s.figure.party == own)
        alone = next(iter(people)) if len(people) == 1 else None
        is_open = alone is not None and all(role.rank is Rank.OTHER for role in alone.roles)
        return figure or (alone if is_open else None)

    def _without_party(self, phrase: Phrase, party: "str | Figure") -> Figure | None:
        """Return the only one whom the text calls so without saying of which state, and no roster knows."""
        found = [
            figure
            for figure in self._people()
            if figure.party is None
            and figure.row is None
            and figure.roles
            and phrase.noun not in self.words.general
            and self.is_called(figure, phrase.noun)
        ]
        if len(found) != 1 or phrase.is_former:
            return None
        found[0].party = party
        return found[0]

    def _is_spoken_of(self, party: "str | Figure | None") -> bool:
        """Tell whether the text names a state or organisation."""
        code = party.code if isinstance(party, Figure) else party
        return code in self.people.parties

    def _named(self, phrase: Phrase, party: "str | Figure | None") -> Figure | None:
        """Return the person named or resolved latest who holds such an office."""
        where: dict[Figure, int] = {}  # the sentence of the latest mention
        for trace in self.focus.recent(self.scene.tokens[phrase.head], self.words.limits.description):
            figure = trace.figures[0]
            if len(trace.figures) == 1 and figure not in where and self._agrees(figure, phrase, party):
                where[figure] = trace.token.sentence
        if not where and party is not None:
            seen = list(dict.fromkeys(s.figure for s in self.scene.sightings if self._agrees(s.figure, phrase, party)))
            return seen[0] if len(seen) == 1 else None
        called = {figure: sentence for figure, sentence in where.items() if self.is_called(figure, phrase.noun)}
        latest = list((called or where).items())
        if len(latest) > 1 and latest[0][1] == latest[1][1]:
            return None
        return latest[0][0] if latest else None

    def is_called(self, figure: Figure, noun: str) -> bool:
        """Tell whether the text or the roster gives somebody that very office."""
        office = self._office(noun)
        return any(
            self._office(role.title) == office or self._is_short_for(noun, fold(role.title).removesuffix("s"))
            for role in _current(figure)
        )

    def _agrees(self, figure: Figure, phrase: Phrase, party: "str | Figure | None") -> bool:
        if (
            figure.is_stranger
            or not figure.is_person
            or (party is not None and figure.party is not party and figure.party != party)
        ):
            return False
        if phrase.word.gender and figure.gender not in {None, phrase.word.gender}:
            return False
        if phrase.noun in self.words.general:
            current = _current(figure)
            return not current or any(role.rank in self.words.general[phrase.noun] for role in current)
        return self.is_called(figure, phrase.noun)

    def _office(self, title: str) -> str | None:
        if title not in self.words.offices:
            self.words.offices[title] = self.words.office_of(title)
        return self.words.offices[title]

    def _holder(self, phrase: Phrase, party: "str | Figure | None") -> Figure | None:
        """Return who held the office on the day, where the roster knows just one."""
        code = party.code if isinstance(party, Figure) else party
        if code is None or self.people.day is None or phrase.is_former:
            return None
        wanted = self._office(phrase.noun)
        holders = [
            person
            for person, office in self.words.holders_on(code, self.people.day)
            if wanted == self._office(office.title) and office.rank in {Rank.LEADER, Rank.MINISTER}
        ]
        return self.people.figure_of(holders[0]) if len(holders) == 1 else None

    def _counterpart(self, phrase: Phrase) -> Figure | None:
        owner = self.scene.figure_at(phrase.possessor) if phrase.possessor is not None else None
        named = phrase.party
        if owner is None or owner.members:
            return None
        if named is None:
            return self._other(phrase, owner)
        known = [figure for figure in self._people() if figure.party == named and figure is not owner]
        ranked = [figure for figure in known if owner.roles and _rank_of(figure) is owner.roles[0].rank]
        if len(ranked) == 1 or len(known) == 1:
            return ranked[0] if ranked else known[0]
        if not isinstance(named, str) or known or not owner.roles:
            return None
        wanted = self._office(owner.roles[0].title)
        holders = [
            person
            for person, office in self.words.holders_on(named, self.people.day)
            if office.rank is owner.roles[0].rank and wanted == self._office(office.title)
        ]
        return self.people.figure_of(holders[0]) if len(holders) == 1 else None

    def _people(self) -> list[Figure]:
        """Return the people whom the text names."""
        figures = dict.fromkeys(sighting.figure for sighting in self.scene.sightings)
        return [figure for figure in figures if figure.kind is ActorKind.PERSON]

    def _other(self, phrase: Phrase, owner: Figure) -> Figure | None:
        """Return the only other person of high rank in the paragraph, who acts for somebody else."""
        token = self.scene.tokens[phrase.head]
        near: dict[Figure, None] = {}
        for trace in self.focus.recent(token):
            if trace.token.paragraph >= token.paragraph - 1:
                near.update(dict.fromkeys(trace.figures))
        others = [figure for figure in near if figure.is_person and figure is not owner]
        is_clear = len(others) == 1 and not others[0].is_stranger and others[0].party != owner.party
        return others[0] if is_clear and others[0].kind is ActorKind.PERSON else None

    def _is_worded(self, figure: Figure | None, noun: str) -> bool:
        """Tell whether the very word stands in an office: not the foreign minister for "the secretary of state"."""
        return figure is not None and any(self._is_short_for(noun, fold(role.title)) for role in _current(figure))

    def _is_short_for(self, noun: str, title: str) -> bool:
        """Tell whether a noun is a title with words left out: "deputy minister" of "deputy foreign minister"."""
        short, whole = noun.split(), title.split()
        left_out = set(whole) - set(short)
        return short[-1] == whole[-1] and set(short) <= set(whole) and not left_out & self.words.lists.lowering_words


def _rank_of(figure: Figure) -> Rank | None:
    return figure.roles[0].rank if figure.roles else None


def _current(figure: Figure) -> list[Role]:
    """Return the offices somebody holds on the day, or else the last one he held."""
    return figure.roles[: max(figure.offices_held, 1)]
