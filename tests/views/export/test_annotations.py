import json
from io import BytesIO

import pytest
from pyld import jsonld
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from communique.views.export.annotations import CONTEXT, write
from communique.views.export.permitted import permitted
from tests.views.export.stage import CLOSED, DEMAND, HELD, OPEN, QUOTED, SAID, ZEBRA, holdings

OA = Namespace("http://www.w3.org/ns/oa#")
# The terms of anno.jsonld that we use, as its specification maps them: tests read no page of the web.
ID = {"@type": "@id"}
TERMS = {
    "oa": str(OA),
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "rdf": str(RDF),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", **ID},
    "type": {"@id": "@type", **ID},
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Text": "dctypes:Text",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "tagging": "oa:tagging",
    "body": {"@id": "oa:hasBody", **ID},
    "target": {"@id": "oa:hasTarget", **ID},
    "source": {"@id": "oa:hasSource", **ID},
    "selector": {"@id": "oa:hasSelector", **ID},
    "via": {"@id": "oa:via", **ID},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def load(url, _options):
    assert url == CONTEXT
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
    }


@pytest.fixture(scope="module")
def page():
    stream = BytesIO()
    write(permitted(holdings()), stream)
    return json.loads(stream.getvalue())


@pytest.fixture(scope="module")
def graph(page):
    quads = jsonld.to_rdf(page, {"documentLoader": load, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def selectors(page, thing, document):
    (annotation,) = [item for item in page["items"] if item["id"] == f"urn:communique:{thing.id}"]
    (target,) = [one for one in annotation["target"] if one["source"]["id"] == f"urn:communique:{document.id}"]
    return {selector["type"]: selector for selector in target["selector"]}


def test_pyld_and_rdflib_read_every_annotation_with_its_targets(page, graph):
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(page["items"]) == 14
    for annotation in graph.subjects(RDF.type, OA.Annotation):
        assert set(graph.objects(annotation, OA.motivatedBy)) <= {OA.describing, OA.identifying}
        for target in graph.objects(annotation, OA.hasTarget):
            assert (target, RDF.type, OA.SpecificResource) in graph
            assert graph.value(target, OA.hasSource).startswith("urn:communique:document-")


def names_in(node):
    if isinstance(node, list):
        return {name for part in node for name in names_in(part)}
    return {*node, *(name for part in node.values() for name in names_in(part))} if isinstance(node, dict) else set()


def test_no_field_is_outside_the_vocabulary(page):
    assert names_in(page) <= {*TERMS, "@context"}


def test_a_quote_is_found_again_by_its_words_and_by_its_place(page):
    found = selectors(page, DEMAND, OPEN)
    quote, place = found["TextQuoteSelector"], found["TextPositionSelector"]
    assert OPEN.text[place["start"] : place["end"]] == quote["exact"]
    assert OPEN.text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_a_source_that_may_be_quoted_shows_nothing_around_the_quote(page):
    assert selectors(page, HELD, QUOTED)["TextQuoteSelector"] == {
        "type": "TextQuoteSelector",
        "exact": "talked for two hours",
    }


def test_a_closed_source_shows_the_place_alone(page):
    for thing in (HELD, ZEBRA, SAID):
        assert set(selectors(page, thing, CLOSED)) == {"TextPositionSelector"}
