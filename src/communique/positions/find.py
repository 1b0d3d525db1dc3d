"""Finds the positions of a page, one for each thing a party wants or refuses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.domain.actor import Cast
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import finding_id
from communique.domain.position import Firmness, Position, Stance
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.language import Page, Token
from communique.positions.claims import Claim, cue_claims
from communique.positions.firmness import firmness_of
from communique.positions.holders import Holder, holders_at
from communique.positions.issues import subject_of_words
from communique.positions.lexicon import words
from communique.positions.modals import modal_claims, order_claims
from communique.positions.trimming import Cut, Stretch, cut, trimmed
from communique.positions.voices import Scene, scene_of
from communique.positions.wanted import items_of


def find_positions(page: Page, cast: Cast, statements: Sequence[Statement]) -> Iterator[Position]:
    """Yield the positions of a page, in order of appearance."""
    scene = scene_of(page, cast, statements)
    claims = _outermost([*cue_claims(scene), *modal_claims(scene), *order_claims(scene)])
    found = [position for claim in claims for position in _positions(scene, claim)]
    yield from _numbered(page, found)


def _outermost(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without those that stand inside what another one wants; a light cue gives way to the inner one."""
    ordered = sorted(claims, key=lambda claim: (claim.wanted.stretch.first, -claim.wanted.stretch.last, claim.token.i))
    light = [claim for claim in ordered if any(_governs(claim, inner) for inner in ordered if inner is not claim)]
    kept = [claim for claim in ordered if claim not in light]
    return [claim for claim in kept if not any(_contains(other, claim) for other in kept if other is not claim)]


def _governs(claim: Claim, inner: Claim) -> bool:
    """Tell whether a claim only leads up to another: "agreed to demand", "will insist on", "intends to stand by"."""
    head = claim.wanted.head
    heads = {head, *head.children_by("xcomp")} if head.lemma in CARRYING else {head}
    return inner.token in heads and claim.rule.split(".")[-1] in LIGHT


CARRYING = frozenset({"continue", "keep", "remain", "go", "begin", "start"})
LIGHT = frozenset({"agree", "intend", "promise", "commit", "committed", "ready", "offer", "will", "must", "should", "need", "decide"})
PRESUPPOSING = frozenset({Stance.SUPPORT, Stance.REJECTION, Stance.ACCEPTANCE})


def _contains(outer: Claim, inner: Claim) -> bool:
    stretch = outer.wanted.stretch
    if not stretch.first <= inner.token.i <= stretch.last or outer.token is inner.token:
        return False
    same = {holder.party for holder in outer.holders} & {holder.party for holder in inner.holders}
    return bool(same) or outer.stance not in PRESUPPOSING


def _positions(scene: Scene, claim: Claim) -> Iterator[Position]:
    page = scene.page
    items = items_of(page, claim.wanted)
    outer = _clause_condition(scene, claim)
    for item in items:
        piece = cut(page, item)
        if piece.stretch is None or _is_empty(page, piece.stretch) or _is_actor(scene, piece.stretch):
            continue
        condition = piece.condition or outer
        stance, piece = _scrapped(page, claim, piece)
        has_condition = condition is not None or piece.exchange is not None
        firmness = firmness_of(scene, claim, has_condition=has_condition)
        for holder in claim.holders:
            yield _position(scene, claim, holder, piece.stretch, stance, firmness, condition)
            need = _needed(page, condition)
            if need is not None:
                yield _position(scene, claim, holder, need, Stance.DEMAND, Firmness.CONDITIONAL, None)
            if piece.exchange is not None:
                yield _position(scene, claim, holder, piece.exchange, _counter(stance), Firmness.CONDITIONAL, None)


def _needed(page: Page, condition: Stretch | None) -> Stretch | None:
    """Return what a strict condition asks for: "unless we make a deal", "only if the boats return"."""
    if condition is None:
        return None
    first = page.tokens[condition.first].lower
    if first in {"unless", "provided", "providing"}:
        return trimmed(page, Stretch(condition.first + 1, condition.last))
    if first == "only" and condition.last > condition.first + 1:
        return trimmed(page, Stretch(condition.first + 2, condition.last))
    return None


def _counter(stance: Stance) -> Stance:
    return Stance.OFFER if stance is Stance.DEMAND else Stance.DEMAND


def _is_empty(page: Page, stretch: Stretch) -> bool:
    """Tell whether the words name nothing: "it", "do so", "prepare for it"."""
    within = page.tokens_between(stretch.first, stretch.last)
    return not any(
        word.pos in {"NOUN", "PROPN", "NUM", "ADJ"}
        or (word.pos == "VERB" and word.lemma not in words("no_acts") and not _is_anaphoric(within))
        for word in within
    ) or all(word.lower in words("empty") for word in within)


def _is_actor(scene: Scene, stretch: Stretch) -> bool:
    """Tell whether the words name nothing but somebody: "supports Norland" takes no position on a thing."""
    whole = stretch.span(scene.page)
    mentions = (scene.cast.at(i) for i in range(stretch.first, stretch.last + 1))
    return any(mention is not None and mention.span.covers(whole) for mention in mentions)


