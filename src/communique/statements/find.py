"""Finds the statements of a page: speech, writing and attitudes put to a source."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import Cast
from communique.domain.evidence import Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import finding_id, voice_id
from communique.domain.span import Span
from communique.domain.statement import Certainty, Statement, StatementKind
from communique.language import Page, Token, modality_of
from communique.statements.drafts import Draft, is_punctuation
from communique.statements.lists import run_on
from communique.statements.quoted import find_continued, find_quoted
from communique.statements.sources import find_sources
from communique.statements.settle import merge_by_cue, settle
from communique.statements.speakers import EXPLETIVE, phrase_of
from communique.statements.verbal import find_adjectival, find_nominal, find_verbal


def find_statements(page: Page, cast: Cast, times: Sequence[TimeExpression]) -> Iterator[Statement]:
    """Yield the statements of a page, in order of appearance.

    A speaker the cast does not hold gets the id `voice_id` gives its place; `introduce_speakers` makes it an actor.
    """
    drafts = merge_by_cue([*find_quoted(page), *find_verbal(page)])
    run_on(page, drafts)
    drafts.extend(find_nominal(page))
    drafts.extend(find_adjectival(page))
    drafts.extend(find_sources(page))
    drafts = settle(drafts)
    drafts.extend(find_continued(page, drafts))
    drafts.sort(key=lambda draft: (draft.start, -draft.around.end))
    seen: set[tuple[int, int]] = set()
    for draft in drafts:
        anchor = (draft.spans[0].start, draft.spans[0].end)
        if anchor not in seen:
            seen.add(anchor)
            yield _statement(page, cast, draft)


def _statement(page: Page, cast: Cast, draft: Draft) -> Statement:
    first = draft.spans[0]
    content = tuple(page.evidence(span) for span in draft.spans)
    return Statement(
        id=finding_id("statement", page.document.citation.sha256, first.start, first.end),
        kind=_kind(page, draft),
        act=draft.act,
        speaker=_named(page, cast, draft),
        cue=page.evidence(draft.cue) if draft.cue else None,
        content=content,
        addressee=None,
        channel=None,
        when=None,
        within=None,
        certainty=modality_of(page, draft.head).certainty if draft.head else Certainty.CERTAIN,
        evidence=(page.evidence(Span.around([*draft.spans, *([draft.cue] if draft.cue else [])])),),
        rule=draft.rule,
    )


def _named(page: Page, cast: Cast, draft: Draft) -> Named | None:
    head = draft.speaker
    if head is None or head.lower in EXPLETIVE or any(s.start <= head.start < s.end for s in draft.spans):
        return None
    return name(page, cast, head)


def name(page: Page, cast: Cast, head: Token) -> Named:
    """Return the actor at a head token, with the words that name it."""
    span = phrase_of(page, head)
    mention = cast.at(head.i)
    actor = mention.actor if mention else voice_id(page.document.citation.sha256, span.start, span.end)
    return Named(actor=actor, evidence=page.evidence(span))


def _kind(page: Page, draft: Draft) -> StatementKind:
    cue = draft.cue_token
    tokens = [t for span in draft.spans for t in page.tokens_in(span) if not is_punctuation(t)]
    if tokens and tokens[0].lower in {"that", "as"} and not tokens[0].is_quoted:
        tokens = tokens[1:]
    quoted = sum(t.is_quoted and (cue is None or t.quotation != cue.quotation) for t in tokens)
    if quoted and quoted == len(tokens):
        return StatementKind.DIRECT
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT
