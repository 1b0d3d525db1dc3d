"""Learns from the sentence who leads a delegation, and who holds an office that is only understood."""

from communique.actors.lexicon import Lexicon, Listed, ListKind
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene
from communique.actors.spotting import Spot
from communique.domain.actor import ActorKind, Rank, Role
from communique.language import Token

LEADS = frozenset({"lead", "head", "chair"})
OF_STATES = frozenset({ListKind.STATE, ListKind.CAPITAL, ListKind.DEMONYM})


def learn_heads(scene: Scene, words: Lexicon, spots: dict[int, Spot[Listed]], phrases: list[Phrase]) -> None:
    """Give people the party and the office that the words around them tell without standing beside them."""
    led = [phrase for phrase in phrases if phrase.word.is_voice and phrase.noun in words.lists.delegations]
    for phrase in led:
        leader = _leader(scene, scene.tokens[phrase.head])
        if leader is not None:
            _give(leader, phrase.party, [_head_of(scene, phrase)])
    for first, spot in spots.items():
        if first == spot.first and spot.values[0].kind in OF_STATES:
            _learn_gapped(scene, spot, phrases)


def _give(figure: Figure, party: "str | Figure | None", roles: list[Role]) -> None:
    if party is None or figure.party not in {None, party}:
        return
    figure.party = party
    if not figure.roles:
        figure.roles.extend(roles)
        figure.offices_held += len(roles)


def _head_of(scene: Scene, phrase: Phrase) -> Role:
    evidence = scene.page.evidence(scene.tokens[phrase.head].span)
    of = phrase.party if isinstance(phrase.party, str) else None
    return Role(title=f"head of the {phrase.noun}", of=of, rank=Rank.ENVOY, evidence=evidence, roster=None)


def _leader(scene: Scene, delegation: Token) -> Figure | None:
    """Return who leads a delegation: "is led by Doe", "Doe, heading the delegation, ..."."""
    verb = delegation.head
    if verb.lemma not in LEADS:
        participle = next((word for word in delegation.children_by("acl") if word.lemma in LEADS), None)
        return _agent(scene, participle) if participle is not None else None
    if delegation.dep == "nsubjpass":
        return _agent(scene, verb)
    subject = verb.child("nsubj") if delegation.dep == "dobj" else None
    return _person(scene, subject.i) if subject is not None else None


def _agent(scene: Scene, verb: Token) -> Figure | None:
    by = verb.child("agent")
    leader = by.child("pobj") if by is not None else None
    return _person(scene, leader.i) if leader is not None else None


def _person(scene: Scene, i: int) -> Figure | None:
    figure = scene.figure_at(i)
    return figure if figure is not None and figure.kind is ActorKind.PERSON else None


def _learn_gapped(scene: Scene, spot: Spot[Listed], phrases: list[Phrase]) -> None:
    """Read "Norway's envoy, Doe, and Oman's, Roe" and "the Omani one by Roe": the noun is understood."""
    tokens = scene.tokens
    after = [token.lower for token in tokens[spot.last + 1 : spot.last + 3]]
    if len(after) < 2 or tokens[spot.first].sentence != tokens[spot.last + 2].sentence:  # noqa: PLR2004  two words
        return
    is_owner = (tokens[spot.last + 1].tag == "POS" or after[0] == "one") and after[1] == ","
    if not is_owner and after != ["one", "by"]:
        return
    figure = _person(scene, spot.last + 3) if spot.last + 3 < len(tokens) else None
    model = next((phrase for phrase in reversed(phrases) if phrase.head < spot.first), None)
    if figure is None or model is None or tokens[model.head].sentence != tokens[spot.first].sentence:
        return
    party = spot.values[0].party
    if is_owner and model.holder is not None:
        roles = [role for role in model.holder.roles if role.evidence is not None][:1]
        _give(
            figure, party, [Role(title=r.title, of=party, rank=r.rank, evidence=r.evidence, roster=None) for r in roles]
        )
    elif not is_owner:
        _give(figure, party, [_head_of(scene, model)] if model.noun in {"delegation", "team"} else [])
