"""Reads who takes part: from the words of the trigger and its closest neighbours."""

from collections.abc import Iterator

from communique.contacts.governing import Governing, top_of
from communique.contacts.lexicon import Trigger, VerbTrigger, lexicon
from communique.contacts.messages import Messages
from communique.contacts.people import BREAKS, FINITE, VAGUE, People
from communique.contacts.places import is_city
from communique.contacts.sighting import Frame, Part
from communique.contacts.states import code_at, government_of, seat_at
from communique.contacts.subjects import Subjects
from communique.domain.actor import Cast, Mention, MentionKind
from communique.domain.contact import ContactMode
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.language import Page, Token
from communique.language.tense import clause_of

LOCAL = frozenset({"government", "authority", "official", "leader", "leadership", "counterpart"})


class Frames:
    """Reads frames on one page with its cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Keep the page and who is on it."""
        self.page = page
        self.cast = cast
        self.people = People(page, cast)
        self.subjects = Subjects(page, self.people)
        self.governing = Governing(page, self.people, self.subjects)
        self.messages = Messages(self.people, self.subjects)
        self._words: dict[str, ActorId] | None = None

    def of_verb(self, verb: Token, rule: VerbTrigger) -> Frame:
        """Return who takes part in what a verb of contact tells."""
        frame = Frame(last=verb.i)
        frame.add(self.subjects.subject_of(verb))
        frame.add(self.subjects.companions_of(verb))
        frame.has_silent = rule.reciprocal and len(frame.parts) == 1 and self.subjects.is_joined(verb)
        if rule.reciprocal and verb.dep == "relcl" and verb.head.dep == "conj":  # "A and B, who saw each other"
            frame.add(self.people.people_at(verb.head.head))
        agent = verb.child("agent")
        if agent is not None:
            frame.add(self.people.people_after(agent, frame))
        partner = verb.child("dobj", "dative") if rule.object and not rule.topical else None
        if partner is not None:
            frame.has_partner = True
            frame.add(self.people.people_at(partner, frame))
        self._add_partners(verb, frame, rule.partners | {"alongside", "with"} if rule.reciprocal else rule.partners)
        self._add_mediators(verb, frame)
        if rule.id == "shuttle":
            self._add_shuttled(verb, frame)
        return frame

    def _add_shuttled(self, verb: Token, frame: Frame) -> None:
        """Make who shuttles a mediator, and those between whom he does the participants."""
        frame.mediators.extend(self.subjects.subject_of(verb))
        between = next((child for child in verb.children_by("prep") if child.lower == "between"), None)
        words = between.subtree() if between is not None else ()
        ordered = sorted(words, key=lambda word: word.i)
        named = [mention for word in ordered if (mention := self.people.mention_at(word)) is not None]
        frame.parts = []
        frame.add(self.people.expanded(named))
        if len(frame.parts) <= 1:
            frame.parts = (
                [
                    Part(actor, frame.parts[0].mention if frame.parts else frame.mediators[0].mention)
                    for actor in self.people.standing.parties()
                ]
                if frame.mediators
                else []
            )

    def of_noun(self, noun: Token, rule: Trigger) -> Frame:
        """Return who takes part in what a noun of contact tells."""
        frame = Frame(last=noun.i, has_the=any(child.lower == "the" for child in noun.children))
        self._add_modifiers(noun, frame)
        self._add_partners(noun, frame, self._prepositions_of(rule))
        self._add_participles(noun, frame)
        self._add_mediators(noun, frame)
        is_carried = rule.mode is ContactMode.MESSAGE and self.messages.add(noun, frame)
        if not frame.has_all and not is_carried:
            self.governing.add(top_of(noun), frame, rule)
        return frame

    def _prepositions_of(self, rule: Trigger) -> frozenset[str]:
        words = lexicon().words.between
        if rule.mode in {"call", "visit", "message"}:
            return words | getattr(rule, "partners", frozenset())
        return (words - {"to", "from"}) | getattr(rule, "partners", frozenset())

    def _add_modifiers(self, noun: Token, frame: Frame) -> None:
        """Add "Putin's call", "the Witkoff meeting", "Russian-American talks", "the Trump-Putin call"."""
        owner = noun.child("poss") or (noun.head.child("poss") if noun.dep == "conj" else None)
        if owner is not None and owner.tag == "WP$":
            owner = next((word.head for word in noun.ancestors() if word.dep == "relcl"), owner)
        if owner is not None:
            owners = self._they(noun, owner) or self.people.people_at(owner)
            both = self.people.standing.people() if owner.lower == "their" and len(owners) == 1 else ()
            mention = owners[0].mention if owners else None
            frame.add([Part(actor, mention) for actor in both] if both and mention is not None else owners)
        words = [word for word in self._modifiers(noun) if not self._is_broker(word, frame)]
        names = [mention for word in words if (mention := self.people.mention_at(word)) is not None]
        names += [mention for word in words if "-" in word.text for mention in self._hyphened(word)]
        for mention in names:
            if len(names) > 1 or mention.members or not is_city(mention.span.of(self.page.text)):
                frame.add(self.people.expanded([mention]))
        if not frame.parts:
            frame.add(self._by_adjectives(words))
        if len(frame.parts) > 1:
            frame.has_all = True
        frame.has_partner = frame.has_partner or len(frame.parts) > 1

    def _is_broker(self, word: Token, frame: Frame) -> bool:
        """Take X of "X-brokered talks" for the one between, and tell whether a word is that."""
        brokered = lexicon().words.brokered
        after = self.page.tokens[word.i + 1 : word.i + 3]
        is_apart = len(after) > 1 and after[0].text in {"-", "‑"} and after[1].lower in brokered
        is_whole = "-" in word.text and word.lower.rpartition("-")[2] in brokered
        if is_apart:
            mention = self.people.mention_at(word)
            frame.mediators.extend(self.people.expanded([mention] if mention is not None else []))
        return is_apart or is_whole

    def _they(self, noun: Token, owner: Token) -> list[Part]:
        """Return whose "their meeting" is: the two who do what the sentence tells."""
        verb = clause_of(noun)
        if owner.lower != "their" or verb is noun:
            return []
        subject = [part for part in self.subjects.subject_of(verb) if part.mention.head < owner.i]
        return subject if len(subject) == len(("one", "other")) else []

    def _by_adjectives(self, words: list[Token]) -> list[Part]:
        """Return the states of "Saudi-Iranian talks", "Chinese and Indian consultations"; one alone says too little."""
        named = [(word, government_of(self.page, self.cast, code_at(self.page, word))) for word in words]
        parts = [
            Part(actor, Mention(actor=actor, head=word.i, span=word.span, kind=MentionKind.DESCRIPTION))
            for word, actor in named
            if actor is not None
        ]
        return parts if len(parts) > 1 else []

    def _hyphened(self, word: Token) -> Iterator[Mention]:
        """Yield those a word like "UK-Oman" names, where the page names them elsewhere too."""
        offset = word.start
        for piece in word.text.split("-"):
            actor = self._by_words().get(piece)
            if actor is not None:
                span = Span(offset, offset + len(piece))
                yield Mention(actor=actor, head=word.i, span=span, kind=MentionKind.NAME)
            offset += len(piece) + 1

    def _by_words(self) -> dict[str, ActorId]:
        if self._words is None:
            self._words = {
                words: actor.id
                for actor in self.cast.actors.values()
                if actor.kind not in VAGUE
                for words in (actor.name, *(mention.quote for mention in actor.mentions))
            }
        return self._words

    def _modifiers(self, noun: Token) -> Iterator[Token]:
        for child in noun.children:
            if child.dep in {"compound", "amod", "nmod"} and child.i < noun.i:
                yield from sorted(
                    (word for word in child.subtree() if word is child or word.dep in {"compound", "amod", "nmod"}),
                    key=lambda word: word.i,
                )

    def _add_partners(self, trigger: Token, frame: Frame, prepositions: frozenset[str]) -> None:
        """Add those after "with", "between", "of" and the like, also where the parse hangs them elsewhere."""
        for preposition in self._prepositions_right(trigger, prepositions):
            if preposition.lower == "from" and any(
                seat_at(noun) or is_city(noun.text) for noun in preposition.children
            ):
                continue  # "a call from Oslo"
            people = self.people.people_after(preposition, frame)
            noun = preposition.child("pobj")
            is_partner = preposition.lower in lexicon().words.partner_sweep
            if people or (is_partner and noun is not None):
                frame.has_partner = True
            if is_partner and not people and noun is not None and noun.pos == "PROPN":
                frame.has_stranger = True
            is_nameless = noun is not None and not any(child.text[:1].isupper() for child in noun.subtree())
            is_local = is_nameless and preposition.lower == "with" and noun is not None and noun.lemma in LOCAL
            frame.has_local = frame.has_local or is_local
            missing = {"between": len({part.actor for part in people}) <= 1, "with": not people}
            frame.has_silent = frame.has_silent or (noun is not None and missing.get(preposition.lower, False))
            is_pair = len(people) > 1 or (noun is not None and bool(noun.children_by("conj")))
            frame.has_all = frame.has_all or (preposition.lower in {"between", "among"} and is_pair)
            frame.is_with = preposition.lower == "with" and not frame.parts
            frame.has_all = frame.has_all or (preposition.lower == "of" and self._are_parties(people))
            frame.add(people)

    def _are_parties(self, people: list[Part]) -> bool:
        """Tell whether those named act for different parties, as in "a meeting of the Danish and Polish ministers"."""
        parties = {self.cast.actors[part.actor].party for part in people}
        return len(parties) > 1 and None not in parties

    def _prepositions_right(self, trigger: Token, prepositions: frozenset[str]) -> Iterator[Token]:
        surface = lexicon().words.partner_sweep & prepositions
        sentence = self.page.sentence_of(trigger).tokens
        closes = -1
        for token in self.page.tokens_between(trigger.i + 1, sentence[-1].i):
            if token.text == "(":
                closes = next((word.i for word in sentence if word.i > token.i and word.text == ")"), -1)
            if token.i <= closes:
                continue
            if (
                token.lower in prepositions
                and token.pos in {"ADP", "SCONJ", "VERB"}
                and self._belongs(token, trigger, surface)
            ):
                yield token
            elif token.tag in FINITE or token.text in BREAKS - {'"', "“", "”"}:
                return

    def _belongs(self, preposition: Token, trigger: Token, surface: frozenset[str]) -> bool:
        governing = preposition.head
        is_occasion = governing.dep == "pobj" and governing.head.lower == "for" and governing.head.head is trigger
        if governing is trigger or (is_occasion and preposition.lower == "with"):  # "met for dinner with X"
            return True
        if preposition.lower == "from":
            return governing.lower in {"across", "table"} and governing.is_below(trigger)
        if preposition.lower not in surface:
            return False
        words = lexicon().words
        is_contact = governing.pos == "NOUN" and governing.lemma in lexicon().nouns.keys() - words.phone - words.video
        if self._is_apart(governing, trigger):
            return False
        is_later = trigger.pos == "VERB" or (governing.i > trigger.i and not governing.is_below(trigger))
        is_of_another = is_later and is_contact and governing.lemma not in words.rooms
        is_of_another = is_of_another or (
            governing.pos == "VERB" and governing.dep == "advcl" and governing.i > trigger.i
        )
        return not is_of_another and governing.lemma not in lexicon().words.elsewhere

    def _is_apart(self, governing: Token, trigger: Token) -> bool:
        """Tell whether a noun stands beside a contact: "talks with X about talks with Y"."""
        words = lexicon().words
        beside = words.ahead | {"before", "after", "following", "prior"}
        if governing.lemma in lexicon().nouns.keys() - words.phone - words.video:
            beside |= {"about", "on", "over"}  # "talks on the canal between A and B" are those of A and B
        while governing is not trigger and governing.head is not governing:
            if governing.pos in {"ADP", "SCONJ", "ADV"} and governing.lower in beside:
                return governing.i > trigger.i
            governing = governing.head
        return False

    def _add_participles(self, noun: Token, frame: Frame) -> None:
        """Add "talks attended by X", "a meeting which X joined", "a delegation led by X"."""
        words = lexicon().words
        below = [word for word in noun.subtree() if word.dep == "relcl" and word.lemma in words.including]
        for child in (*noun.children_by("acl", "relcl"), *(word for word in below if word.head is not noun)):
            if child.lemma in words.mediating:
                continue
            agent = child.child("agent")
            if agent is not None and child.lemma in words.attended:
                frame.add(self.people.people_after(agent, frame))
            elif child.lower in {"involving", "including", "featuring"} and (whom := child.child("dobj")) is not None:
                frame.add(self.people.people_at(whom, frame))
                frame.has_all = len(frame.parts) > 1
            elif child.lemma in words.including and (whom := child.child("dobj")) is not None:
                frame.add(self.people.people_from(whom, frame))
                frame.has_all = len(frame.parts) > 1
            elif child.dep == "relcl" and child.lemma in words.attended:
                frame.add(self.subjects.subject_of(child))
            elif child.dep == "relcl" and any(word.lemma in words.attended for word in child.children_by("xcomp")):
                frame.add(self.subjects.subject_of(child))  # "which X and Y are expected to attend"

    def _add_mediators(self, trigger: Token, frame: Frame) -> None:
        """Add "through Omani mediators", "mediated by Qatar", "Qatar mediated the talks"."""
        words = lexicon().words
        for token in self.page.sentence_of(trigger).tokens:
            if token.lower in {"through", "via"}:
                is_own = any(noun is trigger or trigger.is_below(noun) for noun in token.children_by("pobj"))
                if not is_own and token.head in (trigger, *trigger.ancestors()):  # not "through talks between A and B"
                    frame.mediators.extend(self.people.people_after(token))
            elif token.lemma in words.guarantors and token.head.lower == "as":
                frame.mediators.extend(self._as_guarantors(token.head))
            elif token.lemma in words.mediating and token.pos == "VERB":
                agent = token.child("agent")
                frame.mediators.extend(self.people.people_after(agent) if agent else self.subjects.subject_of(token))
            elif token.lemma in words.mediators and self._is_between(token, trigger):
                of = next((child for child in token.children_by("prep") if child.lower in {"of", "from"}), None)
                frame.mediators.extend(self.people.people_at(token) or (self.people.people_after(of) if of else []))
                frame.mediators.extend(self._states_beside(token))
        own = {part.actor for part in frame.parts}
        if own < {part.actor for part in frame.mediators}:  # "under the mediation of X, A and B met"
            frame.mediators = [part for part in frame.mediators if part.actor not in own]
        between = {part.actor for part in frame.mediators}
        frame.parts = [part for part in frame.parts if part.actor not in between]

    def _is_between(self, token: Token, trigger: Token) -> bool:
        """Tell whether a mediator is not among those who meet, nor left out ("without a mediator")."""
        if token.head.lower in {"with", "without"} or any(child.lower == "no" for child in token.children):
            return False
        named = token.head if token.dep in {"compound", "nmod"} else token
        above = {trigger, trigger.head} if trigger.dep == "dobj" else {trigger}
        return named.dep not in {"nsubj", "dobj", "nsubjpass"} or named.head not in above

    def _as_guarantors(self, role: Token) -> list[Part]:
        """Return who stands before "as guarantors": "with A and B as guarantors"."""
        start = next((word for word in (role.head, *role.ancestors()) if word.lower == "with"), None)
        if start is not None:
            return self.people.people_after(start)
        before = [word for word in self.page.sentence_of(role).tokens if word.lower == "with" and word.i < role.i]
        return self.people.people_after(before[-1]) if before else []

    def _states_beside(self, token: Token) -> list[Part]:
        mentions = [self.cast.at(child.i) for child in token.children_by("amod", "compound", "poss")]
        return self.people.expanded([mention for mention in mentions if mention is not None])
