"""Reads when and where a contact was, and how long it lasted."""

import re
from collections.abc import Sequence

from communique.contacts.lexicon import lexicon
from communique.contacts.places import country_of, is_city
from communique.contacts.sighting import Frame
from communique.domain.actor import ActorKind, Cast
from communique.domain.contact import Place
from communique.domain.expression import TimeExpression, TimeType
from communique.domain.span import Span
from communique.domain.when import Duration, When
from communique.language import Page, Token
from communique.language.cues import lexicon as certainty
from communique.language.tense import Tense, tense_of

FAR = 3  # of how close a time or place stands: where somebody goes to meet
NEAR = 3  # words between the end of a frame and a time or place that belongs to it
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
SETTLEMENTS = frozenset({"capital", "city", "town", "resort", "village", "port", "suburb"})
LENGTH = re.compile(r"P(?:\d+[DW])?(?:T.+)?")  # months and years are no length of a contact
OF_LENGTH = frozenset({"for", "of", "after"})
ASIDE = frozenset({"after", "before", "following", "since", "despite"})
SPOKEN_OF = frozenset({"discuss", "raise", "mention", "float", "consider", "broach"})
HAPPENING = frozenset({"hold", "conduct", "convene", "take"})
ORIGINAL = frozenset({"schedule", "plan", "set", "slate", "expect", "due", "original"})
DISTANT = frozenset({"after", "before", "earlier", "later", "ago", "from", "ahead", "since"})
LIMITS = frozenset({"deadline", "ultimatum", "anniversary"})
LASTING = frozenset({"last", "take", "run", "go"})


