"""Reads who takes part: from the words of the trigger, from the verb that governs it, and from the surface."""

from collections.abc import Iterator

from communique.contacts.level import WORDS as RANK_WORDS
from communique.contacts.lexicon import Trigger, VerbTrigger, lexicon
from communique.contacts.places import is_city
from communique.contacts.sighting import Frame, Part
from communique.domain.actor import ActorKind, Cast, Mention, MentionKind
from communique.domain.contact import ContactMode
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.language import Page, SegmentKind, Token
from communique.language.tense import clause_of, is_object_astray

REACH = 60  # words that a list of people may take
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "WDT", "WP", "WRB", "WP$"})
STOPS = frozenset({
    "in", "on", "at", "for", "about", "over", "after", "before", "during", "since", "until", "following", "ahead",
    "amid", "to", "as", "from", "via", "through", "into", "near", "under", "without", "because", "while", "that",
    "by", "regarding", "despite", "but", "if", "than", "where", "when", "who", "which", "aimed", "held", "led",
})  # fmt: skip
TOLD_IN = frozenset({ContactMode.CALL, ContactMode.MEETING, ContactMode.MESSAGE})  # "told B in a call"
BREAKS = frozenset({";", ":", "—", "–", "--", "(", ")", ".", "?", "!", '"', "“", "”"})


