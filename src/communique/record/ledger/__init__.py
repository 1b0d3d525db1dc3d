"""Follows what was announced or promised: restated, due, fulfilled, lapsed, withdrawn, contradicted.

    tellings_of(findings, canon, origin)   what one document tells; store each with its keys and its day
    life_of(tellings, groups, as_of=...)   the lines of some keys, from the tellings of those keys

Only tellings of one key meet in a line. On a key, those that cut (it happened) part the days: a line never spans one.
To renew what a telling on `day` touches: let `low` be the last cut before that day, `high` the first cut after it;
load the key's tellings with low < day <= high (a bound that is missing is open), and put what `life_of` returns of
them in place of all lines that held one of these tellings.
"""

from communique.record.ledger.life import life_of
from communique.record.ledger.line import Line
from communique.record.ledger.telling import Side, Telling, Word
from communique.record.ledger.tellings import tellings_of

__all__ = ["Line", "Side", "Telling", "Word", "life_of", "tellings_of"]
