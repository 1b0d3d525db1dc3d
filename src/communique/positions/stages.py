"""A modal with its verb in the mouth of some party, and what both say on their own."""

from dataclasses import dataclass

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.guards import is_no_longer, opens_denial, sworn_off
from communique.positions.holders import holders_at
from communique.positions.lexicon import Modal, words
from communique.positions.things import Wanted
from communique.positions.voices import Holder, Scene

MAYBE = frozenset({"can", "could", "may", "might"})
BARRING = frozenset({"can", "could", "ca", "may", "must", "should"})


@dataclass(frozen=True, slots=True)
class Stage:
    """A modal with its verb, in the mouth of some party."""

    scene: Scene
    modal: Modal
    token: Token
    verb: Token
    mouths: tuple[Holder, ...]

    def own_among(self, subject: Token) -> tuple[Holder, ...]:
        """Return the parties of a subject, where the speaker's own is one of them."""
        own = {holder.party for holder in self.mouths}
        found = holders_at(self.scene, subject)
        return found if any(holder.party in own for holder in found) else ()

    def claim(self, stance: Stance, firmness: Firmness, wanted: Wanted) -> Claim:
        """Return what the modal says as a claim of those who speak."""
        return Claim(self.token, self.mouths, stance, firmness, wanted, self.modal.id)


def negation_of(verb: Token) -> Token | None:
    """Return the word that denies a verb."""
    denied = (
        child
        for child in verb.children
        if child.dep == "neg" or child.lower == "never" or is_no_longer(child) or opens_denial(child)
    )
    return next(denied, sworn_off(verb))


def has_condition(verb: Token) -> bool:
    """Tell whether a verb has a condition: "if", "provided", "as long as", "in exchange for"."""
    for child in verb.children:
        if (
            child.dep == "prep"
            and child.lower == "in"
            and any(noun.lemma in words("exchanges") for noun in child.children)
        ):
            return True
        if child.dep == "prep" and (
            child.lower == "provided" or any(noun.lower == "condition" for noun in child.children)
        ):
            return True
        if child.dep == "advmod" and child.lower == "long" and child.child("advcl") is not None:
            return True
    return any(
        mark.lower in words("conditions") for clause in verb.children_by("advcl") for mark in clause.children_by("mark")
    )
