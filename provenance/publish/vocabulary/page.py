"""The vocabulary's page and the files beside it, as a site holds them under ``ns/``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import DCTERMS, OWL, SKOS, Graph, URIRef

from provenance.publish.context import Context
from provenance.publish.rendering import render
from provenance.publish.vocabulary.borrowed import Borrowed, borrowed
from provenance.publish.vocabulary.documents import SYNTAXES, parts
from provenance.publish.vocabulary.releases import release, versions
from provenance.publish.vocabulary.terms import Group, lists, minted
from provenance.publish.vocabulary.usage import Usage, rules_by_term
from provenance.rdf.concepts import ontology_text
from provenance.rdf.jsonld import context
from provenance.rdf.namespaces import COC
from provenance.rdf.version import CONTEXT_IRI, LICENCE_IRI, ONTOLOGY_IRI, VERSION_IRI
from provenance.validation.rulebook import Rule, rules

FOLDER: Final = "ns"
"""Where in a site the vocabulary stands."""


@dataclass(frozen=True, slots=True)
class About:
    """What the vocabulary says of itself."""

    title: str
    description: str
    version: str
    issued: str
    citation: str
    changes: str
    iri: str = ONTOLOGY_IRI
    namespace: str = COC.iri
    version_iri: str = VERSION_IRI
    context_iri: str = CONTEXT_IRI
    licence_iri: str = LICENCE_IRI


@dataclass(frozen=True, slots=True)
class VocabularyPage:
    """What the page shows: the minted terms, the concept lists, what is borrowed, the rules."""

    about: About
    minted: tuple[Group, ...]
    lists: tuple[Group, ...]
    borrowed: tuple[Borrowed, ...]
    rules: tuple[Rule, ...]
    rules_by_term: dict[str, tuple[str, ...]]
    usage: Usage
    prefixes: tuple[tuple[str, str], ...]
    versions: tuple[str, ...]


def vocabulary_files(site: Context, usage: Usage) -> Iterator[tuple[str, str]]:
    """Yield the page and everything beside it: names under the site, and texts.

    Args:
        site: The site.
        usage: Where the terms are used in the site's records.
    """
    page = VocabularyPage(
        about=_about(),
        minted=minted(),
        lists=lists(),
        borrowed=borrowed(),
        rules=rules(),
        rules_by_term=rules_by_term(),
        usage=usage,
        prefixes=tuple((k, v) for k, v in context().items() if isinstance(v, str)),
        versions=versions(),
    )
    path = f"{FOLDER}/index.html"
    text = render(
        "vocabulary.html",
        site.theme,
        page=page,
        site=site,
        syntaxes=SYNTAXES,
        root="../",
        path=path,
    )
    yield path, text
    for syntax in SYNTAXES:
        yield f"{FOLDER}/index{syntax.suffix}", syntax.make()
    for name in ("context.jsonld", "shapes.ttl"):
        yield f"{FOLDER}/{name}", parts()[name]
    for version in versions():
        for name, document in release(version).items():
            yield f"{FOLDER}/{version}/{name}", document


def _about() -> About:
    graph, whole = Graph().parse(data=ontology_text(), format="turtle"), URIRef(ONTOLOGY_IRI)
    said = (DCTERMS.title, DCTERMS.description, OWL.versionInfo, DCTERMS.issued)
    more = (DCTERMS.bibliographicCitation, SKOS.changeNote)
    values = [str(graph.value(whole, one) or "") for one in (*said, *more)]
    return About(*values)
