"""Reads groups of office: "the Danish and Polish ministers", "the envoy of Chad", "both delegations"."""

from collections.abc import Iterator

from communique.contacts.lexicon import lexicon
from communique.contacts.standing import Standing
from communique.contacts.states import code_at, government_of
from communique.domain.actor import ActorKind, Cast
from communique.domain.ids import ActorId
from communique.language import Page, Token

BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
PLURAL = frozenset({"NNS", "NNPS"})
VAGUE = frozenset({ActorKind.GROUP, ActorKind.UNNAMED})


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
        if head.lower in words.numerals and head.dep == "pobj" and head.child("det"):
            return self.standing.people(words.numerals[head.lower])  # "a summit of the two"
        if head.lemma not in words.offices | words.bodies | words.staff | words.sides or self._is_led(head):
            return ()
        codes = tuple(dict.fromkeys(self._codes(head)))
        if len(codes) > 1 or (codes and head.lemma not in words.staff):
            return self._governments(codes)
        if codes:
            return ()
        return self._of_party(head) or self.of_standing(head)

    def _governments(self, codes: tuple[str, ...]) -> tuple[ActorId, ...]:
        found = (government_of(self.page, self.cast, code) for code in codes)
        return tuple(actor for actor in found if actor is not None)

    def _is_led(self, head: Token) -> bool:
        leading = lexicon().words.leading
        return any(child.lemma in leading and child.child("agent") for child in head.children_by("acl"))

    def _codes(self, head: Token) -> Iterator[str]:
        if head.dep == "conj" and self.cast.at(head.head.i) is None:
            yield from self._codes_at([head.head])  # "the Danish and the Polish delegations"
        for child in head.children:
            if child.dep in BEFORE and child.i < head.i:
                yield from self._codes_below(child, head)
            elif child.dep == "prep" and child.lower in {"of", "from"}:
                for noun in child.children_by("pobj"):
                    yield from self._codes_at(noun.conjuncts())

    def _codes_below(self, word: Token, head: Token) -> Iterator[str]:
        below = (near for near in word.subtree() if near.i < head.i)
        return self._codes_at(sorted(below, key=lambda near: near.i))

    def _codes_at(self, tokens: list[Token]) -> Iterator[str]:
        for token in tokens:
            code = code_at(self.page, token)
            if code is not None:
                yield code

    def _of_party(self, head: Token) -> tuple[ActorId, ...]:
        """Return for whom a single official acts: "its envoy", "the minister"."""
        actor = self.cast.actor_at(head.i)
        if actor is None or actor.kind not in VAGUE or actor.party is None or head.tag in PLURAL:
            return ()
        if head.lemma not in lexicon().words.offices or " in " in actor.name:
            return ()
        body = government_of(self.page, self.cast, actor.party)
        if body is None and (known := ActorId(actor.party)) in self.cast.actors:
            body = known
        return (body,) if body is not None else ()

    def of_standing(self, head: Token) -> tuple[ActorId, ...]:
        """Return the parties that contacts were told of so far, for "the foreign ministers", "both capitals"."""
        words = lexicon().words
        beside = [child for child in head.children if child.dep in {*BEFORE, "det", "nummod"}]
        is_joint = head.lemma in words.bodies and any(child.lower in words.joint for child in beside)
        if not is_joint and head.tag not in PLURAL:
            return ()
        counted = [child for child in beside if child.lemma in words.sides]  # "the five states' engineers"
        beside = [
            *(child for child in beside if child not in counted),
            *(word for child in counted for word in child.children_by("nummod", "det", "amod")),
        ]
        if any(child.lower not in words.plain | words.joint | words.numerals.keys() for child in beside):
            return ()
        if head.lemma in words.staff and not any(child.dep in {"det", "nummod"} for child in beside):
            return ()
        if any(child.lower in {"of", "from"} for child in head.children_by("prep")):
            return ()
        count = next((words.numerals[child.lower] for child in beside if child.lower in words.numerals), None)
        return self.standing.parties(count)
