"""Finds the parties that plain words name, from the list of names that the actors' room reads with."""

from collections.abc import Iterable, Iterator, Sequence

from communique.actors.forms import Person
from communique.actors.lexicon import Listed, ListKind, lexicon
from communique.actors.spotting import fold
from communique.archive.sieve.signs import signs
from communique.domain.actor import Rank
from communique.language import Token

NO_PARTIES = frozenset({"agency", "platform"})  # who only tells, and where
IN_OFFICE = frozenset({Rank.LEADER, Rank.MINISTER, Rank.ENVOY, Rank.SPOKESPERSON})


class Parties:
    """The parties a text names, sentence by sentence; a person once named is known by the last name."""

    def __init__(self) -> None:
        """Begin a text."""
        self._surnames: dict[str, frozenset[str]] = {}  # the parties somebody spoke for, by the folded last name

    def of(self, words: Sequence[str]) -> tuple[frozenset[str], bool]:
        """Return the parties that the words of a sentence name, and whether a person in office is among the names."""
        tokens = [Token(word, 0, i) for i, word in enumerate(words)]
        found: set[str] = set()
        is_person = False
        after = 0
        for i, word in enumerate(words):
            if i < after or not word[0].isupper():
                continue
            spot = lexicon().names.at(tokens, i)
            people = [row.person for row in spot.values if row.person] if spot else []
            if spot is not None:
                after = spot.last + 1
                found.update(code for row in spot.values for code in _codes(row, word))
            if people:
                self._surnames[fold(words[after - 1])] = _offices(people)
            of_person = _offices(people) or self._of_surname(words, i)
            found |= of_person
            is_person = is_person or bool(of_person)
        return frozenset(found), is_person

    def _of_surname(self, words: Sequence[str], i: int) -> frozenset[str]:
        """Return for whom a bare last name speaks: of one who was named before, or whom an office introduces."""
        surname = fold(words[i])
        if surname not in self._surnames and i and words[i - 1].lower() in signs().offices:
            self._surnames[surname] = _offices(lexicon().by_surname.get(surname, ()))
        return self._surnames.get(surname, frozenset())


def _codes(row: Listed, word: str) -> Iterator[str]:
    if row.organisation:
        if row.organisation.kind not in NO_PARTIES:
            yield row.organisation.id
    elif row.state and (row.kind is not ListKind.CAPITAL or word in row.state.seats):
        yield row.state.id


def _offices(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(office.of for person in people for office in person.office if office.rank in IN_OFFICE)
