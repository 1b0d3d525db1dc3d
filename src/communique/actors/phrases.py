"""Finds the words of an office or a group: "Oman's foreign minister", "two senior Iranian officials"."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.actors.lexicon import Lexicon, Listed, ListKind, RoleWord
from communique.actors.spotting import HYPHENS, Spot, fold
from communique.domain.actor import Rank
from communique.language import Page, Token

if TYPE_CHECKING:
    from communique.actors.scene import Figure

LEFT_DEPS = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "npadvmod", "advmod", "nummod", "quantmod"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"}) | POSSESSIVES
WORDS = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
PARTICIPLES = frozenset({"VBN", "VBG"})
SERVES = frozenset({"of", "from", "with"})  # what follows is whom an envoy serves, not where he is sent
PLACES = frozenset({"in", "at"})
LOCAL = frozenset({Rank.OFFICIAL, Rank.OTHER})  # they serve where they are
PLURALS = frozenset({"NNS", "NNPS"})
ATTITUDES = frozenset({"pro", "anti", "non", "ex"})
TERRITORIES = frozenset({ListKind.STATE, ListKind.CAPITAL})
OPEN = frozenset({"of", "for", "to", "in", "from", "at", "with"})


@dataclass(eq=False, slots=True)
class Phrase:
    """An office or a group in the words of the text."""

    start: int  # first token, articles included
    first: int  # first token without articles
    head: int  # the noun: last token of the listed word
    word_first: int  # first token of the listed word
    end: int  # last token of "of State", "for Iran's foreign ministry"; the head where there is none
    noun: str  # the listed word, folded
    word: RoleWord
    determiners: tuple[str, ...]
    parties: list[tuple[int, Listed]] = field(default_factory=list)  # states and organisations in it, the surest first
    persons: list[int] = field(default_factory=list)  # tokens that may name the person it serves: "Trump's envoy"
    possessor: int | None = None  # a pronoun or a noun: "his envoy", "the group's envoy"
    is_owned: bool = False  # a possessor stands before it, pronoun or not
    is_plural: bool = False
    is_former: bool = False
    rank: Rank = Rank.OTHER
    title_first: int = 0  # first token of the title without the party's name: "special envoy"
    is_of_several: bool = False  # "ministers of A, B and C"
    party: "str | Figure | None" = None  # for whom it acts: filled in when the people are known
    holder: "Figure | None" = None  # whose office it is, where a name stands beside it

    @property
    def is_taken(self) -> bool:
        """Tell whether it has been given to a name."""
        return self.holder is not None

    @property
    def is_definite(self) -> bool:
        """Tell whether it speaks of somebody the reader is taken to know."""
        return self.is_owned or any(word in DEFINITE for word in self.determiners)


def _is_attitude(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a people's name says whose friend or foe somebody is: "pro-Russian"."""
    return first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 2].lower in ATTITUDES


def find_phrases(
    page: Page, words: Lexicon, spots: dict[int, Spot[Listed]], titles: list[Spot[RoleWord]], names: set[int]
) -> Iterator[Phrase]:
    """Yield the phrases of a page, in order.

    Args:
        spots: Listed names by each of their tokens.
        titles: The words of offices and groups.
        names: Indexes of tokens that open what may be a person's name.
    """
    reader = _Reader(page.tokens, words, spots, names)
    yield from map(reader.phrase, titles)


