"""People, states, organisations, contacts and articles as FollowTheMoney entities, one a line, with their proof."""

from functools import cache
from typing import BinaryIO

import msgspec

from communique.domain.actor import Actor, ActorKind
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.rulebook import load_rules
from communique.views.export.holdings import Holdings
from communique.views.export.telling import Narrator, words_quoted

SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.GROUP: "LegalEntity",
    ActorKind.UNNAMED: "LegalEntity",
}
LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "ru": "rus", "ar": "ara"}  # others are left out
Properties = dict[str, list[str]]


class Countries(msgspec.Struct, forbid_unknown_fields=True):
    """The two-letter codes of FollowTheMoney by three-letter code."""

    countries: dict[str, str]


@cache
def countries() -> dict[str, str]:
    """Return the two-letter code of each three-letter code."""
    return load_rules("views/export", "countries", Countries).countries


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the entities: articles first, then actors, then contacts."""
    encoder = msgspec.json.Encoder()
    narrator = Narrator(holdings)

    def put(name: str, schema: str, properties: Properties) -> None:
        said = {key: kept for key, values in properties.items() if (kept := [value for value in values if value])}
        stream.write(encoder.encode({"id": name, "schema": schema, "properties": said}) + b"\n")

    for citation in holdings.documents.values():
        put(citation.id, "Article", _article(citation, holdings.text_of(citation.id)))
    for actor in holdings.each_actor():
        put(actor.thing.id, SCHEMATA[actor.thing.kind], _actor(actor))
    for contact in holdings.contacts:
        put(contact.thing.id, "Event", _contact(contact, narrator, holdings))


def _article(citation: Citation, text: str | None) -> Properties:
    return {
        "title": [citation.title or ""],
        "author": [citation.byline or ""],
        "publisher": [citation.source or ""],
        "publishedAt": [citation.published.isoformat() if citation.published else ""],
        "sourceUrl": [citation.url or ""],
        "language": [LANGUAGES.get(citation.language or "", "")],
        "bodyText": [text or ""],
    }


def _actor(merged: Merged[Actor]) -> Properties:
    actor = merged.thing
    offices = [role.title for role in actor.roles] if actor.kind is ActorKind.PERSON else []
    return {
        "name": [actor.name],
        "country": _country(actor.party),
        "position": sorted(set(offices)),
        "wikidataId": [actor.wikidata or ""],
        "proof": _proof(merged),
    }


def _contact(merged: Merged[Contact], narrator: Narrator, holdings: Holdings) -> Properties:
    contact = merged.thing
    told = narrator.line(contact)
    days = [contact.when.earliest, contact.when.latest] if contact.when else [None, None]
    start, end = ([day.isoformat()] if day else [] for day in days)
    involved = [named.actor for named in (*contact.participants, *contact.mediators)]
    return {
        "name": [f"{told.label}: {told.who}"],
        "summary": ["; ".join(told.facts)],
        "description": [words_quoted(contact.evidence)],
        "keywords": [contact.status.value, contact.mode.value, contact.level.value],
        **({"date": start} if start == end else {"startDate": start, "endDate": end}),
        "location": [contact.place.name if contact.place else ""],
        "country": _country(contact.place.country if contact.place else None),
        "involved": sorted({holdings.actors[actor].thing.id for actor in involved if actor in holdings.actors}),
        "proof": _proof(merged),
    }


def _country(code: str | None) -> list[str]:
    return [countries().get(code or "", "")]


def _proof(merged: Merged[Actor] | Merged[Contact]) -> list[str]:
    return sorted({report.document for report in merged.reports})
