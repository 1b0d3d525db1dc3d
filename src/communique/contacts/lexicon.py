"""Holds the words that tell of a contact: read once from `rules/triggers.toml`."""

from functools import cache

import msgspec

from communique.domain.contact import ContactMode
from communique.rulebook import load_rules


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the rows of verbs and nouns share."""

    id: str
    lemmas: list[str]
    mode: ContactMode
    matches: list[str]
    rejects: list[str]
    among: bool = False  # those of one plural group meet among themselves ("the ministers met")
    only_official: bool = False  # somebody with an office takes part ("the tourists visited Rome" is none)


class VerbTrigger(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A verb of contact and its frame."""

    object: bool = False
    partners: frozenset[str] = frozenset()
    reciprocal: bool = False
    needs: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    only_objects: frozenset[str] = frozenset()
    not_partners: frozenset[str] = frozenset()
    topical: bool = False  # the object is what they talk about
    only_people: bool = False
    official_partner: bool = False
    after: tuple[str, ...] = ()  # the words right before it
    foreign: bool = False  # the two sides act for different parties


class NounTrigger(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun of contact and what must or must not stand beside it."""

    number: str | None = None
    qualified: frozenset[str] = frozenset()
    not_beside: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    needs_partner: bool = False
    needs_two: bool = False
    partners: frozenset[str] = frozenset()  # further prepositions before a partner: "a dinner for"
    or_definite: bool = False  # "the session" will do after another contact
    inherits: bool = False  # "another round", "a direct meeting": of those who met before
    after_talks: bool = False  # only where the page has spoken of talks before


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that shape a frame."""

    phone: frozenset[str]
    video: frozenset[str]
    of_parliament: frozenset[str]
    light: frozenset[str]
    during: frozenset[str]
    setting: frozenset[str]
    within: frozenset[str]
    ahead: frozenset[str]
    accompanying: frozenset[str]
    openings: frozenset[str]
    reporting: frozenset[str]
    nations: dict[str, list[str]]
    adjoining: frozenset[str]
    comprising: frozenset[str]
    bystanding: frozenset[str]
    hosts: frozenset[str]
    mediating: frozenset[str]
    mediators: frozenset[str]
    brokered: frozenset[str]
    indirect: frozenset[str]
    direct: frozenset[str]
    between: frozenset[str]
    partner_sweep: frozenset[str]
    including: frozenset[str]
    pairs: frozenset[str]
    joining: frozenset[str]
    anaphors: frozenset[str]
    another: frozenset[str]
    rounds: frozenset[str]
    margins: frozenset[str]
    elsewhere: frozenset[str]
    asking: frozenset[str]
    stops: frozenset[str]
    leading: frozenset[str]
    attended: frozenset[str]
    addressed: frozenset[str]
    covering: frozenset[str]
    themes: frozenset[str]
    no_topic: frozenset[str]
    yielding: frozenset[str]
    describing: frozenset[str]
    nobody: frozenset[str]
    generic: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    staff: frozenset[str]
    sides: frozenset[str]
    factions: frozenset[str]
    opposed: frozenset[str]
    plain: frozenset[str]
    joint: frozenset[str]
    summits: frozenset[str]
    remote: frozenset[str]
    real: frozenset[str]
    carrying: frozenset[str]
    sending: frozenset[str]
    ordinals: frozenset[str]
    rooms: frozenset[str]
    resuming: frozenset[str]
    press: frozenset[str]
    writings: frozenset[str]
    events: frozenset[str]
    assemblies: frozenset[str]
    aside: frozenset[str]
    facilitating: frozenset[str]
    sport: frozenset[str]
    in_turn: frozenset[str]
    guarantors: frozenset[str]
    reports: frozenset[str]
    untrue: frozenset[str]
    moved: frozenset[str]
    happening: frozenset[str]
    numerals: dict[str, int]


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say what became of a contact."""

    cancelled: frozenset[str]
    postponed: frozenset[str]
    declined: frozenset[str]
    denied: frozenset[str]
    proposed: frozenset[str]
    underway: frozenset[str]
    arriving: frozenset[str]
    heading: frozenset[str]
    sent: frozenset[str]
    called_for: frozenset[str]
    good: frozenset[str]
    listed: frozenset[str]
    in_the_air: frozenset[str]
    paused: frozenset[str]
    reactions: frozenset[str]
    acting: frozenset[str]
    possible: frozenset[str]


class ContactRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/triggers.toml`."""

    verb: list[VerbTrigger]
    noun: list[NounTrigger]
    words: WordLists
    status: StatusWords


class Lexicon:
    """The rules, by lemma."""

    def __init__(self, rules: ContactRules) -> None:
        """Turn the rows into look-ups."""
        self.verbs = {lemma: row for row in rules.verb for lemma in row.lemmas}
        self.nouns = {lemma: row for row in rules.noun for lemma in row.lemmas}
        self.words = rules.words
        self.status = rules.status
        deciding = self.status.cancelled | self.status.postponed | self.status.declined | self.status.proposed
        self.partaking = self.words.light | {word.split()[0] for word in deciding}  # their subject takes part
        # nouns that the parse takes apart at their hyphens: how many tokens they are, by their last word
        self.hyphened = {
            lemma.split("-")[-1]: 2 * lemma.count("-") + 1 for lemma in self.nouns if "-" in lemma and " " not in lemma
        }
        whole = (lemma.split()[0] for lemma in (*self.verbs, *self.nouns, *self.words.ordinals))
        self.gate = frozenset((*whole, *self.hyphened))


@cache
def contact_rules() -> ContactRules:
    """Return the rows of `rules/triggers.toml`."""
    return load_rules("contacts", "triggers", ContactRules)


@cache
def lexicon() -> Lexicon:
    """Return the look-ups over the rows, made on first use."""
    return Lexicon(contact_rules())