class Frames:
    """Reads frames on one page with its cast."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Keep the page and who is on it."""
        self.page = page
        self.cast = cast
        self._words: dict[str, ActorId] | None = None

    def of_verb(self, verb: Token, rule: VerbTrigger) -> Frame:
        """Return who takes part in what a verb of contact tells."""
        frame = Frame(last=verb.i)
        frame.add(self.subject_of(verb))
        agent = verb.child("agent")
        if agent is not None:
            frame.add(self.people_after(agent, frame))
        partner = verb.child("dobj", "dative") if rule.object else None
        if partner is not None:
            frame.has_partner = True
            frame.add(self.people_at(partner, frame))
        self._add_partners(verb, frame, rule.partners | {"alongside", "with"} if rule.reciprocal else rule.partners)
        self._add_mediators(verb, frame)
        return frame

    def of_noun(self, noun: Token, rule: Trigger) -> Frame:
        """Return who takes part in what a noun of contact tells."""
        frame = Frame(last=noun.i)
        self._add_modifiers(noun, frame)
        self._add_partners(noun, frame, self._prepositions_of(rule))
        self._add_participles(noun, frame)
        self._add_mediators(noun, frame)
        top = self.top_of(noun)
        if not frame.has_all:
            self._add_governing(top, frame, rule)
        return frame

    def _prepositions_of(self, rule: Trigger) -> frozenset[str]:
        words = lexicon().words.between
        if rule.mode in {"call", "visit", "message"}:
            return words
        return words - {"to", "from"}

    # --- people at a noun, after a preposition, before a verb ------------------------------------------------

    def people_at(self, noun: Token, frame: Frame | None = None) -> list[Part]:
        """Return those a noun phrase names: the noun, what is joined to it, the name in apposition."""
        last = noun.right
        for child in noun.children:
            if child.dep in {"relcl", "acl"} and child.i > noun.i:
                last = min(last, child.left - 1)
        found = self._sweep(noun.left, max(last, noun.i), noun.i, frame)
        if found:
            return found
        named = [self._mention_at(child) for child in noun.children_by("appos")]  # "the envoy to Chad, Anna Berg"
        return self._expanded([mention for mention in named if mention is not None])

    def people_after(self, preposition: Token, frame: Frame | None = None) -> list[Part]:
        """Return those named from a preposition on, as far as the list goes on the surface."""
        sentence = self.page.sentence_of(preposition).tokens
        last = min(sentence[-1].i, preposition.i + REACH)
        return self._sweep(preposition.i + 1, last, preposition.i, frame)

    def _sweep(self, first: int, last: int, sure: int, frame: Frame | None) -> list[Part]:
        """Return the people between two words; up to the word `sure` nothing ends the list."""
        mentions: list[Mention] = []
        own = {word.i for word in self.page.tokens[sure].conjuncts()}
        skip_to = -1
        for token in self.page.tokens_between(first, last):
            if token.i < skip_to:
                continue
            if token.i > sure and self._ends_list(token):
                break
            if token.dep == "appos" and token.tag in {"NN", "NNS"} and mentions and token.i > sure:
                skip_to = self._end_of_apposition(token, last)
                continue
            if token.i > sure and token.dep in {"nsubj", "nsubjpass"} and not token.is_below(self.page.tokens[sure]):
                if not self._is_list_gone_astray(token, first):
                    break
            mention = self._mention_at(token)
            if mention is not None and (token.i in own or self._is_on_top(token, mention)):
                mentions.append(mention)
            if frame is not None and token.i > frame.last and token.pos in {"NOUN", "PROPN", "PRON"}:
                frame.last = token.i
        return self._expanded(mentions)

    def _mention_at(self, token: Token) -> Mention | None:
        """Return the mention whose head a word is, unless it names nobody in particular ("the sides")."""
        mention = self.cast.at(token.i)
        if mention is None or mention.head != token.i:
            return None
        actor = self.cast.actors.get(mention.actor)
        if actor is not None and actor.kind in {ActorKind.GROUP, ActorKind.UNNAMED} and not mention.members:
            return None if self._is_nobody(actor.name, token) else mention
        return mention

    def _is_nobody(self, name: str, head: Token) -> bool:
        """Tell whether a description takes up others without naming them: "both sides", "leaders of the two countries"."""
        words = lexicon().words
        if any(child.children_by("conj") for child in head.children_by("amod", "compound")):
            return False  # "Danish and Polish officials" are two sides
        spoken = set(name.lower().split())
        counted = words.numerals.keys() | {"both", "all"}
        is_count = bool(spoken & counted) and spoken <= counted | words.pairs | words.nobody | {"the", "of", "from"}
        return name.lower() in words.nobody or is_count

    def _is_list_gone_astray(self, token: Token, first: int) -> bool:
        """Tell whether a parse hangs the rest of a list on a verb as its subject: no comma stands before it."""
        return not any(word.text == "," for word in self.page.tokens_between(first, token.left))

    def _ends_list(self, token: Token) -> bool:
        if token.tag in FINITE or token.text in BREAKS:
            is_title = token.lower in {"head", "chief"} and token.dep != "ROOT"
            return not is_title and (token.tag != "VB" or token.dep not in {"compound", "nmod"})
        if token.lower in STOPS and token.dep not in {"compound", "nmod"}:
            return not (self._is_inside_name(token) or self._is_of_group(token))
        if token.text == "," and token.i + 1 < len(self.page.tokens):
            after = self.page.tokens[token.i + 1]
            return after.tag in FINITE | {"VBG", "VBN", "RB", "IN"} and after.lower not in {"including", "along"}
        return False

    def _is_of_group(self, token: Token) -> bool:
        """Tell whether "from" goes on with those it stands between: "representatives from A, B and C"."""
        before = self.page.tokens[token.i - 1]
        return token.lower == "from" and before.lemma in RANK_WORDS

    def _is_inside_name(self, token: Token) -> bool:
        """Tell whether a small word stands inside a mention ("the minister for Europe")."""
        return any(
            mention.span.covers(token.span)
            for near in range(max(0, token.i - 6), min(token.i + 6, len(self.page.tokens)))
            if (mention := self.cast.at(near)) is not None
        )

    def _end_of_apposition(self, token: Token, last: int) -> int:
        for word in self.page.tokens_between(token.i, min(last, token.right)):
            if word.text == ",":
                return word.i
        return token.right + 1

    def _is_on_top(self, token: Token, mention: Mention) -> bool:
        """Tell whether a mention is named for itself, not inside another or as somebody's owner."""
        if token.dep == "poss" or (token.i + 1 < len(self.page.tokens) and self.page.tokens[token.i + 1].tag == "POS"):
            return False
        for near in range(max(0, token.i - 8), min(token.i + 9, len(self.page.tokens))):
            other = self._mention_at(self.page.tokens[near]) if near != token.i else None
            if other is not None and other.span.covers(mention.span) and other.span != mention.span:
                return False
        actor = self.cast.actors.get(mention.actor)
        is_state = actor is not None and actor.kind is ActorKind.GOVERNMENT
        modifies = token.dep in {"compound", "amod", "nmod"} and token.head.i > token.i
        return not (is_state and modifies and self.cast.at(token.head.i) is not None)

    def _expanded(self, mentions: list[Mention]) -> list[Part]:
        parts: list[Part] = []
        for mention in mentions:
            for actor in mention.members or self._within_group(mention) or (mention.actor,):
                if actor in self.cast.actors:
                    parts.append(Part(actor, mention))
        people = [part for part in parts if self.cast.actors[part.actor].kind is ActorKind.PERSON]
        first = self.cast.actors[parts[0].actor].kind if parts else None
        if first in {ActorKind.GROUP, ActorKind.UNNAMED} and len(people) > 1 and not parts[0].mention.members:
            return people  # "party leaders, A, B and C"
        return parts

    def _within_group(self, mention: Mention) -> tuple[ActorId, ...]:
        """Return who stands behind "delegations from A and B" (the states) and "a team led by X" (its head)."""
        actor = self.cast.actors.get(mention.actor)
        if actor is None or actor.kind not in {ActorKind.GROUP, ActorKind.UNNAMED}:
            return ()
        head = self.page.tokens[mention.head]
        for child in head.children_by("acl"):
            agent = child.child("agent")
            leader = agent.child("pobj") if agent is not None and child.lemma in {"lead", "head", "chair"} else None
            found = self.cast.at(leader.i) if leader is not None else None
            if found is not None:
                return (found.actor,)
        inside = [
            near.actor
            for word in self.page.tokens_in(mention.span)
            if (near := self.cast.at(word.i)) is not None and near.head == word.i and near.actor != mention.actor
        ]
        states = tuple(dict.fromkeys(one for one in inside if self.cast.actors[one].kind is ActorKind.GOVERNMENT))
        return states if len(states) > 1 else ()

    def subject_of(self, verb: Token) -> list[Part]:
        """Return who does what a verb tells, also where an infinitive or a participle leaves that to the clause above."""
        subject = self._subject_token(verb, 0)
        if subject is None:
            return []
        return [*self._before_comma(subject), *self.people_at(subject)]

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
        return self._expanded([mention]) if is_list and mention is not None else []

    def _subject_token(self, verb: Token, depth: int) -> Token | None:
        own = verb.child("nsubj", "nsubjpass")
        if own is not None and own.pos == "PRON" and verb.dep == "advcl" and verb.head.i > verb.i:
            return self._subject_token(verb.head, depth + 1) or own  # "as she entered the meeting, X said"
        if own is not None:
            if own.tag in {"WDT", "WP"} or own.lower == "that":
                return verb.head if verb.dep == "relcl" else own
            return own
        if depth > 6 or verb.head is verb:  # noqa: PLR2004  a chain of clauses that long is a broken parse
            return None
        head = verb.head
        if verb.dep == "pcomp" and head.lower in {"for", "from"} and (whom := head.head.child("dobj")) is not None:
            return whom  # "thanked X for coming"
        if verb.dep in {"xcomp", "ccomp", "advcl"} and head.pos in {"VERB", "AUX"}:
            controller = self._controller(head) if verb.dep in {"xcomp", "ccomp"} else None
            if controller is not None and head.lemma not in {"promise", "agree", "make", "take"}:
                return controller
            return self._subject_token(head, depth + 1)
        if head.pos in {"VERB", "AUX"}:
            return self._subject_token(head, depth + 1)
        if verb.dep == "acl" and verb.tag in {"VBG", "VBN"}:
            return head
        above = next((word for word in head.ancestors() if word.pos in {"VERB", "AUX"}), None)
        if head.pos in {"NOUN", "PROPN"} and (owner := head.child("poss")) is not None:
            return owner
        return self._subject_token(above, depth + 1) if above is not None else None

    def _controller(self, verb: Token) -> Token | None:
        """Return who is to act in "asked X to meet", "called on X to meet"."""
        if verb.child("dobj") is not None:
            return verb.child("dobj")
        return next((on.child("pobj") for on in verb.children_by("prep") if on.lower in {"on", "upon"}), None)

    def in_clause(self, top: Token) -> list[Part]:
        """Return the two parties of the clause that talks are told in, where it names just two ("A left B's offer at the talks")."""
        verb = clause_of(top)
        subject = self.subject_of(verb) if verb.pos in {"VERB", "AUX"} and top.dep == "pobj" else []
        if not subject:
            return []
        others = [
            mention
            for word in self.page.sentence_of(top).tokens
            if (mention := self._mention_at(word)) is not None
            and clause_of(word) is verb
            and word.dep in {"dobj", "pobj"}
            and self._is_on_top(word, mention)
        ]
        parts = [*subject, *self._expanded(others)]
        parties = {self.cast.actors[part.actor].party for part in parts}
        return parts if len(parties) == len(("one", "other")) and None not in parties else []

    # --- the trigger's own phrase ----------------------------------------------------------------------------

    def _add_modifiers(self, noun: Token, frame: Frame) -> None:
        """Add "Putin's call", "the Witkoff meeting", "Russian-American talks", "the Trump-Putin call"."""
        owner = noun.child("poss")
        if owner is not None:
            frame.add(self.people_at(owner))
        words = list(self._modifiers(noun))
        names = [mention for word in words if (mention := self._mention_at(word)) is not None]
        names += [mention for word in words if "-" in word.text for mention in self._hyphened(word)]
        for mention in names:
            if len(names) > 1 or mention.members or not is_city(mention.span.of(self.page.text)):
                frame.add(self._expanded([mention]))
        if len(frame.parts) > 1:
            frame.has_all = True
        frame.has_partner = frame.has_partner or len(frame.parts) > 1

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
                if actor.kind not in {ActorKind.GROUP, ActorKind.UNNAMED}
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
            people = self.people_after(preposition, frame)
            noun = preposition.child("pobj")
            is_partner = preposition.lower in lexicon().words.partner_sweep
            if people or (is_partner and noun is not None):
                frame.has_partner = True
            if is_partner and not people and noun is not None and noun.pos == "PROPN":
                frame.has_stranger = True
            if preposition.lower in {"between", "with"} and noun is not None and not (people and preposition.lower == "with"):
                frame.has_silent = frame.has_silent or len(people) < len(("one", "other"))
            frame.has_all = frame.has_all or (preposition.lower in {"between", "among"} and len(people) > 1)
            frame.add(people)

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
        if preposition.head is trigger:
            return True
        if preposition.lower not in surface:
            return False
        governing = preposition.head
        return governing.lemma not in lexicon().words.elsewhere

    def _add_participles(self, noun: Token, frame: Frame) -> None:
        """Add "talks attended by X", "a meeting which X joined", "a delegation led by X"."""
        words = lexicon().words
        below = [word for word in noun.subtree() if word.dep == "relcl" and word.lemma in words.including]
        for child in (*noun.children_by("acl", "relcl"), *(word for word in below if word.head is not noun)):
            if child.lemma in words.mediating:
                continue
            agent = child.child("agent")
            if agent is not None and child.lemma in {"attend", "join", "lead", "chair", "host", "hold", "head"}:
                frame.add(self.people_after(agent, frame))
            elif child.lower in {"involving", "including", "featuring"} and (whom := child.child("dobj")) is not None:
                frame.add(self.people_at(whom, frame))
                frame.has_all = len(frame.parts) > 1
            elif child.lemma in words.including and (whom := child.child("dobj")) is not None:
                frame.add(self.people_at(whom, frame))
            elif child.dep == "relcl" and child.lemma in {"attend", "join", "hold", "have"}:
                frame.add(self.subject_of(child))

    def _add_mediators(self, trigger: Token, frame: Frame) -> None:
        """Add "through Omani mediators", "mediated by Qatar", "Qatar mediated the talks"."""
        words = lexicon().words
        for token in self.page.sentence_of(trigger).tokens:
            if token.lemma in words.mediating and token.pos == "VERB":
                agent = token.child("agent")
                frame.mediators.extend(self.people_after(agent) if agent else self.subject_of(token))
            elif token.lemma in words.mediators and token.head.lower != "with":
                of = next((child for child in token.children_by("prep") if child.lower in {"of", "from"}), None)
                frame.mediators.extend(self.people_at(token) or (self.people_after(of) if of else []))
                frame.mediators.extend(self._states_beside(token))
        between = {part.actor for part in frame.mediators}
        frame.parts = [part for part in frame.parts if part.actor not in between]

    def _states_beside(self, token: Token) -> list[Part]:
        mentions = [self.cast.at(child.i) for child in token.children_by("amod", "compound", "poss")]
        return self._expanded([mention for mention in mentions if mention is not None])

    # --- the verb above --------------------------------------------------------------------------------------

    def top_of(self, noun: Token) -> Token:
        """Return the noun that stands for the contact in its clause: "a round" of "a round of talks"."""
        head = noun.head
        if noun.dep == "pobj" and head.lower == "of" and head.head.lemma in lexicon().words.rounds:
            return self.top_of(head.head)
        return noun

    def _add_governing(self, top: Token, frame: Frame, rule: Trigger) -> None:
        """Add the subject of "hold", "attend", "fly to Oslo for", "tell B in a call"."""
        words = lexicon().words
        preposition = top.head if top.dep == "pobj" else None
        verb = (preposition or top).head
        is_within = preposition is not None and preposition.lower in words.during
        while verb.pos in {"NOUN", "PROPN", "ADP", "ADV"} and verb.head is not verb:
            if verb.lemma in words.asking:
                self._add_asking(verb, frame)
            elif (
                verb.pos in {"NOUN", "PROPN"}
                and verb.lemma not in words.rounds
                and not (is_within and frame.has_partner)
            ):
                return
            verb = verb.head
        by_name = preposition is not None and preposition.lower in words.setting and preposition.head.pos == "PROPN"
        if by_name and preposition is not None and not frame.has_all:
            frame.add(self.people_at(preposition.head)[:1])  # "X, in a call with Y, said"
        if verb.pos not in {"VERB", "AUX"} and verb.tag[:2] != "VB":
            return
        if top.dep == "nsubj" and is_object_astray(top):
            self._with_at_verb(top, verb.head, frame)
            frame.add(self.subject_of(verb.head))
            return
        self._with_at_verb(top, verb, frame)
        if frame.has_all or top.dep in {"nsubj", "nsubjpass"}:
            self._agent(top, verb, frame)
            return
        if preposition is not None and preposition.lower in {"of", "about", "between", "with"}:
            return
        is_setting = preposition is not None and preposition.lower in words.setting
        if verb.lemma not in words.light and not (is_setting and (frame.has_partner or (rule.mode in TOLD_IN and preposition.lower in words.within))):
            return
        if top.dep in {"dobj", "attr"} or (preposition is not None and len(frame.parts) <= 1):
            self._subject_and_object(top, verb, frame)

    def _add_asking(self, noun: Token, frame: Frame) -> None:
        """Add who asks in "a request from X for talks", "Y's offer of a meeting"."""
        owner = noun.child("poss")
        if owner is not None:
            frame.add(self.people_at(owner))
        for child in noun.children_by("prep"):
            if child.lower in {"from", "by"}:
                frame.add(self.people_after(child, frame))

    def _subject_and_object(self, top: Token, verb: Token, frame: Frame) -> None:
        frame.add(self.subject_of(verb))
        agent = verb.child("agent")
        if agent is not None:
            frame.add(self.people_after(agent, frame))
        whom = verb.child("dobj", "dative")
        if whom is not None and whom is not top and top.dep == "pobj" and not frame.has_partner:
            frame.add([part for part in self.people_at(whom, frame) if self._is_person(part)])

    def _with_at_verb(self, top: Token, verb: Token, frame: Frame) -> None:
        names = {"with", "between", "alongside", "among"}
        if not frame.has_partner and top.lemma in {
            "call",
            "letter",
            "message",
            "telegram",
            "condolence",
            "tweet",
            "congratulation",
        }:
            names.add("to")
        for child in verb.children_by("prep", "dative"):
            if child.lower in names:
                people = self.people_after(child, frame)
                frame.has_partner = frame.has_partner or bool(people) or child.lower != "to"
                frame.add(people)
        if "to" in names:
            self._called(verb, frame)

    def _called(self, verb: Token, frame: Frame) -> None:
        """Add the person in "a call was made on Monday to X", wherever the parse hangs it."""
        for token in self.page.sentence_of(verb).tokens:
            if token.i > verb.i and token.lower == "to" and token.dep in {"prep", "dative"}:
                people = [part for part in self.people_after(token, frame) if self._is_person(part)]
                frame.add(people[:1])
                frame.has_partner = frame.has_partner or bool(people)

    def _is_person(self, part: Part) -> bool:
        return self.cast.actors[part.actor].kind is ActorKind.PERSON

    def _agent(self, top: Token, verb: Token, frame: Frame) -> None:
        agent = verb.child("agent")
        if top.dep == "nsubjpass" and agent is not None and verb.lemma in lexicon().words.light:
            frame.add(self.people_after(agent, frame))
