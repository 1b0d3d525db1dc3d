"""The form of the actors' data files; a field nobody knows is an error."""

from datetime import date

import msgspec

from communique.domain.actor import Rank


class Office(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An office somebody holds or held."""

    title: str
    of: str  # ISO 3166-1 alpha-3 code, or an organisation's id
    rank: Rank
    source: str
    since: object = msgspec.field(default=None, name="from")  # a day, or "2024-05", or "2024"
    until: object = None

    def is_held(self, day: date | None) -> bool:
        """Tell whether it is held on a day; without a day: whether it is still held."""
        if day is None:
            return self.until is None
        if self.since is not None and day.isoformat()[: len(str(self.since))] < str(self.since):
            return False
        return self.until is None or day.isoformat()[: len(str(self.until))] <= str(self.until)


class Person(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A row of the roster."""

    id: str
    name: str
    office: list[Office]
    also: list[str] = []
    gender: str | None = None
    wikidata: str | None = None


class Roster(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The people we know beforehand."""

    as_of: object  # the last day the rows were looked at
    person: list[Person]


class Institution(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A seat, which stands for the government, or a ministry, which is an actor of its own."""

    name: str
    kind: str
    title: str | None = None
    also: list[str] = []


class State(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A state, and the words that stand for it."""

    id: str
    name: str
    also: list[str] = []
    demonyms: list[str] = []
    capital: str | None = None
    capital_also: list[str] = []
    seats: list[str] = []
    institution: list[Institution] = []
    wikidata: str | None = None


class States(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All states."""

    state: list[State]


class Organisation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An alliance, an armed group, an agency, a platform."""

    id: str
    name: str
    kind: str
    also: list[str] = []
    wikidata: str | None = None


class Organisations(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All organisations."""

    organisation: list[Organisation]


class RoleRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The words of an office."""

    title: str
    rank: Rank
    also: list[str] = []
    plural: str | None = None
    office: str | None = None
    implies: list[str] = []
    gender: str | None = None


class Modifier(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A word beside an office: former, acting, deputy."""

    word: str
    kind: str
    place: str
    becomes: dict[str, Rank] = {}


class GroupRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The head noun of a group."""

    singular: str
    plural: str
    rank: Rank
    speaks: bool


class UnnamedRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The words of a source without a name."""

    head: str
    rank: Rank
    speaks: bool
    also: list[str] = []


class Roles(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of offices, groups and sources."""

    role: list[RoleRow]
    modifier: list[Modifier]
    group: list[GroupRow]
    unnamed: list[UnnamedRow]


class GivenNames(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Given names by the gender they tell."""

    m: list[str]
    f: list[str]
    either: list[str]


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Word lists of grammar."""

    honorifics_male: frozenset[str]
    honorifics_female: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_person: frozenset[str]
    place_prepositions: frozenset[str]
    place_verbs: frozenset[str]
    motion_verbs: frozenset[str]
    motion_nouns: frozenset[str]
    place_nouns: frozenset[str]
    contact_nouns: frozenset[str]
    contest_words: frozenset[str]
    agentive_verbs: frozenset[str]
    saying_verbs: frozenset[str]
    country_words: frozenset[str]
    pair_words: frozenset[str]
    organisation_words: frozenset[str]
    counterpart: frozenset[str]
    government_words: frozenset[str]
    collectives: frozenset[str]
    ministry_words: frozenset[str]
    title_only: frozenset[str]
    family_first: frozenset[str]
    well_known: frozenset[str]
    person_words: frozenset[str]
    office_words: frozenset[str]
    paper_words: frozenset[str]
    document_words: frozenset[str]
    state_forces: frozenset[str]
    lowering_words: frozenset[str]
    act_nouns: frozenset[str]
    named_voices: frozenset[str]
    delegations: frozenset[str]
    joint_verbs: frozenset[str]
    not_opening: frozenset[str]
    determiners: frozenset[str]


class Weights(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How much speaks for whom a pronoun may mean; points."""

    sentence: float  # lost with each sentence between
    subject: float
    above: float  # the subject of a verb that the pronoun's clause hangs on: "X said that he"
    gender: float  # where the candidate's is known and agrees
    main: float  # the subject of a sentence's main verb
    speaker: float  # who spoke last, for the subject of a verb of saying
    headline: float  # lost by who was named in a headline
    quoted: float  # lost where only one of the two stands in a quotation
    again: float  # for each further mention lately
    margin: float  # lead over the next candidate; with less, nobody is picked
    reach: int  # sentences looked back
    memory: int  # mentions looked back at most


class Limits(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How far to look."""

    description: int
    complement: int
    name: int


class Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A way to find or resolve a mention, with what it must and must not do.

    In `matches` "{words|name}" is a mention of the actor with that name; in `rejects` "{words}" is none by this rule.
    """

    id: str
    matches: list[str]
    rejects: list[str]
    source: str
    makes: bool = True  # actors carry its id; else it only finds whom words mean


class Mentions(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the file of mentions holds."""

    rule: list[Rule]
    words: Words
    general: dict[str, list[Rank]]
    implied: dict[str, str]
    sorts: dict[str, list[str]]
    state_media: dict[str, str]
    halves: dict[str, str]
    shared_seats: dict[str, str]
    weights: Weights
    limits: Limits
