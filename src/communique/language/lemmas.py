"""Asks the pipeline's rules for lemma and part of speech: once for each word with its tag and label, then never again.

Two components of the pipeline do this, and hold some 180 patterns against every token. Nearly all patterns look at one
token alone: what comes of them can be kept. Where one that looks at neighbours matches, both are run as they are.
"""

from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
KEPT = 200_000  # words; beyond that all is forgotten, so that a worker does not grow with its archive
UNSIGNED = (1 << 64) - 1

Key = tuple[int, int, int]  # word, tag and label: hashes in the pipeline's store of strings, as signed numbers


class Word(NamedTuple):
    """A word as the rules see it."""

    text: str
    lemma: str  # in lower case
    pos: str
    tag: str
    dep: str


class Lemmas:
    """What the rules of one pipeline say of words."""

    def __init__(self, nlp: "Language") -> None:
        """Part the patterns into those of one token and those that look at neighbours."""
        from spacy.matcher import Matcher  # noqa: PLC0415  loaded with the parser
        from spacy.pipeline import AttributeRuler  # noqa: PLC0415

        ruler = cast("AttributeRuler", nlp.get_pipe(RULER))
        self._rules = (ruler, nlp.get_pipe(LEMMATIZER))
        self._of_one = AttributeRuler(nlp.vocab)
        self._of_several = Matcher(nlp.vocab)
        for number, row in enumerate(ruler.patterns):
            patterns = cast("list[list[dict[str, object]]]", row["patterns"])
            if all(len(pattern) == 1 and "OP" not in pattern[0] for pattern in patterns):
                self._of_one.add_patterns([row])
            else:
                self._of_several.add(str(number), patterns)
        self._known: dict[Key, Word] = {}

    def of(self, parsed: "Doc", keys: list[Key]) -> list[Word]:
        """Return the words of a parse; `keys` names its tokens, in order."""
        if self._of_several(parsed, allow_missing=True):
            for component in self._rules:
                component(parsed)
            return _words(parsed)
        if len(self._known) > KEPT:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            self._known.update(zip(new, self._asked(parsed, new), strict=True))
        return [self._known[key] for key in keys]

    def _asked(self, parsed: "Doc", keys: list[Key]) -> list[Word]:
        """Return what the rules say of words that stand beside each other by chance."""
        from spacy.tokens import Doc  # noqa: PLC0415

        strings = parsed.vocab.strings
        words, tags, deps = ([strings[number & UNSIGNED] for number in column] for column in zip(*keys, strict=True))
        asked = Doc(parsed.vocab, words=words, tags=tags, deps=deps)
        self._of_one(asked)
        self._rules[1](asked)
        return _words(asked)


def _words(parsed: "Doc") -> list[Word]:
    return [Word(word.text, word.lemma_.lower(), word.pos_, word.tag_, word.dep_) for word in parsed]
