"""What a candidate must not be: a modal verb, a person, an age, a number of things."""

from collections.abc import Callable

from communique.dates.scene import Case
from communique.domain.span import Span
from communique.language import Token

NAMED = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW"})
COUNTED = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})
TIMES = frozenset({"DATE", "TIME"})
AGES = (" old", "-old", " of age", "’ old", "' old")
ABBREVIATION = 5  # letters of a weekday's name, at most
SHORT_MONTH = 3
FIRST_YEAR = 1700  # earlier numbers are years only after "in", "since" or "until"
FIRST_BARE_YEAR = 1900  # earlier numbers without a preposition are no years
YEARS_AHEAD = 15
NO_PUBLICATION = 2035
REACH = 40  # characters after an age, within which the thing it belongs to stands


def _tokens(case: Case) -> tuple[Token, ...]:
    return case.scene.page.tokens_in(case.span)


def _before(case: Case) -> Token | None:
    tokens = _tokens(case)
    return case.scene.page.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None


def _after(case: Case) -> Token | None:
    tokens, page = _tokens(case), case.scene.page
    return page.tokens[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(page.tokens) else None


def _is(token: Token | None, *words: str) -> bool:
    return token is not None and token.lower in words


def _is_among(case: Case, token: Token | None, name: str) -> bool:
    return token is not None and token.lower in case.scene.grammar.words[name]


def _twoway(case: Case) -> list[Token]:
    """Return the months of an expression that are other words as well."""
    return [token for token in _tokens(case) if token.lower.rstrip(".") in case.scene.grammar.words["twoway"]]


def is_month(case: Case) -> bool:
    """Refuse the modal "may" and the verb "march"."""
    return all(token.tag != "MD" and token.tag not in {"VB", "VBP"} for token in _twoway(case))


def is_bare_month(case: Case) -> bool:
    """Refuse persons, and abbreviations that are no month."""
    word = next(iter(_twoway(case)), None)
    if word is None:
        return True
    before, after = _before(case), _after(case)
    if _is_among(case, before, "address"):
        return False
    if word.entity == "PERSON":
        return _is_among(case, before, "inmonth")
    is_name = after is not None and after.pos == "PROPN" and after.entity in {"PERSON", "ORG"}
    if is_name and after is not None and after.text[:1].isupper():
        return _is(before, "in")
    return len(word.text) > SHORT_MONTH or word.lower == "may" or word.text.endswith(".")


def is_no_name(case: Case) -> bool:
    """Refuse a weekday within a longer name, and an abbreviation that is another word."""
    tokens, after = _tokens(case), _after(case)
    if not tokens:
        return True
    last = tokens[-1]
    is_short = "weekday" in case.slots and len(last.text.rstrip(".")) <= ABBREVIATION
    if is_short and last.entity not in TIMES:
        return False
    if after is None or not after.text[:1].isupper():
        return True
    return not (last.entity in NAMED and after.entity == last.entity and not after.entity_start)


def is_year(case: Case) -> bool:
    """Refuse numbers of things: a year stands where years stand."""
    year, tokens = case.number("year"), _tokens(case)
    if year is None or "mod" in case.slots or "year" in case.text.lower() or not tokens:
        return True
    token, before = tokens[-1], _before(case)
    is_counting = token.dep == "nummod" and token.head.tag in {"NNS", "NNPS"} and token.entity != "DATE"
    if is_counting:
        return False
    if _is_among(case, before, "inyear"):
        return year >= FIRST_YEAR or _is(before, "in", "since", "until")
    latest = (case.published.year if case.published else NO_PUBLICATION) + YEARS_AHEAD
    if token.entity == "DATE":
        return FIRST_YEAR <= year <= latest
    return FIRST_BARE_YEAR <= year <= latest and token.entity not in COUNTED


def is_season(case: Case) -> bool:
    """Refuse the verbs "spring" and "fall"."""
    tokens = _tokens(case)
    return bool(tokens) and all(token.pos != "VERB" for token in tokens)


def is_bare_season(case: Case) -> bool:
    """Keep a season without a year only where times stand."""
    tokens, before, after = _tokens(case), _before(case), _after(case)
    if not tokens or before is None:
        return False
    is_fall = tokens[-1].lower in {"fall", "spring"} and _is(after, "in", "of", "to", "by", "from", "-")
    if is_fall or _is_among(case, after, "yearthings"):
        return False
    return _is_among(case, before, "inseason") or "mod" in case.slots


def is_no_age(case: Case) -> bool:
    """Refuse ages, save those of what lasts: "the six-month-old truce"."""
    page, end = case.scene.page, case.span.end
    if not page.text[end : end + len(AGES[2])].lower().startswith(AGES):
        return True
    following = page.tokens_in(Span(end, min(len(page.text), end + REACH)))
    lasting = case.scene.grammar.words["lasting"]
    return any(token.lemma in lasting for token in following if token.pos in {"NOUN", "PROPN"})


def is_length(case: Case) -> bool:
    """Refuse "a second", "one quarter", "a night" and the like, which count, part or name a kind."""
    words, unit, after = case.text.lower(), case.word("units"), _after(case)
    if words in case.scene.grammar.words["nospan"] or (words.startswith("many ") and _is(_before(case), "as")):
        return False
    if words.startswith(("a ", "an ")) and case.scene.page.text.startswith("-", case.span.end):
        return False
    if unit == "second" and not words.endswith("s"):
        is_alone = after is None or after.pos not in {"NOUN", "PROPN"}
        return "-" in words or (words.startswith("one ") and is_alone)
    if unit == "quarter":
        return words.endswith("s") and "number" not in case.slots
    return not (words.startswith(("a ", "an ")) and _is(after, "when", "which"))


def is_bare_units(case: Case) -> bool:
    """Keep "years", "weeks" only where a length of time stands."""
    tokens, before, after = _tokens(case), _before(case), _after(case)
    if not tokens or before is None:
        return False
    if "approx" in case.slots:
        return True
    if _is(after, "ago", "later", "earlier", "old"):
        return False
    if _is(after, "before", "after") and before.lower != "the":
        return True
    if _is(after, "of") and before.pos in {"VERB", "ADP", "PUNCT"}:
        return True
    return _is_among(case, before, "inspan")


def is_bare_unit(case: Case) -> bool:
    """Keep "the week", "the year" only after a preposition."""
    return _is_among(case, _before(case), "inunit")


def is_per(case: Case) -> bool:
    """Keep "a week" where something is counted by it: an amount or a number stands before."""
    before, tokens = _before(case), _tokens(case)
    if before is None or not tokens or case.word("units") in {"second", "minute", "weekend"}:
        return False
    if case.text.lower().startswith(("per ", "each ")):
        return True
    if before.sentence != tokens[0].sentence:
        return False
    if tokens[-1].dep == "npadvmod" and before.pos in {"NOUN", "NUM", "SYM"}:
        return True
    return before.tag in {"NNS", "CD"} or before.text in {"%", "$"} or _is(before, "percent", "million", "billion")


def is_while(case: Case) -> bool:
    """Keep "a while" after "for" or "in"."""
    return _is(_before(case), "for", "in", "after", "over", "quite")


def is_present(case: Case) -> bool:
    """Keep "this time", "the moment" and the like only where they mean the present."""
    words = case.text.lower()
    if words in case.scene.grammar.words["onlyafterat"]:
        return _is(_before(case), "at", "by")
    return words != "the present" or _is(_before(case), "at", "to", "until")


def is_past(case: Case) -> bool:
    """Keep "the past" as a time, not as an adjective."""
    after = _after(case)
    is_adjective = after is not None and after.pos in {"NOUN", "NUM", "ADJ", "PROPN"}
    return case.text.lower() != "the past" or not is_adjective


def is_future(case: Case) -> bool:
    """Keep "soon" as a time: not "as soon as", not "soon after"."""
    words, before, after = case.text.lower(), _before(case), _after(case)
    if words == "soon":
        is_degree = _is(before, "as", "too", "how", "so")
        return not is_degree and not _is(after, "after", "as", "afterward", "afterwards")
    if words == "the future":
        return not _is(after, "of", "'s", "’s")
    return after is None or after.pos != "NOUN" or not words.endswith(" term")


def is_span(case: Case) -> bool:
    """Keep "the last week" as days up to now; "the next year" counts from what was told."""
    words = case.text.lower()
    return "past" in words or "or so" in words or _is_among(case, _before(case), "innear")


def is_adverb_set(case: Case) -> bool:
    """Refuse "a quarterly dividend", a kind, and "the daily newspaper", "the daily Observer", which are names."""
    tokens, after = _tokens(case), _after(case)
    if not tokens:
        return False
    if after is not None and (after.pos == "PROPN" or _is_among(case, after, "paper")):
        return False
    return not (tokens[0].dep in {"amod", "compound"} and tokens[0].lower == "quarterly")


def is_one_day(case: Case) -> bool:
    """Keep "one day" as a day to come only after "will" and the like."""
    before = _before(case)
    return before is not None and before.tag in {"MD", "PRP"}


GUARDS: dict[str, Callable[[Case], bool]] = {
    "month": is_month,
    "bare-month": is_bare_month,
    "name": is_no_name,
    "year": is_year,
    "season": is_season,
    "bare-season": is_bare_season,
    "age": is_no_age,
    "length": is_length,
    "bare-units": is_bare_units,
    "bare-unit": is_bare_unit,
    "per": is_per,
    "a-while": is_while,
    "present": is_present,
    "past": is_past,
    "future": is_future,
    "span": is_span,
    "adverb-set": is_adverb_set,
    "one-day": is_one_day,
}
