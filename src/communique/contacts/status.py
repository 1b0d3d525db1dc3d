"""Tells whether a contact was held, is planned, or what else became of it, from certainty and the words around it."""

from dataclasses import dataclass
from datetime import date

from communique.contacts.denial import is_report_denied
from communique.contacts.lexicon import lexicon
from communique.contacts.pressing import keys_of, pressing
from communique.contacts.spoken_of import status_when_spoken_of
from communique.domain.contact import ContactStatus, Place
from communique.domain.statement import Certainty
from communique.domain.when import When
from communique.language import Aspect, Modality, Page, SegmentKind, Tense, Token, certainty_of
from communique.language.cues import lexicon as certainty
from communique.language.tense import clause_of, tense_of

SURE = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
DAYS = frozenset({"day", "date", "time", "venue", "place"})
SET_FOR = frozenset({"schedule", "plan", "slate", "set"})
BEING = frozenset({"be", "lock", "engage"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a contact before its status: how the text puts it, when and where."""

    modality: Modality
    when: When | None
    place: Place | None
    published: date | None
    has_new_day: bool = False  # the words name a day it was moved to

    @property
    def is_fixed(self) -> bool:
        """Tell whether a day or a venue is set."""
        return self.when is not None or self.place is not None

    @property
    def coming(self) -> ContactStatus:
        """Return what a contact is that will be."""
        return ContactStatus.SCHEDULED if self.is_fixed else ContactStatus.ANNOUNCED

    @property
    def is_to_come(self) -> bool:
        """Tell whether its day lies after the day of publication."""
        earliest = self.when.earliest if self.when else None
        return earliest is not None and self.published is not None and earliest > self.published


def status_of(page: Page, top: Token, setting: Setting) -> ContactStatus | None:
    """Return the status of a contact; None where the text imagines it only to say that it is not so.

    Args:
        top: The verb of contact, or the noun that stands for it in its clause.
    """
    if is_report_denied(top):
        return ContactStatus.DENIED
    is_open = any(word.lower == "against" and word.head.lower == "nothing" for word in top.ancestors())
    if _has_acted(top) or _is_first_since(top) or (_is_where_made(top) and not setting.is_to_come):
        return ContactStatus.HELD
    if is_open or _has_no_day(top) or _is_made_possible(top):
        return ContactStatus.POSSIBLE  # "has nothing against a meeting", "no day was fixed for a meeting"
    if _is_prepared(top) or _is_planned_in_headline(page, top):
        return setting.coming  # "Berg to host Rey in Oslo"
    return status_when_spoken_of(top) or _as_told(page, top, setting)


def _is_first_since(top: Token) -> bool:
    """Tell whether "agreed to pull back, in the first contact since March" counts what was."""
    if top.dep != "pobj" or top.head.lower not in {"in", "during", "at"}:
        return False
    is_first = any(child.lower == "first" for child in top.children_by("amod"))
    is_counted = any(child.lower in {"since", "in"} for child in top.children_by("prep"))
    main = next((word for word in (*top.ancestors(),) if word.tag in {"VBD", "MD", "VBZ", "VBP"}), None)
    return is_first and is_counted and main is not None and main.tag == "VBD" and tense_of(main) is Tense.PAST


def _has_acted(top: Token) -> bool:
    """Tell whether "a meeting of the ministers agreed to send help": it was there to agree."""
    is_past = top.head.tag == "VBD" and top.head.child("neg") is None and tense_of(top.head) is Tense.PAST
    return top.dep == "nsubj" and is_past and top.head.lemma in lexicon().status.acting


def _is_where_made(top: Token) -> bool:
    """Tell whether something was made there: "the deal reached at the talks", whatever comes of the deal."""
    made = top.head.head
    is_there = top.dep == "pobj" and top.head.lower in {"at", "during", "in", "after", "following"}
    return is_there and made.dep == "acl" and made.tag == "VBN" and not made.children_by("aux", "auxpass", "neg")


def _is_prepared(top: Token) -> bool:
    """Tell whether "preparations are under way for a summit"."""
    verb = top.head.head
    subject = verb.child("nsubj") if top.dep == "pobj" and top.head.lower == "for" else None
    return subject is not None and subject.lemma in {"preparation", "plan", "arrangement"}


def _is_made_possible(top: Token) -> bool:
    """Tell whether something "could pave the way for a summit"; "the summit" is known."""
    is_new = not any(child.dep == "poss" or child.lower in certainty().words.defining for child in top.children)
    is_for = top.dep == "pobj" and top.head.lower in {"for", "to"}
    return is_for and is_new and top.head.head.lemma in lexicon().words.openings


def _is_planned_in_headline(page: Page, top: Token) -> bool:
    """Tell whether a headline says by a bare infinitive what is to come."""
    verb = clause_of(top)
    if page.sentence_of(top).kind is not SegmentKind.HEADLINE or verb.tag not in {"VB", "NN", "VBP"}:
        return False
    has_to = any(child.lower == "to" and child.dep == "aux" for child in verb.children)
    return has_to and not any(word.pos in {"VERB", "AUX"} for word in verb.ancestors())


def _has_no_day(top: Token) -> bool:
    """Tell whether only the day of a contact is denied: "no date has been set for a meeting"."""
    verb = top.head.head
    day = verb.child("nsubj", "nsubjpass") if top.dep == "pobj" and top.head.lower == "for" else None
    return day is not None and day.lemma in DAYS and any(child.lower == "no" for child in day.children_by("det"))


def _as_told(page: Page, top: Token, setting: Setting) -> ContactStatus | None:
    modality = setting.modality
    said = list(pressing(top))
    undone = _undone(page, said, has_new_day=setting.has_new_day)
    if undone is not None or _is_unanswered(top):
        return undone or ContactStatus.DECLINED
    if modality.certainty is Certainty.DENIED and any(word.lemma in lexicon().status.paused for word in said):
        return ContactStatus.HELD  # what is frozen or suspended has begun
    delayed = modality.certainty is Certainty.DENIED and "postponed" in modality.cues  # by hours: not put off
    if delayed or modality.certainty is Certainty.COUNTERFACTUAL or "without" in modality.cues:
        is_off = modality.certainty is Certainty.COUNTERFACTUAL and setting.is_to_come
        return ContactStatus.CANCELLED if is_off else None  # "the meeting next month would have been their third"
    keys = {key for word in said for key in keys_of(word)}
    is_after = top.dep == "pobj" and top.head.lower in {"after", "following", "since"}
    if is_after and _is_over(setting) and modality.certainty is not Certainty.DENIED:
        return ContactStatus.HELD  # "a plan drafted by X after his talks with Y last week"
    if modality.certainty in SURE:
        return _sure(top, keys, setting)
    return _refused(keys, modality) if modality.certainty is Certainty.DENIED else _open(page, top, said, setting)


def _sure(top: Token, keys: set[str], setting: Setting) -> ContactStatus:
    if _is_asked_for(top, has_day=setting.when is not None):
        return ContactStatus.PROPOSED
    if top.dep == "dobj" and top.head.lemma == "announce":
        return setting.coming
    return _likely(top, setting) if setting.modality.certainty is Certainty.PROBABLE else _certain(top, keys, setting)


def _undone(page: Page, said: list[Token], *, has_new_day: bool) -> ContactStatus | None:
    words = lexicon().status
    if has_new_day and said and said[0].lemma in lexicon().words.moved and said[0].child("nsubjpass", "nsubj"):
        return ContactStatus.POSTPONED
    for word in said:
        keys = keys_of(word)
        found = keys & words.cancelled or keys & words.postponed
        if not found or (word.pos == "NOUN" and not word.lower.endswith(("ation", "ement"))):
            continue  # "a last ditch attempt"
        if word.pos in {"VERB", "AUX"} and certainty_of(page, word) not in SURE:
            continue
        return ContactStatus.CANCELLED if keys & words.cancelled else ContactStatus.POSTPONED
    return None


def _is_asked_for(top: Token, *, has_day: bool) -> bool:
    """Tell whether "suggested a meeting" or "invited X for talks" leaves it to an answer."""
    verb = top.head.head if top.dep == "pobj" else top.head
    if verb.lemma == "invite" and verb.child("nsubjpass") is not None:
        return not has_day
    if verb.child("nsubjpass") is not None or verb.pos != "VERB":
        return False
    return (verb.lemma == "suggest" and top.dep == "dobj") or verb.lemma == "invite"


def _refused(keys: set[str], modality: Modality) -> ContactStatus:
    words = lexicon().status
    if keys & words.denied:
        return ContactStatus.DENIED
    does_not_mean_to = "planned" in modality.cues and any(
        word.pos == "VERB" and word.lemma in {"intend", "plan", "mean"} and word.child("nsubjpass") is None
        for word in modality.governors
    )
    if keys & words.declined or "wanted" in modality.cues or does_not_mean_to:
        return ContactStatus.DECLINED
    if modality.modal in {"will", "would", "wo"} and modality.tense is Tense.FUTURE:
        return ContactStatus.DECLINED
    return ContactStatus.DENIED


def _is_called_possible(top: Token) -> bool:
    rows = certainty().adjectives
    return any((row := rows.get(child.lower)) and row.id == "possible" for child in top.children_by("amod", "det"))


def _is_repeated(top: Token) -> bool:
    return any(child.lower in {"further", "additional", "more"} for child in top.children_by("amod"))


def _is_real_refusal(page: Page, word: Token) -> bool:
    return bool(keys_of(word) & lexicon().status.declined) and certainty_of(page, word) in SURE


def _open(page: Page, top: Token, said: list[Token], setting: Setting) -> ContactStatus:
    words = lexicon().status
    keys = {key for word in said for key in keys_of(word)}
    modality = setting.modality
    if _is_repeated(top) and setting.is_to_come and modality.modal in {None, "will", "wo", "'ll", "’ll"}:
        return setting.coming  # "will fly to Oslo for further talks on Wednesday"
    if _is_called_possible(top) or _is_asked_how(top):
        return ContactStatus.POSSIBLE if _is_called_possible(top) else ContactStatus.HELD
    if "refused" in modality.cues and any(_is_real_refusal(page, word) for word in said):
        return ContactStatus.DECLINED
    is_purpose = "purpose" in modality.cues and modality.modal in {None, "will", "wo", "'ll", "’ll"}
    is_accepted = setting.is_fixed and any(word.lemma == "accept" for word in said)  # "an invitation for May"
    is_there = setting.modality.tense is Tense.FUTURE and _is_there_to(top)
    is_set = setting.is_fixed and top.dep in {"dobj", "pobj"}  # "discussed the summit scheduled for 2 May"
    is_set = is_set and any(child.lemma in SET_FOR for child in top.children_by("acl") if child.tag == "VBN")
    if is_accepted or is_set or (is_purpose and (keys & words.arriving or _is_expected(said) or is_there)):
        return setting.coming
    if modality.is_question or modality.is_conditional or "doubted" in modality.cues or keys & words.possible:
        return ContactStatus.POSSIBLE
    is_mooted = any(word.lemma == "ask" and any(child.lower == "about" for child in word.children) for word in said)
    is_asked = bool(keys & words.proposed) or modality.modal in words.proposed or "asked" in modality.cues
    return ContactStatus.PROPOSED if is_asked and not is_mooted else ContactStatus.POSSIBLE


def _is_there_to(top: Token) -> bool:
    """Tell whether somebody "will be in Oslo to meet X"."""
    verb = top.head
    is_in = any(child.lower == "in" for child in verb.children_by("prep"))
    return top.pos == "VERB" and top.dep in {"advcl", "xcomp"} and verb.lemma == "be" and is_in


def _is_asked_how(top: Token) -> bool:
    """Tell whether "asked how the meeting went" takes it for held."""
    verb = top.head
    is_told = top.dep == "nsubj" and tense_of(verb) is Tense.PAST
    return is_told and any(child.lower == "how" for child in verb.children_by("advmod"))


def _is_expected(said: list[Token]) -> bool:
    """Tell whether somebody "is due in Oslo to meet X"."""
    beside = (child.lower for word in said if word.lemma == "be" for child in word.children_by("acomp"))
    return any(word in {"due", "expected", "scheduled"} for word in beside)


def _likely(top: Token, setting: Setting) -> ContactStatus:
    cues = setting.modality.cues
    if setting.modality.is_question:
        return ContactStatus.POSSIBLE
    if cues & {"planned", "expected"} or setting.is_to_come:
        return setting.coming
    if "ahead" in cues:
        is_last = any(child.lower == "last" for child in top.children_by("amod"))
        if (
            _is_over(setting)
            or (is_last and tense_of(clause_of(top)) is Tense.PAST)
            or (top.dep == "pcomp" and setting.modality.tense is Tense.PAST)
        ):
            return ContactStatus.HELD
        return setting.coming
    if cues & {"claimed", "probably"} and setting.modality.tense is not Tense.FUTURE:
        return ContactStatus.HELD
    return ContactStatus.POSSIBLE


def _is_over(setting: Setting) -> bool:
    latest = setting.when.latest if setting.when else None
    return latest is not None and setting.published is not None and latest <= setting.published


def _certain(top: Token, keys: set[str], setting: Setting) -> ContactStatus:
    words = lexicon().status
    modality = setting.modality
    if _is_remote(top):
        return ContactStatus.POSSIBLE
    if modality.tense is Tense.FUTURE or setting.is_to_come or _is_on_the_way(top, modality):
        return setting.coming
    if top.dep == "dobj" and top.head.lemma == "enter" and top.lemma in {"day", "week", "month", "hour"}:
        return ContactStatus.UNDERWAY
    if (
        top.dep == "nsubjpass"
        and modality.tense is Tense.PRESENT
        and any(c.lower == "being" for c in top.head.children)
    ):
        return ContactStatus.UNDERWAY
    is_on = bool(keys & words.underway)
    goes_on = (is_on or _is_under_way(top)) and modality.tense is not Tense.PAST
    goes_on = goes_on or (is_on and _has_gone_on(top)) or _has_been_in_touch(top) or _has_been_engaged(top)
    if goes_on or (modality.aspect is Aspect.PROGRESSIVE and modality.tense is Tense.PRESENT):
        return ContactStatus.UNDERWAY
    return ContactStatus.HELD


def _has_gone_on(top: Token) -> bool:
    """Tell whether talks "have continued"."""
    verb = clause_of(top)
    return verb.tag == "VBN" and any(child.tag in {"VBZ", "VBP"} for child in verb.children_by("aux"))


def _has_been_in_touch(top: Token) -> bool:
    """Tell whether somebody "has been in touch" since some day."""
    verb = clause_of(top)
    is_since = any(child.lower == "since" for child in verb.children_by("prep"))
    return verb.lemma == "be" and top.dep == "pobj" and top.head.lower == "in" and is_since and _has_gone_on(top)


def _has_been_engaged(top: Token) -> bool:
    """Tell whether somebody "has been engaged in talks"."""
    verb = top.head.head
    is_in = top.dep == "pobj" and top.head.lower == "in"
    return is_in and verb.lemma in BEING - {"be"} and verb.child("auxpass") is not None and _has_gone_on(verb)


def _is_remote(top: Token) -> bool:
    """Tell whether "a second summit looks remote" has it still to come."""
    is_new = any(child.lower in {"a", "an", "another", "any"} for child in top.children_by("det"))
    verb = top.head
    described = verb.children_by("acomp", "oprd", "attr")
    return is_new and top.dep == "nsubj" and any(word.lower in lexicon().words.remote for word in described)


def _is_on_the_way(top: Token, modality: Modality) -> bool:
    """Tell whether "arrived for talks" leaves them to come."""
    if top.dep != "pobj" or top.head.lower != "for":
        return False
    words = lexicon().status
    verb = top.head.head
    is_sent = verb.lemma in words.sent and (verb.child("dobj", "nsubjpass") is not None)
    return is_sent or verb.lemma in words.heading or (verb.lemma in words.arriving and modality.tense is Tense.PRESENT)


def _is_under_way(top: Token) -> bool:
    verb = top.head
    words = {child.lower for child in verb.children} | {
        word.lower for child in verb.children_by("prep") for word in child.children
    }
    is_on = top.dep == "pobj" and verb.lower == "on" and verb.head.lemma == "be" and top.lemma in {"visit", "trip"}
    is_there = top.dep == "pobj" and verb.lower in {"for", "in"} and verb.head.lemma in BEING  # "is in Oslo for talks"
    is_now = verb.head.tag in {"VBZ", "VBP"} or any(c.tag in {"VBZ", "VBP"} for c in verb.head.children_by("auxpass"))
    if (is_on or is_there) and is_now:
        return True
    return verb.lemma == "be" and ("underway" in words or "way" in words or "progress" in words)


def _is_unanswered(top: Token) -> bool:
    """Tell whether "has not answered my calls" leaves a call without an answer."""
    verb = top.head
    if top.lemma != "call" or top.dep not in {"dobj", "nsubjpass"} or verb.lemma not in {"answer", "return", "take"}:
        return False
    return any(child.dep == "neg" for child in verb.children)
