"""Finds the positions of a page, one for each thing a party wants or refuses."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from communique.domain.actor import Cast
from communique.domain.evidence import Named
from communique.domain.ids import finding_id
from communique.domain.position import Position, Stance
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.language import Page, Token
from communique.positions.claims import Claim, cue_claims
from communique.positions.echoes import echo_claims
from communique.positions.headlines import headline_claims, in_headline
from communique.positions.holders import holders_at
from communique.positions.issues import subject_of_words
from communique.positions.modals import fragment_claims, modal_claims, order_claims
from communique.positions.points import Point, points_of
from communique.positions.trimming import Stretch
from communique.positions.voices import Holder, Scene, scene_of

FINDERS = (cue_claims, modal_claims, order_claims, fragment_claims)


def find_positions(page: Page, cast: Cast, statements: Sequence[Statement]) -> Iterator[Position]:
    """Yield the positions of a page, in order of appearance."""
    scene = scene_of(page, cast, statements)
    titled = list(headline_claims(scene))
    said = [claim for find in FINDERS for claim in find(scene)]
    if titled:
        said = [claim for claim in said if not in_headline(page, claim.token)]
    claims = _outermost(scene, [*titled, *said])
    claims += echo_claims(scene, claims)
    found = [
        _Found(claim, holder, point, spans)
        for claim in claims
        for point in points_of(scene, claim)
        for spans in (_spans(scene, claim, point),)
        for holder in claim.holders
    ]
    for ordinal, each in _numbered(found):
        yield _position(scene, each, ordinal)


class _Found(NamedTuple):
    """A point of a claim as a position of one of those who hold it."""

    claim: Claim
    holder: Holder
    point: Point
    spans: tuple[Span, ...]  # the words of the thing, the head it shares with others last


def _outermost(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without those inside what another one wants; a light cue gives way to the inner one."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.token.sentence, []).append(claim)
    return [claim for _, group in sorted(by_sentence.items()) for claim in _outermost_of(scene, group)]


def _outermost_of(scene: Scene, group: list[Claim]) -> list[Claim]:
    if len(group) == 1:
        return group
    kept = [claim for claim in group if not any(_governs(claim, inner) for inner in group if inner is not claim)]
    return [claim for claim in kept if not any(_contains(scene, other, claim) for other in kept if other is not claim)]


def _governs(claim: Claim, inner: Claim) -> bool:
    """Tell whether a claim only leads up to another: "agreed to demand", "will insist on", "intends to stand by"."""
    head = claim.wanted.head
    heads = {head, *head.children_by("xcomp")} if head.lemma in CARRYING else {head}
    return inner.token in heads and claim.rule.split(".")[-1] in LIGHT


SUBJECTS = ("nsubj", "nsubjpass", "expl")
CARRYING = frozenset({"continue", "keep", "remain", "go", "begin", "start"})
LIGHT = frozenset(
    {"agree", "intend", "promise", "commit", "committed", "ready", "offer", "will", "must", "should", "need", "decide"}
)
PRESUPPOSING = frozenset({Stance.SUPPORT, Stance.REJECTION, Stance.ACCEPTANCE})


def _contains(scene: Scene, outer: Claim, inner: Claim) -> bool:
    stretch = outer.wanted.stretch
    if inner.rule.startswith("en.modal") and _is_joined(outer.wanted.head, inner.token):
        return False  # "the war must end and the crew must be freed": two sentences in one
    if not stretch.first <= inner.token.i <= stretch.last or outer.token is inner.token:
        return False
    if _stands_beside(inner.token, outer) and not any(_covers(point, inner.token) for point in points_of(scene, outer)):
        return False  # "will respect the border and has no intention of moving it": beside what is wanted
    same = {holder.party for holder in outer.holders} & {holder.party for holder in inner.holders}
    return bool(same) or outer.stance not in PRESUPPOSING


def _stands_beside(token: Token, outer: Claim) -> bool:
    """Tell whether a cue stands in a clause joined to what another one wants."""
    head = outer.wanted.head
    return any(word.dep == "conj" and word.head is head for word in (token, *token.ancestors()))


def _covers(point: Point, token: Token) -> bool:
    parts = [part for part in (point.stretch, point.condition) if part is not None]
    return any(part.first <= token.i <= part.last for part in parts)


def _is_joined(head: Token, modal: Token) -> bool:
    verb = modal.head if modal.dep == "aux" else modal
    return verb is not head and verb.dep == "conj" and verb in head.conjuncts() and verb.child(*SUBJECTS) is not None


def _spans(scene: Scene, claim: Claim, point: Point) -> tuple[Span, ...]:
    page, stretch = scene.page, point.stretch
    spans = _uninterrupted(stretch.span(page), _statement_of(scene, claim))
    return (*spans, Stretch(*stretch.head).span(page)) if stretch.head is not None else tuple(spans)


def _statement_of(scene: Scene, claim: Claim) -> Statement | None:
    return scene.speech_at(claim.wanted.head) or scene.said_by(claim.token) or scene.speech_at(claim.token)


def _position(scene: Scene, found: _Found, ordinal: int) -> Position:
    claim, holder, point, spans = found
    condition, page = point.condition, scene.page
    statement = _statement_of(scene, claim)
    named = (spans[-1], *spans[:-1]) if point.stretch.head is not None else spans
    phrase = " ".join(span.of(page.text) for span in named)
    subject = subject_of_words(phrase, point.stance, _states_in(scene, point.stretch, holder))
    return Position(
        id=finding_id("position", page.document.citation.sha256, spans[0].start, spans[0].end, ordinal),
        holder=holder.named,
        stance=point.stance,
        firmness=point.firmness,
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
    parts = [
        Span(max(span.start, part.start), min(span.end, part.end))
        for part in statement.content
        if part.span.overlaps(span)
    ]
    runs_over = len(parts) == 1 and parts[0].start == span.start and parts[0].end < span.end
    return parts if len(parts) > 1 or runs_over or (parts and _holds_cue(span, statement)) else [span]


def _holds_cue(span: Span, statement: Statement) -> bool:
    """Tell whether the words run on over who says them: "take part, Doe said"."""
    return statement.cue is not None and bool(span.overlaps(statement.cue.span))


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
    prepositions = (child for child in claim.token.children_by("prep") if child.lower in {"on", "from", "of", "upon"})
    asked = (claim.wanted.asked, *(preposition.child("pobj") for preposition in prepositions))
    others = (other for word in asked for other in holders_at(scene, word))
    return next((other.named for other in others if other.party != holder.party), None)


def _numbered(found: Iterable[_Found]) -> Iterator[tuple[int, _Found]]:
    """Yield the positions in order, each once; an ordinal tells those on one span apart."""
    seen: set[tuple[Span, str]] = set()
    counts: dict[Span, int] = {}
    for each in sorted(found, key=lambda each: (each.spans[0].start, each.spans[0].end)):
        span, actor = each.spans[0], each.holder.named.actor
        if (span, actor) not in seen:
            seen.add((span, actor))
            counts[span] = counts.get(span, -1) + 1
            yield counts[span], each
