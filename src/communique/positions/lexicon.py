"""The words that show what a party wants: cues with the complements they take, and the lists that guard them."""

from functools import cache
from typing import Literal

import msgspec

from communique.domain.position import Firmness, Stance
from communique.rulebook import load_rules


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that govern the thing wanted or refused.

    `takes` names the complements, the first that is there counts: "object", "clause", "infinitive", "gerund",
    "subject" (of a copula), a shape of its own (`frames.py`), or a preposition.
    """

    id: str
    pos: Literal["verb", "noun", "adjective", "adverb", "pronoun"]
    words: tuple[str, ...]
    stance: Stance
    takes: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    firmness: Firmness = Firmness.STATED
    negated: Stance | None = None  # the stance under a negation; None: none
    negated_firmness: Firmness = Firmness.STATED
    only_negated: bool = False  # "will not budge": a cue under a negation alone
    particle: str | None = None  # "out" of "rule out"
    objects: tuple[str, ...] = ()  # lemmas of the thing, where only these count
    not_objects: tuple[str, ...] = ()  # lemmas of things that make it no position ("reject the accusation")
    is_speech: bool = False  # counts in its own party's mouth alone ("we want")
    is_light: bool = False  # gives way to a cue that it governs ("agreed to demand", "intend to stand by")
    is_deontic: bool = False  # its clause must say what ought to be ("insists that X stop")
    is_owing: bool = False  # its clause must hold "must" or "should"
    is_clausal: bool = False  # a clause alone counts
    is_future: bool = False  # its clause must say what will be ("assured X that it would")
    needs_modal: str | None = None  # "would" of "would like to see"
    is_judgement: bool = False  # who speaks judges a thing ("unacceptable"); "to Norland" names another judge
    subjects: tuple[str, ...] = ()  # lemmas of the subject, where only these count ("peace" means)
    governors: tuple[str, ...] = ()  # lemmas of the verb over it, where only these count ("have" a duty)
    is_other: bool = False  # another party is to do it ("Norland wants Sudavia to leave")
    is_contrast: bool = False  # counts beside another stance in the paragraph alone ("A demands X, B wants Y")
    asks: bool = False  # its object is who is asked ("urged Norland to stop")


class Modal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A modal verb in a party's mouth."""

    id: str
    words: tuple[str, ...]
    firmness: Firmness
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class HeadlineVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb of headlines, in its plain form: "Norland Presses Sudavia for Truce"."""

    words: tuple[str, ...]
    stance: Stance
    firmness: Firmness = Firmness.STATED
    prepositions: tuple[str, ...] = ()  # what may stand before the thing wanted
    needs_preposition: bool = False
    not_objects: tuple[str, ...] = ()


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word lists of the room."""

    light_verbs: tuple[str, ...]  # "voiced support for": the subject of these holds the noun's position
    giving_up: tuple[str, ...]  # "dropped its demand for": the noun's position is over
    placeholders: tuple[str, ...]  # "certain conditions - especially ...": the list that follows is what counts
    openers: tuple[str, ...]  # "especially", "above all": what opens such a list
    shared_heads: tuple[str, ...]  # "cessation of A and B"
    stoppable: tuple[str, ...]  # "the provision of B": what such a head may also govern
    conditions: tuple[str, ...]  # words that open a condition
    exchanges: tuple[str, ...]  # nouns of "in exchange for"
    insisting: tuple[str, ...]  # adverbs that make a position firm
    insisting_verbs: tuple[str, ...]
    never: tuple[str, ...]
    sticking: tuple[str, ...]  # "sticks to its demand"
    swearing: tuple[str, ...]  # nouns of "under no circumstances"
    weighing: tuple[str, ...]  # verbs whose future promises thought, not deeds: "will study it"
    acceding: tuple[str, ...]  # verbs whose plain denial draws no red line: "has not accepted"
    own_country: tuple[str, ...]  # "the country", "his country" in a statement: the speaker's
    pairs: tuple[str, ...]  # "both sides", "the two ministers"
    sides: tuple[str, ...]  # "the sides": two without being counted
    echo_yes: tuple[str, ...]  # verbs that accept what was just offered or asked: "Norland accepted"
    echo_no: tuple[str, ...]
    former: tuple[str, ...]  # adverbs of what is over
    fixed_reds: tuple[str, ...]  # "accept", "allow": refusing these is a red line
    scrapping: tuple[str, ...]  # "scrap", "leave": doing these refuses their object
    blocking: tuple[str, ...]  # "will veto", "threatened to block": doing these refuses their object, too
    no_acts: tuple[str, ...]  # verbs whose future is no promise
    no_duties: tuple[str, ...]  # verbs whose "we must" asks for nothing
    orders: tuple[str, ...]  # verbs whose imperative is a demand
    no_refusals: tuple[str, ...]  # verbs whose denied future is no refusal
    cannot_acts: tuple[str, ...]  # verbs whose "cannot" is a refusal
    no_things: tuple[str, ...]  # "there will be no doubt" refuses nothing
    empty: tuple[str, ...]  # words that are no thing wanted on their own
    rights: tuple[str, ...]  # nouns that a red line protects
    bystanders: tuple[str, ...]  # people whose wishes are no party's position
    unreal: tuple[str, ...]  # verbs and adjectives whose infinitive is only wanted, tried or possible
    denying: tuple[str, ...]
    asking: tuple[str, ...]  # nouns that take an infinitive: "resisted calls to open the strait"
    relational: tuple[str, ...]  # nouns that take "with", "between", "on": "any truce with Norland"
    deniable: tuple[str, ...]  # verbs whose "cannot be" refuses nothing: "cannot be confirmed"
    musts: tuple[str, ...]  # what a thing is considered to be that is demanded
    opinions: tuple[str, ...]  # nouns whose clause is somebody's view: "the criticism that Norland urged"
    perhaps: tuple[str, ...]
    factions: tuple[str, ...]  # sides without a state: rebels, an opposition
    seats: tuple[str, ...]  # bodies and offices that act for the state the text speaks of
    ranks: tuple[str, ...]  # "senior officials", "a second government official": words before officials of nobody
    houses: tuple[str, ...]  # "white house=USA": houses and departments in the titles of people
    bodies: tuple[str, ...]  # "its army", "our government": the speaker's own
    matters: tuple[str, ...]  # "will not discuss details" refuses nothing
    bringing: tuple[str, ...]  # "will trigger", "could lead to": verbs over a blow
    gatherings: tuple[str, ...]  # "talks will be held": a contact, no position
    costs: tuple[str, ...]  # "pay a price", "bear the responsibility"
    state_acts: tuple[str, ...]  # "sanctions will be lifted": what a state says will be done it will do
    staying: tuple[str, ...]  # "the sanctions will stay"
    measures: tuple[str, ...]  # what stays because somebody keeps it
    barred: tuple[str, ...]  # "Sudavia cannot have a base": what another is refused
    nobody_acts: tuple[str, ...]  # "nobody is talking about X": what nobody does is refused
    policies: tuple[str, ...]  # "a policy that we will not allow it"
    bases: tuple[str, ...]  # "sees the treaty as the cornerstone of peace"
    viewpoints: tuple[str, ...]  # "from Norland's perspective": whose judgement follows
    wires: tuple[str, ...]  # ", according to the news agency": who only passes on
    soldiers: tuple[str, ...]  # ranks that tell of no state
    own_groups: tuple[str, ...]  # "the group", "the movement": the speaker's, where that is no state
    own_people: tuple[str, ...]  # "told its citizens to leave": asked of nobody else
    refused_fates: tuple[str, ...]  # "we will not be bound by": what one refuses to suffer
    blows: tuple[str, ...]  # "there will be consequences" threatens them
    declared: tuple[str, ...]  # what a party "will not" do is refused, though the reporter says so
    threats: tuple[str, ...]  # what one "would" do on a condition is threatened, not offered
    lasting: tuple[str, ...]  # "it must continue", "our work will go on"
    performed: tuple[str, ...]  # "had threatened to": background that still holds
    contrasting: tuple[str, ...]  # verbs of stances, beside which what another side "wants" is one, too
    papers: tuple[str, ...]  # "a statement by Norland called for": the paper speaks for whose it is


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole rule file of a language."""

    cue: tuple[Cue, ...]
    modal: tuple[Modal, ...]
    headline: tuple[HeadlineVerb, ...]
    lists: Lists


@cache
def load_lexicon() -> Lexicon:
    """Return the English rules of this room."""
    return load_rules("positions", "en", Lexicon)


@cache
def cues_by_word() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by the lemma of their head word."""
    found: dict[str, list[Cue]] = {}
    for cue in load_lexicon().cue:
        for word in cue.words:
            found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists as a set."""
    return frozenset(getattr(load_lexicon().lists, name))
