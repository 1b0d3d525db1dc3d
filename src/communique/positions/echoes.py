"""Reads answers that leave out what they answer: "X was offered, but Norland declined it", "Norland has accepted"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.claims import Claim, unowned
from communique.positions.guards import is_counterfactual, is_former, is_negated, is_unreal
from communique.positions.holders import holders_at, subject_of
from communique.positions.lexicon import words
from communique.positions.owners import is_own
from communique.positions.voices import Holder, Scene

RULE = "en.echo"
ASKING = frozenset({Stance.OFFER, Stance.DEMAND})
BACK = frozenset({"it", "this", "that", "both", "them"})
COMPLEMENTS = ("ccomp", "xcomp", "prep", "oprd", "prt", "agent", "nsubjpass", "dative", "acomp")


def echo_claims(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what is accepted or refused without being named again, in the order of the text."""
    lemmas = words("echo_yes") | words("echo_no")
    answers = [
        token
        for token in scene.page.by_lemmas(lemmas & scene.page.by_lemma.keys())
        if _stands_alone(token) and _is_real(scene, token)
    ]
    if not answers:
        return
    asked = [claim for claim in claims if claim.stance in ASKING]
    known = {claim.token.i for claim in asked}
    asked += [claim for claim in unowned(scene) if claim.token.i not in known]
    for token in answers:
        holders = holders_at(scene, subject_of(token))
        before = _answered(token, holders, asked)
        if before is not None and is_own(scene, token, holders):
            is_yes = (token.lemma in words("echo_yes")) is not is_negated(token)
            stance = Stance.ACCEPTANCE if is_yes else Stance.REJECTION
            yield replace(before, token=token, holders=holders, stance=stance, firmness=Firmness.STATED, rule=RULE)


def _stands_alone(token: Token) -> bool:
    """Tell whether a verb has no complement of its own, or only a pronoun."""
    thing = token.child("dobj")
    is_open = thing is None or thing.lower in BACK
    return (
        token.pos == "VERB"
        and token.tag in {"VBD", "VBN", "VBZ", "VBP"}
        and is_open
        and token.child(*COMPLEMENTS) is None
    )


def _is_real(scene: Scene, token: Token) -> bool:
    is_said = scene.speech_at(token) is not None
    is_over = is_former(token, is_said=is_said) or is_counterfactual(scene.page, token)
    return not is_over and not is_unreal(scene.page, token)


def _answered(token: Token, holders: Sequence[Holder], asked: Sequence[Claim]) -> Claim | None:
    """Return the last thing asked or offered before, by somebody else, in this sentence or the one before."""
    own = {holder.party for holder in holders}
    near = [
        claim
        for claim in asked
        if claim.wanted.stretch.last < token.i and token.sentence - claim.token.sentence in {0, 1}
    ]
    last = max(near, key=lambda claim: claim.token.i, default=None)
    is_answer = last is not None and bool(own) and own.isdisjoint(holder.party for holder in last.holders)
    return last if is_answer else None
