"""Reads the plain acts of a page: "sanctioned", "shelled", "released", "signed", with who did them to whom."""

from collections.abc import Iterator, Sequence

from communique.domain.contact import Place
from communique.domain.event import EventType
from communique.domain.expression import TimeExpression
from communique.domain.said import Said
from communique.domain.span import Span
from communique.domain.statement import Certainty, StatementKind
from communique.domain.when import When
from communique.events.acts import find_deeds, is_purpose
from communique.events.deed import Deed
from communique.events.doers import actors_of
from communique.events.drafts import Draft
from communique.events.grammar import undergoer_of
from communique.events.lexicon import ALONE_TYPES, lexicon
from communique.events.meetings import TOLD, Meetings
from communique.events.recipients import recipients_of
from communique.events.sides import Scene, Side
from communique.events.worth import worth_reading
from communique.language import Modality, Page, Token, modality_of

Pair = tuple[Side, Side | None]
UNSETTLED = frozenset({"en.op.consider"})  # nothing has been promised or threatened yet
WRONG = "en.accuse.wrong"  # what somebody does wrong is an accusation only in the mouth of others
HEDGING = frozenset({"may", "might", "could"})
UNREAL = frozenset({Certainty.COUNTERFACTUAL, Certainty.DENIED})
MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
BELOW = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
DEPTH = 8  # steps from a day to the verb it dates


def find_plain(scene: Scene, said: Said, met: Meetings) -> Iterator[Draft]:
    """Yield the acts that the page's sentences name, between two parties each."""
    page = scene.page
    heard = _heard(page, said)
    for deed in find_deeds(page, worth_reading(scene), heard):
        is_told = deed.type is EventType.CONSULT and met.hold(deed.anchor.span)
        if is_told or deed.anchor.i in heard or _is_unsettled(deed):
            continue
        pairs = list(_pairs(scene, deed, actors_of(scene, deed)))
        if pairs:
            around = _clause(page, deed)
            told = met.parties_at(around) if deed.type in TOLD else frozenset()
            untold = [(actor, other) for actor, other in pairs if other is None or other.party not in told]
            yield from _drafts(scene, said, deed, untold, around)


def _heard(page: Page, said: Said) -> frozenset[int]:
    """Return the indexes of the words that stand in somebody's own words."""
    spans = (words.span for row in said.statements if row.kind is StatementKind.DIRECT for words in row.content)
    return frozenset(token.i for span in spans for token in page.tokens_in(span) if token.is_quoted)


def _is_unsettled(deed: Deed) -> bool:
    """Tell whether it is not yet done, or no act where nobody else tells of it."""
    return deed.rule in UNSETTLED or deed.rule.startswith(WRONG) or is_purpose(deed.outer)


def _status(page: Page, deed: Deed) -> str | None:
    """Return how sure the text is of it; None where it is denied, imagined, asked or tied to a condition."""
    modality = modality_of(page, deed.outer)
    if deed.is_turned or deed.type in {EventType.REJECT, EventType.REQUEST, EventType.AGREE, EventType.THREATEN}:
        return None if _is_unreal(modality, deed) else Certainty.CERTAIN.value
    if modality.certainty in UNREAL or modality.is_conditional or modality.is_question:
        return None
    if modality.certainty is Certainty.POSSIBLE and modality.modal not in HEDGING:
        return None  # attempted, wanted, planned
    return modality.certainty.value


def _is_unreal(modality: Modality, deed: Deed) -> bool:
    if modality.is_conditional or modality.is_question or modality.certainty is Certainty.COUNTERFACTUAL:
        return True
    if modality.modal in {"may", "might", "could", "would"}:
        return not deed.is_turned
    return modality.certainty is Certainty.DENIED and not deed.is_turned


def _drafts(scene: Scene, said: Said, deed: Deed, pairs: Sequence[Pair], around: Span) -> Iterator[Draft]:
    status = _status(scene.page, deed) if pairs else None
    if status is None:
        return
    context, when, place = scene.contexts_of(around), _when(scene.page, said.times, deed), _place(scene, deed)
    for actor, recipient in pairs:
        yield Draft(
            type=deed.type,
            actor=actor,
            recipient=recipient,
            anchor=deed.anchor.span,
            around=around,
            status=status,
            rule=deed.rule,
            cameo=deed.cameo,
            mode=deed.mode,
            context=context,
            when=when,
            place=place,
        )


def _pairs(scene: Scene, deed: Deed, actors: list[Side]) -> Iterator[Pair]:
    recipients = recipients_of(scene, deed, actors) if actors else []
    if recipients:
        yield from ((actor, recipient) for actor in actors for recipient in recipients)
    elif len(actors) > 1 and _is_mutual(deed):
        yield from ((actors[0], other) for other in actors[1:] if other.party != actors[0].party)
    elif deed.type in ALONE_TYPES:
        yield from ((actor, None) for actor in actors)


def _is_mutual(deed: Deed) -> bool:
    """Tell whether those who act together act with one another: "Chile and Peru agreed", "ended their talks"."""
    if deed.is_joint or deed.type in MUTUAL or any(holder.lemma in lexicon().mutual for holder in deed.holders):
        return True
    return deed.type is EventType.ASSAULT and undergoer_of(deed.anchor) is None  # "traded fire", "clashed"


def _clause(page: Page, deed: Deed) -> Span:
    """Return the words from the act's first to its last part."""
    verb = deed.outer
    below = [child for child in verb.children if child.dep not in {"advcl", "conj", "parataxis", "punct", "cc"}]
    first = min([verb.i, deed.anchor.left, *(child.left for child in below)])
    last = max([verb.i, deed.anchor.i, *(child.right for child in below)])
    return Span(page.tokens[first].start, page.tokens[last].end)


def _when(page: Page, times: Sequence[TimeExpression], deed: Deed) -> When | None:
    """Return the day that the act's clause names: the expression nearest to its word."""
    around = page.sentence_of(deed.anchor).span
    near = [
        time
        for time in times
        if time.evidence.start < around.end
        and time.evidence.end > around.start
        and time.when is not None
        and _is_beside(page, time.evidence.span, deed)
    ]
    if not near:
        return None
    return min(near, key=lambda time: abs(time.evidence.start - deed.anchor.start)).when


def _is_beside(page: Page, span: Span, deed: Deed) -> bool:
    """Tell whether words stand in the act's own clause, not in one below it."""
    token = next(iter(page.tokens_in(span)), None)
    for _ in range(DEPTH):
        if token is None or token is deed.outer or token is deed.anchor:
            return token is not None
        if token.dep in BELOW or token.head is token:
            return False
        token = token.head
    return False


def _place(scene: Scene, deed: Deed) -> Place | None:
    """Return where the act's own clause places it."""
    for holder in (deed.anchor, deed.outer):
        for child in holder.children_by("prep"):
            if child.lower in {"in", "at", "near"}:
                for head in child.children_by("pobj"):
                    place = _named_place(scene, head)
                    if place is not None:
                        return place
    return None


def _named_place(scene: Scene, head: Token) -> Place | None:
    if head.entity not in {"GPE", "LOC", "FAC"}:
        return None
    page, first = scene.page, head.i
    while first > 0 and page.tokens[first - 1].entity == head.entity and not page.tokens[first].entity_start:
        first -= 1
    found = scene.state_at(head)
    span = Span(page.tokens[first].start, head.end)
    country = found.row.id if found is not None and not found.is_demonym else None
    return Place(name=page.text[span.start : span.end], country=country, evidence=page.evidence(span))
