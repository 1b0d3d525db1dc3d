"""Finds governments, ministries and organisations, and tells a capital that acts from one that is a place."""

from collections.abc import Iterable, Iterator

from communique.actors.focus import SUBJECTS, role_of
from communique.actors.forms import Institution, Organisation, State
from communique.actors.lexicon import Lexicon, Listed, ListKind
from communique.actors.phrases import Phrase
from communique.actors.scene import Figure, Scene, head_within
from communique.actors.spotting import HYPHENS, Spot, fold
from communique.domain.actor import ActorKind, MentionKind, Rank, Role
from communique.language import SegmentKind, Token

SURE_LENGTH = 2  # words; longer names that the tagger takes for organisations are
MODIFIERS = frozenset({"compound", "amod", "nmod"})


def state_figure(state: State) -> Figure:
    """Return the government of a state."""
    return Figure(
        name=state.name,
        kind=ActorKind.GOVERNMENT,
        rule="en.government",
        key=state.wikidata or state.id,
        party=state.id,
        wikidata=state.wikidata,
    )


def named_institution(state: State, title: str, name: str | None = None) -> Institution:
    """Return an institution no list names: "Omani foreign ministry"."""
    people = state.demonyms[0] if state.demonyms else state.name
    return Institution(name=name or f"{people} {title}", kind="unlisted", title=title)


def ministry_figure(state: State, institution: Institution) -> Figure:
    """Return a ministry, which acts for its state."""
    role = Role(title=institution.title or institution.name, of=state.id, rank=Rank.OTHER, evidence=None, roster=None)
    return Figure(
        name=institution.name,
        kind=ActorKind.GOVERNMENT,
        rule="en.institution",
        key=f"{fold(institution.name if institution.kind == 'ministry' else role.title)}|{state.id}",
        party=state.id,
        roles=[role],
    )


def organisation_figure(row: Organisation) -> Figure:
    """Return an organisation; it acts for itself."""
    figure = Figure(
        name=row.name,
        kind=ActorKind.ORGANISATION,
        rule="en.organisation",
        key=row.wikidata or row.id,
        wikidata=row.wikidata,
        sort=row.kind,
        code=row.id,
    )
    figure.party = figure
    return figure


def body_of(scene: Scene, listed: Listed) -> Figure | None:
    """Return the government, ministry or organisation that a listed name stands for."""
    if listed.state is not None:
        if listed.kind is ListKind.MINISTRY and listed.institution is not None:
            return scene.known(ministry_figure(listed.state, listed.institution))
        return scene.known(state_figure(listed.state))
    if listed.organisation is not None and listed.kind is ListKind.ORGANISATION:
        return scene.known(organisation_figure(listed.organisation))
    return None


def _shared(scene: Scene, words: Lexicon, spot: Spot[Listed], spots: dict[int, Spot[Listed]]) -> Figure | None:
    """Return the organisation that a capital stands for, where the text speaks of it: Brussels."""
    code = words.shared_seats.get(scene.tokens[spot.first].text)
    if code is None or not any(other.values[0].code == code for other in spots.values()):
        return None
    return scene.known(organisation_figure(words.organisations[code]))


def find_bodies(scene: Scene, words: Lexicon, spots: dict[int, Spot[Listed]], phrases: list[Phrase]) -> None:
    """Note every place where a body acts, is addressed, owns something or is one side of something."""
    inside = {i for phrase in phrases for i in range(phrase.first, phrase.head + 1)}
    for first, spot in spots.items():
        if first != spot.first or scene.page.sentences[scene.tokens[first].sentence].kind is SegmentKind.DATELINE:
            continue
        listed = spot.values[0]
        figure = _shared(scene, words, spot, spots) or body_of(scene, listed)
        if figure is not None and listed.kind is ListKind.DEMONYM:
            figure = _people(scene, _Place(scene.tokens, spot, words, first in inside), figure)
            if figure is not None:
                scene.see(figure, spot.first, spot.last, MentionKind.DESCRIPTION)
            continue
        if figure is not None and _acts(_Place(scene.tokens, spot, words, first in inside), listed.kind):
            scene.see(figure, spot.first, spot.last, MentionKind.NAME)


