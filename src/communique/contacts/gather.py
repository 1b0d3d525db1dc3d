"""Gathers the mentions of one contact into one; rounds that the text tells apart stay apart."""

from communique.contacts.gathered import (
    CIRCUMSTANCES,
    DONE,
    ENOUGH,
    LOOSE,
    REACH,
    REFUSED,
    Gathered,
    are_namesakes,
    give_over,
    is_one_sided,
    may_be_one,
    same_day,
)
from communique.contacts.level import rank_of, rank_of_part
from communique.contacts.lexicon import lexicon
from communique.contacts.sighting import Part, Sighting
from communique.domain.actor import ActorKind, Cast
from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.language import Page, SegmentKind, Token


class Gatherer:
    """Joins mentions to contacts, in the order of the text."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Start with no contact."""
        self.page = page
        self.cast = cast
        self.contacts: list[Gathered] = []
        self._ranks: dict[tuple[ActorId, Span], ContactLevel | None] = {}

    def add(self, sighting: Sighting) -> None:
        """Join a mention to the contact it speaks of, or let it start one."""
        self._settle(sighting)
        fitting = [contact for contact in self.contacts if self._fits(contact, sighting)]
        if not fitting and sighting.standing and sighting.status is not ContactStatus.DENIED:
            sighting.frame.parts = list(sighting.standing)
            fitting = [contact for contact in self.contacts if self._fits(contact, sighting)]
        if fitting:
            contact = max(fitting, key=lambda known: self._closeness(known, sighting))
            contact.take([sighting])
            self._add_parts(contact, sighting.frame.parts)
        elif sighting.frame.parts or sighting.place is not None:
            self.contacts.append(Gathered(sighting))

    def _settle(self, sighting: Sighting) -> None:
        """Give "the meeting comes as the row goes on" the status of the meeting just told of: it says none itself."""
        is_bare = sighting.is_definite and not sighting.frame.parts and sighting.when is None
        if not (self.contacts and is_bare and _says_when_only(sighting.trigger)):
            return
        last = self.contacts[-1]
        if sighting.mode in {last.mode, ContactMode.TALKS, ContactMode.MEETING}:
            sighting.status = last.status

    def found(self) -> list[Gathered]:
        """Return the contacts of which the text says enough: two sides, or a place where talks were held."""
        found = [contact for contact in self.contacts if self._stands_alone(contact)]
        named = [contact for contact in found if contact.parts]
        for contact in self.contacts:
            is_open = contact not in found or (is_one_sided(contact) and contact.mode is ContactMode.TALKS)
            if not contact.parts or (is_open and len(contact.parts) == 1):
                fitting = [one for one in named if one is not contact and self._holds(one, contact)]
                if give_over(contact, fitting) and contact in found and contact.parts:
                    found.remove(contact)
                    named.remove(contact)
        return [contact for contact in found if contact.parts or not any(may_be_one(contact, one) for one in named)]

    def _holds(self, contact: Gathered, other: Gathered) -> bool:
        """Tell whether all who take part in another contact are among those of one."""
        is_more = len(contact.parts) >= len(other.parts)
        return is_more and all(any(self._alike(part, one) for one in contact.parts) for part in other.parts)

    def _stands_alone(self, contact: Gathered) -> bool:
        if len(contact.parts) > 1:
            return True
        if contact.parts and contact.mode is ContactMode.VISIT:
            return self._is_abroad(contact)
        if contact.parts and self._is_group(contact.parts[0]) and contact.fullest.rule.among:
            return contact.is_set
        if contact.parts and contact.fullest.rule.among and self._is_body(contact.parts[0]):
            return contact.is_set  # "a summit of the union"
        if contact.parts and contact.fullest.frame.has_silent and contact.fullest.trigger.pos == "VERB":
            return True  # "Chad and the six powers met"
        return contact.mode in {ContactMode.SUMMIT, ContactMode.TALKS} and is_one_sided(contact)

    def _is_group(self, part: Part) -> bool:
        """Tell whether somebody stands for several of rank ("the ministers", "Danish and Polish officials")."""
        actor = self.cast.actors[part.actor]
        if actor.kind is ActorKind.GOVERNMENT:  # "rival Chadian leaders"
            is_plural = self.page.tokens[part.mention.head].tag in {"NNS", "NNPS"}
            return is_plural and rank_of_part(self.page, actor, part) is not None
        return actor.kind in {ActorKind.GROUP, ActorKind.UNNAMED} and rank_of(actor) is not None

    def _is_body(self, part: Part) -> bool:
        return self.cast.actors[part.actor].kind is ActorKind.ORGANISATION

    def _is_abroad(self, contact: Gathered) -> bool:
        party = self.cast.actors[contact.parts[0].actor].party
        return contact.place is not None and contact.place.country not in {None, party}

    def _fits(self, contact: Gathered, sighting: Sighting) -> bool:
        triggers = {known.trigger.i for known in contact.sightings}
        if triggers & sighting.apart_from:
            return False
        if sighting.occasion in triggers:
            return True
        if not all(fits(contact, sighting) for fits in CIRCUMSTANCES) or not self._is_of_leaders(contact, sighting):
            return False
        if not sighting.frame.parts:
            return self._takes_up(contact, sighting)
        return self._completes(contact, sighting) or self._is_the_same(contact, sighting)

    def _is_of_leaders(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether nobody below a leader is named for a summit."""
        if ContactMode.SUMMIT not in {contact.mode, sighting.mode}:
            return True
        ranks = (self._rank(part) for part in (*contact.parts, *sighting.frame.parts))
        return all(rank in {None, ContactLevel.LEADER} for rank in ranks)

    def _is_the_same(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether a mention with names is of a contact, and not of another of the same people."""
        if sighting.ordinal is not None and sighting.ordinal == contact.ordinal:
            return self._same_people(contact, sighting)
        if sighting.frame.is_joining and sighting.is_definite and not sighting.is_another:
            near = sighting.trigger.paragraph - contact.sightings[-1].trigger.paragraph <= REACH
            return near and len(contact.parts) > 1 and contact.mode in LOOSE | {sighting.mode}
        if self._is_title_of(contact, sighting):
            return self._same_people(contact, sighting)
        is_elsewhere = sighting.frame.has_stranger and len(sighting.frame.parts) == 1
        is_new = sighting.is_another and (not sighting.is_definite or sighting.when or contact.when)
        if is_elsewhere or (is_new and not same_day(contact, sighting)):
            return False
        return self._same_people(contact, sighting)

    def _is_title_of(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether a headline has just told what the first lines of the text tell again."""
        sentences = [self.page.sentence_of(known.trigger) for known in contact.sightings]
        is_title = all(sentence.kind is SegmentKind.HEADLINE for sentence in sentences)
        return is_title and sighting.trigger.paragraph - contact.sightings[-1].trigger.paragraph <= REACH

    def _completes(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether "the briefing will be given by X" names the other side of a contact just spoken of."""
        before = contact.sightings[-1].trigger
        near = sighting.trigger.paragraph - before.paragraph <= 1
        same_word = sighting.trigger.lemma == before.lemma and sighting.is_definite and not sighting.is_another
        owned = any(child.dep == "poss" for child in sighting.trigger.children)
        return len(contact.parts) == 1 and near and same_word and not owned

    def _takes_up(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether a mention that names nobody ("the talks") may speak of a contact."""
        trigger = sighting.trigger
        if trigger.lemma not in lexicon().words.generic and all(
            s.trigger.lemma != trigger.lemma for s in contact.sightings
        ):
            return False
        if sighting.mode not in {contact.mode, ContactMode.TALKS, ContactMode.MEETING}:
            return False  # "the summit" is no phone call and no mere meeting
        if sighting.is_another:
            return contact.place is not None and sighting.place is not None and sighting.is_definite
        return sighting.is_definite

    def _same_people(self, contact: Gathered, sighting: Sighting) -> bool:
        """Tell whether one's people are all among the other's, a state's own people standing for it."""
        if not contact.parts:
            bare = contact.place is not None and sighting.place is None and sighting.when is None
            return bare and contact.mode is sighting.mode is ContactMode.TALKS and not sighting.is_another
        few, many = sorted((contact.parts, sighting.frame.parts), key=len)
        is_open = contact.status not in DONE and sighting.status not in DONE
        exact = {part.actor for part in few} <= {part.actor for part in many}
        is_open = is_open and exact
        same_sentence = contact.sightings[-1].trigger.sentence == sighting.trigger.sentence
        is_title = all(self.page.sentence_of(s.trigger).kind is SegmentKind.HEADLINE for s in contact.sightings)
        same_sentence = same_sentence or (is_title and exact)
        if len(few) == 1 and len(many) > 1 and not (sighting.is_definite or is_open or same_sentence):
            return False
        if sighting.is_definite and same_day(contact, sighting) and contact.mode is sighting.mode:
            return any(self._alike(one, other) for one in few for other in many)
        by_state = len(few) != len(many) and len(few) > 1 and not {p.actor for p in few} <= {p.actor for p in many}
        if (not by_state or sighting.is_definite) and all(
            any(self._alike(one, other) for other in many) for one in few
        ):
            return True
        return contact.mode is sighting.mode and self._differ_in_a_name(few, many)

    def _differ_in_a_name(self, few: list[Part], many: list[Part]) -> bool:
        """Tell whether two sides are the same but for a name: "Chad and rebels", "Chad and the Lake Front"."""
        if len(few) == ENOUGH < len(many) and sum(self._is_nameless(part) for part in few) == 1:
            named = next(part for part in few if not self._is_nameless(part))
            return any(self._alike(named, other) for other in many)  # "Chad and six powers", then all by name
        if len(few) != len(many) or len(few) != ENOUGH:
            return False
        rest = [part for part in few if not any(self._alike(part, other) for other in many)]
        others = [part for part in many if not any(self._alike(part, one) for one in few)]
        return len(rest) == len(others) == 1 and self._is_nameless(rest[0]) != self._is_nameless(others[0])

    def _is_nameless(self, part: Part) -> bool:
        actor = self.cast.actors[part.actor]
        is_vague = actor.kind in {ActorKind.GROUP, ActorKind.UNNAMED} and actor.party is None
        return is_vague and (" " not in actor.name or actor.name.islower())

    def _alike(self, one: Part, other: Part) -> bool:
        ranks = {rank for part in (one, other) if (rank := self._rank(part)) is not None}
        if one.actor == other.actor:
            return len(ranks) <= 1
        first, second = self.cast.actors[one.actor], self.cast.actors[other.actor]
        if are_namesakes(first, second):
            return True
        if first.party is None or first.party != second.party:
            return False
        return (
            ActorKind.GOVERNMENT in (first.kind, second.kind) and len(ranks) <= 1
        )  # a state stands for those who act for it

    def _rank(self, part: Part) -> ContactLevel | None:
        """Return how high somebody stands, where it may tell two contacts of the same states apart."""
        key = part.actor, part.mention.span
        if key not in self._ranks:
            self._ranks[key] = self._rank_shown(part)
        return self._ranks[key]

    def _rank_shown(self, part: Part) -> ContactLevel | None:
        actor = self.cast.actors[part.actor]
        rank = rank_of_part(self.page, actor, part)
        is_state = actor.kind is ActorKind.GOVERNMENT  # "officials of Chad" are not its leader
        return rank if is_state or rank in {ContactLevel.LEADER, ContactLevel.MINISTER, ContactLevel.ENVOY} else None

    def _closeness(self, contact: Gathered, sighting: Sighting) -> tuple[float, ...]:
        shared = len({part.actor for part in contact.parts} & sighting.actors)
        same_mode = contact.mode is sighting.mode
        same_status = (contact.status in DONE) == (sighting.status in DONE)
        same_day = contact.when is not None and sighting.when is not None
        gap = sighting.trigger.i - contact.sightings[-1].trigger.i
        is_real = (contact.status in REFUSED) == (sighting.status in REFUSED)
        return (is_real, shared, same_mode, same_status, same_day, -gap)

    def _add_parts(self, contact: Gathered, parts: list[Part]) -> None:
        few = len(contact.parts) < ENOUGH
        for part in parts:
            nameless = [known for known in contact.parts if self._is_nameless(known) and not self._is_nameless(part)]
            twin = next((known for known in contact.parts if self._alike(known, part)), None)
            if twin is None and nameless and len(parts) == len(contact.parts) == ENOUGH:
                twin = nameless[0]  # "rebels", then the rebels' name
            if twin is None and (few or self._is_person(part)):
                contact.parts.append(part)
            elif twin is None:
                continue
            elif (self._is_person(part) and not self._is_person(twin)) or twin in nameless:
                contact.parts[contact.parts.index(twin)] = part

    def _is_person(self, part: Part) -> bool:
        return self.cast.actors[part.actor].kind is ActorKind.PERSON


def _says_when_only(trigger: Token) -> bool:
    """Tell whether "the talks come amid a row" only says what goes on around them."""
    verb = trigger.head
    return trigger.dep == "nsubj" and verb.lemma == "come" and verb.tag in {"VBZ", "VBP"} and not verb.child("neg")
