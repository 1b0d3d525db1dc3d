"""Reads what a headline says somebody wants, by its words alone: the parser gets lost in "Norland Presses Ostia"."""

from collections.abc import Iterator, Sequence
from functools import cache

from communique.domain.position import Firmness, Stance
from communique.language import Page, Token
from communique.positions.claims import Claim
from communique.positions.holders import named_at
from communique.positions.lexicon import HeadlineVerb, load_lexicon, words
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch
from communique.positions.voices import Holder, Scene

RULE = "en.headline"
LONGEST = 25  # words
EARLY = 9  # words before the verb
NEAR = 6  # words from the verb to its preposition
ENDING = frozenset({".", "!", "?"})
BREAKING = frozenset({"over", "amid", "after", "as", "despite", "ahead", "following", "say", "says", ":", ";", "|"})
NOMINAL = frozenset({"of", "the", "a", "an", "its", "their", "his", "her", "for", "on", "new"})  # "list of demands"
DOUBTING = frozenset(
    {"may", "might", "could", "would", "should", "if", "to", "not", "who", "why", "how", "can", "will"}
)


def headline_claims(scene: Scene) -> Iterator[Claim]:
    """Yield what a headline demands, offers or refuses."""
    tokens = _headline(scene.page)
    if not tokens:
        return
    early = (i for i, token in enumerate(tokens[:EARLY]) if i and token.lower in _verbs())
    verb = next((i for i in early if tokens[i - 1].lower not in NOMINAL), None)
    if verb is not None:
        yield from _told(scene, tokens, verb)
    else:
        yield from _denied(scene, tokens)


def in_headline(page: Page, token: Token) -> bool:
    """Tell whether a word stands in the headline."""
    return bool(token.paragraph == 0 and _headline(page))


def _headline(page: Page) -> Sequence[Token]:
    """Return the words of the first paragraph, where it is a headline; nothing else."""
    if not page.tokens or page.tokens[-1].paragraph == 0:
        return ()
    found: list[Token] = []
    for token in page.tokens:
        if token.paragraph > 0 or len(found) > LONGEST:
            break
        found.append(token)
    return found if len(found) <= LONGEST and found[-1].text not in ENDING else ()


@cache
def _verbs() -> dict[str, HeadlineVerb]:
    rows = load_lexicon().headline
    return {form: row for row in rows for word in row.words for form in (word, f"{word}s", f"{word}es")}


def _told(scene: Scene, tokens: Sequence[Token], verb: int) -> Iterator[Claim]:
    """Yield the claim of "Norland, Ostia Call for Truce"."""
    row = _verbs()[tokens[verb].lower]
    before = tokens[:verb]
    holders = _holders(scene, before)
    if not holders or any(token.lower in DOUBTING or token.text in {":", '"'} for token in before):
        return
    first = _complement(scene, tokens, verb, row)
    if first is None:
        return
    wanted = _wanted(tokens, first)
    if wanted is not None and not {token.lemma for token in wanted[1]} & set(row.not_objects):
        yield Claim(tokens[verb], holders, row.stance, row.firmness, wanted[0], RULE)


def _denied(scene: Scene, tokens: Sequence[Token]) -> Iterator[Claim]:
    """Yield the refusal of "Adaro: No Plans for New Base"."""
    colon = next((i for i, token in enumerate(tokens[:EARLY]) if token.text == ":"), None)
    if colon is None or colon + 2 >= len(tokens) or tokens[colon + 1].lower != "no":
        return
    first = colon + 2
    is_plan = tokens[first].lower in {"plan", "plans", "intention"}
    if is_plan and first + 2 < len(tokens) and tokens[first + 1].lower in {"for", "to", "of"}:
        first += 2
    wanted = _wanted(tokens, first)
    holders = _holders(scene, tokens[:colon])
    if wanted is not None and holders and wanted[0].head.lemma not in words("no_things"):
        yield Claim(tokens[colon + 1], holders, Stance.REJECTION, Firmness.STATED, wanted[0], RULE)


def _holders(scene: Scene, before: Sequence[Token]) -> tuple[Holder, ...]:
    found: dict[str, Holder] = {}
    for token in before:
        if token.lemma in words("bystanders"):
            return ()
        for holder in named_at(scene, token) if token.pos in {"NOUN", "PROPN", "ADJ", "VERB"} else ():
            found.setdefault(holder.party, holder)
    return tuple(found.values())


def _complement(scene: Scene, tokens: Sequence[Token], verb: int, row: HeadlineVerb) -> int | None:
    """Return where the thing wanted begins: behind the preposition, the "to" or the verb itself."""
    near = range(verb + 1, min(verb + 1 + NEAR, len(tokens) - 1))
    for i in near:
        if tokens[i].lower in row.prepositions:
            return i + 1
    if row.needs_preposition or verb + 1 >= len(tokens):
        return None
    return verb + 1 if scene.cast.at(tokens[verb + 1].i) is None or len(tokens) - verb > NEAR // 2 else None


def _wanted(tokens: Sequence[Token], first: int) -> tuple[Wanted, list[Token]] | None:
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].lower not in BREAKING:
        last += 1
    within = list(tokens[first : last + 1])
    if tokens[first - 1].lower == "to" and within:
        return Wanted(within[0], Stretch(within[0].i, within[-1].i), "headline"), within
    noun = next((token for token in within if token.pos in {"NOUN", "PROPN"}), None)
    return (Wanted(noun, Stretch(within[0].i, within[-1].i), "headline"), within) if noun is not None else None
