"""Finds who met or called whom on a page whose grammar is told in Universal Dependencies, by its language's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.contacts.alike import one_each
from communique.contacts.level import ORDER, rank_of
from communique.contacts.wordings import Wordings, wordings
from communique.domain.actor import ActorKind, Cast
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.evidence import Named
from communique.domain.expression import TimeExpression, TimeType
from communique.domain.ids import ActorId, finding_id
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.domain.when import Duration
from communique.language import Page, Token
from communique.language.universal import (
    SUBJECTS,
    climbed,
    feature,
    is_finite,
    joined_with,
    marked_by,
    preposition_of,
    tense_named,
)

PAIR = 2
TENSES = {"Past": ContactStatus.HELD, "Pres": ContactStatus.UNDERWAY, "Fut": ContactStatus.ANNOUNCED}

FACTS = frozenset(TENSES.values())


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place that tells of a contact: its word, the verb that places it, and what becomes of it."""

    trigger: Token
    verb: Token
    mode: ContactMode
    status: ContactStatus
    participants: tuple[Named, ...]
    rule: str


def find_contacts_by_relations(
    page: Page, cast: Cast, times: Sequence[TimeExpression], statements: Sequence[Statement], language: str
) -> tuple[Contact, ...]:
    """Return the contacts of a page, in order of appearance.

    Raises:
        RuleError: There are no words for the language.
    """
    finder = _Finder(page, cast, times, statements, language)
    found = [finder.contact(sighting) for sighting in finder.sightings()]
    return tuple(one_each(found))


