"""References in schema.org: read by JSON-LD processors, and in agreement with the linked data."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from provenance.bibliography.format import export
from provenance.bibliography.formats.schema_org import FORMAT
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.words.prose import held_at
from provenance.model.record import Record
from provenance.rdf.schema_org.documents import documents
from provenance.records.load import load_all
from provenance.resources.folders import folder

Plain = dict[str, Any]
SCHEMA = rdflib.Namespace("https://schema.org/")
BASE = "https://example.org/all.jsonld"
FILE = Path(__file__).parents[3] / "shared" / "suites" / "ontologies" / "schemaorg30all.ttl"
RECORDS = tuple(load_all(folder("records")))


def inline(text: str) -> str:
    """The document with a stand-in for the context of schema.org, which nobody fetches here."""
    plain = json.loads(text)
    assert plain["@context"] == "https://schema.org"
    stand_in = {"@base": BASE, "@vocab": str(SCHEMA), "url": {"@type": "@id"}}
    return json.dumps(plain | {"@context": stand_in})


Said = set[tuple[str, str, str]]


def walked(value: Any, base: str = BASE) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - JSON
    """The statements of a document, by a reader of a dozen lines: every node has an IRI."""
    for key, many in value.items():
        for one in many if isinstance(many, list) else [many]:
            if key == "@type":
                yield f"{base}{value['@id']}", str(rdflib.RDF.type), f"<{SCHEMA[one]}>"
            elif isinstance(one, dict):
                yield f"{base}{value['@id']}", str(SCHEMA[key]), f"<{base}{one['@id']}>"
                yield from walked(one)
            elif key != "@id":
                yield f"{base}{value['@id']}", str(SCHEMA[key]), f"<{one}>" if key == "url" else one


def by_rdflib(text: str) -> Said:
    graph = rdflib.Graph().parse(data=inline(text), format="json-ld")
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]
    return {
        (str(s), str(p), f"<{o}>" if isinstance(o, rdflib.URIRef) else str(o)) for s, p, o in graph
    }


def by_pyoxigraph(text: str) -> Said:
    found = pyoxigraph.parse(inline(text).encode(), pyoxigraph.RdfFormat.JSON_LD)
    return {
        (
            quad.subject.value,
            quad.predicate.value,
            f"<{quad.object.value}>"
            if isinstance(quad.object, pyoxigraph.NamedNode)
            else quad.object.value,
        )
        for quad in found
    }


# rdflib 7.6 warns of its own use of these while it parses
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_processors_read_what_was_written(to_cite: list[Record]) -> None:
    text = export(to_cite, "schema-org")
    wanted = {one for node in json.loads(text)["@graph"] for one in walked(node)}
    assert by_pyoxigraph(text) == wanted
    assert by_rdflib(text) == wanted


@pytest.mark.client
def test_jsonld_js_reads_as_much_in_safe_mode(to_cite: list[Record], tmp_path: Path) -> None:
    """In safe mode it refuses a document of which it would drop something."""
    programs = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not programs:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    text, file = export(to_cite, "schema-org"), tmp_path / "all.jsonld"
    file.write_text(inline(text), encoding="utf-8")
    command = ["node", str(Path(programs) / "jsonld.mjs"), str(file), "none", "none"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr[-2000:]
    assert len(set(done.stdout.splitlines())) == len(by_pyoxigraph(text))


def test_every_record_is_read_back(to_cite: list[Record]) -> None:
    works = json.loads(export(to_cite, "schema-org"))["@graph"]
    assert len(works) == len(to_cite)
    for reference, work in zip(refer_all(to_cite), works, strict=True):
        assert work["@id"] == f"#{reference.key}"
        assert names(work.get("author")) == [one.literal for one in reference.authors]
        assert names(work.get("recipient")) == [one.literal for one in reference.addressees]
        made = [names(one.get("translator")) for one in many(work.get("workTranslation"))]
        assert made == [[one.literal for one in t.translators] for t in reference.translations]
        told = work.get("description") or ""
        if reference.former is None:
            assert told.strip() == (reference.copy_clause or "").strip()
        elif held_at(reference.former):
            assert "ormerly in " in told and (reference.copy_clause or "").strip() in told
        assert work.get("creditText") == reference.note
        assert work.get("genre") == reference.kind
        assert [kept(one) for one in items(work)] == list(places(reference))
        when = reference.date
        told = [*many(work.get("dateCreated")), *many(work.get("temporal"))]
        assert when is None or {when.edtf, when.printed} - {None} == set(told)


def many(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def names(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    return [one if isinstance(one, str) else one["name"] for one in many(value)]


def places(reference: Reference) -> Iterator[tuple[str | None, ...]]:
    """The original, or else what is not said to be a copy, before the copies."""
    for one in (reference.location, *reference.copies):
        if (
            one
            and not one.former
            and (one.holds == "copy" or one is not reference.location or any(said(one)))
        ):
            yield said(one)


def items(work: Plain) -> Iterator[Plain]:
    if {"holdingArchive", "itemLocation", "identifier", "isPartOf"} & set(work):
        yield work
    for one in many(work.get("workExample")):
        if ".item-" in one["@id"]:
            yield one


def kept(item: Plain) -> tuple[str | None, ...]:
    archive = item.get("holdingArchive", {})
    collection = item.get("isPartOf", {}).get("name")
    place, code = item.get("itemLocation"), item.get("identifier")
    return archive.get("name"), archive.get("alternateName"), place, collection, code


def said(where: Location) -> tuple[str | None, ...]:
    short = where.abbreviation if where.archive else None
    return where.archive, short, where.place, where.collection, where.call_number


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.id)
def test_it_says_what_the_linked_data_says(record: Record) -> None:
    """What the linked data says of a text stands under the same property, with the same value.

    A party of whom a source has words but no agent is named here alone.
    """
    (work,) = json.loads(export(record, "schema-org"))["@graph"]
    profile = next(documents(record))
    for key in ("genre", "dateCreated", "inLanguage"):
        assert work.get(key) == profile.get(key), key
    for key in ("author", "recipient"):
        assert set(names(profile.get(key))) <= set(names(work.get(key))), key
    assert set(many(work.get("creditText"))) <= set(many(profile.get("creditText")))


@cache
def schema() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")


def sorts_of(node: Plain) -> set[Any]:
    found: set[Any] = set()
    for one in many(node.get("@type")):
        assert (SCHEMA[one], None, None) in schema(), one
        found |= set(schema().transitive_objects(SCHEMA[one], rdflib.RDFS.subClassOf))
    return found


def nodes(value: object) -> Iterator[Plain]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)


@pytest.mark.skipif(not FILE.is_file(), reason="schema.org's own file is not here")
def test_every_term_exists_and_may_stand_there(to_cite: list[Record]) -> None:
    for node in nodes(json.loads(export(to_cite, "schema-org"))["@graph"]):
        if set(node) == {"@id"}:
            continue
        sorts = sorts_of(node)
        for key in set(node) - {"@id", "@type"}:
            assert set(schema().objects(SCHEMA[key], SCHEMA.domainIncludes)) & sorts, (key, node)


def test_nothing_ends_the_script_in_which_it_stands() -> None:
    name = Name(literal="</script><!--", family="<script>", given="</SCRIPT>")
    reference = Reference(key="k", record="k", title="</script>", authors=(name,), chain={})
    text = "".join(FORMAT.write([reference]))
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script>"
