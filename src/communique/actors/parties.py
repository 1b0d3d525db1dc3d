"""Tells for whom somebody acts, from the words of an office or a group."""

from communique.actors.bodies import body_of, organisation_figure
from communique.actors.lexicon import Lexicon, ListKind
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene
from communique.actors.spotting import fold


def party_of(scene: Scene, words: Lexicon, phrase: Phrase | None) -> str | Figure | None:
    """Return the state's code or the organisation that a phrase names, itself or through a person's."""
    if phrase is None or not words.acts_for_state(phrase.noun, phrase.word):
        return None
    if len({listed.party for _, listed in phrase.parties}) > 1 and phrase.is_of_several and phrase.is_plural:
        return None
    for i, listed in phrase.parties:
        body = body_of(scene, listed)
        is_name = listed.kind is not ListKind.DEMONYM and listed.organisation is None
        if body is not None and not (phrase.word.is_sent and is_name and _is_topic(scene, phrase, i)):
            return body.party
    for i in phrase.persons:
        figure = scene.figure_at(i)
        if figure is not None and figure.party is not None:
            return figure.party
    return _implied(scene, words, phrase)


def _implied(scene: Scene, words: Lexicon, phrase: Phrase) -> str | Figure | None:
    """Return the only state or organisation that has such an office: "the Secretary of State"."""
    before = scene.tokens[phrase.title_first : phrase.word_first]
    if len(phrase.word.implies) != 1 or any(fold(token.text) not in words.modifiers for token in before):
        return None  # a "rights commissioner" is none of the European Commission
    code = phrase.word.implies[0]
    row = words.organisations.get(code)
    return scene.known(organisation_figure(row)) if row is not None else code


def _is_topic(scene: Scene, phrase: Phrase, i: int) -> bool:
    """Tell whether a state's name before an envoy says what he is charged with: "Trump's Ukraine envoy"."""
    token = scene.tokens[i]
    following = scene.tokens[i + 1]
    is_name = token.pos == "PROPN" and token.entity != "NORP" and not token.text.isupper()
    return is_name and i < phrase.head and following.tag != "POS"


def drop_modifiers(scene: Scene, phrases: list[Phrase]) -> None:
    """Take back the people who only say whose officials are meant: "senior Trump officials"."""
    for phrase in phrases:
        for i in phrase.persons:
            sighting = scene.at.get(i)
            if sighting is None or not phrase.first <= sighting.first <= sighting.last < phrase.word_first:
                continue
            if scene.tokens[sighting.last + 1].tag != "POS":
                scene.forget(sighting)
