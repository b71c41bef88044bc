"""What programs of others read of a site: extruct, Signposting, jsonld.js, Comunica."""

import json
import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from loopback_site import served

from provenance.rdf.linked_art.documents import documents as linked_art
from provenance.rdf.schema_org.documents import documents
from provenance.records.load import load_all
from provenance.resources.folders import folder

with warnings.catch_warnings():  # of libraries that extruct 0.18 loads
    warnings.simplefilter("ignore")
    import extruct
    from signposting.htmllinks import find_signposting_html

BASE = "https://example.org/id/"
RECORD = "record/dobrynin-1962-10-30"
BOTH = ("json-ld", "dublincore")
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

SCHEMA = "http://schema.org/"
"""As schema.org's own context has it."""

UNKNOWN: dict[str, dict[str, object]] = {
    "a term": {"@id": f"{BASE}x", "@type": "Thing", "custodian": "NHK"},
    "a type": {"@id": f"{BASE}x", "@type": "CustodyChain", "name": "NHK"},
    "an address": {"@id": f"{BASE}x", "@type": "Thing", "sameAs": "nhk or.jp"},
}


@pytest.fixture(scope="module")
def site(site_at_example_org: Path) -> Path:
    return site_at_example_org


@pytest.fixture(scope="module")
def programs() -> Path:
    place = os.environ.get("CUSTODY_NODE")
    if not place or not shutil.which("node"):
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    return Path(place)


def read(page: Path, *syntaxes: str) -> dict[str, list[Any]]:
    text = page.read_text(encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = extruct.extract(text, base_url=BASE, syntaxes=[*(syntaxes or BOTH)])
    return dict(found)


def test_extruct_reads_schema_org_and_dublin_core_of_every_record(site: Path) -> None:
    for record in load_all(folder("records")):
        found = read(site / "record" / f"{record.id}.html")
        assert found["json-ld"] == list(documents(record, BASE))
        (core,) = found["dublincore"]
        told = [(one.get("name"), one.get("content")) for one in core["elements"]]
        assert ("DC.identifier", f"{BASE}record/{record.id}") in told
        authors = [agent.name for agent in record.authors]
        assert [content for name, content in told if name == "DC.creator"] == authors


def test_extruct_reads_archives_and_the_data_set(site: Path) -> None:
    (archive,) = read(site / "agent" / "avp-rf.html")["json-ld"]
    assert archive["@type"] == "ArchiveOrganization" and "АВП РФ" in archive["alternateName"]
    (dataset,) = read(site / "data.html")["json-ld"]
    assert dataset["@type"] == "Dataset" and len(dataset["distribution"]) == 9
    assert all(
        (site / one["contentUrl"].removeprefix(BASE)).is_file() for one in dataset["distribution"]
    )


def test_a_signposting_client_follows_a_record(site: Path) -> None:
    with served(site) as address:
        found = find_signposting_html(f"{address}{RECORD}.html")
        assert str(found.citeAs.target) == f"{BASE}{RECORD}"
        assert str(found.license.target) == "https://creativecommons.org/publicdomain/zero/1.0/"
        assert {str(one.target) for one in found.types} >= {"https://schema.org/AboutPage"}
        described = {str(one.target): one.type for one in found.describedBy}
        assert described[f"{address}{RECORD}.ttl"] == "text/turtle"
        names = [one.removeprefix(address) for one in described]
        assert names and all((site / name).is_file() for name in names)
        assert found.items


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, list[Any]]:
    """What each page of the site embeds, by the page's name; of those that embed something."""
    names = sorted(one.relative_to(site).as_posix() for one in site.rglob("*.html"))
    found = ((name, read(site / name, "json-ld")["json-ld"]) for name in names)
    return {name: those for name, those in found if those}


@pytest.fixture(scope="module")
def read_by_jsonld_js(told: dict[str, list[Any]], programs: Path) -> dict[str, dict[str, Any]]:
    """The same as jsonld.js reads it, with the terms of schema.org; and what is none of them."""
    pages = told | {
        f"{name} that schema.org does not have": [{"@context": "https://schema.org", **one}]
        for name, one in UNKNOWN.items()
    }
    lines = (json.dumps({"name": name, "told": those}) for name, those in pages.items())
    command = ["node", str(programs / "embedded.mjs")]
    done = subprocess.run(
        command, input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}


