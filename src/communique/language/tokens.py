"""Words with their grammar, free of the parser that made them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.domain.span import Span

if TYPE_CHECKING:
    from communique.language.worlds import World


class Token:
    """A word of a page: its characters, its part of speech, and its place in the sentence's tree.

    `i`, `sentence` and `paragraph` are indexes on the page; `start` and `end` code points into the document's text.
    `children` stand in the order of the text. A sentence's root is its own head.
    `dep`, `tag` and `pos` are the labels of the English spaCy pipelines (CLEAR, Penn Treebank, Universal); in other
    languages those of Universal Dependencies, and `tag` holds the features ("Case=Ins|Number=Sing").
    """

    __slots__ = (
        "children", "dep", "end", "entity", "entity_start", "head", "i", "left", "lemma", "lower", "paragraph", "pos",
        "quotation", "right", "sentence", "start", "tag", "text", "world",
    )  # fmt: skip

    def __init__(self, text: str, start: int, i: int) -> None:
        """Make a word without grammar."""
        self.text = text
        self.lower = text.lower()
        self.lemma = self.lower
        self.start = start
        self.end = start + len(text)
        self.i = i
        self.pos = self.tag = self.dep = ""
        self.entity = ""  # label of the named entity it belongs to, "" for none
        self.entity_start = False
        self.head: Token = self
        self.children: list[Token] = []
        self.left = self.right = i  # indexes of the first and last token of its subtree
        self.sentence = self.paragraph = 0
        self.quotation: int | None = None  # index of the quotation it stands in
        self.world: World | None = None  # once `world_of` has been asked for it

    def __repr__(self) -> str:
        """Show the word and its index."""
        return f"{self.text}[{self.i}]"

    @property
    def span(self) -> Span:
        """Return where the word stands."""
        return Span(self.start, self.end)

    @property
    def is_quoted(self) -> bool:
        """Tell whether it stands in quotation marks."""
        return self.quotation is not None

    def child(self, *deps: str) -> "Token | None":
        """Return the first child with one of the dependency labels."""
        for child in self.children:  # plain, since it is what the rooms ask most
            if child.dep in deps:
                return child
        return None

    def children_by(self, *deps: str) -> "list[Token]":
        """Return the children with one of the dependency labels, in the order of the text."""
        children = self.children
        return [child for child in children if child.dep in deps] if children else []

    def subtree(self) -> "Iterator[Token]":
        """Yield the word and all below it, in no fixed order."""
        stack = [self]
        while stack:
            token = stack.pop()
            yield token
            stack.extend(token.children)

    def ancestors(self) -> "Iterator[Token]":
        """Yield the head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def conjuncts(self) -> "list[Token]":
        """Return the words joined to it by "and", "or" or commas, itself first, when it is the first of them."""
        found = [self]
        for token in found:
            found.extend(child for child in token.children if child.dep == "conj")
        return found

    def is_below(self, other: "Token") -> bool:
        """Tell whether it is the other word or hangs below it."""
        return self is other or any(ancestor is other for ancestor in self.ancestors())


def grow(sentence: list[Token]) -> None:
    """Fill in children and the edges of subtrees from the heads, in one walk down and one up."""
    for token in sentence:
        if token.head is not token:
            token.head.children.append(token)
    downward = [token for token in sentence if token.head is token]
    for token in downward:
        downward.extend(token.children)
    for token in reversed(downward):
        token.head.left = min(token.head.left, token.left)
        token.head.right = max(token.head.right, token.right)
