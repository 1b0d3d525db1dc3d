"""Tells for which state a text itself speaks: a ministry's readout, a dispatch of a state's own agency."""

import re

from communique.actors.lexicon import Lexicon, ListKind
from communique.actors.phrases import Phrase
from communique.actors.spotting import fold
from communique.domain.actor import Rank
from communique.language import Page

DATELINE = re.compile(r"\W*([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)[^(/\n]{0,30}[(/]([^)/\n]{3,60})[)/]")
OFFICIAL = frozenset({"state", "official", "government", "presidential"})
NATIONAL = frozenset({Rank.LEADER, Rank.MINISTER, Rank.ENVOY, Rank.OFFICIAL, Rank.SPOKESPERSON})


def own_state(page: Page, words: Lexicon, phrases: list[Phrase]) -> str | None:
    """Return the code of the state whose ministry, office or agency issued the text, where the text tells."""
    return (
        _of_agency(page.document.citation.source, words)
        or _of_issuer(page, words, phrases)
        or _of_dateline(page, words)
    )


def _of_agency(name: str | None, words: Lexicon) -> str | None:
    return words.state_media.get(fold(name).strip()) if name else None


def _of_issuer(page: Page, words: Lexicon, phrases: list[Phrase]) -> str | None:
    """Return the party of the ministry that the headline names as the author: "Foreign Ministry: readout of ..."."""
    if not page.sentences:
        return None
    headline = page.sentences[0].tokens
    last = headline[-1].i
    found = [phrase for phrase in phrases if phrase.word.is_ministry and phrase.head <= last]
    parties = {phrase.party for phrase in found}
    if len(parties) != 1 or not any(token.lemma in words.lists.paper_words for token in headline):
        return None
    party = parties.pop()
    return party if isinstance(party, str) else None


def _of_dateline(page: Page, words: Lexicon) -> str | None:
    """Return the state of the city in a dateline whose agency is the state's own."""
    for paragraph in page.paragraphs[:2]:
        dateline = DATELINE.match(page.text, paragraph.start, min(paragraph.end, paragraph.start + 120))
        if dateline is None:
            continue
        agency = fold(dateline[2]).strip()
        if agency in words.state_media:
            return words.state_media[agency]
        states = {row.party for row in words.names.get(dateline[1]) if row.kind is ListKind.CAPITAL}
        return states.pop() if len(states) == 1 and OFFICIAL & set(agency.split()) else None
    return None


def may_be_own(words: Lexicon, phrase: Phrase) -> bool:
    """Tell whether an office without a state is one of the text's own state: "Foreign Minister Doe" in its readout."""
    is_bare = not (phrase.parties or phrase.persons or phrase.is_owned or phrase.is_plural or phrase.word.is_voice)
    return is_bare and phrase.rank in NATIONAL and phrase.noun not in words.lists.title_only | words.lists.counterpart