class _Reader:
    """Reads what stands around a listed word."""

    def __init__(
        self, tokens: tuple[Token, ...], words: Lexicon, spots: dict[int, Spot[Listed]], names: set[int]
    ) -> None:
        self.tokens, self.words, self.spots, self.names = tokens, words, spots, names

    def phrase(self, spot: Spot[RoleWord]) -> Phrase:
        last = self.tokens[spot.last]
        word = next((value for value in spot.values if value.is_plural == (last.tag in PLURALS)), spot.values[0])
        found = Phrase(
            start=spot.first,
            first=spot.first,
            head=spot.last,
            word_first=spot.first,
            end=spot.last,
            noun=" ".join(fold(token.text) for token in self.tokens[spot.first : spot.last + 1]),
            word=word,
            determiners=(),
            rank=word.rank,
            is_plural=last.tag in PLURALS or (word.is_plural and last.tag != "NN"),
            title_first=spot.first,
        )
        self._read_left(found, spot.first)
        if not self._read_suffix(found):
            self._read_right(found)
        return found

    def _read_left(self, phrase: Phrase, before: int) -> None:
        i = before - 1
        sentence = self.tokens[before].sentence
        determiners: list[str] = []
        while i >= 0 and self.tokens[i].sentence == sentence:
            token = self.tokens[i]
            if token.tag in {"CD", "DT", "PRP$", "PDT", "JJ"} and (
                token.tag == "CD" or token.lower in self.words.lists.determiners
            ):
                determiners.append(token.lower)
                if token.lower in POSSESSIVES:
                    phrase.possessor, phrase.is_owned = i, True
                phrase.start = i
                i -= 1
                continue
            step = 0 if determiners else self._step(phrase, i)
            if step == 0:
                break
            i -= step
            phrase.start = phrase.first = i + 1
        while self.tokens[phrase.first].text in HYPHENS:
            phrase.first += 1
            phrase.title_first = max(phrase.title_first, phrase.first)
        phrase.determiners = tuple(reversed(determiners))

    def _step(self, phrase: Phrase, i: int) -> int:
        """Take one more word or name into the phrase, and return how many tokens that is; 0: it ends here."""
        token = self.tokens[i]
        spot = self.spots.get(i)
        if spot is not None:
            return self._take_name(phrase, i, spot)
        if token.tag == "POS":
            return self._take_owner(phrase, i)
        if token.text in HYPHENS:
            return 1
        may_stand = token.pos in WORDS or token.tag in PARTICIPLES
        if not may_stand or token.dep not in LEFT_DEPS or token.head.i <= i:
            return 0
        self._take_word(phrase, token)
        return 1

    def _take_name(self, phrase: Phrase, i: int, spot: Spot[Listed]) -> int:
        token = self.tokens[i]
        if token.head.i < spot.first and token.dep not in LEFT_DEPS:
            return 0
        if not _is_attitude(self.tokens, spot.first):
            phrase.parties.append((i, spot.values[0]))
        return i - spot.first + 1

    def _take_owner(self, phrase: Phrase, i: int) -> int:
        phrase.is_owned = True
        if i - 1 in self.spots:
            return 1
        if self.tokens[i - 1].pos == "PROPN" or i - 1 in self.names:
            phrase.persons.append(i - 1)
            return 1
        if self.tokens[i - 1].pos != "NOUN":
            return 0
        phrase.possessor = i - 1  # "the government's delegate"
        return 1

    def _take_word(self, phrase: Phrase, token: Token) -> None:
        if token.text[0].isupper():
            phrase.persons.append(token.i)
        is_open = token.i not in self.names or (phrase.word.is_ministry and token.entity != "PERSON")
        if is_open and not phrase.parties and not phrase.is_owned:
            phrase.title_first = token.i
        modifier = self.words.modifiers.get(fold(token.text))
        if modifier is not None:
            phrase.is_former = phrase.is_former or modifier.kind == "former"
            phrase.rank = modifier.becomes.get(phrase.rank, phrase.rank)

    def _links(self, token: Token, phrase: Phrase) -> bool:
        """Tell whether a word goes on with a complement: "for European and Asian affairs", "of his party"."""
        if phrase.is_of_several and token.i + 1 < len(self.tokens) and (token.text == "," or token.lower == "and"):
            following = self.spots.get(token.i + 1) or self.spots.get(token.i + 2)
            return following is not None and phrase.is_plural
        return token.tag == "PRP$" or (token.lower == "and" and token.head.pos in {"ADJ", "NOUN"} and token.i > 0)

    def _read_suffix(self, phrase: Phrase) -> bool:
        """Take in what follows with a hyphen: "president-elect"."""
        after = self.tokens[phrase.head + 1 : phrase.head + 3]
        if len(after) == 2 and after[0].text in HYPHENS:  # noqa: PLR2004  the hyphen and the word
            modifier = self.words.modifiers.get(fold(after[1].text))
            if modifier is not None and modifier.place == "after":
                phrase.end = after[1].i
                return True
        return False

    def _read_right(self, phrase: Phrase) -> None:
        """Read "of Oman", "for the foreign ministry", "to the president" after the noun."""
        opened = {"of", "in"} if phrase.noun in self.words.lists.government_words else OPEN
        i = phrase.head + 1
        if not self._is_within(phrase, i) or self.tokens[i].lower not in opened:
            return
        preposition = self.tokens[i].lower
        serves = self._serves(phrase, preposition)
        i += 1
        while self._is_within(phrase, i):
            spot = self.spots.get(i)
            if spot is not None:
                self._take_party(phrase, i, spot, serves=serves, is_of=preposition == "of")
                i = spot.last + 1
                if preposition in PLACES:
                    return
            elif i in self.names and not phrase.word.is_ministry:
                if serves and not phrase.parties:
                    phrase.persons.append(i)
                return
            elif self._goes_on(phrase, self.tokens[i]):
                i += 1
            else:
                return

    def _serves(self, phrase: Phrase, preposition: str) -> bool:
        """Tell whether a state after the preposition is served: "officials in Kyiv", not "ministers in Kyiv"."""
        if preposition in PLACES:
            return phrase.word.speaks and phrase.rank in LOCAL
        return preposition in SERVES or not phrase.word.is_sent

    def _is_within(self, phrase: Phrase, i: int) -> bool:
        is_near = i < len(self.tokens) and i - phrase.head <= self.words.limits.complement
        return is_near and self.tokens[i].sentence == self.tokens[phrase.head].sentence

    def _take_party(self, phrase: Phrase, i: int, spot: Spot[Listed], *, serves: bool, is_of: bool) -> None:
        is_goal = self.tokens[phrase.head + 1].lower == "to" and spot.values[0].kind in TERRITORIES
        if serves and not is_goal and (not phrase.parties or phrase.is_of_several):
            phrase.parties.append((i, spot.values[0]))
        phrase.is_of_several = serves and is_of
        phrase.end = spot.last

    def _goes_on(self, phrase: Phrase, token: Token) -> bool:
        if token.pos in {"NOUN", "PROPN", "ADJ"}:
            phrase.end = token.i
            return True
        return token.pos in {"DET", "PART", "ADP"} or token.text in HYPHENS or self._links(token, phrase)
