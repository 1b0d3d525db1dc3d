"""Tells whether a frame fits a verb with what stands beside it; its nouns are looked up once."""

from communique.events.grammar import is_of_time, noun_words, subject_of
from communique.events.lexicon import Entry, lexicon
from communique.language import Page, Token

NOTHING: frozenset[str] = frozenset()


class Clause:
    """A verb, or a noun made from one, with the nouns that are its objects."""

    __slots__ = ("_below", "nouns", "objects", "page", "verb")

    def __init__(self, page: Page, verb: Token, nouns: list[Token]) -> None:
        """Hold the verb and its objects."""
        self.page, self.verb, self.nouns = page, verb, nouns
        self.objects = self._words(nouns) if nouns else NOTHING
        self._below: frozenset[str] | None = None  # the words below the verb, once they have been asked for

    def fits(self, entry: Entry) -> bool:
        """Tell whether the clause meets every condition of a frame."""
        if entry.objects and self.objects.isdisjoint(entry.objects):
            return False
        frame = entry.frame
        if frame.beside and frame.beside.isdisjoint(self._beside):
            return False
        if frame.transitive and not self.nouns and self.verb.child("ccomp") is None:
            return False
        if frame.intransitive and self.nouns:
            return False
        if (entry.barred and not entry.barred.isdisjoint(self._first)) or (
            entry.subjects and entry.subjects.isdisjoint(self._subjects)
        ):
            return False
        return not (frame.prep and frame.prep.isdisjoint(self._prepositions))

    def _words(self, nouns: list[Token]) -> frozenset[str]:
        transparent = lexicon().words.transparent
        return NOTHING.union(*[noun_words(self.page, noun, transparent) for noun in nouns])

    @property
    def _first(self) -> frozenset[str]:
        return self._words(self.nouns[:1])

    @property
    def _subjects(self) -> frozenset[str]:
        subject = subject_of(self.verb)
        return self._words([] if subject is None else [subject])

    @property
    def _prepositions(self) -> frozenset[str]:
        words = (self.verb, *self.nouns, *self.verb.children_by("acomp", "attr"))
        return frozenset(child.lower for word in words for child in word.children if not is_of_time(child))

    @property
    def _beside(self) -> frozenset[str]:
        if self._below is None:
            below = list(self.verb.children)
            for word in below:
                below.extend(word.children)
            self._below = frozenset([word.lemma for word in below] + [word.lower for word in below])
        return self._below
