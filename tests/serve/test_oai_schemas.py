"""Every answer is valid by the schemas of the protocol, of Dublin Core and of MODS.

Those that a package of the registries carries are used as they are, but that the protocol's own
then validates what stands within a record too, where it knows the schema.
"""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from oai_site import line, write_site

from provenance.model.record import Record
from provenance.serve.oai.catalogue import read_catalogue
from provenance.serve.oai.formats.table import FORMATS
from provenance.serve.oai.routes import answer
from provenance.serve.oai.verbs.verb import Harvest

INSTALL = (
    "apt-get install libxml2-utils; python -m pip download --no-deps eulxml==1.1.3 pyoai==2.5.0 "
    "core-oaipmh-provider-app==2.23.0, unpacked into a folder that CUSTODY_XML_SCHEMAS names"
)
PROTOCOL = "pyoai-2.5.0/src/oaipmh/tests/OAI-PMH.xsd"
DUBLIN_CORE = (
    "core_oaipmh_provider_app-2.23.0/core_oaipmh_provider_app/static/core_oaipmh_provider_app/xsd"
)
MODS = "eulxml/schema_data"
TOGETHER = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="protocol.xsd"/>
 <xs:import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/"
  schemaLocation="{schemas}/{dublin_core}/oai_dc.xsd"/>
 <xs:import namespace="http://www.loc.gov/mods/v3" schemaLocation="{schemas}/{mods}/mods-3-4.xsd"/>
</xs:schema>"""
XML_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
 <xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/>
</xs:schema>"""
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
 <system systemId="http://www.w3.org/2001/03/xml.xsd" uri="{here}/xml.xsd"/>
 <system systemId="http://www.loc.gov/mods/xml.xsd" uri="{here}/xml.xsd"/>
 <system systemId="http://www.loc.gov/standards/xlink/xlink.xsd" uri="{schemas}/{mods}/xlink.xsd"/>
 <system systemId="http://dublincore.org/schemas/xmls/simpledc20021212.xsd"
  uri="{schemas}/{dublin_core}/simpledc20021212.xsd"/>
</catalog>"""
QUERIES = (
    "verb=Identify",
    "verb=ListSets",
    "verb=ListMetadataFormats",
    "verb=ListIdentifiers&metadataPrefix=rdf&from=2026-01-01",
    *(f"verb=ListRecords&metadataPrefix={prefix}&set=archive" for prefix in FORMATS),
    "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:data.example.org:record/gone",
    "verb=ListRecords&metadataPrefix=oai_dc&set=nothing",
    "verb=GetRecord&metadataPrefix=marc&identifier=%00%3Cb%3E%25",
    "verb=ListRecords&metadataPrefix=a+b&from=x&set=%0c",
    "verb=none",
)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas as one, in a folder with a catalog of those that they import from the web."""
    schemas = Path(os.environ.get("CUSTODY_XML_SCHEMAS", "nowhere"))
    if shutil.which("xmllint") is None or not (schemas / PROTOCOL).is_file():
        pytest.skip(f"the schemas are not here; {INSTALL}")
    here = tmp_path_factory.mktemp("schemas")
    places = {"here": here.as_uri(), "schemas": schemas.resolve().as_uri()}
    places |= {"mods": MODS, "dublin_core": DUBLIN_CORE}
    strict = (schemas / PROTOCOL).read_text("utf-8").replace('"skip"', '"lax"')
    (here / "protocol.xsd").write_text(strict, "utf-8")
    (here / "xml.xsd").write_text(XML_SCHEMA, "utf-8")
    (here / "catalog.xml").write_text(CATALOG.format(**places), "utf-8")
    (here / "together.xsd").write_text(TOGETHER.format(**places), "utf-8")
    return here


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory, written: list[Record]) -> Harvest:
    """The collection, made-up records, and one that was withdrawn."""
    each = {one.id: one for one in written}
    lines = [line(one, "2026-01-01", "archive:avp-rf") for one in each]
    lines.append(line("gone", "2026-02-01", withdrawn=True))
    folder = write_site(tmp_path_factory.mktemp("valid"), each.values(), lines)
    return Harvest(folder, read_catalogue(folder), "http://here.example/oai", "a@example.org")


def faults(text: str, schemas: Path, where: Path) -> str:
    """Return what is wrong with an answer; nothing where it is valid."""
    file = where / "answer.xml"
    file.write_text(text, "utf-8")
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", schemas / "together.xsd", file],
        env={**os.environ, "XML_CATALOG_FILES": str(schemas / "catalog.xml")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""


def answered(query: str, harvest: Harvest) -> str:
    return answer(tuple(parse_qsl(query)), harvest)


@pytest.mark.client
@pytest.mark.parametrize("query", QUERIES)
def test_each_answer_is_valid(query: str, harvest: Harvest, together: Path, tmp_path: Path) -> None:
    assert faults(answered(query, harvest), together, tmp_path) == ""


@pytest.mark.client
@pytest.mark.parametrize(
    ("prefix", "right", "wrong"),
    [
        ("oai_dc", "dc:date", "dc:day"),
        ("mods", "<typeOfResource", "<typeOfResource usage='secondary'"),
        ("rdf", "<datestamp>2026", "<datestamp>26"),
    ],
)
def test_a_fault_would_be_found(
    prefix: str, right: str, wrong: str, harvest: Harvest, together: Path, tmp_path: Path
) -> None:
    text = answered(f"verb=ListRecords&metadataPrefix={prefix}", harvest)
    found = faults(text.replace(right, wrong), together, tmp_path)
    assert "fails to validate" in found
    assert any(word in found for word in ("day", "'secondary'", "datestamp"))
