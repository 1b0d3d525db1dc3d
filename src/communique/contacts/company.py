"""Completes who takes part: rounds of the same parties, the state that is visited, not who only mediates or hosts."""

from collections.abc import Sequence

from communique.contacts.frames import Frames
from communique.contacts.lexicon import NounTrigger, Trigger, lexicon
from communique.contacts.manner import is_another
from communique.contacts.sighting import Frame, Part
from communique.contacts.states import government_of
from communique.domain.actor import ActorKind, Cast, Mention, MentionKind
from communique.domain.contact import ContactMode, Place
from communique.domain.ids import ActorId
from communique.language import Page, Token


class Company:
    """Completes frames on one page."""

    def __init__(self, page: Page, cast: Cast, frames: Frames) -> None:
        """Keep the page, who is on it, and how frames are read."""
        self.page = page
        self.cast = cast
        self.frames = frames

    def without_mediators(self, token: Token, frame: Frame) -> None:
        """Leave out who only lets others meet: mediators, and a state that hosts two others."""
        between = {part.actor for part in frame.mediators}
        rest = [part for part in frame.parts if part.actor not in between]
        if len(rest) > 1 or not frame.parts:
            frame.parts = rest
        if token.lemma not in lexicon().words.facilitating:
            return
        is_state = self.cast.actors
        subject = {part.actor for part in self.frames.subjects.subject_of(token)}
        if token.lemma == "host" and _is_meal(token):
            subject = {actor for actor in subject if is_state[actor].kind is not ActorKind.PERSON}
        rest = [part for part in frame.parts if part.actor not in subject]
        if len({self.cast.actors[part.actor].party for part in rest}) > 1:
            frame.parts = rest

    def inherit(self, token: Token, top: Token, rule: Trigger, frame: Frame) -> None:
        """Give "another round", "a direct meeting" the parties that the page has told of before."""
        if _is_last_before(top) and not (frame.has_partner or frame.is_with):
            mention = Mention(actor=ActorId(""), head=token.i, span=token.span, kind=MentionKind.DESCRIPTION)
            actors = self.frames.people.standing.last(token.sentence)
            frame.parts = [Part(actor, mention) for actor in actors] or frame.parts
            return
        if not isinstance(rule, NounTrigger) or not rule.inherits:
            return
        if frame.is_with and len(frame.parts) == 1 and rule.mode is ContactMode.TALKS:
            self._add_other(token, frame)
        if frame.has_partner or frame.has_silent or any(child.lower == "other" for child in token.children_by("amod")):
            return
        standing = self.frames.people.standing
        if frame.parts and not self._is_one_of(top, frame, standing.talking(token.sentence)):
            return
        is_same_set = (
            token.lemma in {"round", "session"}
            or token.lower in lexicon().words.ordinals
            or is_another(token, top)
            or any(child.lower in lexicon().words.direct for child in token.children_by("amod", "compound"))
            or (rule.mode is ContactMode.TALKS and _is_resumed(top))
        )
        if not is_same_set:
            return
        mention = Mention(actor=ActorId(""), head=token.i, span=token.span, kind=MentionKind.DESCRIPTION)
        actors = standing.parties() if _is_resumed(top) else ()
        frame.add([Part(actor, mention) for actor in actors or standing.talking(token.sentence)])
        self.without_doubles(frame)

    def standing_for(self, token: Token, rule: Trigger, frame: Frame) -> tuple[Part, ...]:
        """Return whose talks a bare "negotiations" may be, where the page has told of talks of one set alone."""
        is_bare = isinstance(rule, NounTrigger) and rule.inherits and not frame.parts and not frame.has_partner
        if not is_bare or rule.mode is not ContactMode.TALKS:
            return ()
        mention = Mention(actor=ActorId(""), head=token.i, span=token.span, kind=MentionKind.DESCRIPTION)
        return tuple(Part(actor, mention) for actor in self.frames.people.standing.negotiating())

    def _add_other(self, token: Token, frame: Frame) -> None:
        """Add the other of the two who talk on this page to "the talks with X"."""
        two = self.frames.people.standing.negotiating()
        party = self.cast.actors[frame.parts[0].actor].party
        others = [actor for actor in two if self.cast.actors[actor].party != party]
        if party is not None and len(two) == len(("one", "other")) and len(others) == 1:
            mention = Mention(actor=ActorId(""), head=token.i, span=token.span, kind=MentionKind.DESCRIPTION)
            frame.add([Part(others[0], mention)])

    def _is_one_of(self, top: Token, frame: Frame, actors: Sequence[ActorId]) -> bool:
        """Tell whether only one of a set is named, as in "the next meeting will be hosted by Ashgabat"."""
        parties = {self.cast.actors[actor].party for actor in actors}
        if top.head.lemma not in lexicon().words.hosts:
            return False
        return len(frame.parts) == 1 and self.cast.actors[frame.parts[0].actor].party in parties - {None}

    def add_host(self, rule: Trigger, frame: Frame, place: Place | None) -> None:
        """Add the state that is visited, or where a message is handed over."""
        if place is None or place.evidence is None or not frame.parts:
            return
        is_message = rule.mode is ContactMode.MESSAGE and len(frame.parts) == 1
        is_met = frame.has_local and len(frame.parts) == 1 and rule.mode is not ContactMode.CALL
        if rule.mode is not ContactMode.VISIT and not (is_message or is_met):
            return
        parties = {self.cast.actors[part.actor].party for part in frame.parts}
        host = government_of(self.page, self.cast, place.country)
        if host is None or place.country in parties:
            return
        head = self.page.tokens_in(place.evidence)[-1].i
        mention = Mention(actor=host, head=head, span=place.evidence.span, kind=MentionKind.NAME)
        frame.add([Part(host, mention, is_host=not is_met)])

    def without_doubles(self, frame: Frame) -> None:
        """Leave out a state where somebody who acts for it takes part."""
        actors = self.cast.actors
        bodies = {ActorKind.GOVERNMENT, ActorKind.ORGANISATION}
        people = {actors[part.actor].party for part in frame.parts if actors[part.actor].kind not in bodies}
        frame.parts = [
            part
            for part in frame.parts
            if actors[part.actor].kind not in bodies or actors[part.actor].party not in people
        ]


def _is_resumed(top: Token) -> bool:
    """Tell whether a verb takes talks for known: "negotiations will resume", "broke off the talks"."""
    verb = top.head
    is_argument = top.dep in {"nsubj", "nsubjpass", "dobj"}
    chain = (verb, *verb.children_by("xcomp"))
    return is_argument and any(word.lemma in lexicon().words.resuming for word in chain)


def _is_last_before(top: Token) -> bool:
    """Tell whether "their meeting was the first since a chat in Oslo" counts from one of the same people."""
    since = top.head
    first = since.head
    beside = {first.lower, *(child.lower for child in first.children_by("amod"))}
    is_attribute = first.dep == "attr" and first.head.lemma == "be"
    return top.dep == "pobj" and since.lower == "since" and "first" in beside and is_attribute


def _is_meal(verb: Token) -> bool:
    """Tell whether "hosted A and B for dinner" has the host at the table."""
    meals = lexicon().nouns["dinner"].lemmas
    return any(noun.lemma in meals for child in verb.children_by("prep") for noun in child.children_by("pobj"))
