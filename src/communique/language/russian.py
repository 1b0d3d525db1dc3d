"""The Russian pipeline: natasha's models, run by slovnet, with lemmas from pymorphy3; it yields our own tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from communique.language.tokens import Token, grow
from communique.language.universal import plain

EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MODELS = {kind: f"model/slovnet_{kind}_news_v1.tar" for kind in ("morph", "syntax", "ner")}
ENTITIES = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}
# Grammemes of pymorphy3 by the features of Universal Dependencies that slovnet tells.
GRAMMEMES = {
    "Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct",
    "Sing": "sing", "Plur": "plur", "Masc": "masc", "Fem": "femn", "Neut": "neut",
    "Past": "past", "Pres": "pres", "Fut": "futr", "Inf": "INFN", "Conv": "GRND",
}  # fmt: skip
REMEMBERED = 65_536  # words with what the tagger says: a worker does not grow with its archive
NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
WORD_CLASSES = {
    "NOUN": {"NOUN"}, "PROPN": {"NOUN"}, "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN"},
    "ADJ": {"ADJF", "ADJS", "PRTF"}, "ADV": {"ADVB"}, "PRON": {"NPRO"}, "DET": {"ADJF"}, "ADP": {"PREP"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Models:
    """What reads a sentence, loaded once; the packages carry no types."""

    morph: Any
    syntax: Any
    ner: Any
    forms: Any


@cache
def _models() -> Models:
    """Return the models; the first call takes over a second. The package that holds their files is not imported."""
    import pymorphy3  # noqa: PLC0415  an extra: who reads English alone does without
    from navec import Navec  # noqa: PLC0415
    from slovnet import NER, Morph, Syntax  # noqa: PLC0415

    found = find_spec("natasha")
    places = found.submodule_search_locations if found else None
    folder = Path(next(iter(places or ()), "")) / "data"
    words = Navec.load(folder / EMBEDDINGS)
    morph, syntax, ner = (
        kind.load(folder / MODELS[name]).navec(words)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    )
    return Models(morph, syntax, ner, pymorphy3.MorphAnalyzer())


def parse(text: str, offset: int, first: int) -> Iterator[list[Token]]:
    """Yield the sentences of a text as our tokens.

    Args:
        text: The text of a paragraph or less.
        offset: Where it starts in the document (code points).
        first: Index of its first token on the page.
    """
    from razdel import sentenize, tokenize  # noqa: PLC0415  an extra, as above

    models = _models()
    entities = [(span.start, span.stop, ENTITIES.get(span.type, "")) for span in models.ner(text).spans]
    cut = [(sentence.start, list(tokenize(sentence.text))) for sentence in sentenize(text)]
    words = [[word.text for word in sentence] for _, sentence in cut]
    for (start, sentence), tags, tree in zip(cut, models.morph.map(words), models.syntax.map(words), strict=True):
        tokens = [Token(word.text, offset + start + word.start, first + i) for i, word in enumerate(sentence)]
        for token, tag, node in zip(tokens, tags.tokens, tree.tokens, strict=True):
            _fill(token, tag, node, tokens)
            _name(token, token.start - offset, entities)
        _untangle(tokens)
        grow(tokens)
        first += len(tokens)
        yield tokens


def _fill(token: Token, tag: Any, node: Any, tokens: list[Token]) -> None:  # noqa: ANN401  no types
    token.pos, token.dep = tag.pos, node.rel
    token.tag = "|".join(f"{name}={value}" for name, value in sorted(tag.feats.items()))
    number = int(node.head_id)
    token.head = tokens[number - 1] if 0 < number <= len(tokens) else token
    token.lemma = _lemma(token.text, tag.pos, tuple(tag.feats.values()))


def _name(token: Token, start: int, entities: list[tuple[int, int, str]]) -> None:
    for begin, end, label in entities:
        if begin <= start < end:
            token.entity, token.entity_start = label, start == begin


def _untangle(tokens: list[Token]) -> None:
    """Make what hangs in a circle its own root: the model promises no tree."""
    for token in tokens:
        seen = {token.i}
        above = token
        while above.head is not above:
            above = above.head
            if above.i in seen:
                token.head = token
                break
            seen.add(above.i)


@lru_cache(maxsize=REMEMBERED)
def _lemma(word: str, pos: str, features: tuple[str, ...]) -> str:
    """Return the dictionary form that fits what the tagger says, spelt plainly; of a name its nominative."""
    wanted = {GRAMMEMES[value] for value in features if value in GRAMMEMES}
    if pos == "PROPN":
        return _nominative(word, wanted)
    classes = WORD_CLASSES.get(pos, set())
    parses = _models().forms.parse(word)
    return plain(str(max(parses, key=lambda parse: (parse.tag.POS in classes, _fit(parse, wanted))).normal_form))


def _nominative(word: str, wanted: set[str]) -> str:
    """Return a name in its nominative: as it stands where that may be one, whatever the tagger missed."""
    parses = _models().forms.parse(word)
    names = [parse for parse in parses if NAMES & parse.tag.grammemes and "plur" not in parse.tag]
    if {"nomn", "sing"} <= wanted and (not names or any("nomn" in parse.tag for parse in names)):
        return plain(word)
    best = max(names or parses, key=lambda parse: (parse.tag.POS == "NOUN", _fit(parse, wanted)))
    nominative = best.inflect({"nomn"})
    return plain(str((nominative or best).word))


def _fit(parse: Any, wanted: set[str]) -> int:  # noqa: ANN401  no types
    return sum(grammeme in parse.tag for grammeme in wanted)
