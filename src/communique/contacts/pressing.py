"""Tells which words decide what became of a contact: those beside it, over it, and joined to its verb."""

from collections.abc import Iterator

from communique.contacts.lexicon import lexicon
from communique.language import Token

DOWN = ("xcomp", "acomp", "attr", "prt", "oprd")
OCCURRING = frozenset({"take", "hold", "happen", "go", "be", "begin", "start", "resume", "continue"})
TAKING_PART = frozenset({"engage", "participate", "involve", "take", "succeed"})
PREFIX_STOPS = frozenset({"after", "following", "during", "since", "at", "in"})


def keys_of(word: Token) -> set[str]:
    """Return under what a word may stand in the lists of status: alone, with its particle, with its prepositions."""
    particle = next(
        (child.lower for child in word.children if child.dep == "prt" or child.lower in {"back", "off"}), None
    )
    if word.pos not in {"VERB", "AUX"}:
        return {word.lemma, word.lower} | {f"{word.lemma} {child.lower}" for child in word.children_by("prep")}
    found = {f"{word.lemma} {particle}"} if particle else {word.lemma}
    return found | {f"{word.lemma} {child.lower}" for child in word.children_by("prep")}


def pressing(top: Token) -> Iterator[Token]:
    """Yield the words that decide what became of a contact: beside it, above it, and joined to its verb."""
    yield from top.children_by("amod", "compound")
    for child in top.children_by("acl"):
        if child.tag == "VBN":
            yield child
    node = top
    while node.head is not node:
        link, node = node.dep, node.head
        if _is_out_of_reach(link, node, top):
            return
        yield node
        if _is_only_told(link, node):
            return
        if link in {"nsubj", "nsubjpass"}:
            yield from _joined(node)
            if link == "nsubj" and node.lemma not in OCCURRING and node.pos == "VERB":
                return


def _is_only_told(link: str, node: Token) -> bool:
    """Tell whether what stands above only speaks of a contact: "declined to comment on reports that they met"."""
    if node.pos == "NOUN" and node.lemma in lexicon().status.reactions:
        return True  # "called off talks after criticism of a meeting"
    return link not in {"dobj", "nsubj", "nsubjpass"} and node.lemma in lexicon().words.reporting


def _is_out_of_reach(link: str, node: Token, top: Token) -> bool:
    """Tell whether what stands above no longer says what became of a contact."""
    if link in {"relcl", "poss"} or (link == "advcl" and not _is_to_infinitive(node, top)):
        return True
    return node.pos in {"ADP", "SCONJ"} and node.lower in PREFIX_STOPS and node.head.lemma not in TAKING_PART


def _is_to_infinitive(above: Token, below: Token) -> bool:
    link = next((child for child in above.children if below.is_below(child)), None)
    return link is not None and any(word.lower == "to" for word in link.children_by("aux"))


def _joined(verb: Token) -> Iterator[Token]:
    """Yield what is said of the same subject: "was to take place but was called off", "is likely to be cancelled"."""
    for child in verb.children:
        if child.dep in DOWN:
            yield child
            yield from _joined(child)
        elif child.dep == "conj" and not child.children_by("nsubj", "nsubjpass"):
            yield child