class Circumstances:
    """Reads times and places around triggers on one page."""

    def __init__(self, page: Page, cast: Cast, times: Sequence[TimeExpression]) -> None:
        """Sort the times of the page by sentence, each with its head word."""
        self.page = page
        self.cast = cast
        self.times: dict[int, list[tuple[Token, TimeExpression]]] = {}
        for time in times:
            words = page.tokens_in(time.evidence)
            if words:
                head = next((word for word in words if word.head not in words), words[-1])
                self.times.setdefault(head.sentence, []).append((head, time))

    # --- when ------------------------------------------------------------------------------------------------

    def when_of(self, trigger: Token, top: Token, frame: Frame, *, is_postponed: bool = False) -> When | None:
        """Return when a contact is said to be: by its own phrase, then by its clause; None where neither tells."""
        best: tuple[int, int] | None = None
        found: When | None = None
        for head, time in self.times.get(trigger.sentence, ()):
            if time.when is None or time.type not in {TimeType.DATE, TimeType.TIME} or self._is_bound(head):
                continue
            if (is_postponed and self._is_new_day(head)) or self._is_day_of_asking(head, time.when, top):
                continue
            level = self._closeness(head, trigger, top, frame)
            if level is None and self._is_where_one_goes(_adverbial(head), top):
                level = FAR
            key = (level, abs(head.i - trigger.i)) if level is not None else None
            if key is not None and (best is None or key < best):
                best, found = key, time.when
        return found or self._when_there(trigger, top, frame)

    def _when_there(self, trigger: Token, top: Token, frame: Frame) -> When | None:
        """Return when somebody goes to the place "where she will meet" somebody."""
        verb = self._going(top)
        if verb is None or trigger.i < verb.i or tense_of(verb) is Tense.PAST:
            return None
        return self.when_of(verb, verb, frame)

    def _there(self, top: Token) -> Span | None:
        """Return the place of "in Oslo, where she will meet X", "in Oslo next week, where she will meet X"."""
        where = _where(top)
        verb = self._going(top)
        if where is None or verb is None or not self.is_time(where):
            return self._name_at(where) if where is not None else None
        goals = (child for above in (verb, *verb.children_by("acomp")) for child in above.children_by("prep"))
        named = (child.child("pobj") for child in goals if child.lower in {"in", "to"})
        return next((span for noun in named if noun is not None and (span := self._name_at(noun)) is not None), None)

    def _going(self, top: Token) -> Token | None:
        where = _where(top)
        verb = _clause(where) if where is not None else None
        return verb if verb is not top else None

    def since_of(self, trigger: Token, top: Token, frame: Frame) -> When | None:
        """Return the days from "since Monday" to the day of publication, for what goes on."""
        published = self.page.document.published
        for head, time in self.times.get(trigger.sentence, ()):
            preposition = _adverbial(head)
            since = time.when.earliest if time.when is not None else None
            if preposition.lower != "since" or since is None or published is None or since >= published:
                continue
            if self._closeness(preposition, trigger, top, frame) is not None:
                edtf = f"{since.isoformat()}/{published.isoformat()}"
                return When(edtf=edtf, earliest=since, latest=published, evidence=time.evidence)
        return None

    def new_day(self, trigger: Token) -> When | None:
        """Return the day a contact was put off to."""
        for head, time in self.times.get(trigger.sentence, ()):
            if time.when is not None and self._is_new_day(head):
                return time.when
        return None

    def _is_day_of_asking(self, head: Token, when: When, top: Token) -> bool:
        """Tell whether "proposed the talks on 11 May", "called off the talks on Monday" says when that was done."""
        verb, published = top.head, self.page.document.published
        if top.dep not in {"dobj", "nsubjpass"} or published is None or when.latest is None:
            return False
        if _is_undone(verb):
            return head.i > verb.i and when.latest <= published and not _is_in_phrase(head, top)
        cue = certainty().cue_of(verb) if top.dep == "dobj" else None
        return cue is not None and cue.id in {"asked", "wanted"} and when.latest < published

    def _is_bound(self, head: Token) -> bool:
        """Tell whether a time says since or till when, not when: "the first talks since 1990"."""
        before = self.page.tokens[max(0, head.left - 1)]
        if head.head.lemma in LIMITS:
            return True  # "beyond the 29 April deadline"
        return {_adverbial(head).lower, before.lower} & {"since", "than"} != set()

    def _is_new_day(self, head: Token) -> bool:
        preposition = head.head if head.dep == "pobj" else None
        if preposition is None or preposition.lower not in {"until", "till", "to", "for"}:
            return False
        return preposition.lower != "for" or preposition.head.lemma in lexicon().status.postponed

    def _closeness(self, head: Token, trigger: Token, top: Token, frame: Frame) -> int | None:
        """Return how close a time or place stands: 0 own phrase, 1 right behind the frame, 2 own clause."""
        if _is_in_phrase(head, trigger) or _is_in_phrase(head, top):
            return 0
        if trigger.i < head.i <= frame.last + NEAR + 1 and not self._verb_between(max(trigger.i, frame.last), head.i):
            return 1
        verb = _clause(top)
        above = _clause(head)
        if _is_spent(head, top):
            return 2
        if verb is not None and above is not None and _is_cleft(above, verb):
            return 2
        if above is not None and verb is not None and above in _infinitives(top, verb):
            verb = above
        if verb is None or above is not verb or self._is_aside(head, top, verb) or self._is_of_another(head, top, verb):
            return None
        return 2

    def _is_of_another(self, head: Token, top: Token, verb: Token) -> bool:
        """Tell whether a time or place belongs to another noun of the clause ("after its collapse last year")."""
        before = self.page.tokens_between(max(verb.i, top.i) + 1, head.i - 1) if head.i > max(verb.i, top.i) else ()
        if any(word.lower in ASIDE and word is not head.head for word in before):
            return True
        if verb is top and head.head is verb:
            return False
        for above in head.ancestors():
            if above is verb:
                return False
            is_name = above.pos == "PROPN" or self.cast.at(above.i) is not None
            if above.pos == "NOUN" and not (is_name or self.is_time(above) or above.lemma in lexicon().words.rounds):
                return True
        return False

    def _is_aside(self, head: Token, top: Token, verb: Token) -> bool:
        """Tell whether a time belongs to a verb that only tells of the contact."""
        if verb is top:
            return False
        if verb.lemma in SPOKEN_OF | lexicon().status.paused and top.dep in {"nsubjpass", "dobj"}:
            return True
        cue = certainty().cue_of(verb)
        if verb.lemma == "invite":
            return False
        if cue is not None and cue.id in {"said", "denied", "factive", "asked", "claimed", "believed"}:
            return True
        if top.dep == "pobj" and top.head.lower in {"after", "following", "before", "since", "ahead"}:
            return True
        chain_above = verb.pos == "VERB" and cue is not None and cue.id == "planned" and head.i < verb.i
        return chain_above and verb.tag == "VBD" and top.dep != "nsubjpass"

    def _verb_between(self, first: int, last: int) -> bool:
        return any(
            word.pos in {"VERB", "AUX"} or word.text in {";", ":", '"', "“", "”"}
            for word in self.page.tokens_between(first + 1, last - 1)
        )

    # --- where -----------------------------------------------------------------------------------------------

    def place_of(self, trigger: Token, top: Token, frame: Frame) -> Place | None:
        """Return where a contact is said to be; a capital that acts is no place."""
        span = self._place_before(trigger, top) or self._there(top)
        if span is None and trigger.lemma in {"visit", "trip", "travel", "fly", "journey"}:
            span = self._visited(trigger)
        elif span is None:
            span = self._place_around(trigger, top, frame)
        return self._place(span) if span else None

    def _place_before(self, trigger: Token, top: Token) -> Span | None:
        """Return the place of "the Istanbul talks", "Oslo hosted the talks"."""
        for child in (*trigger.children_by("compound", "nmod"), *top.children_by("compound", "nmod")):
            name = self._name_at(child)
            if name is not None and not self._is_pair(child) and is_city(name.of(self.page.text)):
                return name
        verb = _clause(top)
        host = verb.child("nsubj") if verb is not None and verb.lemma == "host" else None
        return host.span if host is not None and is_city(host.text) else None

    def _place_around(self, trigger: Token, top: Token, frame: Frame) -> Span | None:
        verb = _clause(top)
        found: list[tuple[int, int, Span]] = []
        for preposition in self.page.sentence_of(trigger).tokens:
            span = self._named_after(preposition, trigger, verb)
            if span is None or not self._may_place(preposition, trigger, top):
                continue
            level = self._closeness(preposition, trigger, top, frame)
            if level is None and self._is_where_one_goes(preposition, top):
                level = FAR
            if level is not None:
                found.append((level, abs(preposition.i - trigger.i), span))
        return min(found)[2] if found else None

    def _visited(self, trigger: Token) -> Span | None:
        names = [
            trigger.child("dobj"),
            *(to.child("pobj") for to in trigger.children_by("prep") if to.lower in {"to", "in"}),
        ]
        for noun in names:
            span = self._name_at(noun) if noun is not None else None
            if span is not None and country_of(self.page.text[span.start : span.end]) is not None:
                return span
        return None

    def _named_after(self, preposition: Token, trigger: Token, verb: Token | None) -> Span | None:
        above = preposition.head
        to_verb = above is verb or (verb is not None and verb.head is above and verb.dep in {"advcl", "xcomp"})
        is_goal = preposition.lower == "to" and to_verb and self._is_goal(above, trigger)
        if preposition.lower not in PLACE_PREPOSITIONS and not is_goal:
            return None
        noun = preposition.child("pobj")
        if noun is None:
            return None
        if noun.lemma in SETTLEMENTS:
            inner = noun.child("appos") or next((of.child("pobj") for of in noun.children_by("prep")), None)
            return self._name_at(inner) if inner is not None else None
        return self._name_at(noun)

    def _is_where_one_goes(self, preposition: Token, top: Token) -> bool:
        """Tell whether "arrived in Oslo to meet X" says where they meet."""
        above = top.head
        goes = lexicon().status.arriving | {"be"}
        return top.dep in {"advcl", "xcomp"} and preposition.head is above and above.lemma in goes

    def _is_goal(self, verb: Token, trigger: Token) -> bool:
        """Tell whether "to Iceland for a summit" says where the summit is."""
        goes = verb.lemma in lexicon().status.arriving | {"invite", "be", "send", "bring"}
        return goes and (trigger.dep == "pobj" or trigger.pos == "VERB")

    def _may_place(self, preposition: Token, trigger: Token, top: Token) -> bool:
        head = preposition.head
        while head.pos == "ADP" and head.head is not head:  # "on April 26 in Rome"
            head = head.head
        if head in (trigger, top) or head.pos in {"VERB", "AUX"} or self.cast.at(head.i) is not None:
            return True
        return head.lemma in {"sideline", *lexicon().words.rounds} or head.pos == "PROPN"

    def _is_pair(self, word: Token) -> bool:
        return any(child.text in {"-", "–"} for child in word.children) or any(
            near.text in {"-", "–"} for near in self.page.tokens[max(0, word.i - 1) : word.i + 2]
        )

    def _name_at(self, noun: Token) -> Span | None:
        """Return the words of a place's name, without its article."""
        if noun.pos != "PROPN" and noun.entity not in PLACE_ENTITIES:
            return None
        first = last = noun
        while first.i > 0:
            before = self.page.tokens[first.i - 1]
            if before.sentence != noun.sentence or before.dep != "compound" or before.pos != "PROPN":
                break
            first = before
        span = Span(first.start, last.end)
        name = span.of(self.page.text)
        if country_of(name) is None and noun.entity not in {"GPE", "FAC"}:
            return None
        actor = self.cast.actor_at(noun.i)
        is_somebody = actor is not None and actor.kind is not ActorKind.GOVERNMENT
        return None if is_somebody and country_of(name) is None else span

    def _place(self, span: Span) -> Place:
        name = span.of(self.page.text)
        return Place(name=name, country=country_of(name), evidence=self.page.evidence(span))

    # --- how long --------------------------------------------------------------------------------------------

    def duration_of(self, trigger: Token, top: Token) -> Duration | None:
        """Return how long a contact lasted."""
        verb = _clause(top)
        for head, time in self.times.get(trigger.sentence, ()):
            if (
                time.duration is None
                or time.type is not TimeType.DURATION
                or not LENGTH.fullmatch(time.duration)
                or (head.dep == "pobj" and head.head.lower not in OF_LENGTH)
                or self._is_distance(time)
            ):
                continue
            governing = _clause(head)
            lasts = governing is not None and governing.lemma in LASTING and self._tells_of(governing, trigger, top)
            holds = verb is top or (verb is not None and verb.lemma in {"hold", "have", "conduct", "be"})
            is_for = head.dep == "pobj" and head.head.lower == "for" and governing is verb and holds
            if _is_in_phrase(head, trigger) or lasts or is_for:
                return Duration(value=time.duration, evidence=time.evidence)
        return None

    def _is_distance(self, time: TimeExpression) -> bool:
        """Tell whether "three days after they met" says how long after, not how long."""
        words = self.page.tokens_in(time.evidence)
        after = words[-1].i + 1
        return after < len(self.page.tokens) and self.page.tokens[after].lower in DISTANT

    def _tells_of(self, verb: Token, trigger: Token, top: Token) -> bool:
        subject = verb.child("nsubj")
        if verb.dep == "relcl":
            return verb.head in (trigger, top) or verb.head.is_below(trigger) or trigger.i < verb.i
        return subject in (trigger, top)

    def is_time(self, noun: Token) -> bool:
        """Tell whether a word stands in a time expression."""
        return any(time.evidence.span.overlaps(noun.span) for _, time in self.times.get(noun.sentence, ()))


