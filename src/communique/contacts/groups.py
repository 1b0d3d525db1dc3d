"""Reads groups of office: "the Danish and Polish ministers", "the envoy of Chad", "both delegations"."""

from collections.abc import Iterator

from communique.contacts.lexicon import lexicon
from communique.contacts.standing import Standing
from communique.contacts.states import code_at, government_of, is_after_prefix, seat_at
from communique.domain.actor import ActorKind, Cast
from communique.domain.ids import ActorId
from communique.language import Page, Token

BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
PLURAL = frozenset({"NNS", "NNPS"})
SENT_FOR = frozenset({"envoy", "mediator", "representative", "adviser", "coordinator"})
VAGUE = frozenset({ActorKind.GROUP, ActorKind.UNNAMED})


def _is_sent_there(head: Token, preposition: Token) -> bool:
    """Tell whether "the envoy for Chad" says what somebody is sent for; he does not act for Chad."""
    return preposition.lower == "for" and head.lemma in SENT_FOR and head.tag not in PLURAL


def _is_opposed(noun: Token) -> bool:
    """Tell whether "the Chadian opposition" is of a state, but does not act for it."""
    words = [noun, *noun.children_by("amod", "compound", "nmod")]
    return any(word.lemma in lexicon().words.opposed for word in words)


