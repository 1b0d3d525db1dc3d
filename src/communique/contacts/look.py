"""Looks at each trigger of a page and says what the words there tell: one sighting a mention."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.contacts.circumstances import Circumstances
from communique.contacts.frames import Frames
from communique.contacts.governing import top_of
from communique.contacts.level import rank_of, rank_of_part
from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, lexicon
from communique.contacts.sighting import Frame, Part, Sighting
from communique.contacts.status import Setting, status_of
from communique.contacts.states import government_of
from communique.contacts.taken_up import take_up
from communique.contacts.topics import Topics
from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind, Rank
from communique.domain.contact import ContactFormat, ContactMode, ContactStatus, Place
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.language import Page, Token, modality_of
from communique.language.cues import lexicon as certainty
from communique.language.tense import clause_of

SAID_TO_BE = frozenset({ContactStatus.HELD, ContactStatus.UNDERWAY, ContactStatus.DENIED})
WISHES = frozenset({"wanted", "purpose", "attempted", "asked"})
NEGOTIATING = frozenset({ContactMode.TALKS, ContactMode.SUMMIT})  # between whom these are is who negotiates
FAR = 10  # words between a verb and its "by phone"
FACE_TO_FACE = frozenset(
    {ContactMode.MEETING, ContactMode.SUMMIT, ContactMode.VISIT, ContactMode.CALL, ContactMode.VIDEO_CALL}
)


@dataclass(frozen=True)
class Look:
    """Everything a trigger is read against."""

    page: Page
    cast: Cast
    frames: Frames
    circumstances: Circumstances
    topics: Topics
    statements: Sequence[Statement]

    @cached_property
    def _sport(self) -> frozenset[int]:
        """Return the sentences that tell of sport."""
        return frozenset(token.sentence for token in self.page.by_lemmas(lexicon().words.sport))

    def sightings(self, triggers: Iterable[tuple[Token, Trigger]]) -> Iterator[Sighting]:
        """Yield what the triggers tell, in the order of the text."""
        found: list[Sighting] = []
        standing = self.frames.people.standing
        for token, rule in triggers:
            standing.read_to(token.i)
            sighting = self._sighting(token, rule)
            if sighting is not None:
                found.append(sighting)
                standing.see(sighting.frame.parts, is_talks=rule.mode in NEGOTIATING)
        self._add_joining(found)
        take_up(self.page, self.circumstances, found)
        found = [sighting for sighting in found if not self._is_way_there(sighting, found)]
        for sighting in found:
            self._add_counted(sighting, found)
            yield from self._apart(sighting)

    def _is_way_there(self, sighting: Sighting, found: list[Sighting]) -> bool:
        """Tell whether a journey is told only to say where somebody meets somebody."""
        others = (other for other in found if other.trigger.sentence == sighting.trigger.sentence)
        return sighting.rule.id == "travel" and any(
            other is not sighting and other.actors & sighting.actors for other in others
        )

    def _apart(self, sighting: Sighting) -> Iterator[Sighting]:
        """Take "separate calls to the leaders of A, B and C" apart: one with each."""
        parts = sighting.frame.parts
        groups = self._in_turn(sighting)
        if len(groups) > 1:
            caller = [part for part in parts if part.mention.head < groups[0][0].mention.head][:1]
            for group in groups:
                yield replace(sighting, frame=replace(sighting.frame, parts=[*caller, *group]))
            return
        words = {child.lower for child in sighting.trigger.children_by("amod")}
        if "separate" not in words or len(parts) <= len(("one", "other")) or not sighting.trigger.lower.endswith("s"):
            yield sighting
            return
        caller = next((part for part in parts if part.mention.head < sighting.trigger.i), parts[0])
        for part in parts:
            if part is not caller:
                yield replace(sighting, frame=replace(sighting.frame, parts=[caller, part]))

    def _in_turn(self, sighting: Sighting) -> list[list[Part]]:
        """Return the partners of "spoke with A and, later in the day, with B", those of each "with" apart."""
        trigger = sighting.trigger
        found = [child for child in trigger.children_by("prep") if child.lower == "with" and child.i > trigger.i]
        between = {word.lower for word in self.page.tokens_between(found[0].i, found[-1].i)} if found else set()
        is_again = len(found) > 1 and self.page.tokens[found[1].i - 1].lower == "and"
        if len(found) < len(("one", "other")) or not (is_again or between & lexicon().words.in_turn):
            return []
        ends = [*(preposition.i for preposition in found[1:]), self.page.sentence_of(trigger).tokens[-1].i + 1]
        groups = [
            [part for part in sighting.frame.parts if first.i < part.mention.head < last]
            for first, last in zip(found, ends, strict=True)
        ]
        return groups if all(groups) else []

    def _add_joining(self, found: list[Sighting]) -> None:
        """Add who is named in the sentence after: "The foreign ministers of A and B will take part."."""
        taken = {sighting.trigger.sentence for sighting in found if sighting.frame.parts}
        words = lexicon().words.joining
        for verb in self.page.by_lemmas(word.split()[0] for word in words):
            is_whole = verb.lemma in words or f"{verb.lemma} {getattr(verb.child('dobj'), 'lower', '')}" in words
            if verb.pos != "VERB" or not is_whole or verb.sentence in taken:
                continue
            before = [sighting for sighting in found if sighting.trigger.sentence == verb.sentence - 1]
            if (
                before
                and self.page.sentences[verb.sentence].paragraph == self.page.sentences[verb.sentence - 1].paragraph
            ):
                before[-1].frame.add(self.frames.subjects.subject_of(verb))
                self._without_doubles(before[-1].frame)
                before[-1].when = before[-1].when or self.circumstances.when_of(verb, verb, Frame(last=verb.i))

    def _add_counted(self, sighting: Sighting, found: list[Sighting]) -> None:
        """Let "the four countries" be those of an earlier mention with so many."""
        if sighting.frame.parts:
            return
        numerals = lexicon().words.numerals
        words = self.page.tokens_between(sighting.trigger.i + 1, max(sighting.frame.last, sighting.trigger.i))
        count = next((numerals[word.lower] for word in words if word.lower in numerals), None)
        for earlier in reversed([other for other in found if other.trigger.i < sighting.trigger.i]):
            parties = {self.cast.actors[part.actor].party for part in earlier.frame.parts}
            if count is not None and len(parties) == count and None not in parties:
                sighting.frame.add([self._state_of(part) for part in earlier.frame.parts])
                return

    def _state_of(self, part: Part) -> Part:
        party = self.cast.actors[part.actor].party
        states = (actor for actor in self.cast.actors.values() if actor.kind is ActorKind.GOVERNMENT)
        state = next((actor.id for actor in states if actor.party == party), part.actor)
        return Part(state, part.mention)

    def _sighting(self, token: Token, rule: Trigger) -> Sighting | None:
        is_verb = isinstance(rule, VerbTrigger)
        frame = self.frames.of_verb(token, rule) if isinstance(rule, VerbTrigger) else self.frames.of_noun(token, rule)
        if not frame.parts and isinstance(rule, NounTrigger) and rule.mode is ContactMode.TALKS:
            frame.add(self.frames.subjects.in_clause(top_of(token)))
        self._without_doubles(frame)
        top = token if is_verb else top_of(token)
        self._without_mediators(token, frame)
        self._inherit(token, top, rule, frame)
        place = self.circumstances.place_of(token, top, frame)
        self._add_host(rule, frame, place)
        if not self._is_contact(token, rule, frame):
            return None
        when = self.circumstances.when_of(token, top, frame)
        new_day = self.circumstances.new_day(token)
        modality = modality_of(self.page, top)
        setting = Setting(modality, when, place, self.page.document.published, has_new_day=new_day is not None)
        status = status_of(self.page, top, setting)
        is_vague = token.lemma == "touch" or (token.lemma == "contact" and len(frame.parts) <= 1)
        if is_vague and token.is_quoted and status not in SAID_TO_BE:
            return None  # "we will keep in touch"
        told_by = self._told_by(token)
        if status is None or (token.is_quoted and status is ContactStatus.HELD and told_by is None):
            return None
        if status is ContactStatus.UNDERWAY and when is None:
            when = self.circumstances.since_of(token, top, frame)
        moved_to = None
        if status is ContactStatus.POSTPONED:
            when = self.circumstances.when_of(token, top, frame, is_postponed=True)
            moved_to = new_day
        return Sighting(
            trigger=token,
            rule=rule,
            mode=self._mode(token, rule),
            frame=frame,
            status=status,
            format=self._format(token, rule, frame),
            when=when,
            place=place,
            moved_to=moved_to,
            moved_place=None,
            duration=self.circumstances.duration_of(token, top),
            topics=self.topics.topics_of(token, top),
            outcome=self.topics.outcome_of(top),
            told_by=told_by,
            span=self._span(token, top, frame),
            is_definite=self._is_definite(token, top),
            is_another=self._is_another(token, top),
            ordinal=self._ordinal(token, top),
            is_wish_past=bool(modality.cues & WISHES) and _finite(top).tag == "VBD",
        )

    def _without_mediators(self, token: Token, frame: Frame) -> None:
        """Leave out who only lets others meet: mediators, and a state that hosts two others."""
        between = {part.actor for part in frame.mediators}
        rest = [part for part in frame.parts if part.actor not in between]
        if len(rest) > 1 or not frame.parts:
            frame.parts = rest
        if token.lemma not in lexicon().words.facilitating:
            return
        subject = {part.actor for part in self.frames.subjects.subject_of(token) if not self._is_person(part)}
        rest = [part for part in frame.parts if part.actor not in subject]
        if len({self.cast.actors[part.actor].party for part in rest}) > 1:
            frame.parts = rest

    def _is_person(self, part: Part) -> bool:
        return self.cast.actors[part.actor].kind is ActorKind.PERSON

    def _inherit(self, token: Token, top: Token, rule: Trigger, frame: Frame) -> None:
        """Give "another round", "a direct meeting" the parties that the page has told of before."""
        if not isinstance(rule, NounTrigger) or not rule.inherits or frame.has_partner or frame.has_silent:
            return
        standing = self.frames.people.standing
        if frame.parts and not self._is_one_of(frame, standing.talking()):
            return
        is_same_set = (
            token.lemma in {"round", "session"}
            or token.lower in lexicon().words.ordinals
            or self._is_another(token, top)
            or any(child.lower in lexicon().words.direct for child in token.children_by("amod", "compound"))
        )
        if not is_same_set:
            return
        mention = Mention(actor=ActorId(""), head=token.i, span=token.span, kind=MentionKind.DESCRIPTION)
        frame.add([Part(actor, mention) for actor in standing.talking()])
        self._without_doubles(frame)

    def _is_one_of(self, frame: Frame, actors: Sequence[ActorId]) -> bool:
        """Tell whether only one of a set is named, as in "the next meeting will be hosted by Ashgabat"."""
        parties = {self.cast.actors[actor].party for actor in actors}
        return len(frame.parts) == 1 and self.cast.actors[frame.parts[0].actor].party in parties - {None}

    def _add_host(self, rule: Trigger, frame: Frame, place: Place | None) -> None:
        """Add the state that is visited, or where a message is handed over."""
        if place is None or place.evidence is None or not frame.parts:
            return
        is_message = rule.mode is ContactMode.MESSAGE and len(frame.parts) == 1
        if rule.mode is not ContactMode.VISIT and not is_message:
            return
        parties = {self.cast.actors[part.actor].party for part in frame.parts}
        host = government_of(self.page, self.cast, place.country)
        if host is None or place.country in parties:
            return
        head = self.page.tokens_in(place.evidence.span)[-1].i
        mention = Mention(actor=host, head=head, span=place.evidence.span, kind=MentionKind.NAME)
        frame.add([Part(host, mention, is_host=True)])

    def _ordinal(self, token: Token, top: Token) -> str | None:
        ordinals = lexicon().words.ordinals
        if token.lower in ordinals:
            return token.lower
        near = (child.lower for noun in (token, top) for child in noun.children_by("amod", "compound"))
        return next((word for word in near if word in ordinals), None)

    def _without_doubles(self, frame: Frame) -> None:
        """Leave out a state where somebody who acts for it takes part."""
        actors = self.cast.actors
        bodies = {ActorKind.GOVERNMENT, ActorKind.ORGANISATION}
        people = {actors[part.actor].party for part in frame.parts if actors[part.actor].kind not in bodies}
        frame.parts = [
            part
            for part in frame.parts
            if actors[part.actor].kind not in bodies or actors[part.actor].party not in people
        ]

    def _is_contact(self, token: Token, rule: Trigger, frame: Frame) -> bool:
        actors = [self.cast.actors[part.actor] for part in frame.parts]
        if rule.mode is ContactMode.VISIT:
            kinds = {ActorKind.ORGANISATION}
            frame.parts = [part for part in frame.parts if self.cast.actors[part.actor].kind not in kinds]
            actors = [self.cast.actors[part.actor] for part in frame.parts]
        if rule.only_official and not any(_has_office(actor.roles) for actor in actors):
            return False
        if isinstance(rule, NounTrigger):
            if rule.needs_two:
                return len(actors) > 1
            return not rule.needs_partner or bool(actors) or self._is_definite(token, token)
        if isinstance(rule, VerbTrigger):
            if rule.mode is ContactMode.VISIT:
                is_aside = token.dep in {"acl", "relcl", "advcl"} and len(actors) == 1  # "who is visiting Oslo"
                return bool(actors) and not is_aside
            return (len(actors) > 1 or self._is_among_themselves(token, rule, actors)) and self._verb_fits(
                token, rule, frame
            )
        return True

    def _is_among_themselves(self, verb: Token, rule: VerbTrigger, actors: list[Actor]) -> bool:
        """Tell whether ministers or envoys in the plural met one another."""
        if not rule.reciprocal or len(actors) != 1 or verb.child("dobj") is not None:
            return False
        return actors[0].kind in {ActorKind.GROUP, ActorKind.UNNAMED} and rank_of(actors[0]) is not None

    def _verb_fits(self, verb: Token, rule: VerbTrigger, frame: Frame) -> bool:
        partner = verb.child("dobj", "dative")
        if rule.only_people and partner is not None:
            mention = self.frames.people.mention_at(partner)
            actor = self.cast.actors.get(mention.actor) if mention is not None else None
            kinds = {ActorKind.PERSON} if verb.lemma == "welcome" else {ActorKind.PERSON, ActorKind.GROUP}
            if actor is None or mention is None or (actor.kind not in kinds and not mention.members):
                return False
            if rule.official_partner and actor.kind is ActorKind.PERSON and not _has_office(actor.roles):
                return False
        if rule.only_people and verb.child("nsubjpass") is not None and not self._is_host(verb):
            return False
        to = next((child.child("pobj") for child in verb.children_by("prep") if child.lower == "to"), None)
        spoken_to = self.cast.actor_at(to.i) if to is not None and rule.id == "talk" else None
        if spoken_to is not None and spoken_to.kind in {ActorKind.GROUP, ActorKind.UNNAMED}:
            return False  # "spoke to supporters"
        if verb.sentence in self._sport:
            return False
        if rule.foreign:
            actors = [self.cast.actors[part.actor] for part in frame.parts]
            sure = [actor for actor in actors if actor.party is not None or actor.kind is ActorKind.PERSON]
            return len({actor.party for actor in sure}) > 1
        return True

    def _is_host(self, verb: Token) -> bool:
        """Tell whether somebody with a name or a rank is who receives ("was well received by voters" is no contact)."""
        agent = verb.child("agent")
        hosts = self.frames.people.people_after(agent) if agent is not None else []
        return any(
            self.frames.people.is_person(part) or rank_of_part(self.page, self.cast.actors[part.actor], part)
            for part in hosts
        )

    def _mode(self, token: Token, rule: Trigger) -> ContactMode:
        words = lexicon().words
        near = {word.lower for child in token.children for word in (child, *child.children)}
        near |= self._by_wire(token)
        near |= {
            word.lower
            for child in token.children_by("prep", "agent")
            if child.lower in {"by", "via", "over"}
            for noun in child.children
            for word in noun.children_by("compound", "amod")
        }
        if near & words.video and rule.mode in {
            ContactMode.CALL,
            ContactMode.TALKS,
            ContactMode.MEETING,
            ContactMode.SUMMIT,
        }:
            return ContactMode.VIDEO_CALL
        if near & words.phone and rule.mode in {ContactMode.TALKS, ContactMode.MEETING}:
            return ContactMode.CALL
        if rule.mode is ContactMode.TALKS and near & {"person", "face"}:
            return ContactMode.MEETING
        return rule.mode

    def _by_wire(self, token: Token) -> set[str]:
        """Return the words of "by phone" behind a verb, where the parse hangs them on its object."""
        if token.pos != "VERB":
            return set()
        words = self.page.sentence_of(token).tokens
        found: set[str] = set()
        for word in words:
            if token.i < word.i <= token.i + FAR and word.lower in {"by", "over"}:
                found |= {near.lower for near in self.page.tokens_between(word.i + 1, min(word.i + 2, words[-1].i))}
        return found & (lexicon().words.phone | lexicon().words.video)

    def _format(self, token: Token, rule: Trigger, frame: Frame) -> ContactFormat | None:
        words = lexicon().words
        near = {child.lower for child in token.children}
        if frame.mediators or near & words.indirect:
            return ContactFormat.INDIRECT
        return ContactFormat.DIRECT if near & words.direct or rule.mode in FACE_TO_FACE else None

    def _told_by(self, token: Token) -> Named | None:
        holding = [
            statement
            for statement in self.statements
            if any(content.start <= token.start < content.end for content in statement.content)
        ]
        return min(holding, key=lambda held: held.content[-1].end - held.content[0].start).speaker if holding else None

    def _span(self, token: Token, top: Token, frame: Frame) -> Span:
        """Return the trigger with what stands before it and with its people, as far as they stand in its sentence."""
        words = [token, top]
        words += [
            child
            for child in token.children
            if child.dep in {"compound", "amod", "det", "poss", "nmod"} and child.i < token.i
        ]
        spans = [word.span for word in words]
        spans += [
            part.mention.span
            for part in (*frame.parts, *frame.mediators)
            if self.page.tokens[part.mention.head].sentence == token.sentence
        ]
        return Span.around(spans)

    def _is_definite(self, token: Token, top: Token) -> bool:
        defining = certainty().words.defining
        return any(child.dep == "poss" or child.lower in defining for noun in (token, top) for child in noun.children)

    def _is_another(self, token: Token, top: Token) -> bool:
        another = lexicon().words.another
        subject = top.head.child("nsubj") if top.dep == "attr" else None
        if subject is not None and subject.lower in {"this", "it", "that"}:
            return False  # "it was the first meeting between them"
        return any(
            child.lower in another for noun in (token, top) for child in noun.children_by("amod", "det", "advmod")
        )


def _finite(top: Token) -> Token:
    """Return the finite verb of the clause a trigger stands in."""
    return next((word for word in (top, *top.ancestors()) if word.tag in {"VBD", "VBZ", "VBP"}), clause_of(top))


def _has_office(roles: Iterable[object]) -> bool:
    return any(getattr(role, "rank", Rank.OTHER) is not Rank.OTHER for role in roles)
