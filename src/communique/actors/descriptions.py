"""Finds whom a description means, and makes actors of groups and of voices nobody named."""

from collections.abc import Iterable

from communique.actors.bodies import together
from communique.actors.focus import Focus
from communique.actors.holders import Holders
from communique.actors.lexicon import Lexicon
from communique.actors.ministries import Ministries
from communique.actors.offices import office_of
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.plain import PlainNouns
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.spotting import fold
from communique.domain.actor import ActorKind, MentionKind, Rank
from communique.language import Token

PAIR = 2
NUMBERS = {"two": 2, "both": 2, "three": 3}
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "several", "many", "few", "every", "each"})


class Descriptions:
    """What the phrases of one page mean."""

    def __init__(self, scene: Scene, words: Lexicon, focus: Focus, people: People) -> None:
        """Begin with no voices."""
        self.scene, self.words, self.focus, self.people = scene, words, focus, people
        self.ministries = Ministries(scene, words, focus)
        self.holders = Holders(scene, words, focus, people)
        self.plain = PlainNouns(scene, people, focus, self.ministries, self.together)
        self.voices: dict[tuple[str, object], Figure] = {}
        self.joint: dict[frozenset[int], Figure] = {}

    def read(self, phrase: Phrase) -> Sighting | None:
        """Return the mention that a phrase without a name makes, or None where it is open."""
        token = self.scene.tokens[phrase.head]
        if self._is_modifier(token) or _is_predicate(token):
            return None
        is_one_word = phrase.word_first == phrase.head  # the "state" of "secretary of state" is none
        is_plain = is_one_word and (phrase.is_plural or token.lemma not in self.words.lists.government_words)
        behind = None if phrase.party else self.plain.behind_government(phrase)
        is_open = not (phrase.parties or phrase.persons or behind)
        if is_plain and token.lemma in self.words.plain_words and is_open:
            return self.plain.read(token)
        party = phrase.party or self._owner_party(phrase) or behind
        if phrase.word.is_ministry:
            return self.ministries.read(phrase, party)
        if phrase.noun in self.words.lists.government_words:
            return self.plain.read_government(phrase, party)
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
        figure = self.holders.find(phrase, party)
        if figure is not None:
            return self._see(figure, phrase)
        if phrase.noun in self.words.lists.title_only:
            return None
        return self._voice(phrase, party) if party or phrase.is_owned or phrase.word.is_voice else None

    # --- several ----------------------------------------------------------------------------------------------

    def _several(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return "the two leaders" with who they are."""
        if party is not None or not {"the", "both", "these", "those"} & set(phrase.determiners):
            return None
        count = next((NUMBERS[word] for word in phrase.determiners if word in NUMBERS), None)
        noun = _singular(phrase.noun)
        ranks = self.words.general.get(noun) or [phrase.word.rank]
        token = self.scene.tokens[phrase.head]

        def leaders(figure: Figure) -> Figure | None:
            fits = figure.kind is ActorKind.PERSON and figure.roles and figure.roles[0].rank in ranks
            is_meant = noun in self.words.general or self.holders.is_called(figure, noun) or _is_counterpart(figure)
            return figure if fits and is_meant else None

        found = self.focus.some(token, count or PAIR, leaders, is_told=count is not None)
        return self._see(self.together(found), phrase) if found else None

    def together(self, figures: Iterable[Figure]) -> Figure:
        """Return those figures as one that stands for all of them."""
        members = tuple(sorted(figures, key=self.focus.first_of))
        return self.joint.setdefault(frozenset(map(id, members)), self.scene.known(together(members)))

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
        return tuple(self.plain.government(state) for state in states) if len(states) > 1 else ()

    def _may_be_small(self, token: Token) -> bool:
        """Tell whether a word has its capital from the start of a sentence only."""
        is_first = self.scene.page.sentences[token.sentence].tokens[0] is token
        is_name = fold(token.text) in self.words.by_surname
        is_name = is_name or bool(token.entity or self.words.names.get(token.text) or token.i in self.scene.at)
        is_common = token.pos in {"NOUN", "ADJ", "VERB"} or fold(token.text) in self.words.modifiers
        return is_first and not is_name and is_common

    def _extent(self, phrase: Phrase) -> int:
        """Return the last token of what follows the noun and belongs to it: "familiar with the matter"."""
        tokens = self.scene.tokens
        last = phrase.head
        for child in tokens[phrase.head].children:
            is_next = child.left == last + 1 and child.dep in {"prep", "amod", "acl"} and child.lower != "as"
            if is_next and child.right - phrase.head <= self.words.limits.complement:
                last = child.right
        return last


def _names_in(phrase: Phrase) -> set[int]:
    """Return the tokens of a phrase that name whom it acts for."""
    return {i for i, _ in phrase.parties} | set(phrase.persons if phrase.party else ())


def _is_counterpart(figure: Figure) -> bool:
    """Tell whether somebody is called after the office of another: "her Omani counterpart, Doe"."""
    return bool(figure.roles) and fold(figure.roles[0].title).endswith("counterpart")


def _is_predicate(token: Token) -> bool:
    """Tell whether a noun only says what somebody is: "he is an envoy", "as president"."""
    return token.dep in {"attr", "oprd"} or (token.dep == "pobj" and token.head.lower == "as")


def _singular(noun: str) -> str:
    return noun.removesuffix("s")
