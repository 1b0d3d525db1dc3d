"""Looks at each trigger of a page and says what the words there tell: one sighting a mention."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.contacts.circumstances import SPOKEN_OF, Circumstances
from communique.contacts.company import Company
from communique.contacts.fitting import Fitting
from communique.contacts.frames import Frames
from communique.contacts.governing import TOLD_IN, top_of
from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, lexicon
from communique.contacts.manner import format_of, is_another, is_definite, mode_of, ordinal_of
from communique.contacts.sighting import Frame, Part, Sighting
from communique.contacts.status import Setting, status_of
from communique.contacts.taken_up import take_up
from communique.contacts.tellers import Tellers
from communique.contacts.topics import Topics
from communique.domain.actor import ActorKind, Cast
from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.evidence import Named
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.language import Page, Token, modality_of
from communique.language.tense import clause_of

WITHOUT_JOURNEY = frozenset({ContactMode.VISIT, ContactMode.CALL, ContactMode.VIDEO_CALL, ContactMode.MESSAGE})
SOON = 2  # sentences
SAID_TO_BE = frozenset({ContactStatus.HELD, ContactStatus.UNDERWAY, ContactStatus.DENIED})
APART = frozenset({"separate", "separately", "bilateral", "individual", "individually"})
TEMPORAL = frozenset({"before", "after", "following", "prior", "ahead"})
WISHES = frozenset({"wanted", "purpose", "attempted", "asked"})
WISHING = frozenset({"want", "seek", "need", "plan", "request", "expect"})
NEGOTIATING = frozenset({ContactMode.TALKS, ContactMode.SUMMIT})  # between whom these are is who negotiates


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
    def company(self) -> Company:
        """Return what completes who takes part."""
        return Company(self.page, self.cast, self.frames)

    @cached_property
    def tellers(self) -> Tellers:
        """Return what adds who speaks of a contact of their own."""
        return Tellers(self.page, self.cast)

    @cached_property
    def fitting(self) -> Fitting:
        """Return what tells a contact from what only looks like one."""
        return Fitting(self.page, self.cast, self.frames)

    def sightings(self, triggers: Iterable[tuple[Token, Trigger]]) -> Iterator[Sighting]:
        """Yield what the triggers tell, in the order of the text."""
        found: list[Sighting] = []
        standing = self.frames.people.standing
        for token, rule in triggers:
            standing.read_to(token.i)
            sighting = self._sighting(token, rule)
            if sighting is not None:
                found.append(sighting)
                if rule.mode is not ContactMode.MESSAGE:
                    standing.see(sighting.frame.parts, token.sentence, is_talks=rule.mode in NEGOTIATING)
        self._add_joining(found)
        take_up(self.page, self.circumstances, found)
        for sighting in found:
            if sighting.frame.has_partner:  # "a meeting, followed by talks in a wider circle": the same people
                sighting.apart_from = frozenset(o.trigger.i for o in found if _are_apart(sighting.trigger, o.trigger))
        found = [sighting for sighting in found if not self._is_way_there(sighting, found)]
        for sighting in found:
            self._add_counted(sighting, found)
            yield from self._apart(sighting)

    def _is_way_there(self, sighting: Sighting, found: list[Sighting]) -> bool:
        """Tell whether a journey is told only to say where somebody meets somebody."""
        goals = [other for other in found if other.mode not in WITHOUT_JOURNEY]
        goals = [other for other in goals if _is_goal(other.trigger, sighting.trigger)]
        if sighting.mode is ContactMode.VISIT and goals:  # "a visit to Oslo for talks"
            goals[0].frame.add([part for part in sighting.frame.parts if not part.is_host])
            return True
        if sighting.rule.id != "travel":
            return False
        return any(
            other.mode not in WITHOUT_JOURNEY and other.actors & sighting.actors and self._is_there(sighting, other)
            for other in found
        )

    def _is_there(self, visit: Sighting, other: Sighting) -> bool:
        """Tell whether a meeting is told with a visit: in the same sentence, or soon after and in the same country."""
        gap = other.trigger.sentence - visit.trigger.sentence
        if gap == 0:
            return True
        if not 0 < gap <= SOON or visit.place is None or (visit.when and other.when and visit.when != other.when):
            return False
        hosts = {self.cast.actors[part.actor].party for part in other.frame.parts}
        return visit.place.country in {*hosts, other.place.country if other.place else visit.place.name}

    def _apart(self, sighting: Sighting) -> Iterator[Sighting]:
        """Take "separate calls to the leaders of A, B and C" apart: one with each."""
        parts = sighting.frame.parts
        groups = self._in_turn(sighting)
        if groups:
            callers = [part for part in parts if part.mention.head < groups[0][0].mention.head][:1]
            for group in groups:
                yield replace(sighting, frame=replace(sighting.frame, parts=[*callers, *group]))
            return
        if len(parts) <= len(("one", "other")) or not _is_with_each(sighting.trigger):
            yield sighting
            return
        caller = _one_of(self.page, sighting)
        for part in parts:
            if part is not caller:
                yield replace(sighting, frame=replace(sighting.frame, parts=[caller, part]), is_another=True)

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
            if verb.pos != "VERB" or verb.sentence in taken:
                continue
            if verb.lemma not in words and f"{verb.lemma} {getattr(verb.child('dobj'), 'lower', '')}" not in words:
                continue
            before = [sighting for sighting in found if sighting.trigger.sentence == verb.sentence - 1]
            if (
                before
                and self.page.sentences[verb.sentence].paragraph == self.page.sentences[verb.sentence - 1].paragraph
            ):
                agent = verb.child("agent")
                joining = self.frames.people.people_after(agent) if agent else self.frames.subjects.subject_of(verb)
                before[-1].frame.add(joining)
                self.company.without_doubles(before[-1].frame)
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
        top = token if isinstance(rule, VerbTrigger) else top_of(token)
        told_by = self._told_by(token)
        frame = self._frame_of(token, top, rule, told_by)
        place = self.circumstances.place_of(token, top, frame)
        self.company.add_host(rule, frame, place)
        if not self.fitting.is_contact(token, rule, frame):
            return None
        when = self.circumstances.when_of(token, top, frame)
        new_day = self.circumstances.new_day(token)
        modality = modality_of(self.page, _seat_of(top, rule))
        setting = Setting(modality, when, place, self.page.document.published, has_new_day=new_day is not None)
        status = status_of(self.page, top, setting)
        if status is None or _is_only_kept(token, status) or _is_mere_talk(token, frame, status, told_by):
            return None
        return Sighting(
            trigger=token,
            rule=rule,
            mode=mode_of(self.page, token, rule),
            frame=frame,
            status=status,
            format=format_of(token, rule, frame),
            when=self._when_so(status, when, token, top, frame),
            place=place,
            moved_to=new_day if status is ContactStatus.POSTPONED else None,
            duration=self.circumstances.duration_of(token, top),
            topics=self.topics.topics_of(token, top),
            outcome=self.topics.outcome_of(top),
            told_by=told_by,
            span=self._span(token, top, frame),
            is_definite=is_definite(token, top),
            is_another=is_another(token, top),
            ordinal=ordinal_of(token, top),
            is_process=top.lemma in {"month", "year", "week", "series", "string", "flurry"},
            standing=self.company.standing_for(token, rule, frame),
            occasion=_occasion(top),
            is_wish_past=bool(modality.cues & WISHES) and _finite(top).tag == "VBD",
        )

    def _frame_of(self, token: Token, top: Token, rule: Trigger, told_by: Named | None) -> Frame:
        """Return who is named there, and whom the words around add or leave out."""
        frame = self.frames.of_verb(token, rule) if isinstance(rule, VerbTrigger) else self.frames.of_noun(token, rule)
        is_open = not frame.parts and isinstance(rule, NounTrigger) and rule.mode is ContactMode.TALKS
        if is_open and not _is_told_of(top):
            frame.add(self.frames.subjects.in_clause(top))
        self.company.without_doubles(frame)
        self.company.without_mediators(token, frame)
        self.tellers.add(top, frame, told_by)
        self.company.inherit(token, top, rule, frame)
        return frame

    def _when_so(self, status: ContactStatus, when: When | None, token: Token, top: Token, frame: Frame) -> When | None:
        """Return the time of a contact of such a status: what was put off has its old day, what goes on its first."""
        if status is ContactStatus.POSTPONED:
            return self.circumstances.when_of(token, top, frame, is_postponed=True)
        if status is ContactStatus.UNDERWAY:
            return when or self.circumstances.since_of(token, top, frame)
        return when

    def _told_by(self, token: Token) -> Named | None:
        holding = [
            statement
            for statement in self.statements
            for content in statement.content
            if content.start <= token.start < content.end
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


def _are_apart(one: Token, other: Token) -> bool:
    """Tell whether one of two contacts of a sentence is told to come before or after the other."""
    if one is other or one.sentence != other.sentence:
        return False
    first, second = sorted((one, other), key=lambda word: word.i)
    below, above = (second, first) if second.is_below(first) else (second, clause_of(first))
    while below is not above and below.head is not below:
        link, below = below, below.head
        is_temporal = below.lower in TEMPORAL or link.lower in TEMPORAL
        if is_temporal or (below.lemma in {"follow", "precede"} and below.pos == "VERB"):
            return below is not first
    return False


def _occasion(top: Token) -> int | None:
    """Return the verb of "sat down for a second round of talks", "met for dinner": it tells of one contact with it."""
    is_for = top.dep == "pobj" and top.head.lower == "for"
    return top.head.head.i if is_for and top.head.head.pos == "VERB" else None


def _is_goal(trigger: Token, visit: Token) -> bool:
    """Tell whether a contact hangs on a visit itself: "a visit for talks", not "visited Oslo and flew on for talks"."""
    while trigger is not visit and trigger.head is not trigger and trigger.dep != "conj":
        trigger = trigger.head
    return trigger is visit


def _is_told_of(top: Token) -> bool:
    """Tell whether "A told B about the talks" only speaks of them."""
    return top.dep == "pobj" and top.head.lower in {"about", "regarding", "concerning"}


def _seat_of(top: Token, rule: Trigger) -> Token:
    """Return the word whose certainty is that of a contact: the verb of "discussed their hopes in a call"."""
    setting = top.head
    verb = setting.head.head
    is_astray = top.dep == "pobj" and setting.lower in lexicon().words.within and setting.head.dep == "dobj"
    is_said = verb.lemma in SPOKEN_OF or (rule.mode is ContactMode.CALL and verb.lemma not in WISHING)
    return verb if is_astray and rule.mode in TOLD_IN and is_said else top


def _one_of(page: Page, sighting: Sighting) -> Part:
    """Return who meets all the others: who stands alone before or behind the trigger, outside of their group."""
    parts = sighting.frame.parts
    before = [part for part in parts if part.mention.head < sighting.trigger.i]
    after = [part for part in parts if part not in before]
    acting = [part for part in after if page.tokens[part.mention.head + 1].pos == "VERB"]
    if len(acting) == 1 and not before:
        return acting[0]  # "in separate calls with A and B, C urged both to talk"
    if len(after) == 1 and len(before) > 1:
        return after[0]
    alone = [part for part in parts if sum(part.mention == other.mention for other in parts) == 1]
    return next(iter(before), None) or (alone[0] if len(alone) == 1 else parts[0])


def _is_with_each(trigger: Token) -> bool:
    """Tell whether several met somebody one by one: "separate calls to A and B", "met separately with A and B"."""
    if trigger.pos == "VERB":
        return any(child.lower in APART for child in trigger.children_by("advmod"))
    words = {child.lower for child in trigger.children_by("amod")}
    return bool(words & APART) and trigger.lower.endswith("s")


def _finite(top: Token) -> Token:
    """Return the finite verb of the clause a trigger stands in."""
    return next((word for word in (top, *top.ancestors()) if word.tag in {"VBD", "VBZ", "VBP"}), clause_of(top))


def _is_only_kept(token: Token, status: ContactStatus) -> bool:
    """Tell whether "agreed to maintain close contacts" only says that one will stay in touch."""
    is_kept = token.lemma in {"contact", "touch"} and token.head.lemma in {"maintain", "keep"}
    return is_kept and status not in SAID_TO_BE


def _is_mere_talk(token: Token, frame: Frame, status: ContactStatus, told_by: Named | None) -> bool:
    """Tell whether a quotation of nobody known tells of a contact, or one says "we will keep in touch"."""
    if not token.is_quoted:
        return False
    if status is ContactStatus.HELD and told_by is None:
        return True
    is_vague = token.lemma == "touch" or (token.lemma == "contact" and len(frame.parts) <= 1)
    return is_vague and status not in SAID_TO_BE
