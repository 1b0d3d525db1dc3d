"""Finds who does what a verb tells, also where the grammar leaves that to another clause."""

from communique.contacts.lexicon import lexicon
from communique.contacts.people import People
from communique.contacts.sighting import Part
from communique.domain.actor import ActorKind, Mention, MentionKind
from communique.language import Page, SegmentKind, Token
from communique.language.tense import clause_of

VERBAL = frozenset({"VERB", "AUX"})
SUBJECT_CONTROL = frozenset({"promise", "agree", "make", "take"})  # "promised X to meet Y": the promiser meets
LIST = 12  # words that a list of subjects may take
DEPTH = 6  # a chain of clauses that is longer is a broken parse


class Subjects:
    """Reads subjects on one page."""

    def __init__(self, page: Page, people: People) -> None:
        """Keep the page and who is named on it."""
        self.page = page
        self.people = people
        self.cast = people.cast

    def subject_of(self, verb: Token) -> list[Part]:
        """Return who does what a verb tells; an infinitive or a participle leaves that to the clause above."""
        subject = self._subject_token(verb)
        if subject is None:
            return self._in_headline(verb) or self._after_comma(verb)
        is_contact = subject.tag in {"NN", "NNS"} and subject.lemma in lexicon().nouns
        if is_contact and verb.lemma not in lexicon().words.comprising:
            return []  # "a meeting with X was not agreed in the call"
        found = [*self._in_broken_name(verb), *self._before_comma(subject), *self._before_and(subject)]
        found += [part for part in self._beside(subject) if part not in found]
        found += [part for part in self.people.people_at(subject) if part not in found]
        if subject.lower == "they" and len(found) <= 1:
            return self._they(subject) or found
        return found

    def _beside(self, subject: Token) -> list[Part]:
        """Return A in "officials of A (AA) and B met", where brackets part the two subjects of a verb."""
        others = [child for child in subject.head.children_by("nsubj", "nsubjpass") if child.i < subject.left]
        before = self.page.tokens[max(0, subject.left - 1)]
        return self.people.people_at(others[-1]) if others and before.lower == "and" else []

    def _they(self, subject: Token) -> list[Part]:
        """Return who took part in the contact told just before, where nothing else says who "they" are."""
        actors = self.people.standing.last(subject.sentence)
        span = subject.span
        return [
            Part(actor, Mention(actor=actor, head=subject.i, span=span, kind=MentionKind.PRONOUN)) for actor in actors
        ]

    def _in_broken_name(self, verb: Token) -> list[Part]:
        """Return A in "President A and B spoke", where the parse takes a part of A's name for a verb."""
        above = verb.head
        if verb.dep != "conj" or not above.text[:1].isupper():
            return []
        mentions = [self.people.mention_at(child) for child in above.children if child.i < verb.i]
        inside = [mention for mention in mentions if mention is not None and mention.span.covers(above.span)]
        return self.people.expanded(inside[:1])

    def is_joined(self, verb: Token) -> bool:
        """Tell whether the subject is several joined by "and"."""
        subject = self._subject_token(verb)
        return subject is not None and bool(subject.children_by("conj"))

    def _in_headline(self, verb: Token) -> list[Part]:
        """Return those who stand before the infinitive of a headline: "Berg, Rey to meet in Oslo"."""
        sentence = self.page.sentence_of(verb)
        before = self.page.tokens_between(sentence.tokens[0].i, verb.i - 1)
        if sentence.kind is not SegmentKind.HEADLINE or not before or before[-1].lower != "to":
            return []
        mentions = [self.people.mention_at(word) for word in before]
        return self.people.expanded([mention for mention in mentions if mention is not None])

    def companions_of(self, verb: Token) -> list[Part]:
        """Return those who are with the subject: "X, accompanied by Y, met Z", "X, together with Y, met Z"."""
        subject = self._subject_token(verb)
        if subject is None or subject.i > verb.i:
            return []
        found: list[Part] = []
        for word in self.page.tokens_between(self.page.sentence_of(verb).tokens[0].i, verb.i):
            if word.lemma in lexicon().words.accompanying and word.head in {subject, verb}:
                by = word.child("agent", "prep")
                found += self.people.people_after(by) if by is not None else []
        return found

    def _after_comma(self, verb: Token) -> list[Part]:
        """Return A and B in "Under the mediation of X, A and B met", which the parse takes for a list with X."""
        words = self.page.sentence_of(verb).tokens
        if verb.head is not verb or words[0].pos not in {"ADP", "SCONJ"}:
            return []
        comma = next((word for word in words if word.text == "," and word.i < verb.i), None)
        if comma is None or verb.i - comma.i > LIST:
            return []
        mentions = [self.people.mention_at(word) for word in self.page.tokens_between(comma.i + 1, verb.i - 1)]
        return self.people.expanded([mention for mention in mentions if mention is not None])

    def _before_and(self, subject: Token) -> list[Part]:
        """Return A of "President A and leader B signed" where the parse cuts B's name from its title."""
        words = self.page.sentence_of(subject).tokens
        before = self.page.tokens_between(words[0].i, subject.left - 1) if subject.left > words[0].i else ()
        joint = next((word for word in reversed(before) if word.lower == "and"), None)
        is_broken = any(word.pos in {"VERB", "AUX", "ADP", "PUNCT"} for word in before)
        if joint is None or joint.i == words[0].i or is_broken:
            return []
        ends = self.page.tokens[joint.i - 1]
        mention = next((m for word in before if (m := self.cast.at(word.i)) and m.span.end == ends.end), None)
        is_person = mention is not None and self.cast.actors[mention.actor].kind is ActorKind.PERSON
        return self.people.expanded([mention]) if is_person and mention is not None else []

    def _before_comma(self, subject: Token) -> list[Part]:
        """Return the first of "A, B and C met" where the parse hangs it elsewhere."""
        in_headline = self.page.sentence_of(subject).kind is SegmentKind.HEADLINE  # "Berg, Rey speak by phone"
        if subject.left < len(("A", ",")) or not (in_headline or subject.children_by("cc")):
            return []
        comma, name = self.page.tokens[subject.left - 1], self.page.tokens[subject.left - 2]
        mention = self.cast.at(name.i)
        is_list = (
            comma.text == "," and comma.sentence == subject.sentence and name.pos == "PROPN" and name.dep != "pobj"
        )
        return self.people.expanded([mention]) if is_list and mention is not None else []

    def _subject_token(self, verb: Token) -> Token | None:
        seen = 0
        while seen < DEPTH:
            own = self._own_subject(verb)
            if own is not None:
                return own
            controller = self._controller(verb)
            if controller is not None:
                return controller
            above = next((word for word in verb.ancestors() if word.pos in VERBAL), None)
            if above is None:
                return None
            verb, seen = above, seen + 1
        return None

    def _own_subject(self, verb: Token) -> Token | None:
        own = next(reversed(verb.children_by("nsubj", "nsubjpass")), None)  # a name may be cut in two: its last word
        if own is None:
            return None
        if own.pos == "PRON" and verb.dep == "advcl" and verb.head.i > verb.i:
            return self._subject_token(verb.head) or own  # "as she entered the meeting, X said"
        is_relative = own.tag in {"WDT", "WP"} or own.lower == "that"
        return verb.head if is_relative and verb.dep == "relcl" else own

    def _controller(self, verb: Token) -> Token | None:
        """Return who is to act in "asked X to meet", "thanked X for coming", "X, meeting Y", "X's wish to meet"."""
        head = verb.head
        if verb.dep == "pcomp" and head.lower in {"for", "from"}:
            return head.head.child("dobj")
        if verb.dep in {"xcomp", "ccomp"} and head.pos in VERBAL and head.lemma not in SUBJECT_CONTROL:
            on = (child.child("pobj") for child in head.children_by("prep") if child.lower in {"on", "upon"})
            return head.child("dobj") or next(on, None)
        if verb.dep == "acl" and verb.tag in {"VBG", "VBN", "VBD", "VBZ"}:
            return head
        return head.child("poss") if head.pos in {"NOUN", "PROPN"} else None

    def in_clause(self, top: Token) -> list[Part]:
        """Return the two parties of the clause that talks are told in, where it names just two."""
        verb = clause_of(top)
        if top.dep in {"nsubj", "nsubjpass"} and verb.dep == "advcl":  # "A and B were at odds when talks broke up"
            verb = verb.head
        is_aside = top.dep == "pobj" or verb is not clause_of(top)
        subject = self.subject_of(verb) if verb.pos in {"VERB", "AUX"} and is_aside else []
        if not subject or self._are_sides(subject) or (top.dep == "pobj" and self.is_joined(verb)):
            return subject
        if verb is not clause_of(top):  # "A asked B not to attack C while talks went on": whose, it does not say
            return []
        others = [
            mention
            for word in self.page.sentence_of(top).tokens
            if (mention := self.people.mention_at(word)) is not None
            and clause_of(word) is verb
            and word.dep in {"dobj", "pobj"}
            and self.people.is_on_top(word, mention)
        ]
        parts = [*subject, *self.people.expanded(others)]
        return parts if self._are_sides(parts) and len(parts) == len(("one", "other")) else []

    def _are_sides(self, parts: list[Part]) -> bool:
        """Tell whether somebody of several parties is named, and of nobody the party is open."""
        parties = {self.cast.actors[part.actor].party for part in parts}
        return len(parties) > 1 and None not in parties