class _Place:
    """Where a listed name stands in its sentence."""

    def __init__(self, tokens: tuple[Token, ...], spot: Spot[Listed], words: Lexicon, is_in_phrase: bool) -> None:  # noqa: FBT001
        self.tokens, self.spot, self.words = tokens, spot, words
        self.head = tokens[head_within(tokens, spot.first, spot.last)]
        self.is_in_phrase = is_in_phrase
        self.is_possessive = spot.last + 1 < len(tokens) and tokens[spot.last + 1].tag == "POS"

    @property
    def link(self) -> tuple[str, Token]:
        """Return the dependency and governor of the name, past coordination."""
        word = self.head
        while word.dep in {"conj", "appos"} and word.head is not word and word.head.pos in {"PROPN", "NOUN"}:
            word = word.head
        return word.dep, word.head

    @property
    def is_last(self) -> bool:
        """Tell whether "and" stands before it, as before the last of a list."""
        return self.spot.first > 0 and self.tokens[self.spot.first - 1].lower == "and"

    @property
    def is_paired(self) -> bool:
        """Tell whether a hyphen or a slash joins it to another name: "US-Iran talks"."""
        for i in (self.spot.first - 1, self.spot.last + 1):
            if 0 <= i < len(self.tokens) and self.tokens[i].text in HYPHENS | {"/"}:
                other = self.tokens[i - 1 if i < self.spot.first else min(i + 1, len(self.tokens) - 1)]
                return other.text[:1].isupper()
        return False


def _acts(place: _Place, kind: ListKind) -> bool:
    if place.is_in_phrase:
        return place.is_possessive
    if kind is ListKind.CAPITAL:
        return _capital_acts(place)
    if kind is ListKind.SEAT and _is_building(place):
        return False
    return _body_acts(place, is_state=kind is ListKind.STATE)


def _people(scene: Scene, place: _Place, government: Figure) -> Figure | None:
    """Return whom a word for a people means: "the Iranians" their government, "Iranians" a group; else nobody."""
    head = place.head
    is_plural = head.tag in {"NNS", "NNPS"} or (head.lower.endswith("s") and head.pos in {"PROPN", "NOUN"})
    if not is_plural or head.dep in MODIFIERS or place.is_in_phrase:
        return None
    before = scene.tokens[place.spot.first - 1] if place.spot.first else None
    if before is not None and before.lower == "the":
        return government
    name = scene.page.text[head.start : head.end]
    key = f"{scene.page.document.id}|{fold(name)}|{government.party}"
    return scene.known(
        Figure(name=name, kind=ActorKind.GROUP, rule="en.people", key=key, party=government.party, is_plural=True)
    )


def _body_acts(place: _Place, *, is_state: bool) -> bool:
    dep, governor = place.link
    if dep == "pobj" and governor.lower in place.words.lists.place_prepositions:
        return False
    if dep == "pobj" and governor.lower in {"to", "from"} and is_state:
        return not _moves(place, governor)
    if dep == "dobj" and governor.lemma in place.words.lists.place_verbs and is_state:
        return False
    return dep != "npadvmod" or place.is_last


def _is_building(place: _Place) -> bool:
    """Tell whether a seat is a house or a prize: "the White House East Room", "his bid for the White House"."""
    dep, governor = place.link
    if dep in MODIFIERS:
        return not place.is_paired
    if dep == "dobj":
        return governor.lemma in place.words.lists.contest_words
    return dep == "pobj" and governor.head.lemma in place.words.lists.contest_words


def _moves(place: _Place, preposition: Token) -> bool:
    above = preposition.head
    return above.lemma in place.words.lists.motion_nouns or (
        above.pos == "VERB" and above.lemma in place.words.lists.motion_verbs
    )


def _capital_acts(place: _Place) -> bool:
    dep, governor = place.link
    if place.is_possessive or dep == "poss":
        return not _owned(place) & place.words.lists.place_nouns
    if dep in {"nsubj", "nsubjpass", "agent", "dative"}:
        return True
    if dep == "dobj":
        return (
            governor.lemma not in place.words.lists.place_verbs and governor.lemma not in place.words.lists.motion_verbs
        )
    if dep == "pobj":
        return _capital_after(place, governor)
    return dep in MODIFIERS and place.is_paired and governor.lower in place.words.lists.contact_nouns


def _owned(place: _Place) -> set[str]:
    return {word.lower for word in (place.head.head,)}


def _capital_after(place: _Place, preposition: Token) -> bool:
    above = preposition.head
    word = preposition.lower
    if word in {"between", "with", "by", "against", "for", "on", "upon", "among", "behind", "than", "like", "without"}:
        return True
    if word == "of":
        return (
            above.lemma in place.words.lists.contact_nouns
            or above.pos == "VERB"
            or above.lower in place.words.lists.act_nouns
        )
    if word in {"to", "from"}:
        return (
            not _moves(place, preposition) and above.lemma not in place.words.lists.place_nouns and above.pos != "ADV"
        )
    return False


