"""Finds whom plain nouns take up again: "the government", "both sides", "his country", "the alliance"."""

from collections.abc import Callable, Iterable

from communique.actors.bodies import body_of, state_figure
from communique.actors.focus import Focus, clause_of, role_of
from communique.actors.lexicon import Lexicon
from communique.actors.ministries import Ministries
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.spotting import fold
from communique.domain.actor import ActorKind, MentionKind
from communique.language import Token

PAIR = 2
DOCUMENT_REACH = 4  # sentences back to where "the statement" was issued
ACTING = frozenset({"nsubj", "nsubjpass", "agent", "poss", "dative"})
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
DETERMINER_TAGS = frozenset({"DT", "PDT", "PRP$", "JJ"})
NUMBERS = {"two": 2, "both": 2, "three": 3}


class PlainNouns:
    """The nouns of one page that name no office and yet mean somebody."""

    def __init__(
        self,
        scene: Scene,
        people: People,
        focus: Focus,
        ministries: Ministries,
        together: Callable[[Iterable[Figure]], Figure],
    ) -> None:
        """Read with what has been spoken of so far."""
        self.scene, self.words, self.people, self.focus = scene, people.words, people, focus
        self.ministries, self.together = ministries, together

    def read_government(self, phrase: Phrase, party: "str | Figure | None") -> Sighting | None:
        """Return "the Omani side", "his government", "the administration" as the government it means."""
        if isinstance(party, Figure):
            return self._seen(party, phrase)
        if party is None:
            if not phrase.is_definite or phrase.is_plural:
                return None
            words = (self.scene.tokens[i] for i in range(phrase.first, phrase.head))
            half = next((half for word in words if (half := self._half(word.lower)) is not None), None)
            body = half or self._implied(phrase) or self._last_state(self.scene.tokens[phrase.head])
            return self._seen(body, phrase) if body else None
        return self._seen(self.government(party), phrase)

    def _seen(self, figure: Figure, phrase: Phrase) -> Sighting:
        return self.scene.see(figure, phrase.start, phrase.head, MentionKind.DESCRIPTION)

    def government(self, party: str) -> Figure:
        """Return the government of a state."""
        return self.scene.known(state_figure(self.words.states[party]))

    def _half(self, word: str) -> Figure | None:
        """Return the government of the north or the south of a land that the text speaks of."""
        party = self.words.halves.get(word)
        is_known = any(state in self.words.halves.values() for _, state in self.people.states)
        return self.government(party) if party is not None and is_known else None

    def read_half(self, token: Token) -> Sighting | None:
        """Return whom "the North" and "the South" mean where they act."""
        figure = self._half(token.lower) if token.text[0].isupper() else None
        if figure is None:
            return None
        after = self.scene.tokens[token.i + 1 : token.i + 3]
        if len(after) > 1 and after[0].lower == "and" and after[1].lower in self.words.halves:
            return self.scene.see(figure, token.i, token.i, MentionKind.NAME)  # "North and South Korea"
        before = self.scene.tokens[token.i - 1].lower if token.i else ""
        is_joined = before == "and" and token.dep == "conj" and token.head.lower in self.words.halves
        is_partner = token.dep == "pobj" and token.head.lower in {"with", "between"}
        if not (before == "the" or is_joined) or not (role_of(token) in ACTING or is_partner):
            return None
        return self.scene.see(figure, token.i - 1, token.i, MentionKind.NAME)

    def _implied(self, phrase: Phrase) -> Figure | None:
        """Return the government that a word alone points to, where the text speaks of it: "the administration"."""
        party = self.words.implied.get(phrase.noun)
        if party is None or not any(figure.party == party for figure in self.scene.figures.values()):
            return None
        return self.government(party)

    def behind_government(self, phrase: Phrase) -> str | None:
        """Return whose "the government delegation" is: that of the state spoken of last."""
        before = self.scene.tokens[phrase.first : phrase.word_first]
        is_open = (phrase.is_definite or phrase.is_plural) and not (phrase.parties or phrase.persons or phrase.is_owned)
        if not is_open or not any(word.text in self.words.lists.government_words for word in before):
            return None
        figure = self._last_state(self.scene.tokens[phrase.head])
        return figure.party if figure is not None and isinstance(figure.party, str) else None

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

    def read(self, token: Token) -> Sighting | None:
        """Return what "both sides", "his country", "the alliance" takes up again."""
        before = _determiners(self.scene, token, self.words)
        if token.lemma in self.words.lists.office_words:
            return self.ministries.read_office(token, before[0].i if before else token.left)
        if token.lemma in self.words.lists.document_words:
            return self._read_document(token)
        if not before:
            return None
        first = before[0].i
        lowered = {word.lower for word in before}
        figure: Figure | None = None
        if token.tag in {"NNS", "NNPS"}:
            figure = self._several(token, lowered)
        elif token.lemma in self.words.lists.country_words:
            figure = self._country(before)
        elif token.lemma in self.words.lists.organisation_words and lowered & {"the"}:
            figure = self._last_organisation(token)
        return self.scene.see(figure, first, token.i, MentionKind.DESCRIPTION) if figure else None

    def _read_document(self, token: Token) -> Sighting | None:
        """Return who speaks through a document: "a White House readout said", "the statement added"."""
        if role_of(token) != "nsubj" or token.head.lemma not in self.words.lists.saying_verbs:
            return None
        figure = self._author(token)
        is_definite = any(child.lower == "the" for child in token.children)
        if figure is None and is_definite:
            earlier = [word for word in self.scene.page.by_lemma.get(token.lemma, ()) if word.i < token.i]
            near = next((word for word in reversed(earlier) if word.sentence >= token.sentence - DOCUMENT_REACH), None)
            figure = self._author(near) or self._issuer(near) if near is not None else None
        return self.scene.see(figure, token.i, token.i, MentionKind.DESCRIPTION) if figure is not None else None

    def _author(self, document: Token) -> Figure | None:
        """Return whose document it is: "Oman's statement", "a White House readout"."""
        for child in document.children_by("poss", "compound", "nmod", "amod"):
            words = self.scene.tokens[child.left : child.i + 1]
            rows = self.words.names.get(self.scene.page.text[words[0].start : child.end])
            figure = self.scene.figure_at(child.i) or (body_of(self.scene, rows[0]) if rows else None)
            if figure is not None:
                return figure
        return None

    def _issuer(self, document: Token) -> Figure | None:
        """Return the subject of what was said in a document: "Oman said in a statement"."""
        subject = clause_of(document).child("nsubj")
        return self.scene.figure_at(subject.i) if subject is not None and subject is not document else None

    def _several(self, token: Token, determiners: set[str]) -> Figure | None:
        count = next((NUMBERS[word] for word in determiners if word in NUMBERS), None)
        if count is None or not determiners & {"the", "both", "two"}:
            return None
        if token.lemma in self.words.lists.person_words:
            return self._people(token, count)
        return self._pair(token, count) if token.lemma in self.words.lists.pair_words else None

    def _people(self, token: Token, count: int) -> Figure | None:
        """Return "the two men" and "both women"."""
        gender = "m" if token.lemma == "man" else "f"

        def fits(figure: Figure) -> Figure | None:
            return figure if figure.kind is ActorKind.PERSON and figure.gender in {None, gender} else None

        found = self.focus.some(token, count, fits, is_told=False)
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
        behind: Figure | None = None  # for whom somebody acts: "the Hamas official"
        for trace in self.focus.recent(token, self.words.limits.description):
            figure = trace.figures[0]
            for body, is_named in ((figure, True), (figure.party, False)):
                if not isinstance(body, Figure) or body.kind is not ActorKind.ORGANISATION:
                    continue
                fits = body.sort in sorts if sorts is not None else token.lemma in fold(body.name).split()
                if fits and is_named:
                    return body
                behind = behind or (body if fits else None)
        return behind


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
