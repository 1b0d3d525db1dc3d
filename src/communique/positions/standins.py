"""Stands somebody behind words that the cast left open: "they", "it" and "he" at the front, a ministry, a spokesman."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.domain.statement import Statement
from communique.language import Page, Token
from communique.positions.lexicon import words

SUBJECTS = ("nsubj", "nsubjpass")
SPOKEN_FOR = frozenset({"leaders", "leader", "spokesman", "commander", "commanders", "forces", "officials"})
HE, IT, THEY = frozenset({"he", "she"}), frozenset({"it"}), frozenset({"they"})
PRONOUNS = HE | IT | THEY
SINGLE_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.UNNAMED})
OFFICIALS = frozenset({"official", "officials"})
NEAR = 2  # paragraphs in which the state of a ministry is looked for
PAIR = 2


@dataclass(slots=True)
class StandIns:
    """A cast with what could be filled in."""

    page: Page
    cast: Cast
    mentions: dict[int, Mention] = field(default_factory=dict)
    behind: dict[ActorId, ActorId] = field(default_factory=dict)  # the state's actor for a body or an official

    def at(self, token: Token) -> Mention | None:
        """Return who a word stands for, where that is known by now."""
        return self.mentions.get(token.i) or self.cast.at(token.i)

    def members(self, token: Token) -> tuple[ActorId, ...]:
        """Return the actors of a subject with all joined to it."""
        found: dict[ActorId, None] = {}
        for word in (*token.conjuncts(), *joined_asides(token)):
            mention = self.at(word) or next(
                (known for aside in word.children_by("appos") if (known := self.at(aside)) is not None), None
            )
            if mention is not None:
                found.update(dict.fromkeys(mention.members or (mention.actor,)))
        return tuple(found)

    def is_known(self, actor_id: ActorId) -> bool:
        """Tell whether an actor acts for somebody."""
        actor = self.cast.actors.get(actor_id)
        return actor is not None and (actor.party is not None or actor_id in self.behind or is_faction(actor))


def stand_in(page: Page, cast: Cast, statements: Sequence[Statement]) -> tuple[StandIns, list[Statement]]:
    """Return the cast with who stands behind open words, and the statements with speakers filled in."""
    stand = StandIns(page, cast)
    for actor in cast.actors.values():
        if actor.party is None and _is_of_a_state(actor):
            state = _state_of_house(cast, actor) or _state_before(page, cast, actor, statements)
            if state is not None:
                stand.behind[actor.id] = state
    _name_officials(stand, statements)
    for token in page.by_lemmas(PRONOUNS & page.by_lemma.keys()):
        if token.dep in SUBJECTS and not token.is_quoted and _is_open(cast, cast.at(token.i)):
            _resolve(stand, token)
    return stand, [_with_speaker(stand, statement) for statement in statements]


def _name_officials(stand: StandIns, statements: Sequence[Statement]) -> None:
    """Give a person without an office the state of the official quoted just before: "the adviser said"."""
    before: Statement | None = None
    for statement in statements:
        actor = stand.cast.actors.get(statement.speaker.actor) if statement.speaker is not None else None
        last = before.speaker.actor if before is not None and before.speaker is not None else None
        if actor is not None and actor.kind is ActorKind.PERSON and actor.party is None and _is_unofficial(actor):
            state = _state_spoken_for(stand, before) if before is not None else None
            if state is not None and _is_near(stand.page, before, statement) and not _is_explained(stand.page, actor):
                stand.behind.setdefault(actor.id, state)
            if last in stand.behind and actor.mentions[0].start >= statement.evidence[0].start:
                stand.behind.setdefault(actor.id, stand.behind[last])
        before = statement


def _is_unofficial(actor: Actor) -> bool:
    """Tell whether a person has no office, or only a soldier's rank."""
    return all(not words("soldiers").isdisjoint(role.title.lower().split()) for role in actor.roles)


def _state_spoken_for(stand: StandIns, before: Statement) -> ActorId | None:
    """Return the state that the last statement came from: "Norland says ...", "Norland's new president says ..."."""
    last = stand.cast.actors.get(before.speaker.actor) if before.speaker is not None else None
    if last is None or last.party is None or not last.party.isupper():
        return None
    is_office = last.kind is ActorKind.UNNAMED and not words("seats").isdisjoint(last.name.lower().split())
    return last.id if is_office or last.kind is ActorKind.GOVERNMENT else None