class _Finder:
    """The contacts of one page."""

    def __init__(
        self, page: Page, cast: Cast, times: Sequence[TimeExpression], statements: Sequence[Statement], language: str
    ) -> None:
        self.page, self.cast, self.times, self.statements = page, cast, times, statements
        self.rules: Wordings = wordings(language)
        self.words = self.rules.words

    # ---- what becomes of it

    def sightings(self) -> Iterator[Sighting]:
        for token in self.page.tokens:
            noun, verb = self.rules.nouns.get(token.lemma), self.rules.verbs.get(token.lemma)
            if noun is not None and self._is_outermost(token) and self._has(token, noun.beside):
                yield from self._of_noun(token, noun.mode, noun.id)
            elif verb is not None and self._has(token, verb.needs):
                yield from self._of_verb(token, verb.mode, verb.id)

    def _has(self, token: Token, words: list[str]) -> bool:
        return not words or any(child.lemma in words for child in token.children)

    def _is_outermost(self, noun: Token) -> bool:
        """Tell "the round of talks" as one: the talks below the round are the same."""
        return noun.head.lemma not in self.rules.nouns or noun.head is noun

    def _of_noun(self, noun: Token, mode: ContactMode, rule: str) -> Iterator[Sighting]:
        verb = self._over(noun)
        status = self._status(verb) if verb is not None else None
        if verb is None or status is None:
            return
        participants = self._of_phrase(noun)
        if len(participants) < PAIR and self._acts_in(noun, verb):
            participants = _each((*self._subjects(verb), *self._companions(verb), *participants))
        if status is ContactStatus.DENIED and len(participants) == 0:
            return
        yield Sighting(noun, verb, mode, status, participants, rule)

    def _acts_in(self, noun: Token, verb: Token) -> bool:
        """Tell whether who acts takes part: in what one holds, plans or declines, unless others are said to meet."""
        others = [child for child in noun.children_by("nmod") if feature(child, "Animacy") == "Anim"]
        if noun.head is not verb or any(not self.cast.at(child.i) and not preposition_of(child) for child in others):
            return False
        is_own = self.rules.frames[verb.lemma].status in {None, ContactStatus.DECLINED}
        return noun.dep == "obj" or (noun.dep == "obl" and is_own)

    def _over(self, noun: Token) -> Token | None:
        """Return the verb that tells what becomes of a noun; None: none does, or it is not about the contact."""
        planned = next((child for child in noun.children_by("acl") if child.lemma in self.rules.frames), None)
        above = noun
        while above.head is not above:
            word, above = above, above.head
            if above.lemma in self.words.attendance:
                return None
            if above.lemma in self.rules.frames and (is_finite(above) or feature(above, "VerbForm") == "Inf"):
                is_part = word.dep in {*SUBJECTS, "obj"} or (word is not noun and word.lemma in self.words.bearers)
                is_about = word.dep in {"obl", "iobj"} and self.rules.frames[above.lemma].tells != "deed"
                return above if is_part or is_about else planned
            if above.lemma not in self.words.bearers:
                return planned
        return planned

    def _of_verb(self, verb: Token, mode: ContactMode, rule: str) -> Iterator[Sighting]:
        wanted = self.rules.verbs[verb.lemma].object
        others = self._companions(verb)
        if wanted is not None:
            kinds = {ActorKind.PERSON} if wanted == "person" else {ActorKind.GOVERNMENT}
            taken = [named for child in verb.children_by("obj") for named in self._below(child)]
            others = tuple(named for named in taken if self.cast.actors[named.actor].kind in kinds)
            if not others and not (wanted == "state" and self._place(verb, verb.children_by("obj"))):
                return
        participants = _each((*self._subjects(verb), *others))
        status = self._status(verb)
        if status is None or (status is ContactStatus.HELD and not self._is_shared(verb, participants, wanted)):
            return
        yield Sighting(verb, verb, mode, status, participants, rule)

    def _is_shared(self, verb: Token, participants: tuple[Named, ...], wanted: str | None) -> bool:
        """Tell whether a deed takes two: who "met with difficulties" met nobody."""
        return len(participants) >= PAIR or (wanted == "state" and bool(participants)) or self._is_plural(verb)

    def _is_plural(self, verb: Token) -> bool:
        return feature(verb, "Number") == "Plur" and not any(
            preposition_of(child) in self.words.companions for child in verb.children
        )

    def _status(self, verb: Token) -> ContactStatus | None:
        """Return what the verb and all above it make of a contact; None: nothing can be told."""
        if any(marked_by(word, self.words.conditions) for word in climbed(verb)):
            return None
        status = self._governed(verb, self._own_status(verb))
        is_doubtful = any(self._is_hedged(word) for word in self._clauses(verb))
        return ContactStatus.POSSIBLE if is_doubtful and status in FACTS else status

    def _governed(self, verb: Token, status: ContactStatus | None) -> ContactStatus | None:
        """Return what those who plan, deny or doubt it leave of a status."""
        governing = list(self._governing(verb))
        if any(self._denies(word) for word in (*self._over_clause(verb), *governing)):
            return ContactStatus.DENIED if status in FACTS else None  # of a denied cancellation nothing can be told
        for above in governing:
            frame = self.rules.frames.get(above.lemma)
            if frame is None:
                continue
            if frame.tells == "plan" and self._was_once(above):
                return None
            if marked_by(above, self.words.negations) and frame.negated:
                return frame.negated
            if frame.tells == "plan" and status in {ContactStatus.HELD, ContactStatus.ANNOUNCED, None}:
                status = ContactStatus.ANNOUNCED
            status = frame.status or status
        return status

    def _over_clause(self, verb: Token) -> Iterator[Token]:
        """Yield what stands above a verb; not what it is only joined to."""
        for word in climbed(verb):
            if word.dep in {"conj", "parataxis"}:
                return
            if word.head is not word:
                yield word.head

    def _denies(self, word: Token) -> bool:
        frame = self.rules.frames.get(word.lemma)
        is_denial = frame is not None and frame.status is ContactStatus.DENIED
        return is_denial and not marked_by(word, self.words.negations)

    def _own_status(self, verb: Token) -> ContactStatus | None:
        frame = self.rules.frames.get(verb.lemma)
        is_negated = marked_by(verb, self.words.negations)
        if frame is not None and frame.tells == "plan":
            if self._was_once(verb):
                return None
            return frame.negated if is_negated else ContactStatus.ANNOUNCED
        if frame is not None and frame.status is not None:
            return None if is_negated and frame.status is not ContactStatus.POSSIBLE else frame.status
        if is_negated:
            return ContactStatus.DENIED
        return TENSES.get(tense_named(verb)) if feature(verb, "Person") not in {"1", "2"} else None

    def _was_once(self, verb: Token) -> bool:
        """Tell "it was being planned", of which no more is known, from "it was agreed", which holds."""
        return (feature(verb, "Aspect"), tense_named(verb)) == ("Imp", "Past")

    def _governing(self, verb: Token) -> Iterator[Token]:
        """Yield what an infinitive or a clause hangs on, and whoever tells of it in a parenthesis."""
        for word in climbed(verb):
            if word.dep in {"xcomp", "ccomp", "csubj", "csubj:pass"} and word.head is not word:
                yield word.head
            yield from (child for child in word.children_by("parataxis") if child is not verb)
            if word.dep == "conj" and word.child(*SUBJECTS):
                break  # "it had been planned that they meet, but the summit was called off": a clause of its own
        yield from self._tellers(verb)

    def _tellers(self, verb: Token) -> Iterator[Token]:
        """Yield the second root of a sentence: "it may take place, did not rule out the aide"."""
        yield from (root for root in self.page.sentence_of(verb).roots if not verb.is_below(root))

    def _clauses(self, verb: Token) -> Iterator[Token]:
        yield verb
        yield from (word.head for word in climbed(verb) if word.dep == "xcomp")

    def _is_hedged(self, verb: Token) -> bool:
        return marked_by(verb, self.words.hedges)

    # ---- who

    def _below(self, head: Token) -> Iterator[Named]:
        """Yield whom a noun and those joined to it mean; else the states and people whose delegates it tells of."""
        for token in joined_with(head):
            mention = self.cast.at(token.i)
            if mention is not None:
                yield self._named(token)
                continue
            for child in token.children_by("nmod", "appos", "flat:name"):
                if not preposition_of(child):
                    yield from self._below(child)

    def _named(self, token: Token) -> Named:
        mention = self.cast.mentions[token.i]
        return Named(actor=mention.actor, evidence=self.page.evidence(mention.span))

    def _subjects(self, verb: Token) -> tuple[Named, ...]:
        """Return who acts; where a verb has no subject, that of the verb above or of the one it is joined to."""
        for word in (verb, *(above.head for above in climbed(verb) if above.dep in {"xcomp", "conj"})):
            subjects = [named for child in word.children_by(*SUBJECTS) for named in self._below(child)]
            if subjects:
                return _each(subjects) if feature(word, "Number") != "Plur" else _each((*subjects, *self._beside(word)))
        return ()

    def _beside(self, verb: Token) -> Iterator[Named]:
        """Yield those in the nominative before a verb in the plural whom the parse hung elsewhere."""
        tokens = self.page.sentence_of(verb).tokens
        clause = [token for token in tokens if token.i < verb.i]
        for i in range(len(clause) - 1, -1, -1):
            if is_finite(clause[i]) or clause[i].lower in {"«", "»"}:
                clause = clause[i + 1 :]
                break
        for token in clause:
            mention = self.cast.at(token.i)
            if mention is not None and mention.head == token.i and feature(token, "Case") == "Nom":
                yield self._named(token)

    def _companions(self, head: Token) -> tuple[Named, ...]:
        found = [
            named
            for child in head.children_by("obl", "nmod", "iobj")
            if preposition_of(child) in self.words.companions
            for named in self._below(child)
        ]
        return _each(found)

    def _of_phrase(self, noun: Token) -> tuple[Named, ...]:
        """Return whom the phrase of a noun names: "the meeting of A and B", "talks between A and B", "with B"."""
        found: list[Named] = list(self._companions(noun))
        for child in noun.children_by("nmod"):
            if not preposition_of(child) and feature(child, "Case") == "Gen":
                found.extend(self._below(child))
            if child.lemma in self.rules.nouns:
                found.extend(self._of_phrase(child))
        return _each(found)

    # ---- the contact

    def contact(self, sighting: Sighting) -> Contact:
        page, trigger = self.page, sighting.trigger
        told = self._times(sighting)
        when = next((time.when for time in told if time.when is not None), None)
        lasted = next((time for time in told if time.type is TimeType.DURATION and time.duration), None)
        place = self._place(sighting.trigger, self._placed(sighting))
        status = sighting.status
        if status is ContactStatus.ANNOUNCED and (when is not None or place is not None):
            status = ContactStatus.SCHEDULED
        return Contact(
            id=finding_id("contact", page.document.citation.sha256, trigger.start, trigger.end),
            mode=sighting.mode,
            level=self._level(sighting.participants),
            status=status,
            format=None,
            participants=sighting.participants,
            mediators=(),
            when=when,
            duration=Duration(value=lasted.duration or "", evidence=lasted.evidence) if lasted else None,
            place=place,
            topics=(),
            outcome=(),
            told_by=self._teller(trigger.span),
            replaced_by=None,
            variants=(),
            evidence=(page.evidence(Span.around((trigger.span, sighting.verb.span))),),
            rule=sighting.rule,
        )

    def _times(self, sighting: Sighting) -> list[TimeExpression]:
        """Return the times that hang on the word or on its verb, no other verb between."""
        found = []
        anchors = {sighting.trigger, sighting.verb, *(child for child in sighting.trigger.children_by("acl"))}
        anchors |= {word.head for word in climbed(sighting.verb) if word.dep == "xcomp"}
        anchors.update(sighting.verb.children_by("xcomp"))
        for time in self.times:
            tokens = self.page.tokens_in(time.evidence)
            if not tokens or tokens[0].sentence != sighting.trigger.sentence:
                continue
            top = next((token for token in tokens if token.head not in tokens or token.head is token), tokens[0])
            over = next((word for word in climbed(top) if word is not top and self._may_govern(word)), None)
            is_span = preposition_of(top) in self.words.limits and time.type is not TimeType.DURATION
            if over in anchors and not is_span:
                found.append(time)
        return found

    def _may_govern(self, word: Token) -> bool:
        return word.pos in {"VERB", "AUX"} or word.lemma in self.rules.nouns or feature(word, "Variant") == "Short"

    def _placed(self, sighting: Sighting) -> list[Token]:
        heads = (sighting.trigger, sighting.verb, *sighting.trigger.children_by("acl"))
        inside = self.words.inside
        return [
            child
            for head in heads
            for child in head.children_by("obl", "nmod", "obj")
            if (preposition_of(child) in inside and feature(child, "Case") == "Loc")
            or (child.dep == "obj" and sighting.mode is ContactMode.VISIT)
        ]

    def _place(self, trigger: Token, heads: list[Token]) -> Place | None:
        for token in heads:
            if token.entity != "GPE" or token.sentence != trigger.sentence:
                continue
            name = "-".join(part[:1].upper() + part[1:] for part in token.lemma.split("-"))
            return Place(name=name, country=self.country_of(token.lemma), evidence=self.page.evidence(token.span))
        return None

    def country_of(self, name: str) -> str | None:
        """Return the state a town lies in; None where the rules do not tell."""
        return self.rules.countries.get(name)

    def _level(self, participants: tuple[Named, ...]) -> ContactLevel:
        ranks = [rank_of(self.cast.actors[named.actor]) for named in participants]
        known = [rank for rank in ranks if rank is not None]
        return min(known, key=ORDER.index) if known and len(known) == len(ranks) else ContactLevel.UNSPECIFIED

    def _teller(self, span: Span) -> Named | None:
        """Return who tells of it: the speaker of the innermost statement it stands in."""
        holding = [one for one in self.statements if any(part.span.covers(span) for part in one.content)]
        return holding[-1].speaker if holding else None


def _each(found: Sequence[Named]) -> tuple[Named, ...]:
    """Return each actor once, as first named."""
    seen: dict[ActorId, Named] = {}
    for named in found:
        seen.setdefault(named.actor, named)
    return tuple(seen.values())
