"""Adds who tells of a contact of their own: "the ministry said no talks with the union were planned"."""

from communique.contacts.lexicon import lexicon
from communique.contacts.sighting import Frame, Part
from communique.contacts.states import government_of
from communique.domain.actor import Actor, ActorKind, Cast, Mention, MentionKind, Rank
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.language import Page, Token
from communique.language.tense import clause_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "attr", "ROOT"})
FIRST = frozenset({"we", "i"})
THIRD = frozenset({"it", "they", "he", "she"})
PLANS = frozenset({"date", "day", "time", "venue", "place", "decision", "plan", "agreement", "progress"})
SPEAKING = frozenset({ActorKind.PERSON, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.UNNAMED})


class Tellers:
    """Completes frames whose one side is whoever speaks."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Keep the page and who is on it."""
        self.page = page
        self.cast = cast

    def add(self, top: Token, frame: Frame, told_by: Named | None) -> None:
        """Add the teller where "talks with X" names one side and no other stands in the clause."""
        if told_by is None or told_by.evidence is None or not frame.is_with:
            return
        is_own = self._is_of_teller(top)
        if top.dep not in SUBJECTS and not is_own and not self._is_impersonal(top):
            return
        teller = self.cast.actors.get(told_by.actor)
        if teller is None or teller.kind not in SPEAKING or not (is_own or teller.party):
            return
        if top.dep not in SUBJECTS and not is_own and government_of(self.page, self.cast, teller.party) is None:
            return
        if any(word.lower() in lexicon().words.press for word in teller.name.split()):
            return
        if teller.party is not None and teller.party in {self.cast.actors[part.actor].party for part in frame.parts}:
            return
        head = self.page.tokens_in(told_by.evidence)[-1].i
        actor = self._behind(teller)
        mention = Mention(actor=actor, head=head, span=told_by.evidence.span, kind=MentionKind.DESCRIPTION)
        frame.add([Part(actor, mention)])

    def _is_of_teller(self, top: Token) -> bool:
        """Tell whether who speaks is who talks: "we remain open to talks with X", "it will skip the talks with X"."""
        subject = clause_of(top).child("nsubj")
        if subject is None or self.cast.at(subject.i) is not None:
            return False
        return subject.lower in (FIRST if top.is_quoted else THIRD)

    def _is_impersonal(self, top: Token) -> bool:
        """Tell whether nobody does anything where it stands: "no date is set for talks with X"."""
        subject = clause_of(top).child("nsubj", "nsubjpass", "expl")
        return subject is not None and (subject.lemma in PLANS or subject.dep == "expl")

    def _behind(self, teller: Actor) -> ActorId:
        """Return the state for whom a spokesperson or an official without a name speaks, else the teller."""
        is_voice = teller.kind is ActorKind.UNNAMED or any(role.rank is Rank.SPOKESPERSON for role in teller.roles)
        state = government_of(self.page, self.cast, teller.party) if is_voice else None
        return state or teller.id
