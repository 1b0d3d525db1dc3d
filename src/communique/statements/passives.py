"""Finds what is said in a passive whose agent is named: "was accused by critics of", "are demanded by the union"."""

from collections.abc import Iterator, Sequence

from communique.language import Page, Token
from communique.statements.drafts import Content, is_punctuation
from communique.statements.lexicon import Entry

AGENT_PARTS = frozenset({"of", "in", "for", "from", "at"})
PREDICATIVE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PUNCT", "NUM"})


def agent_of(cue: Token) -> Token | None:
    """Return the head of the phrase after "by" of a passive verb, or None."""
    if cue.child("nsubjpass", "csubjpass", "auxpass") is None:
        return None
    by = next((child for child in cue.children if child.lower == "by" and child.i > cue.i), None)
    return by.child("pobj", "pcomp") if by is not None else None


def passive_contents(page: Page, cue: Token, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Content]]:
    """Yield the content of a passive with its agent: the complement behind the agent, else the subject."""
    agent = agent_of(cue)
    fitting = [
        e for e in entries if e.frame.startswith("object") or e.frame in {"person-infinitive", "passive", "clause"}
    ]
    if agent is None or not fitting or any(child.dep == "ccomp" and child.i < cue.i for child in cue.children):
        return
    complement = _complement(page, cue, agent, {entry.frame for entry in entries})
    if complement is not None:
        first, last = complement
        yield _entry_for(fitting, page.tokens[first]), Content(page.tokens[first], [(first, last)])
        return
    subject = cue.child("csubjpass", "nsubjpass")
    entry = next(
        (e for e in fitting if e.frame == ("clause" if subject and subject.dep == "csubjpass" else "object")), None
    )
    entry = entry or next((e for e in fitting if e.frame == "passive"), None)
    if subject is not None and entry is not None and subject.i < cue.i and subject.lower not in {"it", "there"}:
        yield entry, Content(subject, [(subject.left, subject.right)])


def _entry_for(entries: Sequence[Entry], first: Token) -> Entry:
    is_infinitive = first.lower == "to"
    return next(
        (e for e in entries if (e.frame == "person-infinitive") == is_infinitive and e.frame != "clause"), entries[0]
    )


def _complement(page: Page, cue: Token, agent: Token, frames: set[str]) -> tuple[int, int] | None:
    wants_of = "object of" in frames or "prep:of" in frames
    index = _agent_end(agent, wants_of=wants_of) + 1
    end = min(
        [child.left - 1 for child in cue.children if child.dep in {"conj", "cc"} and child.i > index], default=cue.right
    )
    while index < end and (page.tokens[index].pos == "ADV" or page.tokens[index].text == ","):
        index += 1
    if index >= end:
        return None
    word = page.tokens[index]
    if (word.lower == "as" and "object as" in frames | {"object as" if "passive" in frames else ""}) or (
        word.lower == "of" and wants_of
    ):
        return index + 1, end
    if word.tag == "TO" and frames & {"person-infinitive", "object of"}:
        return index, end
    if "object-predicate" in frames and word.pos in PREDICATIVE and (not is_punctuation(word) or word.is_quoted):
        return index, end
    return None


def _agent_end(agent: Token, *, wants_of: bool) -> int:
    end = agent.i
    for child in agent.children:
        part = child.dep in {"cc", "conj", "case"} or (
            child.lower in AGENT_PARTS and not (wants_of and child.lower == "of")
        )
        if child.left == end + 1 and part:
            end = child.right
    return end
