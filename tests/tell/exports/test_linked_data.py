"""JSON-LD and Web Annotations as a JSON-LD processor reads them, with the contexts beside this file."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, XSD, Graph, Namespace, URIRef

from depesche.tell.exports.selectors import AROUND, iri
from tests.tell.exports.samples import PAGES, exported

SCHEMA = Namespace("http://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
OURS = Namespace("urn:depesche:terms:")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the library's own parser uses it
CONTEXTS = Path(__file__).parent / "contexts"
SHIPPED = {"https://schema.org/": "schema.org.jsonld", "http://www.w3.org/ns/anno.jsonld": "anno.jsonld"}


def local(context: Any) -> Any:
    """The context with what it names in its place; anything else that would need a network is an error."""
    if isinstance(context, list):
        return [local(one) for one in context]
    if isinstance(context, str):
        return json.loads((CONTEXTS / SHIPPED[context]).read_text("utf-8"))["@context"]
    return context


def documents(name: str) -> Iterator[dict[str, Any]]:
    for line in exported(name).splitlines():
        told = json.loads(line)
        yield told | {"@context": local(told["@context"])}


def graph(name: str) -> Graph:
    read = Graph()
    for document in documents(name):
        read.parse(data=json.dumps(document), format="json-ld")
    return read


def terms(told: Any) -> Iterator[str]:
    """Keys and types of all objects."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key != "@context":
                yield key
                if key in ("@type", "type"):
                    yield value
                yield from terms(value)
    elif isinstance(told, list):
        yield from chain.from_iterable(terms(one) for one in told)


@pytest.mark.parametrize("name", ["jsonld", "annotations"])
def test_every_term_is_in_the_context(name: str) -> None:
    for document in documents(name):
        context = document["@context"]
        known = set().union(*context) if isinstance(context, list) else set(context)
        prefixes = {"oa", "xsd", "depesche"} & known
        for term in set(terms(document)):
            assert term.startswith("@") or term in known or term.split(":")[0] in prefixes, term


def test_articles_quotations_and_claims_are_found_by_query() -> None:
    read = graph("jsonld")
    assert len(set(read.subjects(RDF.type, SCHEMA.NewsArticle))) == len(PAGES)
    said = list(
        read.query(
            "PREFIX s: <http://schema.org/> SELECT ?text ?who WHERE { ?q a s:Quotation ; s:text ?text ;"
            " s:spokenByCharacter/s:name ?who ; s:isPartOf/s:publisher/s:name 'Elbkurier' ;"
            " s:isBasedOn/s:creator/s:name 'nda' }"
        )
    )
    assert [tuple(map(str, row)) for row in said] == [("Das 🚀 Dock … bleibt zu.", "Mara Veltin")]
    claims = read.query(
        "PREFIX s: <http://schema.org/> SELECT ?day WHERE { ?c a s:Claim ; s:author/s:name 'nda' ;"
        " s:appearance ?a ; s:about/s:startDate ?day . ?a a s:NewsArticle }"
    )
    assert {str(day) for (day,) in claims} == {"2031-03-03"}
    twins = {str(o) for o in read.objects(None, OURS.same)}
    assert len(twins) == 2, "two reports of an event and of a statement"


def test_only_certain_days_are_dates_of_publication() -> None:
    read = graph("jsonld")
    published = {str(a): str(o) for a, o in read.subject_objects(SCHEMA.datePublished)}
    assert published == {
        iri(p.page.id): p.document.published.earliest.isoformat() for p in PAGES if p.document.published.known
    }  # type: ignore[union-attr]
    assert all(o.datatype == XSD.date for o in read.objects(None, OURS.earliest))


def test_annotations_find_their_words_by_position_and_by_quote() -> None:
    read = graph("annotations")
    texts = {iri(page.page.id): page.document.text for page in PAGES}
    found = 0
    for annotation in read.subjects(RDF.type, OA.Annotation):
        for target in read.objects(annotation, OA.hasTarget):
            text = texts[str(read.value(target, OA.hasSource))]
            position, quote = (
                next(s for s in read.objects(target, OA.hasSelector) if (s, RDF.type, kind) in read)
                for kind in (OA.TextPositionSelector, OA.TextQuoteSelector)
            )
            start, end = (read.value(position, OA[name]) for name in ("start", "end"))
            assert start.datatype == end.datatype == XSD.nonNegativeInteger  # type: ignore[union-attr]
            exact, prefix, suffix = (str(read.value(quote, OA[name])) for name in ("exact", "prefix", "suffix"))
            assert text[int(start) : int(end)] == exact  # type: ignore[arg-type]
            assert text[max(0, int(start) - AROUND) : int(end) + AROUND] == prefix + exact + suffix  # type: ignore[arg-type]
            found += 1
    wanted = sum(len(p.mentions) + len(p.times) + len(p.events) + len(p.document.quantities) for p in PAGES) + sum(
        len(q.content) for p in PAGES for q in p.quotations
    )
    assert found == wanted


def test_positions_count_code_points_and_not_utf_16_units() -> None:
    rich = PAGES[-1]
    (event,) = (e for e in rich.events if e.category == "COERCE")
    (told,) = (d for d in documents("annotations") if d["id"] == iri(event.id))
    position = told["target"][0]["selector"][0]
    text = rich.document.text
    assert text[position["start"] : position["end"]] == "sperrte"
    units = text.encode("utf-16-le")
    assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") != "sperrte"


def test_a_split_quotation_has_a_target_for_each_part() -> None:
    said = next(q for p in PAGES for q in p.quotations if len(q.content) > 1)
    (told,) = (d for d in documents("annotations") if d["id"] == iri(said.id))
    assert [t["selector"][1]["exact"] for t in told["target"]] == ["Das 🚀 Dock", "bleibt zu."]


def test_ids_are_iris() -> None:
    for name in ("jsonld", "annotations"):
        for node in chain.from_iterable(graph(name)):
            if isinstance(node, URIRef):
                assert not set(' <>"{}|\\^`') & set(str(node)), node
