"""Finds the actors of a page and every place that names them."""

from communique.actors.bodies import find_bodies, find_pairs, find_unlisted
from communique.actors.heads import learn_heads
from communique.actors.lexicon import lexicon
from communique.actors.offices import explained_names, give_offices, rank_counterparts, titles_before
from communique.actors.parties import drop_modifiers, party_of
from communique.actors.people import People
from communique.actors.phrases import find_phrases
from communique.actors.resolve import resolve
from communique.actors.runs import find_runs, find_spots, find_titles, may_be_people
from communique.actors.scene import Scene
from communique.actors.source import own_state
from communique.domain.actor import Cast
from communique.language import Page, SegmentKind


def find_actors(page: Page) -> Cast:
    """Return everybody a page speaks of, with their mentions."""
    words = lexicon()
    scene = Scene(page)
    people = People(scene, words, page.document.published)
    spots = find_spots(page, words)
    people.parties = {value.code for spot in spots.values() for value in spot.values if value.code}
    people.states = [
        (i, spot.values[0].party)
        for i, spot in spots.items()
        if spot.values[0].party and page.sentence_of(page.tokens[i]).kind is not SegmentKind.DATELINE
    ]
    titles = find_titles(page, words, spots)
    inside = {i for spot in titles for i in range(spot.first, spot.last + 1)}
    runs = list(find_runs(page, words, spots, inside))
    phrases = list(find_phrases(page, words, spots, titles, may_be_people(page, words, runs)))
    before = titles_before(page.tokens, words, phrases, runs)
    nearest = {first: found[-1] for first, found in before.items()}
    people.meet(runs, nearest, explained_names(page.tokens, words, phrases))
    for phrase in phrases:
        phrase.party = party_of(scene, words, phrase)
    drop_modifiers(scene, phrases)
    people.own = own_state(page, words, phrases)
    give_offices(scene, people, spots, phrases, before)
    rank_counterparts(scene, phrases)
    learn_heads(scene, words, spots, phrases)
    find_bodies(scene, words, spots, phrases)
    find_pairs(scene, words)
    find_unlisted(scene, words, spots, phrases)
    resolve(scene, people, phrases)
    return scene.cast()
