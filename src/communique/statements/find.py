"""Finds the statements of a page: speech, writing and attitudes put to a source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.domain.actor import Cast
from communique.domain.evidence import Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import FindingId, finding_id
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.language import Page, certainty_of
from communique.statements.acts import act_of
from communique.statements.continued import find_continued
from communique.statements.declarations import find_declarations
from communique.statements.details import Calendar, addressee_of, channel_of, governing, looks_back
from communique.statements.drafts import Draft, is_deep, is_punctuation
from communique.statements.fragments import find_fragments
from communique.statements.lists import run_on
from communique.statements.naming import Namer
from communique.statements.quoted import find_quoted
from communique.statements.settle import host_of, merge_by_cue, settle
from communique.statements.sources import find_sources
from communique.statements.verbal import find_adjectival, find_nominal, find_verbal

FIRST_PERSON = frozenset({"i", "we"})


def find_statements(page: Page, cast: Cast, times: Sequence[TimeExpression]) -> Iterator[Statement]:
    """Yield the statements of a page, in order of appearance.

    A speaker the cast does not hold gets the id `voice_id` gives its place; `introduce_speakers` makes it an actor.
    """
    drafts = find_drafts(page)
    namer = Namer(page, cast)
    calendar = Calendar(page, times)
    ids = [_id_of(page, draft) for draft in drafts]
    hosts = host_of(drafts)
    found = [
        _statement(page, namer, calendar, draft, None if host is None else ids[host])
        for draft, host in zip(drafts, hosts, strict=True)
    ]
    _speak_for_themselves(drafts, hosts, found)
    _carry_days(page, calendar, drafts, found)
    for noun, owner, day in looks_back(page, calendar):
        _date(found, namer.of(owner), noun.start, day)
    yield from found


def _speak_for_themselves(drafts: list[Draft], hosts: Sequence[int | None], found: list[Statement]) -> None:
    """Make "I" and "we" in what somebody says that somebody."""
    for number, (draft, host) in enumerate(zip(drafts, hosts, strict=True)):
        own, outer = found[number].speaker, found[host].speaker if host is not None else None
        if own and outer and draft.speaker is not None and draft.speaker.lower in FIRST_PERSON:
            found[number] = replace(found[number], speaker=Named(actor=outer.actor, evidence=own.evidence))


def find_drafts(page: Page) -> list[Draft]:
    """Return what is said on a page, settled and in order, before speakers have names."""
    drafts = merge_by_cue([*find_quoted(page), *find_verbal(page)])
    run_on(page, drafts)
    drafts = settle([*drafts, *find_nominal(page), *find_adjectival(page), *find_sources(page)])
    fragments = list(find_fragments(page, drafts))
    run_on(page, fragments)
    drafts = settle([*drafts, *fragments])
    drafts.extend(find_continued(page, drafts))
    drafts.extend(find_declarations(page))
    drafts.sort(key=lambda draft: (draft.start, -draft.around.end))
    first: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        first.setdefault((draft.spans[0].start, draft.spans[0].end), draft)
    return list(first.values())


def _statement(page: Page, namer: Namer, calendar: Calendar, draft: Draft, within: FindingId | None) -> Statement:
    hearer = addressee_of(draft)
    channel = channel_of(page, draft)
    return Statement(
        id=_id_of(page, draft),
        kind=_kind(page, draft),
        act=act_of(page, draft),
        speaker=namer.speaker_of(draft),
        cue=page.evidence(draft.cue) if draft.cue else None,
        content=tuple(page.evidence(span) for span in draft.spans),
        addressee=namer.of(hearer) if hearer is not None else None,
        channel=channel.of(page.text) if channel else None,
        when=calendar.of(draft),
        within=within,
        certainty=_certainty(page, draft),
        evidence=(page.evidence(Span.around([*draft.spans, *([draft.cue] if draft.cue else [])])),),
        rule=draft.rule,
    )


def _id_of(page: Page, draft: Draft) -> FindingId:
    return finding_id("statement", page.document.citation.sha256, draft.spans[0].start, draft.spans[0].end)


def _certainty(page: Page, draft: Draft) -> Certainty:
    """Return how sure the words are of what they say: their governing verb's certainty."""
    head = governing(page, draft.spans[0])
    if head is not None and head.pos in {"VERB", "AUX"} and not is_deep(head):
        clauses = [
            child for child in head.children if child.dep == "ccomp" and child.right < head.i
        ]  # "it would not be so had he won"
        found = [certainty_of(page, verb) for verb in (head, *clauses)]
        return Certainty.COUNTERFACTUAL if Certainty.COUNTERFACTUAL in found else found[0]
    return Certainty.DENIED if draft.act is Act.DENY else Certainty.CERTAIN


def _kind(page: Page, draft: Draft) -> StatementKind:
    """Return how much stands in quotation marks; those around the cue itself do not count."""
    cue = draft.cue_token
    tokens = [token for span in draft.spans for token in page.tokens_in(span) if not is_punctuation(token)]
    if tokens and tokens[0].lower in {"that", "as"} and not tokens[0].is_quoted:
        tokens = tokens[1:]
    quoted = sum(token.is_quoted and (cue is None or token.quotation != cue.quotation) for token in tokens)
    if quoted and quoted == len(tokens):
        return StatementKind.DIRECT
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT


def _carry_days(page: Page, calendar: Calendar, drafts: list[Draft], found: list[Statement]) -> None:
    """Give the day of a statement to those that go on with it: the same speaker, with nobody between."""
    latest: Statement | None = None
    paragraph = -1
    for number, (draft, statement) in enumerate(zip(drafts, found, strict=True)):
        if statement.within is not None:
            continue
        here = page.tokens_in(draft.spans[0])[0].paragraph
        goes_on = latest is not None and here <= paragraph + 1 and _same_speaker(latest, statement)
        if goes_on and latest is not None and latest.when is not None and calendar.time_of(draft) is None:
            found[number] = replace(statement, when=latest.when)
        latest, paragraph = found[number], here


def _same_speaker(one: Statement, other: Statement) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.actor == other.speaker.actor


def _is_same(one: Named, other: Named) -> bool:
    """Tell whether two are one actor: by id, else by the last word that names them."""
    if one.actor == other.actor:
        return True
    words = [
        named.evidence.quote.removesuffix("’s").removesuffix("'s").split()[-1:]
        for named in (one, other)
        if named.evidence
    ]
    return len(words) == len((one, other)) and words[0] == words[1] and words[0][0][:1].isupper()


def _date(found: list[Statement], speaker: Named, before: int, day: When) -> None:
    """Date the last statement of a speaker before an offset, where it has no day of its own."""
    for number in range(len(found) - 1, -1, -1):
        statement = found[number]
        named = statement.speaker
        if (
            statement.content[0].start < before
            and statement.within is None
            and named is not None
            and _is_same(named, speaker)
        ):
            if statement.when is None:
                found[number] = replace(statement, when=day)
            return
