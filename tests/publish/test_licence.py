"""What the owner of a site declares for its data stands everywhere; no other licence does."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow.parquet
import pytest
import zstandard
from click.testing import CliRunner
from html_page import Page

from provenance.cli.publish import publish
from provenance.errors import MalformedIri
from provenance.publish.licence import Licence
from provenance.publish.manifest import SiteDescription, read_manifest, read_site
from provenance.publish.options import Options
from provenance.publish.server_rules.rules import server_rules
from provenance.publish.site import build_site
from provenance.rdf.version import LICENCE_IRI
from provenance.records.load import load
from provenance.resources.folders import folder

RECORD: Final = "dobrynin-1962-10-30"
CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
OWN: Final = "https://example.org/terms?of=use&for=all"
FIRST, LATER = date(2026, 11, 1), date(2026, 11, 2)
DECLARED: Final = (
    "index.html",
    "about.html",
    "data.html",
    "search.html",
    f"record/{RECORD}.html",
    "agent/avp-rf.html",
    "void.ttl",
    ".well-known/void",
    "dcat.ttl",
    "site.json",
    "server/nginx.conf",
    "server/apache.conf",
    ".htaccess",
)
"""Files that say under which licence the data are."""


def build(into: Path, licence: str, day: date = FIRST) -> int:
    record = load(folder("records") / "cwihp" / f"{RECORD}.yaml")
    options = Options(released=day, licence=licence, footnotes=False)
    return build_site([record], into, options=options).made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("licensed") / "site"
    build(into, CC_BY)
    return into


def of_the_owner(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content, unpacked, of each file that is not of the vocabulary."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not name.startswith("ns/"):
            yield name, unpacked(file)


def unpacked(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix == ".gz":
        return gzip.decompress(content)
    if file.suffix == ".zst":
        return zstandard.ZstdDecompressor().decompressobj().decompress(content)
    if file.suffix == ".parquet":
        table = pyarrow.parquet.read_table(file)
        return f"{table.schema.metadata} {table.to_pylist()}".encode()
    return content


def test_cc0_stands_in_no_file_of_an_owner_who_declares_another_licence(site: Path) -> None:
    found = dict(of_the_owner(site))
    assert {"dumps/records.nq.zst", "dumps/records.parquet", "dcat.ttl"} <= found.keys()
    for word in (b"publicdomain/zero", b"CC0", b"free of rights"):
        assert [name for name, content in found.items() if word in content] == []


@pytest.mark.parametrize("name", DECLARED)
def test_the_licence_of_the_owner_stands_where_a_licence_is_told(name: str, site: Path) -> None:
    assert CC_BY in (site / name).read_text(encoding="utf-8")


def test_the_vocabulary_stays_under_its_own(site: Path) -> None:
    for name in ("index.html", "index.ttl", "index.jsonld"):
        text = (site / "ns" / name).read_text(encoding="utf-8")
        assert LICENCE_IRI in text and CC_BY not in text


def test_a_page_says_the_name_of_a_known_licence_and_the_address_of_another(
    site: Path, tmp_path: Path
) -> None:
    build(tmp_path / "site", OWN)
    for place, iri, name in ((site, CC_BY, "CC BY 4.0"), (tmp_path / "site", OWN, OWN)):
        page = Page((place / "index.html").read_text(encoding="utf-8"))
        assert f"The data may be used as {name} says;" in " ".join("".join(page.words).split())
        assert page.links.count(iri) == 2
        assert name in (place / "dcat.ttl").read_text(encoding="utf-8")


def test_who_declares_nothing_declares_cc0(tmp_path: Path) -> None:
    build(tmp_path / "site", Options().licence)
    page = Page((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert "The data are free of rights (CC0 1.0);" in " ".join("".join(page.words).split())
    assert page.links.count(LICENCE_IRI) == 2


def test_another_licence_makes_every_page_anew_and_harvesters_hear_of_it(tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    assert build(site, CC_BY) == 1
    assert build(site, CC_BY, LATER) == 0
    assert read_site(site).released == FIRST.isoformat()
    assert build(site, LICENCE_IRI, LATER) == 1
    assert [one.modified for one in read_manifest(site)] == [LATER.isoformat()]
    (change,) = json.loads((site / "changes" / "index.json").read_bytes())
    assert (change["added"], change["removed"], change["changed"]) == (0, 0, 1)
    assert [name for name, content in of_the_owner(site) if CC_BY.encode() in content] == []
    build(fresh, LICENCE_IRI, LATER)
    made = {name: content for name, content in of_the_owner(fresh) if name.startswith("record/")}
    assert made.items() <= dict(of_the_owner(site)).items()


def test_a_site_of_before_that_said_nothing_of_its_licence_had_cc0() -> None:
    plain = '{"title": "A", "base": "https://example.org/", "released": "2026-01-01", '
    plain += '"sharded": false, "records": 0, "triples": 0}'
    assert SiteDescription.model_validate_json(plain).licence == LICENCE_IRI


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "CC-BY-4.0",
        "by/4.0",
        "urn:licence:by",
        "javascript:alert(1)",
        "https:///by",
        "https://example.org/a b",
        'https://example.org/"><script>',
        "https://example.org/\nSet-Cookie: a=b",
    ],
)
def test_what_is_no_address_of_a_licence_is_refused(licence: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedIri, match="is not the address of a licence; give one such as"):
        build(tmp_path / "site", licence)
    assert not (tmp_path / "site").exists()


def test_the_command_line_takes_the_licence(tmp_path: Path) -> None:
    record = str(folder("records") / "cwihp" / f"{RECORD}.yaml")
    told = [record, "--into", str(tmp_path / "site"), "--no-footnotes", "--licence"]
    assert CliRunner().invoke(publish, [*told, CC_BY]).exit_code == 0
    assert read_site(tmp_path / "site").licence == CC_BY
    assert isinstance(CliRunner().invoke(publish, [*told, "CC BY"]).exception, MalformedIri)


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (LICENCE_IRI, "CC0 1.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0", "CC0 1.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", None),
        (OWN, None),
    ],
)
def test_a_licence_is_known_by_its_address(iri: str, name: str | None) -> None:
    licence = Licence(iri)
    assert licence.name == (name or iri)
    assert licence.is_free == (name == "CC0 1.0")


def test_no_licence_breaks_the_configuration_of_a_server() -> None:
    about = SiteDescription(
        title="A",
        base="https://example.org/",
        released="2026-01-01",
        sharded=False,
        records=0,
        triples=0,
        licence="https://example.org/it's/é?a=$1&b=%41#c",
    )
    made = dict(server_rules(about))
    assert "<https://example.org/it%27s/%C3%A9?a=%241&b=%41#c>; rel=" in made["server/nginx.conf"]
    twice = "<https://example.org/it%%27s/%%C3%%A9?a=%%241&b=%%41#c>; rel="
    assert twice in made["server/apache.conf"] and twice in made[".htaccess"]
