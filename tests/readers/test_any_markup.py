"""Volumes and finding aids from anywhere: whatever is in them, they are read or refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model.account import Recording
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Refusal, Taken, read_inputs
from provenance.validation.check import check

TEI_TAGS = (
    *('div type="document" xml:id="d1" n="1"', 'div type="document"', "head", "dateline", "p"),
    *('date when="1962-10-30"', 'date from="x"', 'persName type="from" corresp="#p"', "signed"),
    *('persName type="to"', 'gloss type="from"', 'note type="source"', 'note n="1"', "closer"),
    *('pb n="3"', 'list type="participants"', "item", "frus:attachment", 'persName xml:id="p"'),
)
TEI_WORDS = (
    *("Letter From President Kennedy to ", "Mr. ", "Jr.", ", ", ".", "[Extract.]", "Ambassador ("),
    *("[Translation]", "Editorial Note", "Source: Kennedy Library, Box 3. Secret.", "No. 1.]", ")"),
    *("Printed from a copy.", "undated", " ", "İ", "A. Sample"),
)
EAD_TAGS = (
    *("archdesc", 'c01 id="x"', "c", "dsc", "did", "unittitle", "unitid", "repository", "corpname"),
    *('unitdate normal="1951/1962"', 'unitdate normal="x/y"', "custodhist", "acqinfo", "head", "p"),
    *("altformavail", "processinfo", "eadheader", 'eadid url="x"'),
)
EAD_WORDS = (
    "Donated by Ann Sample to Example Library in 1962. ",
    "Copy obtained by NHK, on file at CWIHP.",
    *(" ", "İ", "—", "1962"),
)


def trees(tags: tuple[str, ...], words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return mark-up of these elements and words, well-formed and in any order."""

    def element(tag: str, inner: list[str]) -> str:
        return f"<{tag}>{''.join(inner)}</{tag.partition(' ')[0]}>"

    return st.recursive(
        st.sampled_from(words),
        lambda inner: st.builds(element, st.sampled_from(tags), st.lists(inner, max_size=6)),
        max_leaves=25,
    )


@pytest.mark.parametrize(
    ("name", "documents"),
    [("frus", trees(TEI_TAGS, TEI_WORDS)), ("ead", trees(EAD_TAGS, EAD_WORDS))],
    ids=["frus", "ead"],
)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_mark_up_gives_sound_records_or_refusals(
    name: str, documents: st.SearchStrategy[str], data: st.DataObject
) -> None:
    outer = '<div type="document" n="1"><head>A</head>' if name == "frus" else "<archdesc>"
    content = f"<TEI>{outer}{data.draw(documents)}</{outer[1:4] if name == 'frus' else 'archdesc'}>"
    one = Input.of_bytes("a.xml", f"{content}</TEI>".encode(), Recording(by="a test"))
    found = list(read_inputs(importers()[name], [one]))
    assert found
    for each in found:
        if isinstance(each, Taken):
            assert not [p for p in check(each.record) if p.severity == "violation"]
        if isinstance(each, Refusal):
            assert each.line >= 1 and each.found and each.advice
