"""The site: its pages, what stands beside them, that nothing breaks it, that its bytes stay."""

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph
import pytest
import rdflib
import zstandard
from founding_sketch import rec as founding
from html_page import Page

import provenance as pv
from provenance.errors import DuplicateIdentifier, MalformedIri, PublishError, ThemeError
from provenance.model.record import Record
from provenance.publish import site as site_module
from provenance.publish.options import Options
from provenance.publish.pages.record.claims import claims
from provenance.publish.pages.record.footnotes import footnotes
from provenance.publish.pages.record.marked import marked
from provenance.publish.site import build_site
from provenance.rdf.linked_art.documents import documents
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

BASE = "https://example.org/id/"
RELEASED = date(2026, 11, 27)
OPTIONS = Options(released=RELEASED)
HERE = "http://site.invalid/"
HOSTILE = '<script>alert("x")</script> & \u202e\x07 {{ 7*7 }} </title> \'"'
VOID_TERMS = rdflib.Namespace("http://rdfs.org/ns/void#")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("published") / "site"
    build_site(load_all(folder("records")), into, BASE, "Records of a crisis", OPTIONS)
    return into


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Page]:
    files = sorted(built.rglob("*.html"))
    return {str(file.relative_to(built)): Page(file.read_text(encoding="utf-8")) for file in files}


def unpacked(site: Path) -> bytes:
    with (site / "dumps" / "records.nq.zst").open("rb") as packed:
        return zstandard.ZstdDecompressor().stream_reader(packed).read()


def founding_record() -> Record:
    return load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")


def test_every_record_has_a_page_and_the_index_lists_them(
    built: Path, pages: dict[str, Page]
) -> None:
    records = list(load_all(folder("records")))
    expected = {f"record/{record.id}.html" for record in records}
    assert {name for name in pages if name.startswith("record/")} == expected
    top = {"index.html", "ns/index.html", "archives.html", "agents.html", "collections.html"}
    assert top | {"routes.html", "timeline.html", "search.html", "data.html"} <= set(pages)
    linked = set(pages["index.html"].links)
    assert linked >= {f"record/{record.id}.html" for record in records}
    text = (built / "index.html").read_text(encoding="utf-8")
    assert "<h1>Records of a crisis</h1>" in text


def test_ids_stand_once_and_every_internal_link_leads_somewhere(
    built: Path, pages: dict[str, Page]
) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            target, _, anchor = urljoin(HERE + name, link).removeprefix(HERE).partition("#")
            assert (built / target).is_file(), (name, link)
            assert not anchor or anchor in pages[target].ids, (name, link)


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert not {"script", "iframe", "object", "img"} & set(page.tags)


def test_a_page_carries_the_document_for_search_engines(pages: dict[str, Page]) -> None:
    told = json.loads("".join(pages[f"record/{founding.id}.html"].data))
    assert [one["@context"] for one in told] == ["https://schema.org"] * len(told)
    assert told[0]["@id"].endswith(f"/record/{founding.id}")
    assert told[0]["holdingArchive"]["@type"] == "ArchiveOrganization"


def test_words_lead_to_claims_and_claims_to_words(pages: dict[str, Page]) -> None:
    page = pages["record/dobrynin-1962-10-30.html"]
    for claim in ("e1", "e2", "e3", "e5", "h1", "h2"):
        assert {f"#claim-1.{claim}", f"#words-1.{claim}"} <= set(page.links)
        assert {f"claim-1.{claim}", f"words-1.{claim}"} <= set(page.ids)


def test_the_stretches_of_a_note_are_the_note() -> None:
    record = founding_record()
    account = record.account("1")
    assert account is not None and account.text is not None
    parts = marked(account, claims(record, account))
    assert "".join(part.words for part in parts) == account.text
    assert [part.words for part in parts if part.claims][1] == "copy obtained by NHK"
    assert [number for part in parts for number, _ in part.ends] == [6, 1, 2, 3, 7, 5]


def test_a_page_says_what_is_superseded_missing_and_open(built: Path) -> None:
    page = (built / "record" / "dobrynin-1962-10-30.html").read_text(encoding="utf-8")
    assert "<s>NHK</s>" in page
    assert "someone not named" in page
    assert 'id="problems"' in page and "R09" in page
    incomplete = (built / "record" / "kuznetsov-1962-10-31.html").read_text(encoding="utf-8")
    assert "What is missing" in incomplete and "the page ends before it" in incomplete


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_every_sibling_can_be_read(built: Path) -> None:
    stem = built / "record" / "dobrynin-1962-10-30"
    record = founding_record()
    thing = rdflib.URIRef(f"{BASE}record/{record.id}")
    for suffix, name in ((".ttl", "turtle"), (".jsonld", "json-ld"), (".nq", "nquads")):
        data = rdflib.Dataset()
        data.parse(data=Path(f"{stem}{suffix}").read_text(encoding="utf-8"), format=name)
        assert any(subject == thing for subject, *_ in data.quads()), suffix
    museum = json.loads(Path(f"{stem}.linked-art.json").read_text(encoding="utf-8"))
    assert museum == list(documents(record, BASE))
    assert load(Path(f"{stem}.json")) == record
    assert json.loads(Path(f"{stem}.csl.json").read_text())[0]["title"]
    assert Path(f"{stem}.bib").read_text().count("@") >= 1
    ET.parse(f"{stem}.svg")  # noqa: S314 - our own output


