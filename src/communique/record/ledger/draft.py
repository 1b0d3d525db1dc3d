"""A line in the making: what was told of one thing, and what of it matters for what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from communique.domain.contact import ContactLevel
from communique.domain.ids import DocumentId, FindingId
from communique.domain.judgement import Verdict
from communique.domain.when import When
from communique.record.ledger.fitting import Company, joined
from communique.record.ledger.telling import Telling, Word
from communique.record.merge.rulings import Rulings

Groups = Mapping[FindingId, FindingId]  # the merged contact of each contact


@dataclass(slots=True)
class Draft:
    """The tellings of one line, with sums over its plans that each next telling is held against."""

    track: str
    groups: Groups
    rulings: Rulings
    plans: list[Telling] = field(default_factory=list)  # they open it and carry it on
    remarks: list[Telling] = field(default_factory=list)  # hints and denials
    held: list[Telling] = field(default_factory=list)  # what fulfils it
    company: Company = field(default_factory=dict)
    words: set[Word] = field(default_factory=set)
    rounds: set[int] = field(default_factory=set)
    levels: set[ContactLevel] = field(default_factory=set)
    times: dict[tuple[date | None, date | None], When] = field(default_factory=dict)
    due: When | None = None  # the last day named by what was not put off
    first_told: date = date.max
    off: date = date.max  # the day it was told that it is called off
    content: frozenset[str] = frozenset()  # the words of the first promise
    contacts: set[FindingId] = field(default_factory=set)
    documents: set[DocumentId] = field(default_factory=set)
    tellers: set[str | None] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    origins: set[DocumentId] = field(default_factory=set)

    def add(self, plan: Telling) -> None:
        """Take a plan in."""
        self.plans.append(plan)
        self.company = joined(self.company, plan.sides)
        self.words.add(plan.word)
        self.content = self.content or frozenset(plan.words)
        self.rounds |= {plan.round} if plan.round is not None else set()
        self.levels.add(plan.level)
        if plan.when is not None:
            self.times.setdefault((plan.when.earliest, plan.when.latest), plan.when)
            self.due = plan.when if plan.word is Word.TOLD else self.due
        self.first_told = min(self.first_told, plan.told or date.min)
        if plan.word is Word.CANCELLED:
            self.off = min(self.off, plan.told or date.min)
        self.contacts.add(self.group_of(plan))
        self.documents.add(plan.document)
        self.origins.add(plan.origin)
        self.tellers.add(plan.teller)
        self.names.update(plan.names)

    def group_of(self, telling: Telling) -> FindingId:
        """Return the merged contact a telling is about."""
        return self.groups.get(telling.finding, telling.finding)

    def shares_group(self, telling: Telling) -> bool:
        """Tell whether merging takes a telling's contact for one that stands here."""
        return self.group_of(telling) in self.contacts

    def ruled(self, telling: Telling) -> Verdict | None:
        """Return what persons ruled on a telling and the line: SAME, DIFFERENT, or nothing."""
        for name in telling.names:
            if not self.names.isdisjoint(self.rulings.barred.get(name, ())):
                return Verdict.DIFFERENT
            if not self.names.isdisjoint(self.rulings.bound.get(name, ())):
                return Verdict.SAME
        return None

    def is_other_round(self, telling: Telling) -> bool:
        """Tell whether a telling names another round of talks than the line does."""
        return telling.round is not None and bool(self.rounds) and telling.round not in self.rounds