class Groups:
    """Tells for whom a group of office stands on one page."""

    def __init__(self, page: Page, cast: Cast, standing: Standing) -> None:
        """Keep the page, who is on it, and between whom contacts were told of so far."""
        self.page = page
        self.cast = cast
        self.standing = standing

    def behind(self, head: Token) -> tuple[ActorId, ...]:
        """Return the states (or organisations) that a noun of office stands for; none where it names itself."""
        words = lexicon().words
        if head.lower in words.nations:
            states = (government_of(self.page, self.cast, code) for code in words.nations[head.lower])
            return tuple(state for state in states if state is not None)
        return self.counted(head) or self._of_office(head)

    def counted(self, head: Token) -> tuple[ActorId, ...]:
        """Return who took part in the contact told just before, for "the two agreed to meet again"."""
        count = self._count_of(head)
        return self.standing.just_met(count, head.sentence) if count is not None else ()

    def _count_of(self, head: Token) -> int | None:
        """Return how many a word counts: "a summit of the two", "the pair"."""
        if head.lemma in {"pair", "duo"} and not head.children_by("prep", "amod"):
            return len(("one", "other"))
        is_counted = head.child("det") is not None and not head.children_by("prep", "relcl")
        is_counted = is_counted and head.dep in {"pobj", "nsubj", "nsubjpass"}
        return lexicon().words.numerals.get(head.lower) if is_counted else None

    def _of_office(self, head: Token) -> tuple[ActorId, ...]:
        words = lexicon().words
        is_known = head.lemma in words.offices | words.bodies | words.staff | words.sides | {"head"}
        if self._is_led(head) or _is_opposed(head) or (head.tag not in PLURAL and not is_known):
            return ()
        bodies = tuple(dict.fromkeys(self._bodies(head)))
        if not is_known:  # "the Danish and Polish surveyors"
            return bodies if len(bodies) > 1 and self._are_joined(head) else ()
        if len(bodies) > 1 or (bodies and head.lemma not in words.staff and self._is_state(bodies[0])):
            return bodies
        if bodies:
            return ()
        return self._of_party(head) or self.of_standing(head)

    def _is_state(self, actor: ActorId) -> bool:
        return self.cast.actors[actor].kind is ActorKind.GOVERNMENT

    def _are_joined(self, head: Token) -> bool:
        """Tell whether two adjectives before a noun are joined: "Danish and Polish"."""
        return any(child.children_by("conj") for child in head.children_by("amod", "compound", "nmod"))

    def _is_led(self, head: Token) -> bool:
        leading = lexicon().words.leading
        return any(child.lemma in leading and child.child("agent") for child in head.children_by("acl"))

    def _bodies(self, head: Token) -> Iterator[ActorId]:
        if head.dep == "conj" and self.cast.at(head.head.i) is None:
            yield from self._bodies_at([head.head])  # "the Danish and the Polish delegations"
        for child in (*head.children, *self._hung_above(head)):
            if child.dep in BEFORE and child.i < head.i:
                below = (near for near in child.subtree() if near.i < head.i)
                yield from self._bodies_at(sorted(below, key=lambda near: near.i))
            elif child.dep == "prep" and child.lower in {"of", "from", "for"} and not _is_sent_there(head, child):
                for preposition in child.conjuncts():  # "of the union and of Norway"
                    for noun in preposition.children_by("pobj"):
                        if _is_opposed(noun):
                            continue
                        yield from self._bodies_of(noun)

    def _hung_above(self, head: Token) -> Iterator[Token]:
        """Yield the "from" of "brought together officials from A, B and C" that the parse hangs on the verb."""
        after = self.page.tokens[head.i + 1] if head.i + 1 < len(self.page.tokens) else head
        if after.lower == "from" and after.head is head.head and head.dep == "dobj":
            yield after

    def _bodies_of(self, noun: Token) -> Iterator[ActorId]:
        """Yield those after "of": named, by their capitals, or as a group within ("a team of Danish officers")."""
        for one in noun.conjuncts():
            found = tuple(self._bodies_at([one]))
            capital = government_of(self.page, self.cast, seat_at(one)) if not found else None
            other = self.cast.actor_at(one.i) if one is not noun or noun.children_by("conj") else None
            group = (other.id,) if other is not None and other.kind in VAGUE else ()
            yield from found or ((capital,) if capital else group if one.pos == "PROPN" else self.behind(one) or group)

    def _bodies_at(self, tokens: list[Token]) -> Iterator[ActorId]:
        for token in tokens:
            if is_after_prefix(self.page, token):
                continue
            state = government_of(self.page, self.cast, code_at(self.page, token))
            actor = self.cast.actor_at(token.i)
            if state is not None:
                yield state
            elif actor is not None and actor.kind is ActorKind.ORGANISATION:
                yield actor.id

    def _of_party(self, head: Token) -> tuple[ActorId, ...]:
        """Return for whom a single official acts: "its envoy", "the minister"."""
        actor = self.cast.actor_at(head.i)
        is_many = head.tag in PLURAL and head.child("poss") is None  # "its negotiators" are its government's
        if actor is None or actor.kind not in VAGUE or actor.party is None or is_many:
            return ()
        is_of_government = any(child.lower == "government" for child in head.children_by("compound"))
        if not (head.lemma in lexicon().words.offices or is_of_government) or " in " in actor.name:
            return ()
        body = government_of(self.page, self.cast, actor.party)
        if body is None and (known := ActorId(actor.party)) in self.cast.actors:
            body = known
        return (body,) if body is not None else ()

    def of_standing(self, head: Token) -> tuple[ActorId, ...]:
        """Return the parties that contacts were told of so far, for "the foreign ministers", "both capitals"."""
        words = lexicon().words
        beside = [child for child in head.children if child.dep in {*BEFORE, "det", "nummod"}]
        whole = "".join(word.lower for word in self.page.tokens_between(head.left, head.i - 1))
        is_hyphened = any(word in whole for word in words.joint if "-" in word)
        is_joint = head.lemma in words.bodies and (is_hyphened or any(child.lower in words.joint for child in beside))
        if not is_joint and head.tag not in PLURAL:
            return ()
        counted = [child for child in beside if child.lemma in words.sides]  # "the five states' engineers"
        of = [noun for child in head.children_by("prep") if child.lower in {"of", "from"} for noun in child.children]
        counted += [noun for noun in of if noun.lemma in words.sides]  # "the leaders of the two countries"
        if any(noun.dep == "pobj" and noun not in counted and noun.lemma not in words.summits for noun in of):
            return ()
        beside = [
            *(child for child in beside if child not in counted),
            *(word for child in counted for word in child.children_by("nummod", "det", "amod")),
        ]
        if not is_hyphened and any(
            child.lower not in words.plain | words.joint | words.numerals.keys() for child in beside
        ):
            return ()
        if head.lemma in words.staff and not any(child.dep in {"det", "nummod"} for child in beside):
            return ()
        count = next((words.numerals[child.lower] for child in beside if child.lower in words.numerals), None)
        return self.standing.people(count) if head.lemma == "head" else self.standing.parties(count)