def _is_explained(page: Page, actor: Actor) -> bool:
    """Tell whether the text says who somebody new is: "Doe, a retired officer"."""
    if not actor.mentions:
        return True
    last = page.tokens_in(actor.mentions[0].span)[-1]
    following = page.tokens[last.i + 1] if last.i + 1 < len(page.tokens) else None
    return following is not None and following.text in {",", "(", "–", "—"}


def _is_near(page: Page, before: Statement | None, statement: Statement) -> bool:
    """Tell whether a statement follows the one before within a paragraph or two."""
    if before is None or not statement.evidence or not before.evidence:
        return False
    places = [page.tokens_in(one.evidence[0]) for one in (before, statement)]
    return all(places) and 0 <= places[1][0].paragraph - places[0][0].paragraph < NEAR


def joined_asides(token: Token) -> list[Token]:
    """Return the rest of a list of names that the parser took for an aside: "Norland, Sudavia and Ostia are"."""
    aside = token.child("appos") if token.dep in SUBJECTS and token.head.tag in {"VBP", "VBG", "VBD", "VBN"} else None
    if aside is None or aside.pos != "PROPN" or aside.child("conj") is None or aside.left > aside.i + 1:
        return []
    return aside.conjuncts()


def is_faction(actor: Actor) -> bool:
    """Tell whether an actor without a state is a side of its own: rebels, a junta, an opposition."""
    if actor.party is not None or actor.kind is ActorKind.PERSON:
        return False
    name = actor.name.lower()
    for preposition in (" at ", " of ", " in ", " from "):
        name = name.partition(preposition)[0]
    parts = name.split()
    return parts[-1] in words("factions") or (parts[-1] in SPOKEN_FOR and not words("factions").isdisjoint(parts))


def _is_of_a_state(actor: Actor) -> bool:
    titles = [actor.name, *(role.title for role in actor.roles)] if actor.kind is not ActorKind.PERSON else []
    titles += [role.title for role in actor.roles if role.of is None]
    titled = " ".join(title.partition(" in ")[0].partition(" of ")[0] for title in titles)
    within = titled.lower().replace("press secretary", "secretary").split()
    is_of_group = not words("factions").isdisjoint(within) or not words("bystanders").isdisjoint(within)
    return not is_of_group and (
        not words("seats").isdisjoint(within) or any(_is_plain_official(title.lower().split()) for title in titles)
    )


def _is_plain_official(names: Sequence[str]) -> bool:
    """Tell whether the words name an official of nobody in particular: "officials", "a senior government official"."""
    return bool(names) and names[-1] in OFFICIALS and words("ranks").issuperset(names[:-1])


def _state_of_house(cast: Cast, actor: Actor) -> ActorId | None:
    """Return the government whose house or department an office names: "White House press secretary"."""
    titles = " ".join((actor.name, *(role.title for role in actor.roles))).lower()
    state = next((row.partition("=")[2] for row in words("houses") if row.partition("=")[0] in titles), None)
    same = [known for known in cast.actors.values() if state is not None and known.party == state]
    same.sort(key=lambda known: known.kind is not ActorKind.GOVERNMENT)
    return same[0].id if same else None


def _state_before(page: Page, cast: Cast, actor: Actor, statements: Sequence[Statement]) -> ActorId | None:
    """Return the state named last before an actor, outside what the actor says; one that acts before others."""
    if not actor.mentions:
        return None
    start = min(mention.start for mention in actor.mentions)
    first = page.tokens_in(actor.mentions[0].span)[0]
    own = [part.span for one in statements if one.speaker and one.speaker.actor == actor.id for part in one.content]
    best: tuple[tuple[int, int, int, int], ActorId] | None = None
    for head, mention in cast.mentions.items():
        token, found = page.tokens[head], cast.actors.get(mention.actor)
        is_state = found is not None and found.party is not None and found.party.isupper()
        distance = first.paragraph - token.paragraph
        if not is_state or not 0 <= distance < NEAR or mention.kind is MentionKind.PRONOUN or token.is_quoted:
            continue
        is_told = any(span.covers(token.span) for span in own)
        if not _leads_plainly(token) if is_told else token.start >= start:
            continue
        weight = (int(not is_told), -distance, _prominence(token), head)
        if best is None or weight > best[0]:
            best = weight, _government(cast, found)
    return best[1] if best is not None else None