def _is_spent(head: Token, top: Token) -> bool:
    """Tell whether somebody "spent Sunday locked in talks with X"."""
    verb = head.head
    if top.dep == "pobj" and top.head.lower != "in":
        return False  # "spent Sunday at home before the talks"
    return verb.lemma == "spend" and head.dep in {"dobj", "npadvmod"} and head.i < top.i and top.is_below(verb)


def _is_undone(verb: Token) -> bool:
    """Tell whether a verb calls something off, puts it off or turns it down."""
    words = lexicon().status
    particle = next((child.lower for child in verb.children_by("prt")), None)
    key = f"{verb.lemma} {particle}" if particle else verb.lemma
    return verb.pos == "VERB" and key in words.cancelled | words.postponed | words.declined


def _where(top: Token) -> Token | None:
    """Return the place of "in Oslo, where she will meet X"."""
    verb = _clause(top)
    is_there = verb is not None and verb.dep == "relcl" and any(c.lower == "where" for c in verb.children_by("advmod"))
    return verb.head if verb is not None and is_there else None


def _clause(token: Token) -> Token | None:
    """Return the nearest verb at or above a word, past joined and infinitive verbs without a subject of their own."""
    return next((word for word in (token, *token.ancestors()) if word.pos in {"VERB", "AUX"}), None)