def _is_anaphoric(within: Sequence[Token]) -> bool:
    return within[-1].lower in words("empty") and not any(word.pos in {"NOUN", "PROPN"} for word in within)


def _scrapped(page: Page, claim: Claim, piece: Cut) -> tuple[Stance, Cut]:
    """Read "threatened to scrap the treaty" as a refusal of the treaty."""
    verb = claim.wanted.head
    if claim.rule != "en.verb.threaten" or verb.lemma not in words("scrapping"):
        return claim.stance, piece
    if claim.token.dep == "relcl" and verb.child("dobj") is None:
        noun = claim.token.head
        return Stance.REJECTION, replace(piece, stretch=_before(page, noun, claim.token))
    thing = verb.child("dobj")
    if claim.token.dep == "relcl" and thing is not None and thing.tag in {"WDT", "WP"}:
        noun = claim.token.head
        return Stance.REJECTION, replace(piece, stretch=_before(page, noun, claim.token))
    if thing is None or piece.stretch is None:
        return Stance.REJECTION, piece
    return Stance.REJECTION, replace(piece, stretch=Stretch(max(thing.left, verb.i + 1), piece.stretch.last))


def _before(page: Page, noun: Token, clause: Token) -> Stretch:
    """Return a noun with what stands before its relative clause."""
    stretch = Stretch(noun.left, clause.left - 1)
    return trimmed(page, stretch) or stretch


def _clause_condition(scene: Scene, claim: Claim) -> Stretch | None:
    """Return the condition that stands before or behind the claim's own clause."""
    for word in (claim.token, claim.wanted.head, claim.token.head):
        for child in word.children_by("advcl"):
            marks = {mark.lower for mark in child.children if mark.dep in {"mark", "advmod"}}
            if marks & set(words("conditions")) - {"until"}:
                return Stretch(child.left, child.right)
    return None


def _position(  # noqa: PLR0913, PLR0917  one finding has these parts
    scene: Scene, claim: Claim, holder: Holder, stretch: Stretch, stance: Stance, firmness: Firmness, condition: Stretch | None
) -> Position:
    page = scene.page
    statement = scene.speech_at(claim.wanted.head) or scene.said_by(claim.token) or scene.speech_at(claim.token)
    spans = _uninterrupted(stretch.span(page), statement)
    if stretch.head is not None:
        spans.append(Stretch(*stretch.head).span(page))
    phrase = " ".join(span.of(page.text) for span in ([spans[-1], *spans[:-1]] if stretch.head else spans))
    subject = subject_of_words(phrase, stance, _states_in(scene, stretch, holder))
    return Position(
        id=finding_id("position", page.document.citation.sha256, spans[0].start, spans[0].end),
        holder=holder.named,
        stance=stance,
        firmness=firmness,
        issue=subject.issue,
        object=subject.object,
        polarity=subject.polarity,
        toward=_toward(scene, claim, holder) or (statement.addressee if statement else None),
        condition=page.evidence(condition.span(page)) if condition else None,
        when=statement.when if statement else None,
        statement=statement.id if statement else None,
        variants=(),
        evidence=tuple(page.evidence(span) for span in spans),
        rule=claim.rule,
    )


def _uninterrupted(span: Span, statement: Statement | None) -> list[Span]:
    """Return the parts of a thing wanted that a speaker's name breaks ("the strait, he said, must be opened")."""
    if statement is None or any(part.span.covers(span) for part in statement.content):
        return [span]
    parts = [Span(max(span.start, part.start), min(span.end, part.end)) for part in statement.content if part.span.overlaps(span)]
    return parts if len(parts) > 1 else [span]


def _states_in(scene: Scene, stretch: Stretch, holder: Holder) -> list[str]:
    """Return the states that the words name, the holder last."""
    found: dict[str, None] = {}
    for i in range(stretch.first, stretch.last + 1):
        actor = scene.cast.actor_at(i)
        if actor is not None and actor.party is not None and actor.party.isupper():
            found[actor.party] = None
    return sorted(found, key=lambda party: party == holder.party)


def _toward(scene: Scene, claim: Claim, holder: Holder) -> Named | None:
    """Return who it is asked of, where that is another party."""
    asked = claim.wanted.asked
    words_for = [asked] if asked is not None else []
    for preposition in claim.token.children_by("prep"):
        if preposition.lower in {"on", "from", "of", "upon"} and preposition.child("pobj") is not None:
            words_for.append(preposition.child("pobj"))
    for word in words_for:
        for other in holders_at(scene, word):
            if other.party != holder.party:
                return other.named
    return None


def _numbered(page: Page, found: Iterable[Position]) -> Iterator[Position]:
    """Yield the positions in order, each once; an ordinal tells those on one span apart."""
    seen: set[tuple[Span, str]] = set()
    counts: dict[Span, int] = {}
    for position in sorted(found, key=lambda position: (position.evidence[0].start, position.evidence[0].end)):
        span = position.evidence[0].span
        if (span, position.holder.actor) in seen:
            continue
        seen.add((span, position.holder.actor))
        ordinal = counts.get(span, 0)
        counts[span] = ordinal + 1
        identifier = finding_id("position", page.document.citation.sha256, span.start, span.end, ordinal)
        yield replace(position, id=identifier)
