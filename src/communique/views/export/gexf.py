"""Who met whom as GEXF 1.2, which Gephi opens with its timeline: a tie has a spell for each contact with a day."""

from collections.abc import Mapping
from typing import BinaryIO

from communique.views.export.graph import NODE_VALUES, TIE_VALUES, Tie, Value, nodes_of, ties_of, values_of
from communique.views.export.holdings import Holdings
from communique.views.export.markup import Markup

NAMESPACE = "http://www.gexf.net/1.2draft"
TYPES = {str: "string", int: "integer"}


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the graph."""
    ties = ties_of(holdings)
    markup = Markup(stream)
    with (
        markup.element("gexf", xmlns=NAMESPACE, version="1.2"),
        markup.element("graph", mode="dynamic", defaultedgetype="undirected", timeformat="date"),
    ):
        _declare(markup, "node", NODE_VALUES)
        _declare(markup, "edge", TIE_VALUES)
        with markup.element("nodes"):
            for actor in nodes_of(ties, holdings):
                with markup.element("node", id=actor.id, label=actor.name):
                    _say(markup, values_of(actor), NODE_VALUES)
        with markup.element("edges"):
            for tie in ties:
                _tie(markup, tie)
    markup.close()


def _declare(markup: Markup, kind: str, values: Mapping[str, type]) -> None:
    with markup.element("attributes", class_=kind, mode="static"):
        for name, form in values.items():
            markup.leaf("attribute", id=name, title=name, type=TYPES[form])


def _tie(markup: Markup, tie: Tie) -> None:
    values = tie.values()
    first, second = tie.pair
    with markup.element("edge", id=tie.id, source=first, target=second, weight=values["contacts"]):
        _say(markup, values, TIE_VALUES)
        spells = tie.spells()
        if spells:
            with markup.element("spells"):
                for start, end in spells:
                    markup.leaf("spell", start=start, end=end)


def _say(markup: Markup, said: Mapping[str, Value], declared: Mapping[str, type]) -> None:
    with markup.element("attvalues"):
        for name in declared:
            if name in said:
                markup.leaf("attvalue", for_=name, value=said[name])