def _infinitives(top: Token, verb: Token) -> list[Token]:
    """Return the infinitives that tell of the same subject: "the talks were to take place on Monday"."""
    if top.dep not in {"nsubj", "nsubjpass"}:
        return []
    found = [verb]
    for word in found:
        found.extend(child for child in word.children if child.dep in {"xcomp", "acomp"} and child is not top)
    return found


def _adverbial(head: Token) -> Token:
    """Return the word that hangs a time on its verb: its preposition, or itself."""
    return head.head if head.dep == "pobj" else head


def _is_cleft(above: Token, verb: Token) -> bool:
    """Tell whether "it was in March that" frames a clause."""
    subject = above.child("nsubj")
    return above.lemma == "be" and verb.head is above and subject is not None and subject.lower == "it"


def _is_in_phrase(word: Token, noun: Token) -> bool:
    """Tell whether a word hangs below a noun (or the verb of contact), with no other clause between."""
    for above in (word, *word.ancestors()):
        if above is noun:
            return True
        if above.lower in lexicon().words.ordinals and above.dep == "appos":
            return False  # "the first was held on Monday, the second a week later"
        if above.dep in {"acl", "relcl"} and above.lemma in HAPPENING and above.head is noun:
            continue
        if above.dep == "xcomp" and above.head.lemma in ORIGINAL:
            continue
        if above.pos in {"VERB", "AUX"} and not (above.dep == "acl" and above.lemma in ORIGINAL):
            return False
    return False
