"""Follows what was announced or promised: restated, due, fulfilled, lapsed, withdrawn, contradicted.

    tellings_of(findings, canon, origin)   what one document tells; store each with its keys and its day
    life_of(tellings, groups, as_of=...)   the lines of some keys, from the tellings of those keys

Only tellings of one key meet in a line. Those whose `cuts` name the key (it happened) part its days: no line spans one.
To renew what a telling on `day` touches: let `low` be the last cut before that day, `high` the first cut after it;
load the key's tellings with low < day <= high (a bound that is missing is open), and put what `life_of` returns of
them for this key in place of all lines of the key that held one of these tellings. If the telling itself cuts, `high`
is the next cut after its day, so that both halves are renewed. A line also reads otherwise from its day `renew` on.
"""

from communique.record.ledger.life import life_of
from communique.record.ledger.line import Line
from communique.record.ledger.telling import Side, Telling, Word
from communique.record.ledger.tellings import tellings_of

__all__ = ["Line", "Side", "Telling", "Word", "life_of", "tellings_of"]
