"""What Zotero RDF brings that has no place in a record goes out in Zotero RDF again."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_carried_hostile import carrying, imported

from provenance.bibliography.format import export, formats
from provenance.bibliography.reference import Edition, Reference
from provenance.bibliography.referring.refer import refer

LIBRARY = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
<bib:Letter rdf:about="#item_1">
 <z:itemType>letter</z:itemType>
 <dc:title>On the harvest</dc:title>
 <bib:editors><rdf:Seq>
  <rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname>
   <foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li>
  <rdf:li><foaf:Person><foaf:surname>Body, one</foaf:surname></foaf:Person></rdf:li>
 </rdf:Seq></bib:editors>
 <dcterms:abstract>Grain &amp; more.</dcterms:abstract>
 <dc:subject>first tag</dc:subject>
 <dc:subject>second tag</dc:subject>
 <dc:subject><z:AutomaticTag><rdf:value>found</rdf:value></z:AutomaticTag></dc:subject>
 <dcterms:isPartOf><bib:Series><dc:title>Red books</dc:title><dc:identifier>4</dc:identifier>
 </bib:Series></dcterms:isPartOf>
 <z:shortTitle>Harvest</z:shortTitle>
 <dc:rights>free</dc:rights>
 <link:link rdf:resource="#item_2"/>
 <dcterms:dateSubmitted>2020-01-02</dcterms:dateSubmitted>
 <dc:description>My remark: none
PMID: 12</dc:description>
</bib:Letter>
</rdf:RDF>"""


def test_what_found_no_place_goes_out_as_it_came() -> None:
    came = imported("zotero-rdf", LIBRARY.encode())
    text = export(came, "zotero-rdf")
    again = imported("zotero-rdf", text.encode())
    first, second = set(refer(came).carried), set(refer(again).carried)
    assert {(one.name, one.value) for one in first ^ second} == {
        ("link:link", "#item_2"),
        ("dc:description", "Carried link:link: #item_2"),
    }
    for words in (
        "<dcterms:abstract>Grain &amp; more.</dcterms:abstract>",
        "<dc:subject>second tag</dc:subject>",
        "<z:AutomaticTag>",
        "<foaf:surname>Lee</foaf:surname>",
        "<z:shortTitle>Harvest</z:shortTitle>",
        "<dcterms:dateSubmitted>2020-01-02</dcterms:dateSubmitted>",
        "Carried link:link: #item_2",
        "PMID: 12",
        "<z:itemType>letter</z:itemType>",
    ):
        assert words in text, words
    assert export(again, "zotero-rdf") == text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dc:title", "other"),
        ("z:itemType", "book"),
        ("dcterms:isReferencedBy", "#x"),
        ("x>y", "</bib:Manuscript>"),
        ("dc:subject/z:AutomaticTag", "a"),
        ("rdf:about", "#evil"),
    ],
)
def test_what_stands_already_or_is_no_property_stands_in_a_line(name: str, value: str) -> None:
    text = export(carrying("zotero-rdf", {name: value}), "zotero-rdf")
    item = ElementTree.fromstring(text)[0]  # noqa: S314 - we have written it
    extra = item.findtext("{http://purl.org/dc/elements/1.1/}description") or ""
    assert f"Carried {name}: {value}" in extra.split("\n")


NAMES = st.one_of(
    st.text(min_size=1, max_size=12),
    st.lists(
        st.sampled_from(["dc:subject", "bib:Book", "z:AutomaticTag", "rdf:value", "bib:editors"]),
        min_size=1,
        max_size=6,
    ).map("/".join),
)


@given(st.dictionaries(NAMES, st.text(min_size=1, max_size=20), max_size=5))
@settings(max_examples=60)
def test_whatever_is_carried_one_item_is_written(fields: dict[str, str]) -> None:
    sound = {
        name.replace("\0", "n"): value.replace("\0", "n")
        for name, value in fields.items()
        if value.strip()
    }
    text = export(carrying("zotero-rdf", sound), "zotero-rdf")
    root = ElementTree.fromstring(text)  # noqa: S314 - we have written it
    assert len(root) == 1
    assert all(len(node) <= 1 for node in _properties(root[0]))


def _properties(item: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """A property holds one node or words (RDF 1.1 XML Syntax, 2.2)."""
    for one in item:
        yield one
        for node in one:
            yield from _properties(node)


@pytest.mark.parametrize(
    ("importer", "entry", "said"),
    [
        ("csl-json", '[{"id": "a", "type": "interview", "title": "T"}]', '"type": "interview"'),
        ("csl-json", '[{"id": "a", "type": "book", "title": "T"}]', '"type": "book"'),
        ("ris", "TY  - UNPB\nTI  - T\nER  - \n", "TY  - UNPB"),
        ("ris", "TY  - GEN\nTI  - T\nER  - \n", "TY  - MANSCPT"),
        ("ris", "TY  - JOUR\nTI  - T\nER  - \n", "TY  - JOUR"),
        ("ris", "TY  - JOUR\nTI  - T\nDB  - RGANI\nER  - \n", "TY  - MANSCPT"),
    ],
)
def test_a_document_keeps_its_type_and_what_an_archive_holds_is_no_article(
    importer: str, entry: str, said: str
) -> None:
    assert said in export(imported(importer, entry.encode()), importer)


def test_a_line_of_what_stands_beside_does_not_grow() -> None:
    entry = b"TY  - MANSCPT\nTI  - T\nDB  - RGANI\nAN  - f. 5\nM2  - Carried DB: RGASPI\nER  - \n"
    text = export(imported("ris", entry), "ris")
    assert text.count("RGASPI") == 1
    assert export(imported("ris", text.encode()), "ris") == text


def test_of_an_edition_the_item_is_a_part_of_what_is_printed() -> None:
    edition = Edition(container="Documents", pages="3-4", place="Town")
    told = Reference(key="k", record="k", title="T", cites="edition", container=edition, chain={})
    text = "".join(formats()["zotero-rdf"].write([told]))
    item = ElementTree.fromstring(text)[0]  # noqa: S314 - we have written it
    bib, dc = "{http://purl.org/net/biblio#}", "{http://purl.org/dc/elements/1.1/}"
    assert item.tag == f"{bib}BookSection"
    assert (
        item.findtext(f"{{http://purl.org/dc/terms/}}isPartOf/{bib}Book/{dc}title") == "Documents"
    )
    assert item.findtext(f"{bib}pages") == "3-4"
    journal = told.model_copy(update={"container": edition.model_copy(update={"number": "8-9"})})
    assert "<z:itemType>journalArticle<" in "".join(formats()["zotero-rdf"].write([journal]))