def _leads_plainly(token: Token) -> bool:
    """Tell whether a state opens what is said of it, asked for nothing: "Norland has no plans to, the envoy said"."""
    verb = token.head
    modals = {"must", "should", "can", "could", "needs", "has", "may", "might"}
    return token.dep == "nsubj" and verb.dep == "ccomp" and modals.isdisjoint(child.lower for child in verb.children)


def _prominence(token: Token) -> int:
    """Return how much a word stands out: the subject of a sentence most, then any subject."""
    if token.dep not in SUBJECTS:
        return 0
    return 2 if token.head.dep == "ROOT" else 1


def _government(cast: Cast, found: Actor | None) -> ActorId:
    assert found is not None  # noqa: S101  the caller has asked
    same = (
        actor.id for actor in cast.actors.values() if actor.party == found.party and actor.kind is ActorKind.GOVERNMENT
    )
    return next(same, found.id)


def _is_open(cast: Cast, mention: Mention | None) -> bool:
    """Tell whether a pronoun has no actor, or only itself."""
    actor = cast.actors.get(mention.actor) if mention is not None else None
    return actor is None or (actor.party is None and actor.name.lower() in PRONOUNS)


def _resolve(stand: StandIns, token: Token) -> None:
    for subject in _subjects_before(stand.page, token):
        members = tuple(actor for actor in stand.members(subject) if stand.is_known(actor))
        if _agrees(stand, token, subject, members):
            several = members if len(members) > 1 else ()
            stand.mentions[token.i] = Mention(
                actor=members[0], head=token.i, span=token.span, kind=MentionKind.PRONOUN, members=several
            )
            return
        if members:
            return


def _subjects_before(page: Page, token: Token) -> Iterator[Token]:
    """Yield the subject of the clause above a pronoun, then that of the sentence before."""
    clause = token.head
    while clause.head is not clause and clause.dep in {"aux", "xcomp"} and clause.head.i < clause.i:
        clause = clause.head
    if clause.dep in {"ccomp", "advcl"} and clause.head.i < token.i:
        above = clause.head.child(*SUBJECTS)
        if above is not None and above.i < token.i:
            yield above
            return
    before = next((child for child in clause.children_by("advcl") if child.right < token.i), None)
    opener = before.child(*SUBJECTS) if before is not None else None
    if opener is not None and opener.pos != "PRON":
        yield opener  # "when Norland left the pact, it"
        return
    own = page.sentences[token.sentence]
    if token.sentence == 0 or (clause.head is not clause and clause.dep not in {"ccomp", "parataxis"}):
        return
    last = page.sentences[token.sentence - 1]
    if last.paragraph == own.paragraph or last.paragraph == own.paragraph - 1:
        yield from (subject for root in last.roots[:1] if (subject := root.child(*SUBJECTS)) is not None)


def _agrees(stand: StandIns, token: Token, subject: Token, members: Sequence[ActorId]) -> bool:
    """Tell whether a pronoun may take up a subject: one person, one body, or several."""
    if not members:
        return False
    kinds = {stand.cast.actors[actor].kind for actor in members}
    is_plural = len(members) > 1 or subject.tag in {"NNS", "NNPS"} or subject.lower in THEY
    if token.lower in THEY:
        return is_plural
    if len(members) > 1:
        return False
    return kinds == {ActorKind.PERSON} if token.lower in HE else not is_plural and kinds <= SINGLE_BODIES


def _with_speaker(stand: StandIns, statement: Statement) -> Statement:
    """Return a statement with the one who stands behind its speaker's pronoun, where it has none yet."""
    named = statement.speaker
    actor = stand.cast.actors.get(named.actor) if named is not None else None
    if actor is not None and actor.name.lower() not in PRONOUNS:
        return statement
    if named is not None and named.evidence is not None:
        tokens: Sequence[Token] = stand.page.tokens_in(named.evidence)
    elif statement.cue is not None:
        cue = stand.page.tokens_in(statement.cue)
        tokens = [subject for verb in cue for subject in verb.children_by("nsubj")]
    else:
        return statement
    found = next((mention for token in tokens if (mention := stand.mentions.get(token.i)) is not None), None)
    if found is None:
        return statement
    return replace(statement, speaker=Named(actor=found.actor, evidence=stand.page.evidence(found.span)))
