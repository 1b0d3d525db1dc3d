"""What a candidate must not be: a modal verb, a person, an age, a number of things."""

from collections.abc import Callable

from communique.dates.scene import Case
from communique.language import Token

NAMED = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW"})
ADDRESS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "lord", "sir", "minister", "president", "theresa"})
LAST_YEAR_AHEAD = 15
FIRST_YEAR = 1000
SURE_FIRST_YEAR = 1700


def _tokens(case: Case) -> tuple[Token, ...]:
    return case.scene.page.tokens_in(case.span)


def _before(case: Case) -> Token | None:
    tokens = _tokens(case)
    return case.scene.page.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None


def _after(case: Case) -> Token | None:
    tokens = _tokens(case)
    page = case.scene.page
    return page.tokens[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(page.tokens) else None


def _words(case: Case, name: str) -> dict[str, object]:
    return dict(case.scene.grammar.words[name])


def is_month(case: Case) -> bool:
    """Refuse the modal "may" and the verb "march"."""
    twoway = case.scene.grammar.words["twoway"]
    words = [token for token in _tokens(case) if token.lower.rstrip(".") in twoway]
    return all(token.tag != "MD" and not (token.pos == "VERB" and token.tag in {"VB", "VBP"}) for token in words)


def is_bare_month(case: Case) -> bool:
    """Refuse persons, and abbreviations that are no month."""
    twoway = case.scene.grammar.words["twoway"]
    word = next((token for token in _tokens(case) if token.lower.rstrip(".") in twoway), None)
    if word is None:
        return True
    before, after = _before(case), _after(case)
    if before is not None and before.lower in ADDRESS:
        return False
    if word.entity == "PERSON":
        return before is not None and before.lower in {"in", "since", "until", "by", "last", "next", "this"}
    if after is not None and after.text[:1].isupper() and after.pos == "PROPN" and after.entity in {"PERSON", "ORG"}:
        return word.lower not in {"april", "june", "may", "jan", "august"} or (before is not None and before.lower == "in")
    return len(word.text) > 3 or word.lower == "may" or word.text.endswith(".")  # noqa: PLR2004


def is_no_name(case: Case) -> bool:
    """Refuse a weekday within a longer name, and an abbreviation that is another word."""
    tokens = _tokens(case)
    after = _after(case)
    if not tokens:
        return True
    last = tokens[-1]
    if len(last.text.rstrip(".")) <= 5 and "weekday" in case.slots and last.entity not in {"DATE", "TIME"}:  # noqa: PLR2004
        return False
    if after is None or not after.text[:1].isupper():
        return True
    is_one_name = last.entity in NAMED and after.entity == last.entity and not after.entity_start
    return not is_one_name


def is_year(case: Case) -> bool:
    """Refuse numbers of things: a year stands where years stand."""
    year = case.number("year")
    if year is None or "mod" in case.slots or "fiscal" in case.text.lower() or case.text.lower().startswith(("the year", "year")):
        return True
    tokens = _tokens(case)
    if not tokens:
        return True
    token = tokens[-1]
    before = _before(case)
    if before is not None and before.lower in {"in", "since", "until", "during", "of", "between", "from", "to", "by", "and", "before", "after", "through", "("}:
        is_counting = token.dep == "nummod" and token.head.tag in {"NNS"} and token.entity != "DATE"
        return not is_counting and (year >= SURE_FIRST_YEAR or before.lower in {"in", "since", "until"})
    latest = (case.published.year if case.published else 2035) + LAST_YEAR_AHEAD
    if token.entity == "DATE":
        return SURE_FIRST_YEAR <= year <= latest
    if token.dep == "nummod" and token.head.tag in {"NNS", "NNPS"}:
        return False
    return 1900 <= year <= latest and token.entity not in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT"}  # noqa: PLR2004


def is_season(case: Case) -> bool:
    """Refuse the verbs "spring" and "fall"."""
    tokens = _tokens(case)
    return bool(tokens) and all(token.pos != "VERB" for token in tokens)


def is_bare_season(case: Case) -> bool:
    """Keep a season without a year only where times stand."""
    tokens, before, after = _tokens(case), _before(case), _after(case)
    if not tokens or before is None:
        return False
    if after is not None and after.lower in {"in", "of", "to", "by", "from", "-"} and tokens[-1].lower in {"fall", "spring"}:
        return False
    if after is not None and after.lower in {"olympics", "games", "camp", "school", "olympic"}:
        return False
    return before.lower in case.scene.grammar.words["inseason"] or "mod" in case.slots


def is_no_age(case: Case) -> bool:
    """Refuse ages, save those of what lasts: "the six-month-old truce"."""
    page = case.scene.page
    rest = page.text[case.span.end : case.span.end + 8].lower()
    if not rest.startswith((" old", "-old", " of age", "’ old", "' old")):
        return True
    lasting = case.scene.grammar.words["lasting"]
    after = [token for token in page.tokens_in(_next_words(case))][:6]
    return any(token.lemma in lasting for token in after if token.pos in {"NOUN", "PROPN"})


def _next_words(case: Case) -> "object":
    from communique.domain.span import Span

    end = min(len(case.scene.page.text), case.span.end + 40)
    return Span(case.span.end, end)


def is_measure(case: Case) -> bool:
    """Refuse "a second", "one quarter" and the like, which count or part."""
    words = case.text.lower()
    unit = case.word("units")
    if unit == "second" and not words.endswith("s"):
        return "-" in words or words.startswith("one ")
    if unit == "quarter" and not words.endswith("s"):
        return False
    if unit == "minute" and words in {"a minute", "the minute"}:
        return False
    if unit == "quarter" and "number" in case.slots:
        return False
    return not (words.startswith(("few ", "many ", "some ")) and unit in {"second"})


def is_article(case: Case) -> bool:
    """Refuse "a day", "a night" and "a year" where they are a kind, not a length."""
    words = case.text.lower()
    if words in {"a night", "an evening", "a weekend", "some day", "some days", "a second", "one night", "one weekend"}:
        return False
    after = _after(case)
    if words in {"a day", "a week", "a month", "a year", "a decade", "a century", "an hour"} and after is not None:
        return after.lower not in {"of", "when", "that", "in", "which"} or (words != "a day" and after.lower not in {"when", "which"})
    return True


def is_bare_units(case: Case) -> bool:
    """Keep "years", "weeks" only where a length of time stands."""
    tokens, before = _tokens(case), _before(case)
    if not tokens or before is None:
        return False
    if "approx" in case.slots:
        return True
    after = _after(case)
    if after is not None and after.lower in {"ago", "later", "earlier", "old"}:
        return False
    if after is not None and after.lower in {"before", "after"} and before.lower != "the":
        return True
    if after is not None and after.lower == "of" and before.pos in {"VERB", "ADP", "PUNCT"}:
        return True
    if before.lower == "of" and tokens[0].lower not in {"days", "years", "months", "weeks", "decades", "hours"}:
        return False
    return before.lower in case.scene.grammar.words["inspan"]


def is_bare_unit(case: Case) -> bool:
    """Keep "the week", "the year" only after a preposition."""
    before = _before(case)
    return before is not None and before.lower in {"for", "in", "during", "throughout", "through", "of", "over", "into"}


def is_per(case: Case) -> bool:
    """Keep "a week" where something is counted by it: an amount or a number stands before."""
    before, tokens = _before(case), _tokens(case)
    if before is None or not tokens or case.word("units") in {"second", "minute", "weekend"}:
        return False
    first = case.text.lower().split()[0]
    if first in {"per", "each"}:
        return True
    if before.sentence != tokens[0].sentence:
        return False
    if tokens[-1].dep == "npadvmod" and before.pos in {"NOUN", "NUM", "SYM"}:
        return True
    return before.tag in {"NNS", "CD"} or before.text in {"%", "$"} or before.lower in {"percent", "million", "billion"}


def is_while(case: Case) -> bool:
    """Keep "a while" after "for" or "in"."""
    before = _before(case)
    return before is not None and before.lower in {"for", "in", "after", "over", "quite"}


def is_present(case: Case) -> bool:
    """Keep "this time", "the moment" and the like only where they mean the present."""
    words = case.text.lower()
    before = _before(case)
    if words in {"the moment", "this moment", "this time", "this point", "the present"}:
        return before is not None and before.lower in ({"at", "by"} if words != "the present" else {"at", "to", "until"})
    if words == "present day":
        return True
    return True


def is_past(case: Case) -> bool:
    """Keep "the past" as a time, not as an adjective."""
    words = case.text.lower()
    after = _after(case)
    if words == "the past":
        return after is None or after.pos not in {"NOUN", "NUM", "ADJ", "PROPN"}
    return True


def is_future(case: Case) -> bool:
    """Keep "soon" as a time: not "as soon as", not "soon after"."""
    words = case.text.lower()
    before, after = _before(case), _after(case)
    if words == "soon":
        if before is not None and before.lower in {"as", "too", "how", "so"}:
            return False
        return after is None or after.lower not in {"after", "as", "afterward", "afterwards"}
    if words == "the future":
        return after is None or after.lower not in {"of", "'s", "’s"}
    return after is None or after.pos != "NOUN" or words not in {"the long term", "the short term", "the near term"}


def is_span(case: Case) -> bool:
    """Keep "the last week" as days up to now; "the next year" counts from what was told."""
    before = _before(case)
    near = {"in", "over", "during", "within", "for", "through", "throughout"}
    return "past" in case.text.lower() or "or so" in case.text or (before is not None and before.lower in near)


def is_adverb_set(case: Case) -> bool:
    """Refuse "a quarterly dividend": a kind, not a time."""
    tokens = _tokens(case)
    return bool(tokens) and not (tokens[0].dep in {"amod", "compound"} and tokens[0].lower == "quarterly")


def is_one_day(case: Case) -> bool:
    """Keep "one day" as a day to come only after "will" and the like."""
    before = _before(case)
    return before is not None and before.tag in {"MD", "PRP"} and before.lower not in {"for"}


GUARDS: dict[str, Callable[[Case], bool]] = {
    "month": is_month,
    "bare-month": is_bare_month,
    "name": is_no_name,
    "year": is_year,
    "season": is_season,
    "bare-season": is_bare_season,
    "age": is_no_age,
    "measure": is_measure,
    "article": is_article,
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
