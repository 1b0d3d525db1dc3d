"""Gives offices to the names they stand beside: "Russian presidential aide X", "X, the Y envoy"."""

from dataclasses import replace

from communique.actors.lexicon import Lexicon, Listed, ListKind
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.runs import Run
from communique.actors.scene import Figure, Scene, Sighting
from communique.actors.source import may_be_own
from communique.actors.spotting import Spot, fold
from communique.domain.actor import ActorKind, Rank, Role
from communique.domain.ids import actor_id
from communique.domain.span import Span
from communique.language import Token

OPENING = frozenset({",", "(", "—", "–", "-"})
CLOSING = frozenset({",", ".", ")", ";", ":", "—", "–", "-", "”", '"', "''"})


def titles_before(
    tokens: tuple[Token, ...], words: Lexicon, phrases: list[Phrase], runs: list[Run]
) -> dict[int, list[Phrase]]:
    """Return the phrases before what may be a name, the nearest last, by the index of the name's first token."""
    starts = {run.first: run for run in runs}
    ranks = {phrase.start: phrase.head for phrase in phrases}  # a rank between: "spokesman, Major General Doe"
    offices = [phrase for phrase in phrases if _is_somebodys(words, phrase)]
    heads = {phrase.head for phrase in offices}
    found: dict[int, list[Phrase]] = {}
    for phrase in offices:
        is_of_another = any(i in heads for i in range(phrase.head + 1, phrase.end + 1))  # "envoy of President Doe"
        for last in {phrase.head, phrase.head if is_of_another else phrase.end}:
            first = _name_after(tokens, phrase, last, starts, ranks)
            if first is not None:
                found.setdefault(first, []).append(phrase)
    return found


def _is_somebodys(words: Lexicon, phrase: Phrase) -> bool:
    """Tell whether a name may stand beside the noun: "the delegate, Jane Roe", not "the army, Jane Roe"."""
    return not (phrase.word.is_ministry or (phrase.word.is_voice and phrase.noun not in words.lists.named_voices))


def _name_after(
    tokens: tuple[Token, ...], phrase: Phrase, last: int, starts: dict[int, Run], ranks: dict[int, int]
) -> int | None:
    i = last + 1
    if i >= len(tokens) or tokens[i].sentence != tokens[last].sentence:
        return None
    if tokens[i].text not in OPENING:
        i = _past_honorific(ranks.get(i, i - 1) + 1, starts)
        return i if i in starts else None
    if not (phrase.determiners or phrase.is_owned or phrase.parties):
        return None
    run = starts.get(_past_honorific(ranks.get(i + 1, i) + 1, starts))
    after = tokens[run.last + 1] if run and run.last + 1 < len(tokens) else None
    if run is None:
        return None
    if phrase.is_plural:  # "the leaders of the two sides, Doe and Roe,"
        return run.first if after is not None and after.lower == "and" else None
    is_aside = after is None or after.text in CLOSING or after.tag == "POS" or after.lower == "of"
    return run.first if is_aside and _is_one(tokens, run) else None


def _past_honorific(i: int, starts: dict[int, Run]) -> int:
    following = starts.get(i + 1)
    return i + 1 if following is not None and following.honorific else i


def _is_one(tokens: tuple[Token, ...], run: Run) -> bool:
    """Tell whether the name between the commas is no first item of a list: "the minister, A, B and C"."""
    return not any(token.dep == "conj" for token in tokens[run.first : run.last + 1])


def explained_names(tokens: tuple[Token, ...], words: Lexicon, phrases: list[Phrase]) -> set[int]:
    """Return the tokens before a comma and an office: what ends there is a person's name."""
    return {
        phrase.start - 2
        for phrase in phrases
        if not phrase.is_plural
        and _is_somebodys(words, phrase)
        and phrase.start > 1
        and tokens[phrase.start - 1].text == ","
        and (phrase.is_definite or phrase.parties or tokens[phrase.head].dep == "appos")
    }


def give_offices(
    scene: Scene,
    people: People,
    spots: dict[int, Spot[Listed]],
    phrases: list[Phrase],
    titles: dict[int, list[Phrase]],
) -> None:
    """Give every phrase beside a person's name to that person."""
    words = people.words
    for first, phrase in ((first, phrase) for first, found in titles.items() for phrase in found[::-1]):
        sighting = scene.at.get(first)
        if sighting is None or sighting.figure.kind is not ActorKind.PERSON:
            continue
        if phrase.party is None and sighting.figure.party is None:
            is_alone = sum(not other.is_plural for other in titles[first]) == 1
            is_own = is_alone and phrase.noun not in words.general and may_be_own(words, phrase)
            phrase.party = (people.own if is_own else None) or _state_after(scene, spots, sighting)
        for seen in (sighting, *_joined(scene, sighting)) if phrase.is_plural else (sighting,):
            give(scene, phrase, seen, seen.figure)
    _give_asides(scene, words, phrases)


