"""The events as PLOVER records, one a line, with the field names of its manual (JSON Data Fields)."""

from typing import BinaryIO

import msgspec

from communique.domain.contact import Place
from communique.domain.event import Event, EventParty, EventType
from communique.domain.merged import Merged
from communique.views.export.holdings import Holdings, quote_of

QUADS = {  # verbal and material cooperation, verbal and material conflict
    1: {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT},
    2: {EventType.COOPERATE, EventType.AID, EventType.YIELD},
    3: {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN},
    4: {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT},
}
QUAD_OF = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
CONTEXT_OF = {  # what PLOVER says of events that have not happened
    "scheduled": "future",
    "announced": "future",
    "proposed": "hypothetical",
    "possible": "hypothetical",
    "counterfactual": "hypothetical",
}
CODEBOOK = "PLOVER, the 15 types of 2021"
Fields = dict[str, object]


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the events."""
    encoder = msgspec.json.Encoder()
    stream.writelines(encoder.encode(_record(merged, holdings)) + b"\n" for merged in holdings.events)


def _record(merged: Merged[Event], holdings: Holdings) -> Fields:
    event = merged.thing
    when = event.when
    said = CONTEXT_OF.get(event.status)
    return {
        "id": event.id,
        "date": when.earliest if when else None,
        "enddate": when.latest if when else None,
        "source": [_party(event.actor, holdings)],
        "target": [_party(event.recipient, holdings)] if event.recipient else [],
        "event": event.type.value,
        "quadCode": QUAD_OF[event.type],
        "mode": event.mode,
        "context": (*event.context, *((said,) if said else ())),
        "status": event.status,
        "cameo": event.cameo,
        "link": event.of,
        **({"eventLoc": _location(event.place)} if event.place else {}),
        **_text(merged, holdings),
        "coder": f"communique {holdings.produced_by.communique} {holdings.produced_by.rules}",
        "codebook": CODEBOOK,
    }


def _party(party: EventParty, holdings: Holdings) -> Fields:
    merged = holdings.actors.get(party.id)
    actor = merged.thing if merged else None
    said = {
        "code": party.country or (actor.party if actor else None),
        "sector": party.sector,
        "identifier": party.id,
        "actorText": actor.name if actor else None,
        "wikidata": actor.wikidata if actor else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _location(place: Place) -> Fields:
    return {"name": place.name, **({"cc3": place.country} if place.country else {})}


def _text(merged: Merged[Event], holdings: Holdings) -> Fields:
    """Return the words of the first report, where they stand, and how many tell it."""
    words = merged.thing.evidence[0]
    citation = holdings.documents.get(words.document)
    said = {
        "eventText": quote_of(words),
        "textInfo": {"document": words.document, "start": words.start, "end": words.end},
        "sources": merged.sources,
        "citation": citation and citation.title,
        "url": citation and citation.url,
        "language": citation and citation.language,
        "publication": citation and citation.source,
        "datePublished": citation and citation.published,
        "license": citation and citation.rights,
    }
    return {name: value for name, value in said.items() if value is not None}
