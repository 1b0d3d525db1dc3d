"""Reads a page from the first word to the last and finds whom descriptions and pronouns mean."""

from communique.actors.descriptions import Descriptions
from communique.actors.focus import Focus
from communique.actors.offices import inherit
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.pronouns import PRONOUNS, RELATIVE, Pronouns
from communique.actors.scene import Scene, Sighting
from communique.language import SegmentKind


def resolve(scene: Scene, people: People, phrases: list[Phrase]) -> None:
    """Add the mentions that are no names, and the groups and voices that have none."""
    words = people.words
    headlines = {each.index for each in scene.page.sentences if each.kind is SegmentKind.HEADLINE}
    focus = Focus(words.weights, headlines)
    described = Descriptions(scene, words, focus, people)
    pronouns = Pronouns(scene, words, focus, described.together)
    by_head = {phrase.head: phrase for phrase in phrases if not phrase.is_taken}
    owned = {phrase.possessor: phrase for phrase in phrases if phrase.is_taken and phrase.possessor is not None}
    named = {sighting.head: sighting for sighting in scene.sightings}
    for token in scene.tokens:
        i = token.i
        if i in named:
            _note(scene, focus, named[i])
        elif i in by_head and i not in scene.at:
            seen = described.read(by_head[i])
            if seen is not None:
                _note(scene, focus, seen)
        elif token.lower in PRONOUNS:
            seen = pronouns.read(token)
            if seen is not None and token.lower not in RELATIVE:
                focus.note(seen.figure.members or (seen.figure,), token)
            if seen is not None and i in owned:
                inherit(owned[i], seen.figure)
        elif token.lemma in words.plain_words and i not in scene.at:
            seen = described.read_plain(token)
            if seen is not None:
                _note(scene, focus, seen)


def _note(scene: Scene, focus: Focus, sighting: Sighting) -> None:
    """Remember a mention, and with it those that "and" joins it to."""
    token = scene.tokens[sighting.head]
    focus.note(sighting.figure.members or (sighting.figure,), token)
    if token.dep != "conj":
        return
    first = token
    while first.dep == "conj" and first.head is not first:
        first = first.head
    joined = [scene.figure_at(word.i) for word in first.conjuncts() if word.i <= token.i]
    together = tuple(dict.fromkeys(figure for figure in joined if figure is not None))
    if len(together) > 1:
        focus.note(together, token)