def find_pairs(scene: Scene, words: Lexicon) -> None:
    """Note words like "U.S.-Iran", which the parser leaves whole, as both bodies."""
    for token in scene.tokens:
        if "-" not in token.text or not token.text[0].isupper():
            continue
        parts = [words.names.get(part) for part in token.text.split("-")]
        found = [body for body in (body_of(scene, rows[0]) for rows in parts if rows) if body is not None]
        if len(found) == len(parts) and len(dict.fromkeys(found)) > 1:
            scene.see(scene.known(together(found)), token.i, token.i, MentionKind.NAME)


def together(figures: Iterable[Figure]) -> Figure:
    """Return several figures as one that stands for all of them."""
    members = tuple(figures)
    parties = {member.party for member in members}
    keys = [member.key for member in members if member.key]
    return Figure(
        name=" and ".join(member.name for member in members),
        key=f"{'+'.join(sorted(keys))}|together" if len(keys) == len(members) else None,
        kind=ActorKind.GROUP,
        rule="en.together",
        party=parties.pop() if len(parties) == 1 else None,
        is_plural=True,
        members=members,
    )


def find_unlisted(scene: Scene, words: Lexicon, spots: dict[int, Spot[Listed]], phrases: list[Phrase]) -> None:
    """Note organisations that only the text names, where they act, and afterwards wherever they are named."""
    heads = {phrase.head for phrase in phrases if phrase.word.is_ministry}
    known: dict[str, Figure] = {}
    for tokens in _tagged(scene):
        head = scene.tokens[head_within(scene.tokens, tokens[0].i, tokens[-1].i)]
        if any(token.i in scene.at or _is_listed(spots.get(token.i)) for token in tokens):
            continue
        if tokens[-1].lower in words.lists.government_words or tokens[-1].i in heads:
            continue
        name = " ".join(scene.page.text[tokens[0].start : tokens[-1].end].split())
        figure = known.get(name) or _longer(scene, name)
        is_told = role_of(head) in SUBJECTS and _is_telling(tokens, words)
        if figure is None and (is_told or _is_abbreviated(scene, tokens)):
            figure = _unlisted(scene, name)
            known["".join(token.text[0] for token in tokens if token.text[0].isupper())] = figure
        if figure is not None:
            known[name] = figure
            sighting = scene.see(figure, tokens[0].i, tokens[-1].i, MentionKind.NAME)
            if head.dep == "appos":
                scene.lead([head.head.i], sighting)


def _tagged(scene: Scene) -> Iterator[list[Token]]:
    """Yield the names that the tagger takes for organisations, without their articles."""
    current: list[Token] = []
    for token in scene.tokens:
        if token.entity == "ORG" and not token.entity_start and current:
            current.append(token)
            continue
        if current:
            yield _unpossessed(current)
        is_opening = token.entity == "ORG" and token.pos not in {"DET", "PUNCT"} and token.text[0].isupper()
        current = [token] if is_opening else []
    if current:
        yield _unpossessed(current)


def _unpossessed(tokens: list[Token]) -> list[Token]:
    return tokens[:-1] if len(tokens) > 1 and tokens[-1].tag == "POS" else tokens


def _is_telling(tokens: list[Token], words: Lexicon) -> bool:
    """Tell whether a name sounds like an organisation's: two bare capitals may be a person the tagger mistook."""
    return len(tokens) > SURE_LENGTH or (len(tokens) > 1 and fold(tokens[-1].text) in words.lists.not_person)


def _is_abbreviated(scene: Scene, tokens: list[Token]) -> bool:
    """Tell whether a name's initials follow it in brackets: "the High Border Council (HBC)"."""
    after = scene.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
    initials = "".join(token.text[0] for token in tokens if token.text[0].isupper())
    return len(after) > 1 and after[0].text == "(" and len(initials) > 1 and after[1].text == initials


def _is_listed(spot: Spot[Listed] | None) -> bool:
    """Tell whether a word belongs to a listed name that is more than a people's or a state's: "American Legion"."""
    return spot is not None and spot.values[0].kind not in {ListKind.DEMONYM, ListKind.STATE}


def _unlisted(scene: Scene, name: str) -> Figure:
    figure = scene.known(
        Figure(name=name, kind=ActorKind.ORGANISATION, rule="en.named-organisation", key=f"{fold(name)}|organisation")
    )
    figure.party = figure
    return figure


def _longer(scene: Scene, name: str) -> Figure | None:
    """Return the organisation known by a longer name that ends so: "Security Council" after the UN's."""
    if " " not in name:
        return None  # "State" is not short for "Islamic State"
    ends = f" {fold(name)}"
    known = (figure for figure in scene.figures.values() if figure.kind is ActorKind.ORGANISATION)
    return next((figure for figure in known if fold(figure.name).endswith(ends)), None)