def _give_asides(scene: Scene, words: Lexicon, phrases: list[Phrase]) -> None:
    """Give the offices behind names: "Doe, the envoy", "Doe is Norway's envoy"."""
    for phrase in phrases:
        if not phrase.is_taken and not phrase.is_plural and not phrase.word.is_ministry:
            sighting = _named_before(scene, words, phrase) or _subject_of(scene, phrase)
            if sighting is not None:
                give(scene, phrase, sighting, sighting.figure)


def _state_after(scene: Scene, spots: dict[int, Spot[Listed]], sighting: Sighting) -> str | None:
    """Return the state in "President Doe of Oman"."""
    i = sighting.last + 1
    spot = spots.get(i + 1)
    is_of = (
        spot is not None and scene.tokens[i].lower == "of" and scene.tokens[i].sentence == scene.tokens[i + 1].sentence
    )
    return spot.values[0].party if is_of and spot is not None and spot.values[0].kind is ListKind.STATE else None


def _joined(scene: Scene, sighting: Sighting) -> list[Sighting]:
    found = [scene.at.get(token.i) for token in scene.tokens[sighting.head].conjuncts()]
    return [seen for seen in found if seen and seen is not sighting and seen.figure.kind is ActorKind.PERSON]


def _named_before(scene: Scene, words: Lexicon, phrase: Phrase) -> Sighting | None:
    tokens = scene.tokens
    i = phrase.start - 1
    if i < 1 or tokens[i].text not in OPENING or tokens[i].sentence != tokens[phrase.head].sentence:
        return None
    sighting = scene.at.get(i - 1)
    if sighting is None or sighting.last != i - 1 or sighting.figure.kind is not ActorKind.PERSON:
        return None
    after = tokens[phrase.end + 1] if phrase.end + 1 < len(tokens) else None
    is_aside = after is None or after.text in CLOSING or after.lower in {"who", "whose"}
    if after is not None and _tells(after, words):
        return None
    if tokens[phrase.head].dep == "conj" or not (is_aside or tokens[phrase.head].dep == "appos"):
        return None
    return sighting


def _tells(verb: Token, words: Lexicon) -> bool:
    """Tell whether a verb after a noun makes it a speaker set between commas: "Doe, the envoy noted, agreed"."""
    return verb.tag in {"VBD", "VBZ"} and verb.lemma in words.lists.saying_verbs


def _subject_of(scene: Scene, phrase: Phrase) -> Sighting | None:
    """Return who is said to hold the office: "Halvorsen is Norway's envoy"."""
    noun = scene.tokens[phrase.head]
    verb = noun.head
    if noun.dep != "attr" or verb.lemma != "be" or verb.child("neg", "mark") or phrase.word.is_voice:
        return None
    if verb.lower not in {"is", "was"} or verb.dep != "ROOT":
        return None
    subject = verb.child("nsubj")
    sighting = scene.at.get(subject.i) if subject else None
    return sighting if sighting and sighting.figure.kind is ActorKind.PERSON else None


def give(scene: Scene, phrase: Phrase, sighting: Sighting, figure: Figure) -> None:
    """Make a phrase an office of a person, and its words a way to where the text names him."""
    phrase.holder = figure
    party = phrase.party
    if figure.party is None:
        figure.party = party
    figure.gender = figure.gender or phrase.word.gender
    office = office_of(scene, phrase, party or figure.party)
    if all((known.title, known.of) != (office.title, office.of) for known in figure.roles):
        figure.roles.insert(figure.offices_held, office)
        figure.offices_held += 1
    scene.lead(range(phrase.word_first, phrase.head + 1), sighting)


def office_of(scene: Scene, phrase: Phrase, party: "str | Figure | None") -> Role:
    """Return a phrase as an office."""
    span = Span(scene.tokens[phrase.title_first].start, scene.tokens[phrase.head].end)
    of = actor_id(party.key) if isinstance(party, Figure) and party.key else party
    return Role(
        title=" ".join(span.of(scene.page.text).split()),
        of=of if isinstance(of, str) else None,
        rank=Rank.OTHER if phrase.is_former else phrase.rank,
        evidence=scene.page.evidence(span),
        roster=None,
    )


def rank_counterparts(scene: Scene, phrases: list[Phrase]) -> None:
    """Give "Doe's counterpart, Roe" the rank of Doe."""
    for phrase in phrases:
        owner = scene.figure_at(phrase.persons[0]) if phrase.persons and phrase.word.office == "counterpart" else None
        if owner is not None and phrase.is_taken:
            inherit(phrase, owner, is_partisan=False)


def inherit(phrase: Phrase, owner: Figure, *, is_partisan: bool = True) -> None:
    """Let somebody act for whom his owner acts: "his deputy", "its spokesman"; a counterpart has the same rank."""
    holder = phrase.holder
    if holder is None:
        return
    if is_partisan and phrase.party is None and holder.party is None and not owner.members:
        holder.party = owner.party
    rank = owner.roles[0].rank if owner.roles else Rank.OTHER
    for index, role in enumerate(holder.roles):
        if role.evidence is not None and fold(role.title).endswith(phrase.noun):
            of = role.of or (holder.party if isinstance(holder.party, str) else None)
            is_same = phrase.word.office == "counterpart" and role.rank is Rank.OTHER
            holder.roles[index] = replace(role, of=of, rank=rank if is_same else role.rank)
