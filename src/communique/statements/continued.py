"""Finds the quotations that go on with what somebody was saying, in the paragraph or over paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator

from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Page
from communique.statements.drafts import Draft, is_punctuation
from communique.statements.quoted import STOPS, Quoted, quote_entry, quoting_speaker, walk
from communique.statements.speakers import behind


def find_continued(page: Page, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield (or add to an earlier statement) the quotations that go on with what somebody was saying."""
    by_quotation = {index: draft for draft in drafts for index in draft.quotations}
    by_quotation |= _ending_in_quotation(page, drafts)
    told = [d for d in drafts if d.cue_token is not None and not d.cue_token.is_quoted]
    covered = {t.quotation for d in told for s in d.spans for t in page.tokens_in(s) if t.quotation is not None}
    told.sort(key=lambda draft: draft.cue_token.i if draft.cue_token else 0)
    places = [draft.cue_token.i for draft in told if draft.cue_token]
    previous: Draft | None = None
    for index, quotation in enumerate(page.quotations):
        if index in by_quotation:
            previous = by_quotation[index]
            continue
        quoted = Quoted(page, index, quotation)
        if index in covered or not _is_speech(page, quoted):
            continue
        number = bisect_right(places, quoted.first) - 1
        latest = told[number] if number >= 0 else None
        draft = _colon_before(page, quoted) or _draft_before(page, quoted, previous, latest)
        if draft is not None:
            is_new = not draft.spans
            draft.spans.append(quotation.span)
            draft.quotations.append(index)
            previous = draft
            if is_new:
                draft.head = page.tokens[quoted.first]
                yield draft


def _is_speech(page: Page, quoted: Quoted) -> bool:
    """Tell whether a quotation reads as speech of its own at the front of a sentence."""
    has_words = quoted.last >= quoted.first
    return has_words and quoted.is_sentence and _starts(quoted) and not _is_crosshead(page, quoted)


def _ending_in_quotation(page: Page, drafts: list[Draft]) -> dict[int, Draft]:
    """Return the statements whose words end with a quotation, by its index."""
    by_end = {quotation.span.end: index for index, quotation in enumerate(page.quotations)}
    ends = (
        (by_end.get(draft.spans[-1].end), draft)
        for draft in drafts
        if draft.cue_token and not draft.cue_token.is_quoted
    )
    return {index: draft for index, draft in ends if index is not None}


def _is_crosshead(page: Page, quoted: Quoted) -> bool:
    """Tell whether a few quoted words are a paragraph of their own."""
    paragraph = page.paragraphs[page.tokens[quoted.first].paragraph]
    return quoted.quotation.span.covers(paragraph) and len(quoted.inner.split()) < CROSSHEAD_WORDS


CROSSHEAD_WORDS = 6


def _starts(quoted: Quoted) -> bool:
    """Tell whether nothing but marks or one word ("But") stands between the sentence's start and a quotation."""
    return sum(not is_punctuation(token) for token in quoted.before) <= 1 or _after_colon(quoted)


def _after_colon(quoted: Quoted) -> bool:
    return bool(quoted.before) and quoted.before[0].text == ":"


def _colon_before(page: Page, quoted: Quoted) -> Draft | None:
    """Return a statement whose cue stands before the colon that leads to the quotation, here or a paragraph before."""
    colon = quoted.first - 1
    if (
        colon < 0
        or page.tokens[colon].text != ":"
        or page.tokens[colon].paragraph < page.tokens[quoted.first].paragraph - 1
    ):
        return None
    speaker = None
    for token in walk(page, colon - 1, -1, page.tokens[colon].paragraph):
        entry = quote_entry(token)
        if entry is not None:
            return Draft(
                [], entry.act, "en.colon", cue=token.span, cue_token=token, speaker=quoting_speaker(page, token), rank=1
            )
        if token.dep in {"nsubj", "ROOT"} and token.pos in {"NOUN", "PROPN", "PRON"} and speaker is None:
            speaker = token
    mark = page.tokens[colon]
    speaker = behind(speaker) if speaker is not None else None
    return Draft([], Act.SAY, "en.colon", cue=mark.span, cue_token=mark, speaker=speaker, rank=1)


def _draft_before(page: Page, quoted: Quoted, previous: Draft | None, latest: Draft | None) -> Draft | None:
    """Return the statement a quotation belongs to: the earlier one itself or a new one by the same speaker."""
    paragraph = page.tokens[quoted.first].paragraph
    opens = quoted.first == 0 or page.tokens[quoted.first - 1].paragraph != paragraph
    if previous is not None:
        end = max(span.end for span in previous.spans)
        where = page.tokens_in(Span(end - 1, end))[-1].paragraph
        if where == paragraph or (opens and where == paragraph - 1):
            goes_on = opens and quoted.index > 0 and page.quotations[quoted.index - 1].is_continued
            is_same = goes_on or (where == paragraph and not _sentences_between(page, previous, quoted))
            return previous if is_same else _next_of(previous)
    if latest is not None and latest.cue_token is not None and latest.cue_token.paragraph >= paragraph - int(opens):
        return _next_of(latest)
    return None


def _next_of(draft: Draft) -> Draft:
    return Draft([], Act.SAY, "en.continued", speaker=draft.speaker, rank=1)


def _sentences_between(page: Page, draft: Draft, quoted: Quoted) -> bool:
    """Tell whether a sentence of the reporter's stands between a statement and a quotation."""
    end = max(*(span.end for span in draft.spans), draft.cue.end if draft.cue else 0)
    tokens = [t for t in page.tokens_in(Span(end, max(end, quoted.quotation.span.start))) if t.start >= end]
    return sum(t.text in STOPS for t in tokens) > 1
