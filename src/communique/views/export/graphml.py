"""Who met whom as GraphML, which Gephi, yEd, igraph and networkx open."""

from collections.abc import Mapping
from typing import BinaryIO

from communique.views.export.graph import NODE_VALUES, TIE_VALUES, Value, nodes_of, ties_of, values_of
from communique.views.export.holdings import Holdings
from communique.views.export.markup import Markup

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {str: "string", int: "int"}
NODE_KEYS = {"label": str, **NODE_VALUES}
TIE_KEYS = {"weight": int, **TIE_VALUES}


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the graph."""
    ties = ties_of(holdings)
    markup = Markup(stream)
    with markup.element("graphml", xmlns=NAMESPACE):
        _declare(markup, "node", NODE_KEYS)
        _declare(markup, "edge", TIE_KEYS)
        with markup.element("graph", id="contacts", edgedefault="undirected"):
            for actor in nodes_of(ties, holdings):
                with markup.element("node", id=actor.id):
                    _say(markup, "node", {"label": actor.name, **values_of(actor)})
            for tie in ties:
                first, second = tie.pair
                values = tie.values()
                with markup.element("edge", id=tie.id, source=first, target=second):
                    _say(markup, "edge", {"weight": values["contacts"], **values})
    markup.close()


def _declare(markup: Markup, kind: str, values: Mapping[str, type]) -> None:
    for name, form in values.items():
        markup.leaf("key", id=f"{kind}.{name}", for_=kind, **{"attr.name": name, "attr.type": TYPES[form]})


def _say(markup: Markup, kind: str, said: Mapping[str, Value]) -> None:
    for name, value in said.items():
        markup.leaf("data", str(value), key=f"{kind}.{name}")
