"""Names the people of a noun phrase or a list, also where the parse hangs them elsewhere."""

from dataclasses import replace

from communique.contacts.groups import Groups
from communique.contacts.level import RANK_WORDS
from communique.contacts.lexicon import lexicon
from communique.contacts.listed import after_brackets
from communique.contacts.sighting import Frame, Part
from communique.contacts.standing import Standing
from communique.contacts.states import is_after_prefix
from communique.domain.actor import ActorKind, Cast, Mention, MentionKind
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.language import Page, Token
from communique.language.cues import lexicon as certainty

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
REACH = 60  # words that a list of people may take
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "WDT", "WP", "WRB", "WP$"})
VAGUE = frozenset({ActorKind.GROUP, ActorKind.UNNAMED})
BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION})
BREAKS = frozenset({";", ":", "—", "–", "--", "(", ")", ".", "?", "!", '"', "“", "”"})


class People:
    """Reads who is named on one page, phrase by phrase."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Keep the page and who is on it."""
        self.page = page
        self.cast = cast
        self.standing = Standing(page, cast)
        self.groups = Groups(page, cast, self.standing)

    def people_at(self, noun: Token, frame: Frame | None = None) -> list[Part]:
        """Return those a noun phrase names: the noun, what is joined to it, the name in apposition."""
        leader = self._leader_of(noun)
        if leader is not None and (mention := self.mention_at(noun)) is not None:
            return self.expanded([mention])
        last = noun.right
        for child in noun.children:
            if child.dep in {"relcl", "acl"} and child.i > noun.i:
                last = min(last, child.left - 1)
        found = self._sweep(noun.left, max(last, noun.i), noun.i, frame)
        if found:
            return found
        named = [self.mention_at(child) for child in noun.children_by("appos")]  # "the envoy to Chad, Anna Berg"
        return self.expanded([mention for mention in named if mention is not None])

    def people_from(self, noun: Token, frame: Frame | None = None) -> list[Part]:
        """Return those named from a noun on, as far as the list goes on the surface: "officials from A, B and C"."""
        last = min(self.page.sentence_of(noun).tokens[-1].i, noun.i + REACH)
        return self._sweep(noun.left, last, noun.i, frame)

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
            skip_to = after_brackets(self.page, self.cast, token, last, mentions) if token.i > sure else token.i
            if skip_to > token.i:
                continue
            if token.i > sure and self._ends(token, first, sure, mentions):
                break
            mention = self.mention_at(token)
            is_named = mention is not None and mention.kind is MentionKind.NAME  # "the UN chief Ban Ki-moon"
            if token.i > sure and mentions and token.dep == "appos" and token.tag in {"NN", "NNS"} and not is_named:
                skip_to = self._end_of_apposition(token, last)
                continue
            if mention is not None and (token.i in own or self.is_on_top(token, mention)):
                mentions.append(mention)
            if frame is not None and token.i > frame.last and token.pos in {"NOUN", "PROPN", "PRON"}:
                frame.last = token.i
        return self.expanded(mentions)

    def _ends(self, token: Token, first: int, sure: int, mentions: list[Mention]) -> bool:
        """Tell whether a list of people is over at a word."""
        is_over = self._ends_list(token) or self._starts_clause(token, first, sure)
        return is_over or (bool(mentions) and token.dep == "appos" and self._is_speaker(token))

    def _is_speaker(self, token: Token) -> bool:
        """Tell whether an apposition is who tells of it: "with the rebels, the envoy, Anna Berg, said"."""
        after = self.page.tokens_between(token.right + 1, min(token.right + 2, len(self.page.tokens) - 1))
        cues = (certainty().cue_of(word) for word in after if word.pos == "VERB")
        return any(cue is not None and cue.id == "said" for cue in cues)

    def mention_at(self, token: Token) -> Mention | None:
        """Return the mention whose head a word is, unless it names nobody in particular ("the sides")."""
        named = self._named_beside(token)
        mention = named or self.cast.at(token.i)
        if mention is None or (named is None and mention.head != token.i):
            return self._group_at(token)
        if is_after_prefix(self.page, token):
            return None
        actor = self.cast.actors.get(mention.actor)
        is_vague = actor is not None and actor.kind in VAGUE
        known = (self._own(token) or self.groups.counted(token) or self._sides(token)) if mention.members else ()
        if is_vague and token.lemma in lexicon().words.factions:
            known = known or self.standing.named() or mention.members  # "the warring factions"
        if known:
            return replace(mention, members=known)
        if actor is not None and is_vague and not mention.members:
            behind = self._behind(token)
            return replace(mention, members=behind) if behind else self._unless_nobody(mention, actor.name, token)
        if actor is not None and actor.kind is ActorKind.ORGANISATION and token.lemma in lexicon().words.bodies:
            return replace(mention, members=self.groups.of_standing(token))  # "the General Border Committee"
        return mention

    def _own(self, token: Token) -> tuple[ActorId, ...]:
        """Return those a group names itself, whoever was told of before: "the leaders of Chad and Niger"."""
        of = (noun for child in token.children_by("prep") if child.lower in {"of", "from"} for noun in child.children)
        return self.groups.behind(token) if any(noun.pos == "PROPN" for noun in of) else ()

    def _sides(self, token: Token) -> tuple[ActorId, ...]:
        """Return between whom the page tells of contacts, for "the two sides"; none where that is open."""
        beside = [child.lower for child in token.children]
        words = lexicon().words
        is_known = bool({"the", "both", "these"} & set(beside)) and token.lemma in words.sides | {"side"}
        is_known = is_known and not any(child.text[:1].isupper() and child.i > token.left for child in token.children)
        is_plain = all(word in words.plain | words.numerals.keys() for word in beside)
        is_plain = is_plain or (is_known and not words.aside & set(beside) and not token.children_by("prep", "relcl"))
        if not is_plain or not beside or token.lemma not in lexicon().words.sides | {"side", "delegation", "team"}:
            return ()
        count = next((words.numerals[word] for word in beside if word in words.numerals), None)
        count = len(("one", "other")) if "both" in beside else count
        return self._two_before(token) if count == len(("one", "other")) else self.standing.named(count)

    def _two_before(self, token: Token) -> tuple[ActorId, ...]:
        """Return the only two states or bodies a sentence has named so far, for "both sides"; else the set in play."""
        named: dict[str, ActorId] = {}
        first = self.page.sentence_of(token).tokens[0].i
        for word in self.page.tokens_between(first, token.left - 1) if token.left > first else ():
            actor = self.cast.actor_at(word.i)
            if actor is not None and actor.party is not None and actor.kind in BODIES:
                named.setdefault(actor.party, actor.id)
        both = len(named) == len(("one", "other"))
        return tuple(named.values()) if both else self.standing.named(len(("one", "other")))

    def _named_beside(self, token: Token) -> Mention | None:
        """Return the name in apposition to an office: "the head of the Danish delegation, Anna Berg"."""
        if not _is_office(token):
            return None
        for noun in (*token.children_by("appos"), *_behind_region(token)):
            actor = self.cast.actor_at(noun.i)
            if actor is not None and actor.kind is ActorKind.PERSON and noun.tag not in PLURAL_TAGS:
                return self.cast.at(noun.i) if token.tag not in PLURAL_TAGS else None
        return None

    def _group_at(self, token: Token) -> Mention | None:
        """Return a group of office that is no mention of its own: "the Danish and Polish border commissions"."""
        if token.pos not in {"NOUN", "PROPN", "NUM"} or (token.dep == "compound" and token.head.i > token.i):
            return None
        behind = self._behind(token)
        if not behind:
            return None
        span = Span(self.page.tokens[token.left].start, token.end)
        return Mention(actor=behind[0], head=token.i, span=span, kind=MentionKind.DESCRIPTION, members=behind)

    def _behind(self, token: Token) -> tuple[ActorId, ...]:
        """Return for whom a group stands: its leader, else the states it is of."""
        leader = self._leader_of(token)
        return (leader,) if leader is not None else self.groups.behind(token)

    def _unless_nobody(self, mention: Mention, name: str, head: Token) -> Mention | None:
        return None if self._is_nobody(name, head) else mention

    def _is_nobody(self, name: str, head: Token) -> bool:
        """Tell whether a description takes up others without naming them ("both sides")."""
        words = lexicon().words
        if any(child.children_by("conj") for child in head.children_by("amod", "compound")):
            return False  # "Danish and Polish officials" are two sides
        name = name.lower().partition(" in ")[0]
        spoken = set(name.split())
        counted = words.numerals.keys() | {"both", "all"}
        is_count = bool(spoken & counted) and spoken <= counted | words.pairs | words.nobody | {"the", "of", "from"}
        return name in words.nobody or is_count

    def _starts_clause(self, token: Token, first: int, sure: int) -> bool:
        """Tell whether a subject stands behind a comma; without one, the parse hangs the rest of a list astray."""
        if token.dep not in {"nsubj", "nsubjpass"} or token.is_below(self.page.tokens[sure]):
            return False
        return any(word.text == "," for word in self.page.tokens_between(first, token.left))

    def _ends_list(self, token: Token) -> bool:
        if token.tag in FINITE or token.text in BREAKS:
            is_title = token.lower in {"head", "chief"} and token.dep != "ROOT"
            return not is_title and (token.tag != "VB" or token.dep not in {"compound", "nmod"})
        if token.lower in lexicon().words.stops and token.dep not in {"compound", "nmod"}:
            return not (self._is_inside_name(token) or self._is_of_group(token))
        if token.text == "," and token.i + 1 < len(self.page.tokens):
            after = self.page.tokens[token.i + 1]
            return after.tag in FINITE | {"VBG", "VBN", "RB", "IN"} and after.lower not in {"including", "along"}
        return False

    def _is_of_group(self, token: Token) -> bool:
        """Tell whether "from" goes on with those it stands between: "representatives from A, B and C"."""
        before = self.page.tokens[token.i - 1]
        return token.lower == "from" and before.lemma in RANK_WORDS

    def is_person(self, part: Part) -> bool:
        """Tell whether somebody is a person."""
        return self.cast.actors[part.actor].kind is ActorKind.PERSON

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

    def is_on_top(self, token: Token, mention: Mention) -> bool:
        """Tell whether a mention is named for itself, not inside another or as somebody's owner."""
        if token.dep == "poss" or (token.i + 1 < len(self.page.tokens) and self.page.tokens[token.i + 1].tag == "POS"):
            return False
        if self._is_office_of(token):
            return False
        for near in self.page.tokens_between(max(0, token.i - 8), token.i + 8):
            if near is not token and self._may_hold(near, mention) and self._holds(near, mention):
                return False
        actor = self.cast.actors.get(mention.actor)
        is_state = actor is not None and actor.kind is ActorKind.GOVERNMENT
        modifies = token.dep in {"compound", "amod", "nmod"} and token.head.i > token.i
        is_half = token.lower in {"north", "south"}  # "North and South Korea"
        return not (is_state and modifies and not is_half and self.cast.at(token.head.i) is not None)

    def _may_hold(self, token: Token, mention: Mention) -> bool:
        """Tell, at little cost, whether a mention at a word may cover another: known, a group, or beside an office."""
        known, within = self.cast.at(token.i), mention.span
        if known is not None and known.span.covers(within):
            return True
        if self.page.tokens[token.left].start <= within.start and within.end <= token.end:
            return True
        return _is_office(token)

    def _holds(self, token: Token, mention: Mention) -> bool:
        """Tell whether a mention at a word covers another; who "a meeting of the ministers" names is named within."""
        words = lexicon().words
        if token.lemma in words.reports or token.lemma in lexicon().nouns or token.lemma in words.writings:
            return False
        other = self.mention_at(token)
        return other is not None and other.span.covers(mention.span) and other.span != mention.span

    def _is_office_of(self, token: Token) -> bool:
        """Tell whether a word says of what somebody named has the office: "the head of the Union (UFA), Anna Berg"."""
        office = token
        while office.dep == "pobj" and office.head.lower == "of" and office.head.head is not office:
            office = office.head.head
        if office is token:
            return False
        named = (self.cast.actor_at(noun.i) for noun in office.children_by("appos"))
        return any(actor is not None and actor.kind is ActorKind.PERSON for actor in named)

    def expanded(self, mentions: list[Mention]) -> list[Part]:
        """Return the actors behind mentions, those behind a group one by one."""
        parts = [
            Part(actor, mention)
            for mention in mentions
            for actor in mention.members or self._within_group(mention) or (mention.actor,)
            if actor in self.cast.actors
        ]
        people = [part for part in parts if self.cast.actors[part.actor].kind is ActorKind.PERSON]
        first = self.cast.actors[parts[0].actor].kind if parts else None
        if first in VAGUE and len(people) > 1 and not parts[0].mention.members:
            return people  # "party leaders, A, B and C"
        return parts

    def _leader_of(self, head: Token) -> ActorId | None:
        """Return who leads "a team led by X"."""
        for child in head.children_by("acl"):
            agent = child.child("agent") if child.lemma in lexicon().words.leading else None
            leader = agent.child("pobj") if agent is not None else None
            for noun in (leader, *leader.children_by("appos")) if leader is not None else ():
                found = self.cast.actor_at(noun.i)
                if found is not None and found.kind is ActorKind.PERSON:
                    return found.id
        return None

    def _within_group(self, mention: Mention) -> tuple[ActorId, ...]:
        """Return who stands behind "delegations from A and B": the states."""
        actor = self.cast.actors.get(mention.actor)
        if actor is None or actor.kind not in VAGUE:
            return ()
        inside = [
            near.actor
            for word in self.page.tokens_in(mention.span)
            if (near := self.cast.at(word.i)) is not None and near.head == word.i and near.actor != mention.actor
        ]
        states = tuple(dict.fromkeys(one for one in inside if self.cast.actors[one].kind is ActorKind.GOVERNMENT))
        return states if len(states) > 1 else ()


def _is_office(token: Token) -> bool:
    return token.lemma in lexicon().words.offices or token.lemma in {"head", "chief"}


def _behind_region(office: Token) -> list[Token]:
    """Return what the parse hangs on the land an office is for: "the envoy for Chad, Anna Berg"."""
    lands = [noun for child in office.children_by("prep") if child.lower == "for" for noun in child.children_by("pobj")]
    return [noun for land in lands for noun in land.children_by("appos")]
