"""Finds whom a description means, and makes actors of groups and of voices nobody named."""

from collections.abc import Iterable

from communique.actors.bodies import state_figure, together
from communique.actors.focus import Focus
from communique.actors.lexicon import Lexicon
from communique.actors.ministries import Ministries
from communique.actors.offices import office_of
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.source import may_be_own
from communique.actors.spotting import fold
from communique.domain.actor import ActorKind, MentionKind, Rank, Role
from communique.language import Token

PAIR = 2
LOWERING = frozenset({"deputy", "vice", "former", "ex", "assistant", "under", "acting"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
DETERMINER_TAGS = frozenset({"DT", "PDT", "PRP$", "JJ"})
NUMBERS = {"two": 2, "both": 2, "three": 3}
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "several", "many", "few", "every", "each"})


class Descriptions:
    """What the phrases of one page mean."""

    def __init__(self, scene: Scene, words: Lexicon, focus: Focus, people: People) -> None:
        """Begin with no voices."""
        self.scene, self.words, self.focus, self.people = scene, words, focus, people
        self.ministries = Ministries(scene, words, focus)
        self.voices: dict[tuple[str, object], Figure] = {}
        self.joint: dict[frozenset[int], Figure] = {}

    def read(self, phrase: Phrase) -> Sighting | None:
        """Return the mention that a phrase without a name makes, or None where it is open."""
        token = self.scene.tokens[phrase.head]
        if self._is_modifier(token) or _is_predicate(token):
            return None
        is_plain = phrase.is_plural or token.lemma not in self.words.lists.government_words
        if is_plain and token.lemma in self.words.plain_words and not (phrase.parties or phrase.persons):
            return self.read_plain(token)
        party = phrase.party or self._owner_party(phrase)
        if phrase.word.is_ministry:
            return self.ministries.read(phrase, party)
        if phrase.noun in self.words.lists.government_words:
            return self._government(phrase, party)
        return self._many(phrase, party) if phrase.is_plural else self._single(phrase, party)

    def _many(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        if _singular(phrase.noun) in self.words.lists.title_only:
            return None
        return self._several(phrase, party) or self._same_group(phrase, party) or self._voice(phrase, party)

    def _same_group(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return the group that "the officials" takes up again."""
        if party is not None or not {"the", "these", "those"} & set(phrase.determiners) or phrase.first < phrase.head:
            return None
        for trace in self.focus.recent(self.scene.tokens[phrase.head]):
            figure = trace.figures[0]
            is_same = figure.is_plural and not figure.members and phrase.noun in fold(figure.name).split()
            if len(trace.figures) == 1 and is_same:
                return self._see(figure, phrase)
        return None

    def _single(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        if not phrase.is_definite and phrase.noun in self.words.lists.title_only:
            return None
        if phrase.determiners and phrase.determiners[0] in INDEFINITE:
            return self._voice(phrase, party)
        return self._one(phrase, party) if phrase.is_definite or phrase.parties else None

    def is_somebody(self, phrase: Phrase) -> bool:
        """Tell whether a phrase without a mention still speaks of one person, whom "he" may mean."""
        token = self.scene.tokens[phrase.head]
        is_one = not (phrase.is_plural or phrase.word.is_ministry or phrase.noun in self.words.lists.collectives)
        is_body = phrase.noun in self.words.lists.government_words or phrase.noun in self.words.plain_words
        return is_one and not is_body and not _is_predicate(token) and not self._is_modifier(token)

    def _is_modifier(self, token: Token) -> bool:
        """Tell whether the noun only qualifies another: "state television", "foreign ministry spokesman"."""
        following = self.scene.tokens[token.i + 1] if token.i + 1 < len(self.scene.tokens) else None
        return token.dep in {"compound", "amod", "nmod"} and (following is None or following.tag != "POS")

    def _owner_party(self, phrase: Phrase) -> "str | Figure | None":
        """Return the party of whoever "his" in "his envoy" is."""
        owner = self.scene.figure_at(phrase.possessor) if phrase.possessor is not None else None
        if owner is None:
            return None
        parties = {member.party for member in owner.members or (owner,)}
        return parties.pop() if len(parties) == 1 else None

    def _see(self, figure: Figure, phrase: Phrase) -> Sighting:
        return self.scene.see(figure, phrase.start, phrase.head, MentionKind.DESCRIPTION)

    # --- one person -------------------------------------------------------------------------------------------

    def _one(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        figure = self._counterpart(phrase) if phrase.noun in self.words.lists.counterpart else None
        is_told = bool(phrase.parties or phrase.persons or phrase.is_owned)
        if figure is None and not is_told and self.people.own and may_be_own(self.words, phrase):
            figure = self._own(phrase, self.people.own)
        if figure is None and not is_told:  # the office implies the party: whom the text calls so comes first
            figure = self._named(phrase, None)
        if figure is None:
            figure = self._named(phrase, party)
        if figure is None and (is_told or self._is_spoken_of(party)):
            figure = self._holder(phrase, party)
        if figure is not None:
            return self._see(figure, phrase)
        if phrase.noun in self.words.lists.title_only:
            return None
        return self._voice(phrase, party) if party or phrase.is_owned or phrase.word.is_voice else None

    def _own(self, phrase: Phrase, own: str) -> Figure | None:
        """Return whom "the Minister" means in a text that a state itself has issued."""
        if not self.scene.tokens[phrase.head].text[0].isupper():
            return None
        figure = self._named(phrase, own)
        people = dict.fromkeys(s.figure for s in self.scene.sightings if s.figure.is_person and s.figure.party == own)
        alone = next(iter(people)) if len(people) == 1 else None
        is_open = alone is not None and all(role.rank is Rank.OTHER for role in alone.roles)
        return figure or (alone if is_open else None)

    def _is_spoken_of(self, party: "str | Figure | None") -> bool:
        """Tell whether the text names a state or organisation."""
        code = party.code if isinstance(party, Figure) else party
        return code in self.people.parties

    def _named(self, phrase: Phrase, party: "str | Figure | None") -> Figure | None:
        """Return the person named or resolved latest who holds such an office."""
        where: dict[Figure, int] = {}  # the sentence of the latest mention
        for trace in self.focus.recent(self.scene.tokens[phrase.head], self.words.limits.description):
            figure = trace.figures[0]
            if len(trace.figures) == 1 and figure not in where and self._agrees(figure, phrase, party):
                where[figure] = trace.token.sentence
        if not where and party is not None:
            seen = list(dict.fromkeys(s.figure for s in self.scene.sightings if self._agrees(s.figure, phrase, party)))
            return seen[0] if len(seen) == 1 else None
        called = {figure: sentence for figure, sentence in where.items() if self._is_called(figure, phrase)}
        latest = list((called or where).items())
        if len(latest) > 1 and latest[0][1] == latest[1][1]:
            return None
        return latest[0][0] if latest else None

    def _is_called(self, figure: Figure, phrase: Phrase) -> bool:
        """Tell whether the text or the roster gives somebody that very office."""
        office = self._office(phrase.noun)
        return any(
            self._office(role.title) == office or _is_short_for(phrase.noun, fold(role.title))
            for role in _current(figure)
        )

    def _agrees(self, figure: Figure, phrase: Phrase, party: "str | Figure | None") -> bool:
        if (
            figure.is_stranger
            or not figure.is_person
            or (party is not None and figure.party is not party and figure.party != party)
        ):
            return False
        if phrase.word.gender and figure.gender not in {None, phrase.word.gender}:
            return False
        if phrase.noun in self.words.general:
            current = _current(figure)
            return not current or any(role.rank in self.words.general[phrase.noun] for role in current)
        return self._is_called(figure, phrase)

    def _office(self, title: str) -> str | None:
        if title not in self.words.offices:
            self.words.offices[title] = self.words.office_of(title)
        return self.words.offices[title]

    def _holder(self, phrase: Phrase, party: "str | Figure | None") -> Figure | None:
        """Return who held the office on the day, where the roster knows just one."""
        code = party.code if isinstance(party, Figure) else party
        if code is None or self.people.day is None or phrase.is_former:
            return None
        wanted = self._office(phrase.noun)
        holders = [
            person
            for person, office in self.words.holders_on(code, self.people.day)
            if wanted == self._office(office.title) and office.rank in {Rank.LEADER, Rank.MINISTER}
        ]
        return self.people.figure_of(holders[0]) if len(holders) == 1 else None

    def _counterpart(self, phrase: Phrase) -> Figure | None:
        owner = self.scene.figure_at(phrase.possessor) if phrase.possessor is not None else None
        named = phrase.party
        if owner is None or named is None or not owner.roles:
            return None
        rank = owner.roles[0].rank
        wanted = self._office(owner.roles[0].title)
        known = [
            figure
            for figure in dict.fromkeys(sighting.figure for sighting in self.scene.sightings)
            if figure.kind is ActorKind.PERSON
            and figure.party == named
            and figure.roles
            and figure.roles[0].rank is rank
        ]
        if len(known) == 1:
            return known[0]
        if not isinstance(named, str) or known:
            return None
        holders = [
            person
            for person, office in self.words.holders_on(named, self.people.day)
            if office.rank is rank and wanted == self._office(office.title)
        ]
        return self.people.figure_of(holders[0]) if len(holders) == 1 else None

    # --- several ----------------------------------------------------------------------------------------------

    def _several(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return "the two leaders" with who they are."""
        if party is not None or not {"the", "both", "these", "those"} & set(phrase.determiners):
            return None
        count = next((NUMBERS[word] for word in phrase.determiners if word in NUMBERS), None)
        ranks = self.words.general.get(_singular(phrase.noun)) or [phrase.word.rank]
        token = self.scene.tokens[phrase.head]

        def leaders(figure: Figure) -> Figure | None:
            fits = figure.kind is ActorKind.PERSON and figure.roles and figure.roles[0].rank in ranks
            return figure if fits else None

        found = self.focus.some(token, count or PAIR, leaders, is_told=count is not None)
        return self._see(self.together(found), phrase) if found else None

    def together(self, figures: Iterable[Figure]) -> Figure:
        """Return those figures as one that stands for all of them."""
        members = tuple(sorted(figures, key=self.focus.first_of))
        return self.joint.setdefault(frozenset(map(id, members)), together(members))

    # --- governments ------------------------------------------------------------------------------------------

    def _government(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        if isinstance(party, Figure):
            return self._see(party, phrase)
        if party is None:
            if not phrase.is_definite or phrase.is_plural:
                return None
            body = self._implied(phrase) or self._last_state(self.scene.tokens[phrase.head])
            return self._see(body, phrase) if body else None
        return self._see(self.government(party), phrase)

    def government(self, party: str) -> Figure:
        """Return the government of a state."""
        return self.scene.known(state_figure(self.words.states[party]))

    def _implied(self, phrase: Phrase) -> Figure | None:
        """Return the government that a word alone points to, where the text speaks of it: "the administration"."""
        party = self.words.implied.get(phrase.noun)
        if party is None or not any(figure.party == party for figure in self.scene.figures.values()):
            return None
        return self.government(party)

    def _last_state(self, token: Token) -> Figure | None:
        for trace in self.focus.recent(token, self.words.limits.description):
            figure = trace.figures[0]
            if len(trace.figures) == 1 and figure.kind is ActorKind.GOVERNMENT and isinstance(figure.party, str):
                return self.government(figure.party)
        known = next(iter(self.focus.some(token, 1, self._state, is_told=True)), None)
        named = {state for i, state in self.people.states if i < token.i}
        return self.government(named.pop()) if known is None and len(named) == 1 else known

    def _state(self, figure: Figure) -> Figure | None:
        """Return the government somebody acts for."""
        party = figure.party
        known = isinstance(party, str) and party in self.words.states and not figure.members
        return self.government(party) if known and isinstance(party, str) else None

    def read_plain(self, token: Token) -> Sighting | None:
        """Return what "both sides", "his country", "the alliance" takes up again."""
        before = _determiners(self.scene, token, self.words)
        if token.lemma in self.words.lists.office_words:
            return self.ministries.read_office(token, before[0].i if before else token.left)
        if not before:
            return None
        first = before[0].i
        lowered = {word.lower for word in before}
        figure: Figure | None = None
        if token.tag in {"NNS", "NNPS"}:
            if (
                token.lemma in self.words.lists.pair_words
                and lowered & NUMBERS.keys()
                and lowered & {"the", "both", "two"}
            ):
                figure = self._pair(token, next(NUMBERS[word] for word in lowered if word in NUMBERS))
        elif token.lemma in self.words.lists.country_words:
            figure = self._country(before)
        elif token.lemma in self.words.lists.organisation_words and lowered & {"the"}:
            figure = self._last_organisation(token)
        return self.scene.see(figure, first, token.i, MentionKind.DESCRIPTION) if figure else None

    def _two_people(self, token: Token) -> Figure | None:
        gender = "m" if token.lemma == "man" else "f"

        def fits(figure: Figure) -> Figure | None:
            return figure if figure.kind is ActorKind.PERSON and figure.gender in {None, gender} else None

        found = self.focus.some(token, PAIR, fits, is_told=False)
        return self.together(found) if found else None

    def _country(self, before: list[Token]) -> Figure | None:
        owner = next((self.scene.figure_at(word.i) for word in before if word.tag == "PRP$"), None)
        if owner is not None and isinstance(owner.party, str) and owner.party in self.words.states:
            return self.government(owner.party)
        return None

    def _side(self, figure: Figure) -> Figure | None:
        """Return the government or the armed group somebody acts for."""
        party = figure.party
        is_armed = isinstance(party, Figure) and party.sort == "armed group" and not figure.members
        return party if is_armed and isinstance(party, Figure) else self._state(figure)

    def _pair(self, token: Token, count: int) -> Figure | None:
        found = self.focus.some(token, count, self._side, is_told=True)
        return self.together(found) if found else None

    def read_two(self, token: Token) -> Sighting | None:
        """Return whom "both" and "the two" mean where no noun follows: the two people or states spoken of last."""
        first = token.left if token.lower == "two" else token.i
        if token.dep not in NOUN_PLACES or (token.lower == "two" and self.scene.tokens[first].lower != "the"):
            return None
        if any(child.lower == "of" for child in token.children):
            return None

        def person(figure: Figure) -> Figure | None:
            return figure if figure.kind is ActorKind.PERSON else None

        found = self.focus.some(token, PAIR, person, is_told=False) or self.focus.some(
            token, PAIR, self._side, is_told=False
        )
        return self.scene.see(self.together(found), first, token.i, MentionKind.PRONOUN) if found else None

    def _last_organisation(self, token: Token) -> Figure | None:
        sorts = self.words.sorts.get(token.lemma)
        for trace in self.focus.recent(token, self.words.limits.description):
            figure = trace.figures[0]
            if figure.kind is ActorKind.ORGANISATION and (sorts is None or figure.sort in sorts):
                return figure
        return None

    # --- voices -----------------------------------------------------------------------------------------------

    def _voice(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return a group or an unnamed voice under the words of the phrase."""
        tokens = self.scene.tokens
        if self._is_proper(phrase):
            return None
        last = max(phrase.head, self._extent(phrase))
        name = " ".join(self.scene.page.text[tokens[phrase.first].start : tokens[last].end].split())
        if self._may_be_small(tokens[phrase.first]):
            name = name[0].lower() + name[1:]
        key = (fold(name), party if isinstance(party, str) else id(party))
        is_one_of_many = not phrase.is_plural and not phrase.is_definite
        figure = None if is_one_of_many else self.voices.get(key)
        if figure is None:
            is_many = phrase.is_plural or phrase.noun in self.words.lists.collectives
            is_group = is_many and (party is not None or bool(self._members(phrase)))
            figure = Figure(
                name=name,
                kind=ActorKind.GROUP if is_group else ActorKind.UNNAMED,
                rule="en.group" if is_group else "en.voice",
                party=party,
                gender=phrase.word.gender,
                is_plural=is_many,
                members=self._members(phrase),
            )
            if phrase.word.rank is not Rank.OTHER or phrase.parties:
                figure.roles.append(office_of(self.scene, phrase, party))
            self.voices[key] = figure
        return self.scene.see(figure, phrase.first, last, MentionKind.DESCRIPTION, core=phrase.head)

    def _is_proper(self, phrase: Phrase) -> bool:
        """Tell whether the words are a name of something else: "the Harbour Press"."""
        head = self.scene.tokens[phrase.head]
        before = self.scene.tokens[head.i - 1] if phrase.first < head.i else None
        is_name = before is not None and before.pos == "PROPN" and before.i not in _names_in(phrase)
        return phrase.word.is_voice and head.pos == "PROPN" and head.text[0].isupper() and is_name

    def _members(self, phrase: Phrase) -> tuple[Figure, ...]:
        """Return the governments behind "the foreign ministers of A, B and C"."""
        if not (phrase.is_of_several and phrase.is_plural and phrase.party is None):
            return ()
        states = dict.fromkeys(listed.state.id for _, listed in phrase.parties if listed.state is not None)
        return tuple(self.government(state) for state in states) if len(states) > 1 else ()

    def _may_be_small(self, token: Token) -> bool:
        """Tell whether a word has its capital from the start of a sentence only."""
        is_first = self.scene.page.sentences[token.sentence].tokens[0] is token
        is_name = bool(token.entity or self.words.names.get(token.text) or token.i in self.scene.at)
        is_common = token.pos in {"NOUN", "ADJ", "VERB"} or fold(token.text) in self.words.modifiers
        return is_first and not is_name and is_common

    def _extent(self, phrase: Phrase) -> int:
        """Return the last token of what follows the noun and belongs to it: "familiar with the matter"."""
        tokens = self.scene.tokens
        last = phrase.head
        for child in tokens[phrase.head].children:
            is_next = child.left == last + 1 and child.dep in {"prep", "amod", "acl"}
            if is_next and child.right - phrase.head <= self.words.limits.complement:
                last = child.right
        return last


def _is_short_for(noun: str, title: str) -> bool:
    """Tell whether a noun is a title with words left out: "deputy minister" of "deputy foreign minister"."""
    short, whole = noun.split(), title.split()
    return short[-1] == whole[-1] and set(short) <= set(whole) and not (set(whole) - set(short)) & LOWERING


def _current(figure: Figure) -> list[Role]:
    """Return the offices somebody holds on the day, or else the last one he held."""
    return figure.roles[: max(figure.offices_held, 1)]


def _names_in(phrase: Phrase) -> set[int]:
    """Return the tokens of a phrase that name whom it acts for."""
    return {i for i, _ in phrase.parties} | set(phrase.persons if phrase.party else ())


def _is_predicate(token: Token) -> bool:
    """Tell whether a noun only says what somebody is: "he is an envoy", "as president"."""
    return token.dep in {"attr", "oprd"} or (token.dep == "pobj" and token.head.lower == "as")


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def _determiners(scene: Scene, token: Token, words: Lexicon) -> list[Token]:
    """Return the determiners right before a noun, adjectives between them left out."""
    found: list[Token] = []
    i = token.i - 1
    while i >= 0 and scene.tokens[i].sentence == token.sentence:
        word = scene.tokens[i]
        if word.tag == "CD" or (word.tag in DETERMINER_TAGS and word.lower in words.lists.determiners):
            found.append(word)
        elif found or word.pos != "ADJ":
            break
        i -= 1
    return found[::-1]
