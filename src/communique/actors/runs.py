"""Finds listed names, and runs of capitals that may be the name of a person no list knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.actors.lexicon import Lexicon, Listed, ListKind, RoleWord
from communique.actors.scene import head_within
from communique.actors.spotting import HYPHENS, Spot, fold
from communique.language import Page, SegmentKind, Token

NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE", "NORP"})
JOINTS = frozenset({"-", "‑"})  # hyphens within a name; longer dashes part
SUFFIXES = frozenset({"elect", "designate", "general"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may be a person's name: the indexes of the first and last token."""

    first: int
    last: int
    honorific: str | None = None  # the word of address before it, folded
    rows: tuple[Listed, ...] = ()  # people of the roster with this name


def find_spots(page: Page, words: Lexicon) -> dict[int, Spot[Listed]]:
    """Return the listed names of a page, by the index of each of their tokens; longer names win."""
    tokens = page.tokens
    found: dict[int, Spot[Listed]] = {}
    i = 0
    while i < len(tokens):
        spot = words.names.at(tokens, i) if tokens[i].text[0].isupper() else None
        if spot is None or _is_part_of_person(tokens, spot, words) or _is_part_of_body(tokens, spot):
            i += 1
            continue
        for index in range(spot.first, spot.last + 1):
            found[index] = spot
        i = spot.last + 1
    return found


def _is_part_of_person(tokens: tuple[Token, ...], spot: Spot[Listed], words: Lexicon) -> bool:
    """Tell whether a state's or city's name is part of a person's: "Michael Jordan", "Paris Hilton"."""
    if spot.first != spot.last or spot.values[0].kind not in {ListKind.STATE, ListKind.CAPITAL, ListKind.SEAT}:
        return False
    token = tokens[spot.first]
    before = tokens[spot.first - 1] if spot.first else None
    if before is not None and before.sentence == token.sentence and fold(before.text) in words.given:
        return before.text[0].isupper() and before.pos == "PROPN" and token.entity != "GPE"
    after = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    inside = token.entity == "PERSON" and after is not None and after.entity == "PERSON" and not after.entity_start
    return inside and token.entity_start and fold(token.text) in words.given


def _is_part_of_body(tokens: tuple[Token, ...], spot: Spot[Listed]) -> bool:
    """Tell whether the one word for a state's house ends the longer name of another: "General National Congress"."""
    token = tokens[spot.first]
    if spot.first != spot.last or not spot.first or spot.values[0].kind not in {ListKind.SEAT, ListKind.MINISTRY}:
        return False
    before = tokens[spot.first - 1]
    is_name = token.entity == "ORG" and not token.entity_start and before.entity == "ORG"
    return is_name and before.pos == "PROPN" and before.text[0].isupper() and before.sentence == token.sentence


def find_titles(page: Page, words: Lexicon, spots: dict[int, Spot[Listed]]) -> list[Spot[RoleWord]]:
    """Return the words of offices and groups, in order."""
    tokens = page.tokens
    found: list[Spot[RoleWord]] = []
    i = 0
    while i < len(tokens):
        spot = words.roles.at(tokens, i)
        if spot is None or not _is_title(tokens, spot, spots, words):
            i += 1
            continue
        head = head_within(tokens, spot.first, spot.last) if spot.values[0].is_voice else spot.last
        found.append(Spot(spot.first, head, spot.values))  # "people" of "people familiar with the matter"
        i = spot.last + 1
    return found


def _is_title(tokens: tuple[Token, ...], spot: Spot[RoleWord], spots: dict[int, Spot[Listed]], words: Lexicon) -> bool:
    last = tokens[spot.last]
    listed = spots.get(spot.last)
    if listed is not None and (listed.first < spot.first or listed.last > spot.last):
        return False
    if last.pos not in {"NOUN", "PROPN"} and not (last.text[0].isupper() and spot.last > spot.first):
        return False
    before = tokens[spot.first - 1] if spot.first else None
    if before is not None and last.text[0].isupper() and before.pos == "PROPN" and fold(before.text) in words.given:
        return False  # "Larry King" is no king
    following = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    return following is None or following.text not in HYPHENS or following.start > last.end or _is_suffix(tokens, spot)


def _is_suffix(tokens: tuple[Token, ...], spot: Spot[RoleWord]) -> bool:
    return spot.last + 2 < len(tokens) and tokens[spot.last + 2].lower in SUFFIXES


def find_runs(page: Page, words: Lexicon, spots: dict[int, Spot[Listed]], titles: set[int]) -> Iterator[Run]:
    """Yield what may be people's names, in order.

    Args:
        titles: Indexes of the words of offices, which end a name or stand before it.
    """
    for sentence in page.sentences:
        if sentence.kind is SegmentKind.DATELINE:
            continue
        current: list[Token] = []
        for token in sentence.tokens:
            if current:
                if token.i not in titles and _joins(token, current, words, spots):
                    current.append(token)
                    continue
                yield from _run(page, current, words, spots)
                current = []
            if token.text[0].isupper() and token.i not in titles and _opens(token, words, spots):
                current = [token]
        yield from _run(page, current, words, spots)