def test_the_page_names_its_siblings_and_its_address(built: Path) -> None:
    page = (built / "record" / "dobrynin-1962-10-30.html").read_text(encoding="utf-8")
    for kind in ("text/turtle", "application/ld+json", "application/n-quads"):
        assert f'<link rel="alternate" type="{kind}" href="dobrynin-1962-10-30' in page
    assert f'<link rel="canonical" href="{BASE}record/dobrynin-1962-10-30.html">' in page


def test_without_a_base_of_ones_own_there_is_no_canonical_address(tmp_path: Path) -> None:
    build_site([founding], into=tmp_path / "site")
    assert "canonical" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_void_describes_the_data_set_without_blank_nodes(built: Path) -> None:
    graph = rdflib.Graph().parse(data=(built / "void.ttl").read_text())
    dataset = rdflib.URIRef(f"{BASE}void.ttl#dataset")
    assert str(graph.value(dataset, VOID_TERMS.uriSpace)) == BASE
    quads = list(pyoxigraph.parse(unpacked(built), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(set(quads)) == len(quads)
    agents = (built / "dumps" / "agents.nq").read_bytes()
    more = pyoxigraph.parse(agents, format=pyoxigraph.RdfFormat.N_QUADS)
    assert int(str(graph.value(dataset, VOID_TERMS.triples))) == len({*quads, *more})
    assert int(str(graph.value(dataset, VOID_TERMS.entities))) == 32
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    for dump in graph.objects(dataset, VOID_TERMS.dataDump):
        assert (built / str(dump).removeprefix(BASE)).is_file()
    assert (built / ".well-known" / "void").read_bytes() == (built / "void.ttl").read_bytes()


def test_the_sitemap_lists_every_page_and_robots_may_read_it(
    built: Path, pages: dict[str, Page]
) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.parse(built / "sitemap.xml").getroot()  # noqa: S314 - our own output
    places = {one.text for one in root.iter(f"{space}loc")}
    assert places == {f"{BASE}{name}" for name in pages if name != "search.html"}
    days = {one.text for one in root.iter(f"{space}lastmod")}
    assert days == {RELEASED.isoformat()}
    assert f"Sitemap: {BASE}sitemap.xml" in (built / "robots.txt").read_text().splitlines()


def test_the_dumps_hold_every_record(built: Path, tmp_path: Path) -> None:
    records = sorted(load_all(folder("records")), key=lambda one: one.id)
    assert list(load_all(built / "dumps" / "records.jsonl")) == records
    pv.dump(records, tmp_path / "records.jsonl")
    assert (tmp_path / "records.jsonl").read_bytes() == (built / "dumps/records.jsonl").read_bytes()
    assert json.loads((built / "dumps" / "records.json").read_text(encoding="utf-8"))
    assert (built / "dumps" / "records.bib").read_text(encoding="utf-8").startswith("@")


def hostile_record() -> Record:
    data = json.loads(founding.model_dump_json())
    for agent in data["agents"]:
        agent["name"] = HOSTILE
    for one in data["accounts"][0]["statements"]:
        one["value"] = HOSTILE
    first = data["accounts"][1]
    first["text"] = HOSTILE
    first["source"] = {"title": HOSTILE, "url": "javascript:alert(1)", "pages": HOSTILE}
    first["events"][0]["evidence"] = [{"quote": HOSTILE, "start": 0, "end": 8, "locator": HOSTILE}]
    first["events"][0]["details"] = [{"kind": "url", "value": "javascript:alert(1)"}]
    first["unread"] = [{"text": HOSTILE[8:], "start": 8, "end": len(HOSTILE)}]
    data["missing"] = [{"what": HOSTILE, "reason": HOSTILE}]
    return Record.model_validate(data)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    into = tmp_path / "site"
    build_site([hostile_record()], into=into, title=HOSTILE)
    for name in ("index.html", f"record/{founding.id}.html"):
        text = (into / name).read_text(encoding="utf-8")
        page = Page(text)
        assert "script" not in page.tags
        assert page.tags.count("data") == name.startswith("record")
        assert page.tags.count("ours") == 1
        assert not page.data or json.loads("".join(page.data))[0]["name"] == HOSTILE
        assert not any(link.startswith("javascript") for link in page.links)
        assert "\x07" not in text and "{{ 7*7 }}" in text
        assert "\u202e" not in text
    ET.parse(into / "record" / f"{founding.id}.svg")  # noqa: S314 - our own output
    rdflib.Graph().parse(data=(into / "void.ttl").read_text(encoding="utf-8"))


def test_a_failure_on_the_way_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "site"
    build_site([founding], into=into)
    before = contents(into)

    def failing(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(site_module, "_write_rest", failing)
    with pytest.raises(PublishError, match=r"disk is full; what is done is kept in .*\.site\.next"):
        build_site([founding], into=into, title="Another")
    assert contents(into) == before
    monkeypatch.undo()
    assert build_site([founding], into=into, title="Another").made == 0
    assert list(tmp_path.iterdir()) == [into]


def test_a_source_of_records_that_fails_writes_nothing(tmp_path: Path) -> None:
    def records() -> Iterator[Record]:
        yield founding
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError):
        build_site(records(), into=tmp_path / "site")
    assert not list(tmp_path.iterdir())


def test_two_records_of_one_id_and_a_base_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DuplicateIdentifier):
        build_site([founding, founding], into=tmp_path / "site")
    with pytest.raises(MalformedIri):
        build_site([founding], into=tmp_path / "site", base="not a base")
    outside = founding.model_copy(update={"id": "../../outside"})
    with pytest.raises(MalformedIri):
        build_site([outside], into=tmp_path / "site")
    assert not list(tmp_path.iterdir())


def test_a_site_says_what_it_holds(tmp_path: Path) -> None:
    built = build_site([founding], into=str(tmp_path / "site"))
    assert str(built).startswith("1 record published in ")
    assert built.records == 1 and f"{built.problems} problem" in str(built)


def test_a_site_without_records_is_a_site(tmp_path: Path) -> None:
    build_site([], into=tmp_path / "site")
    Page((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    rdflib.Graph().parse(data=(tmp_path / "site" / "void.ttl").read_text())


def contents(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def test_the_same_records_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from provenance.publish.site import build_site;"
        "from provenance.records.load import load_all;"
        "from provenance.resources.folders import folder;"
        "records = list(load_all(folder('records')))[::-1];"
        f"build_site(records, into=sys.argv[1], base={BASE!r}, title='Records of a crisis')"
    )
    epoch = str(int(datetime(RELEASED.year, RELEASED.month, RELEASED.day, tzinfo=UTC).timestamp()))
    into = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-c", code, str(into)],
        check=True,
        env={
            **os.environ,
            "PYTHONHASHSEED": "77",
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": epoch,
        },
    )
    assert contents(into) == contents(built)


def test_a_footnote_is_the_same_whatever_stands_beside_it() -> None:
    records = list(load_all(folder("records")))
    together = footnotes(records)
    apart = {record.id: footnotes([record])[record.id] for record in records[5:12]}
    assert apart.items() <= together.items()
    (_, whole), (_, plain) = together["dobrynin-1962-10-30"]
    assert "copy obtained by NHK (Japanese Television)" in whole and "NHK" not in plain


def test_footnotes_stand_on_a_page_only_where_they_are_wished(tmp_path: Path) -> None:
    page = tmp_path / "site" / "record" / f"{founding_record().id}.html"
    for wished in (True, False):
        build_site([founding_record()], page.parents[1], options=Options(footnotes=wished))
        assert ("Footnote with the whole chain" in page.read_text(encoding="utf-8")) is wished


def test_the_documentation_and_the_publisher_stand_where_they_are_given(tmp_path: Path) -> None:
    docs, site = tmp_path / "built", tmp_path / "site"
    (docs / "how-to").mkdir(parents=True)
    (docs / ".doctrees").mkdir()
    for name in ("index.html", "how-to/zotero.html", ".doctrees/x", "objects.inv"):
        (docs / name).write_text(name)
    options = Options(docs=docs, publisher="A project", footnotes=False)
    build_site([founding_record()], site, options=options)
    assert (site / "docs" / "how-to" / "zotero.html").read_text() == "how-to/zotero.html"
    assert sorted(one.name for one in (site / "docs").iterdir()) == ["how-to", "index.html"]
    assert 'href="docs/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    assert "A project" in (site / "dcat.ttl").read_text(encoding="utf-8")


def test_a_theme_wins_and_its_faults_are_told(tmp_path: Path) -> None:
    theme, site = tmp_path / "theme", tmp_path / "site"
    (theme / "templates").mkdir(parents=True)
    (theme / "static").mkdir()
    heading = "{% block content %}<h1>Ours: {{ page.records }}</h1>{% endblock %}"
    own = f'{{% extends "base.html" %}}{heading}'
    (theme / "templates" / "index.html").write_text(own)
    (theme / "static" / "site.css").write_text("body { color: teal }")
    (theme / "static" / "logo.svg").write_text("<svg/>")
    options = Options(theme=theme, footnotes=False)
    build_site([founding_record()], site, options=options)
    assert "<h1>Ours: 1</h1>" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "static" / "site.css").read_text() == "body { color: teal }"
    assert (site / "static" / "logo.svg").is_file() and (site / "static" / "site.js").is_file()
    before = contents(site)
    (theme / "templates" / "index.html").write_text("{{ page.record }}")
    with pytest.raises(ThemeError, match=r"index\.html.*record"):
        build_site([founding_record()], site, options=options)
    (theme / "templates" / "index.html").write_text("one\n{% if %}")
    with pytest.raises(ThemeError, match=r"index\.html: line 2"):
        build_site([founding_record()], site, options=options)
    assert contents(site) == before