def test_pages_of_every_kind_embed_what_they_are_about(told: dict[str, list[Any]]) -> None:
    kinds = {name.partition("/")[0] for name in told}
    assert kinds == {"agent", "collection", "data.html", "index.html", "record"}
    types = {str(one["@type"]) for those in told.values() for one in those}
    assert {"ArchiveOrganization", "Organization", "Dataset", "WebSite", "CollectionPage"} < types


@pytest.mark.client
def test_jsonld_js_reads_all_that_any_page_embeds(
    told: dict[str, list[Any]], read_by_jsonld_js: dict[str, dict[str, Any]]
) -> None:
    """In safe mode: what schema.org does not know is refused, and not left out."""
    assert {
        name: one["problem"]
        for name, one in read_by_jsonld_js.items()
        if name in told and "problem" in one
    } == {}
    for name, those in told.items():
        quads = read_by_jsonld_js[name]["quads"]
        subjects = {subject for subject, *_ in quads}
        assert {f"<{one['@id']}>" for one in those} <= subjects, name
        assert {str(p) for _, p, *_ in quads if p != RDF_TYPE} == {
            f"<{SCHEMA}{term}>" for one in those for term in _terms(one)
        }, name


@pytest.mark.client
def test_jsonld_js_takes_addresses_for_addresses(
    read_by_jsonld_js: dict[str, dict[str, Any]],
) -> None:
    record = read_by_jsonld_js[f"{RECORD}.html"]["quads"]
    assert [f"<{BASE}{RECORD}>", f"<{SCHEMA}holdingArchive>", f"<{BASE}agent/avp-rf>", ""] in record
    dataset = read_by_jsonld_js["data.html"]["quads"]
    licence = "<https://creativecommons.org/publicdomain/zero/1.0/>"
    assert licence in [o for _, p, o, _ in dataset if p == f"<{SCHEMA}license>"]


@pytest.mark.client
@pytest.mark.parametrize("what", [*UNKNOWN])
def test_what_schema_org_does_not_have_would_be_refused(
    what: str, read_by_jsonld_js: dict[str, dict[str, Any]]
) -> None:
    assert "problem" in read_by_jsonld_js[f"{what} that schema.org does not have"]


def _terms(value: object) -> Iterator[str]:
    """The terms of a document and of all within it."""
    if isinstance(value, dict):
        yield from (one for one in value if not one.startswith("@"))
        for one in value.values():
            yield from _terms(one)
    elif isinstance(value, list):
        for one in value:
            yield from _terms(one)


@pytest.mark.client
def test_comunica_answers_over_files_of_the_site(site: Path, programs: Path) -> None:
    """Who keeps the document, asked of a record's file and of an archive's."""
    query = (
        "PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
        "SELECT ?record ?name WHERE {"
        " ?keeper rico:isOrWasHolderOf ?carrier; skos:altLabel ?name ."
        " ?carrier rico:isOrWasInstantiationOf ?record ."
        " FILTER(LANGMATCHES(LANG(?name), 'ru') && STRLEN(?name) < 8)"
        f" ?record a rico:Record . FILTER(?record = <{BASE}{RECORD}>) }}"
    )
    with served(site) as address:
        sources = [f"{address}{RECORD}.ttl", f"{address}agent/avp-rf.ttl"]
        command = ["node", str(programs / "comunica.mjs"), query, *sources]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert {"name": "АВП РФ", "record": f"{BASE}{RECORD}"} in rows


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_an_agent_says_the_same_in_every_syntax(site: Path) -> None:
    forms = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".jsonld": "json-ld"}
    stem = site / "agent" / "avp-rf"
    read_back = {}
    for suffix, form in forms.items():
        data = rdflib.Dataset()
        data.parse(data=stem.with_suffix(suffix).read_text(encoding="utf-8"), format=form)
        read_back[suffix] = {(s, p, o) for s, p, o, _ in data.quads()}
    assert len({frozenset(one) for one in read_back.values()}) == 1
    assert len(read_back[".ttl"]) > 20


def test_what_stands_beside_a_page_is_what_the_library_says(site: Path) -> None:
    record = next(one for one in load_all(folder("records")) if RECORD.endswith(one.id))
    told = json.loads((site / f"{RECORD}.linked-art.json").read_text(encoding="utf-8"))
    assert told == list(linked_art(record, BASE))
