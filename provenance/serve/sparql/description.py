"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from provenance.publish.manifest import SiteDescription
from provenance.rdf.namespaces import NAMESPACES

MEDIA_TYPES: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""In what it can be had."""

_TEXT: Final = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix void: <http://rdfs.org/ns/void#> .

<{endpoint}> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
    formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples,
    formats:JSON-LD, formats:RDF_XML ;
  sd:defaultDataset <{endpoint}#dataset> .
<{endpoint}#dataset> a sd:Dataset ; sd:defaultGraph <{endpoint}#default> .
<{endpoint}#default> a sd:Graph, void:Dataset ; void:triples {triples} .
"""


def description(site: SiteDescription, media_type: str) -> bytes:
    """Return the description in one of `MEDIA_TYPES`."""
    endpoint = site.sparql or f"{site.base}sparql"
    text = _TEXT.format(endpoint=endpoint, triples=site.triples)
    prefixes = {one.prefix: one.iri for one in NAMESPACES if one.prefix == "rdf"}
    prefixes |= {"sd": "http://www.w3.org/ns/sparql-service-description#"}
    statements = (one.triple for one in parse(text, format=RdfFormat.TURTLE))
    found = serialize(statements, format=MEDIA_TYPES[media_type], prefixes=prefixes)
    return found if found is not None else b""
