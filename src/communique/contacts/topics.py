"""Reads what a contact was about, and how it was described."""

from collections.abc import Iterator

from communique.contacts.circumstances import Circumstances
from communique.contacts.lexicon import lexicon
from communique.domain.evidence import Evidence
from communique.domain.span import Span
from communique.language import Page, Token

ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})


class Topics:
    """Reads topics and descriptions on one page."""

    def __init__(self, page: Page, circumstances: Circumstances) -> None:
        """Keep the page, and what on it is a time."""
        self.page = page
        self.circumstances = circumstances

    def topics_of(self, trigger: Token, top: Token) -> tuple[Evidence, ...]:
        """Return what a contact was about."""
        nouns = (*self._beside(trigger, top), *self._in_clause(trigger, top))
        return tuple(self.page.evidence(span) for span in dict.fromkeys(map(self.page.subtree_span, nouns)))

    def outcome_of(self, top: Token) -> tuple[Evidence, ...]:
        """Return how a contact is described: "constructive", "part of a path to peace", "ended without a deal"."""
        return tuple(self.page.evidence(span) for span in dict.fromkeys(self._descriptions(top)))

    def _beside(self, trigger: Token, top: Token) -> Iterator[Token]:
        words = lexicon().words
        for noun in dict.fromkeys((trigger, top)):
            for child in noun.children_by("prep"):
                about = child.child("pobj", "pcomp") if child.lower in ABOUT else None
                if about is None or about.lemma in words.no_topic | words.margins or self.circumstances.is_time(about):
                    continue
                yield about

    def _in_clause(self, trigger: Token, top: Token) -> Iterator[Token]:
        words = lexicon().words
        verb = top.head
        telling = [trigger] if trigger.lemma == "discuss" else []
        telling += [verb] if top.dep == "nsubj" and verb.lemma in words.covering else []
        telling += [child for child in trigger.children_by("acl", "advcl", "xcomp") if child.lemma in words.covering]
        if verb.pos == "VERB":
            telling += [child for child in verb.children_by("advcl") if child.lemma in words.covering]
        for word in telling:
            yield from _object(word)
        if top.dep == "nsubj" and verb.lemma == "be":
            yield from (noun for child in verb.children_by("prep") if child.lower == "about" for noun in child.children)
        if top.lemma in words.themes and top.dep == "attr":
            yield from verb.children_by("nsubj")  # "trade was the focus of the talks"

    def _descriptions(self, top: Token) -> Iterator[Span]:
        words = lexicon().words
        verb = top.head
        if top.dep == "nsubj" and verb.lemma == "be":
            yield from (self.page.subtree_span(child) for child in verb.children_by("acomp"))
        if top.dep == "nsubj" and verb.lemma in words.yielding:
            yield Span(verb.start, self.page.tokens[verb.right].end).trimmed(self.page.text)
        if top.dep in {"dobj", "nsubjpass"} and verb.lemma in words.describing:
            for child in verb.children_by("prep", "oprd"):
                if child.dep == "oprd" or child.lower == "as":
                    yield self.page.subtree_span(child)


def _object(verb: Token) -> Iterator[Token]:
    noun = verb.child("dobj")
    if noun is not None:
        yield noun
        return
    yield from (noun for child in verb.children_by("prep") if child.lower == "on" for noun in child.children_by("pobj"))