def may_be_people(page: Page, words: Lexicon, runs: list[Run]) -> set[int]:
    """Return where names begin that are no bank's or ministry's, by their last word or by what the tagger joins."""
    return {
        run.first
        for run in runs
        if fold(page.tokens[run.last].text) not in words.lists.not_person and not _goes_on(page, run)
    }


def _goes_on(page: Page, run: Run) -> bool:
    """Tell whether a run is only the first part of an organisation's name: "Central" of "Central Bank"."""
    following = page.tokens[run.last + 1] if run.last + 1 < len(page.tokens) else None
    is_whole = following is None or following.entity != "ORG" or following.entity_start or following.tag == "POS"
    return page.tokens[run.last].entity == "ORG" and not is_whole


def _opens(token: Token, words: Lexicon, spots: dict[int, Spot[Listed]]) -> bool:
    spot = spots.get(token.i)
    if spot is not None:
        return spot.values[0].kind is ListKind.PERSON
    if not token.text[0].isupper() or token.entity in NOT_NAMES or token.pos in {"DET", "PRON", "ADP", "AUX", "CCONJ"}:
        return False
    if token.pos != "PROPN" and token.entity != "PERSON":
        return False
    word = fold(token.text)
    return word not in words.honorifics and word not in words.modifiers and word not in words.lists.not_opening


def _joins(token: Token, current: list[Token], words: Lexicon, spots: dict[int, Spot[Listed]]) -> bool:
    if not current:
        return False
    if token.text in JOINTS:
        return token.start == current[-1].end
    if fold(token.text) in words.lists.particles and current[-1].text not in HYPHENS and token.i not in spots:
        return token.pos in {"PROPN", "X", "ADP", "DET", "NOUN"} and not token.text[0].isdigit()
    if current[-1].text in HYPHENS and token.start == current[-1].end and token.i not in spots:
        return token.text[0].isupper() or token.entity == "PERSON"
    is_new = token.entity == "PERSON" and token.entity_start and not _is_given(current[-1], words)
    if is_new and (current[-1].entity or _is_longer(token)):
        return False
    return _opens(token, words, spots)


def _is_longer(token: Token) -> bool:
    """Tell whether a person's name, as the tagger sees it, goes on after its first word."""
    return any(child.entity == "PERSON" and not child.entity_start for child in (token.head, *token.children))


def _is_given(token: Token, words: Lexicon) -> bool:
    return fold(token.text) in words.given or token.text.endswith(".")


def _run(page: Page, current: list[Token], words: Lexicon, spots: dict[int, Spot[Listed]]) -> Iterator[Run]:
    while current and (current[-1].text in HYPHENS or fold(current[-1].text) in words.lists.particles):
        current.pop()
    if not current or _is_abbreviation(page, current):
        return
    pieces = _split_pair(current, words)
    for piece in pieces:
        first = _with_article(page, piece[0], words)
        rows = next((spots[token.i].values for token in piece if token.i in spots), ())
        yield Run(first, piece[-1].i, _honorific(page, piece[0], words), rows)


def _is_abbreviation(page: Page, current: list[Token]) -> bool:
    """Tell whether a word in brackets is short for the name before: "the General National Congress (GNC)"."""
    token = current[0]
    is_alone = len(current) == 1 and token.i > 0 and page.tokens[token.i - 1].text == "("
    return is_alone and token.text.isupper() and len(token.text) > 2  # noqa: PLR2004  initials of a person are two


def _with_article(page: Page, token: Token, words: Lexicon) -> int:
    """Return where a name begins whose article stands small before a hyphen: "al-Busaidi"."""
    before = page.tokens[max(0, token.i - 2) : token.i]
    joined = len(before) == 2 and before[1].text in HYPHENS and before[0].end == before[1].start  # noqa: PLR2004
    return token.i - 2 if joined and fold(before[0].text) in words.lists.particles else token.i


def _split_pair(current: list[Token], words: Lexicon) -> list[list[Token]]:
    """Return the two surnames of "Trump-Putin call" apart; other names stay whole."""
    particles = words.lists.particles  # "al-Ahmad" is one
    hyphen = next(
        (i for i, token in enumerate(current) if token.text in HYPHENS and fold(current[i - 1].text) not in particles),
        None,
    )
    if hyphen is not None and hyphen > 1 and fold(current[hyphen + 1].text) in words.given:
        return [current[:hyphen], current[hyphen + 1 :]]  # "Ada Doe-Jim Roe debate"
    if hyphen is None or len(current) != 3:  # noqa: PLR2004  two names and their hyphen
        return [current]
    first, last = fold(current[0].text), fold(current[2].text)
    if first in words.by_surname and last in words.by_surname:
        return [[current[0]], [current[2]]]
    return [current]


def _honorific(page: Page, token: Token, words: Lexicon) -> str | None:
    before = page.tokens[token.i - 1] if token.i else None
    if before is None or before.sentence != token.sentence:
        return None
    word = fold(before.text)
    return word if word in words.honorifics and before.text[0].isupper() else None
