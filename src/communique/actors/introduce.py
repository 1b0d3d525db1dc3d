"""Adds to a cast who could not be known before the statements were read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.actors.lexicon import lexicon
from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.language import Page, Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
ARTICLES = ("the ", "a ", "an ")


def introduce_speakers(page: Page, cast: Cast, statements: Sequence[Statement]) -> Cast:
    """Return the cast with speakers nobody named, and with "I" and "we" resolved inside what somebody said."""
    actors = dict(cast.actors)
    mentions = dict(cast.mentions)
    for named in _named(statements):
        if named.actor not in actors and named.evidence is not None:
            actors[named.actor] = _voice(page, cast, named.actor, _spelt_out(page, named.evidence))
            head = _head(page, named.evidence.span)
            if head is not None:
                kind = MentionKind.PRONOUN if head.tag in {"PRP", "WP"} else MentionKind.DESCRIPTION
                mentions.setdefault(head.i, _mention(named.actor, head, named.evidence.span, kind))
    for speaker, token in _first_persons(page, statements):
        if speaker in actors and token.i not in mentions:
            mentions[token.i] = _mention(speaker, token, token.span, MentionKind.PRONOUN)
            evidence = page.evidence(token.span)
            actor = actors[speaker]
            actors[speaker] = replace(actor, mentions=tuple(sorted({*actor.mentions, evidence})))
    return Cast(actors, mentions, cast.joint)


def _named(statements: Sequence[Statement]) -> Iterator[Named]:
    for statement in statements:
        yield from (named for named in (statement.speaker, statement.addressee) if named is not None)


def _spelt_out(page: Page, evidence: Evidence) -> Evidence:
    """Return the noun phrase that "who" or "which" stands for; other words stand for themselves."""
    if evidence.quote.lower() not in RELATIVE:
        return evidence
    pronoun = next(iter(page.tokens_in(evidence)))
    clause = next((word for word in pronoun.ancestors() if word.dep == "relcl"), None)
    if clause is None:
        return evidence
    noun = clause.head
    first = min((child.left for child in noun.children if child.i < noun.i and child.dep != "punct"), default=noun.i)
    return page.evidence(Span(page.tokens[first].start, noun.end))


def _voice(page: Page, cast: Cast, actor: ActorId, evidence: Evidence) -> Actor:
    name = " ".join(evidence.quote.split())
    for article in ARTICLES:
        if name.lower().startswith(article) and len(name) > len(article):
            name = name[len(article) :]
            break
    return Actor(
        id=actor,
        name=name,
        kind=ActorKind.UNNAMED,
        party=_party(page, cast, evidence.span),
        roles=(),
        wikidata=None,
        mentions=(evidence,),
        rule="en.voice",
    )


def _party(page: Page, cast: Cast, span: Span) -> str | None:
    """Return the party of the first state, people or actor the words name."""
    words = lexicon()
    for token in page.tokens_in(span):
        actor = cast.actor_at(token.i)
        if actor is not None and actor.party is not None:
            return actor.party
        rows = words.names.get(token.text) if token.text[0].isupper() else ()
        if rows and rows[0].state is not None:
            return rows[0].state.id
    return None


def _head(page: Page, span: Span) -> Token | None:
    inside = page.tokens_in(span)
    return next((token for token in reversed(inside) if token.head not in inside or token.head is token), None)


def _mention(actor: ActorId, token: Token, span: Span, kind: MentionKind) -> Mention:
    return Mention(actor=actor, head=token.i, span=span, kind=kind)


def _first_persons(page: Page, statements: Sequence[Statement]) -> Iterator[tuple[ActorId, Token]]:
    """Yield each "I" and "we" with who says it: the speaker of the smallest quoted content around it."""
    found: dict[int, tuple[int, ActorId, Token]] = {}
    for statement in statements:
        if statement.speaker is None:
            continue
        for content in statement.content:
            for token in page.tokens_in(content):
                if token.lower in FIRST_PERSON and token.is_quoted and token.text != "US":
                    size = content.end - content.start
                    if token.i not in found or size < found[token.i][0]:
                        found[token.i] = (size, statement.speaker.actor, token)
    for _, speaker, token in found.values():
        yield speaker, token
