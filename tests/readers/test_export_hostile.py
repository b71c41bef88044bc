"""Exports made by an enemy, or by a program that broke: refusals, no crash, work in proportion."""

import json
import re
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from counting import lines
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model.account import Recording
from provenance.readers.exports import csl_json
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Refusal, Taken, read_inputs
from provenance.records.save import to_json

RECORDED = Recording(by="a test")
NAMES = ("bibtex", "csl-json", "ris", "zotero-rdf", "csv", "wilson")
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
Z = 'xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<rdf:RDF {RDF}><x>&b;</x></rdf:RDF>"
)
ITEM = {"id": "a", "type": "manuscript", "title": "T"}


def read(name: str, content: bytes, **options: str) -> list[Found]:
    found = list(read_inputs(importers()[name], [Input.of_bytes("x", content, RECORDED, options)]))
    for one in found:
        if isinstance(one, Taken):
            to_json(one.record).encode("utf-8")
    return found


def refusals(name: str, content: bytes, **options: str) -> list[Refusal]:
    return [one for one in read(name, content, **options) if isinstance(one, Refusal)]


@pytest.mark.parametrize(
    ("name", "content", "line", "found"),
    [
        ("bibtex", b"@misc{a, title={T}}\n@misc{b,\n title={\xe9}}", 3, "byte 0xE9"),
        ("ris", b"TY  - MANSCPT\nTI  - \xff\nER  - \n", 2, "byte 0xFF"),
        ("csv", "Title,Date\nÉ,1962\n".encode("latin-1"), 2, "--encoding"),
        ("wilson", b"a\nb\x00", 2, "NUL"),
        ("ris", "TY  - MANSCPT\n".encode("utf-16-le"), 1, "UTF-16"),
        ("zotero-rdf", BOMB.encode(), 1, "document type"),
        ("zotero-rdf", b"<a>\n<b>\n</a>", 3, "mismatched tag"),
        ("zotero-rdf", b"<a>" * 50, 1, "nested"),
        ("zotero-rdf", b"", 1, "no element"),
        ("csl-json", b"[" * 100_000, 1, "item"),
        ("csl-json", b'[{"id":1,"type":"book","title":"a"},\n{"id":', 2, "no JSON"),
        ("csl-json", b'[{"id":1,"type":"book","title":"a"}\n{}]', 2, "expected ','"),
        ("csl-json", b'[\n{"id":1,"type":"book","title":"\\ud800"}]', 2, "surrogate"),
        ("csl-json", b'[{"id":1,"type":"book","title":"\\u0000"}]', 1, "NUL"),
        ("csl-json", b'{"id":1}', 1, "type"),
        ("csl-json", b'[{"id":1,"type":"book","title":["a"]}]', 1, "neither words"),
        ("csl-json", b'[{"id":1,"type":"book","author":[{"family":1}]}]', 1, "no object of words"),
        ("csl-json", b'[{"id":1,"type":"book","issued":7}]', 1, "no date"),
        ("csl-json", b'[{"id":1,"type":"book","issued":' + b"7" * 5000 + b"}]", 1, "neither"),
        ("bibtex", b"@misc{a, title", 1, "end of file"),
        ("csv", b'Title,Date\n"open,1962\nb,1963\n', 2, "no CSV"),
        ("csv", b"Title,Title\na,b\n", 1, "twice"),
        ("csv", b"Title,Date\na,1962\nb\n", 3, "a row of 1 cells under a header of 2"),
        ("csv", b"Title\nno other cell\n", 1, "--delimiter"),
        ("csv", b"", 1, "--delimiter"),
        ("csv", b"Name,Wann\na,b\n", 1, "--map title="),
        ("wilson", b"\n\xe2\x80\x9cTitle\xe2\x80\x9d and no more", 2, "no citation"),
    ],
)
def test_what_cannot_be_read_is_refused_by_line(
    name: str, content: bytes, line: int, found: str
) -> None:
    last = refusals(name, content)[-1]
    assert last.line == line
    assert found in last.found
    assert last.advice


def test_items_before_the_fault_are_read() -> None:
    taken, refused = read("csl-json", json.dumps([ITEM]).encode()[:-1] + b",\n{")
    assert isinstance(taken, Taken) and isinstance(refused, Refusal)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"map": "note=Nowhere"}, "no column is called 'Nowhere'"),
        ({"map": "nose=Title"}, "no role is called 'nose'"),
        ({"map": "title"}, "write --map role=Column"),
        ({"delimiter": "dash"}, "no delimiter 'dash'"),
        ({"encoding": "latin-99"}, "no encoding is called 'latin-99'"),
        ({"map": "date=Date"}, "no column is the title"),
    ],
)
def test_wrong_option_is_refused(options: dict[str, str], found: str) -> None:
    (refused,) = refusals("csv", b"Title,Date\na,1962\n", **options)
    assert found in refused.found


@pytest.mark.parametrize(
    ("content", "options"),
    [
        ("\ufeffTitle,Date\nÉté,1962\n".encode(), {}),
        ("Title;Date\nÉté;1962\n".encode("utf-16"), {}),
        ("Title\tDate\nÉté\t1962\n".encode("latin-1"), {"encoding": "latin-1"}),
        ("Title|Date\r\nÉté|1962\r\n".encode(), {}),
        ("Title,Date\rÉté,1962\r".encode(), {}),
        ('Title,Date\n"Été",1962\n'.encode(), {"delimiter": "comma"}),
    ],
)
def test_table_is_read_in_its_encoding_and_with_its_delimiter(
    content: bytes, options: dict[str, str]
) -> None:
    (taken,) = read("csv", content, **options)
    assert isinstance(taken, Taken)
    assert (taken.record.title, str(taken.record.date)) == ("Été", "1962")


def test_address_of_a_periodical_is_followed_but_a_few_times() -> None:
    big = f'<j rdf:about="#j"><dc:title>{"x" * 9000}</dc:title></j>'
    items = '<i><z:itemType>letter</z:itemType><dc:title>T</dc:title><p rdf:resource="#j"/></i>'
    linked = items.replace("<p ", '<dcterms:isPartOf xmlns:dcterms="http://purl.org/dc/terms/" ')
    text = f"<rdf:RDF {RDF} {Z}>{big}{linked * 300}</rdf:RDF>"
    taken = [one for one in read("zotero-rdf", text.encode()) if isinstance(one, Taken)]
    assert len(taken) == 300
    assert sum(len(to_json(one.record)) for one in taken) < 40 * len(text)


def test_macros_do_not_grow_without_end() -> None:
    strings = "".join(f"@string{{m{n} = m{n - 1} # m{n - 1}}}\n" for n in range(1, 60))
    content = f'@string{{m0 = "ha"}}\n{strings}@misc{{a, title = m59, note = {"m12 # " * 999}"x"}}'
    (taken,) = read("bibtex", content.encode())
    assert isinstance(taken, Taken)
    assert len(to_json(taken.record)) < 1_000_000


def entry(tag: str) -> Callable[[int], bytes]:
    return lambda n: b"TY  - MANSCPT\nTI  - T\n" + tag.encode() * n + b"ER  - \n"


def one_field(value: str) -> Callable[[int], bytes]:
    return lambda n: f"@misc{{a, title = {{T}}, note = {{{value * n}}}}}".encode()


ADVERSARIES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "ris notes": ("ris", entry("N1  - RGANI, f. 5; copy obtained by X.\n")),
    "ris authors": ("ris", entry("AU  - Sample, A.\n")),
    "ris lines": ("ris", entry("no tag here\n")),
    "ris tags": ("ris", entry("<a\n")),
    "ris entries": ("ris", lambda n: b"TY  - MANSCPT\nTI  - T\nER  - \n" * n),
    "bib braces": ("bibtex", lambda n: b"@misc{a, title = " + b"{" * n),
    "bib names": ("bibtex", lambda n: b"@misc{a, title={T}, author={" + b"A and " * n + b"B}}"),
    "bib accents": ("bibtex", one_field("\\'")),
    "bib hashes": ("bibtex", lambda n: b"@misc{a, title={T}, note=" + b"jan # " * n + b"1}"),
    "bib blocks": ("bibtex", lambda n: b"@misc{a, title={T\n" * n),
    "bib fields": ("bibtex", lambda n: b"@misc{a" + b", b={c}" * n + b"}"),
    "csl keys": (
        "csl-json",
        lambda n: json.dumps([ITEM | {f"é{i}": "a" for i in range(n)}]).encode(),
    ),
    "csl items": ("csl-json", lambda n: json.dumps([ITEM] * n).encode()),
    "csl lines": ("csl-json", lambda n: json.dumps([ITEM] * n, indent=0).encode()),
    "rdf tags": (
        "zotero-rdf",
        lambda n: (
            f"<rdf:RDF {RDF} {Z}><i><z:itemType>letter</z:itemType><dc:title>T</dc:title>"
            f"{'<dc:subject>s</dc:subject>' * n}</i></rdf:RDF>"
        ).encode(),
    ),
    "csv cells": ("csv", lambda n: b"Title,Date\n" + b"a,1962\n" * n),
    "csv quotes": ("csv", lambda n: b'Title,Date\n"' + b'""' * n + b'",1\n'),
    "wilson marks": ("wilson", lambda n: "“T,”".encode() * n + b" Wilson Center Digital Archive"),
    "wilson labels": ("wilson", lambda n: b"Source\na\nType\nRights\n" * n),
}


@pytest.mark.parametrize(("name", "make"), ADVERSARIES.values(), ids=list(ADVERSARIES))
def test_work_grows_with_the_length_alone(name: str, make: Callable[[int], bytes]) -> None:
    """Ten times the length takes at most some ten times the steps (quadratic: a hundred)."""
    read(name, make(10))  # what is compiled once
    short, long = (lines(partial(read, name, make(n))) for n in (60, 600))
    assert long < 15 * short


def test_of_keys_that_are_spelt_otherwise_the_first_alone_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each search goes to the end of the item."""
    sought = list[str]()

    def compiled(pattern: str) -> re.Pattern[str]:
        sought.append(pattern)
        return re.compile(pattern)

    monkeypatch.setattr(csl_json, "re", SimpleNamespace(compile=compiled, escape=re.escape))
    (taken,) = read("csl-json", ADVERSARIES["csl keys"][1](50))
    assert isinstance(taken, Taken)
    assert len(sought) < 5


SEEDS: dict[str, list[str]] = {
    "bibtex": ["@misc{a,", "title", "=", "{", "}", '"', "#", ",", "\\'", "author", " and ", "jan"],
    "csl-json": ["[", "]", "{", "}", '"id"', '"type"', ":", '"book"', ",", "1", '"issued"', "null"],
    "ris": ["TY  - ", "ER  - ", "N1  - ", "AU  - ", "\n", "A, B", "RGANI, f. 5", "DA  - 1962//"],
    "zotero-rdf": ["<a>", "</a>", "<z:itemType>", "&amp;", "&x;", "<!DOCTYPE", "]]>", "letter"],
    "csv": ["Title", ",", ";", '"', "\n", "Date", "\r", "a"],
    "wilson": ["“", ",”", "Wilson Center Digital Archive", "Source", "\n", "Type:", "Record ID"],
}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_nothing_makes_a_reader_crash(name: str, data: st.DataObject) -> None:
    pieces = st.one_of(st.sampled_from(SEEDS[name]), st.text(max_size=3))
    text = "".join(data.draw(st.lists(pieces, max_size=40)))
    found = read(name, text.encode("utf-8", "replace"))
    assert all(one.line >= 1 for one in found)


values: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ("title", "author", "issued", "custom", "archive", "archive_location", "note", "recipient")


@settings(max_examples=100)
@given(item=st.dictionaries(st.sampled_from(KEYS), values, max_size=5))
def test_any_item_makes_a_record_or_a_refusal(item: dict[str, Any]) -> None:
    found = read("csl-json", json.dumps([{"id": "a", "type": "manuscript"} | item]).encode())
    assert len(found) == 1
    assert isinstance(found[0], Taken | Refusal)


def test_macros_cannot_make_a_small_file_a_large_one() -> None:
    """Once it has grown tenfold, and by what an entry may hold, a macro is left as its name."""
    fields = ",".join(f"f{at}={'#'.join(['s'] * 11)}" for at in range(300))
    text = f"@string{{s={{{'x' * 9000}}}}}\n@misc{{a, title={{T}}, {fields}}}"
    one = Input.of_bytes("bomb.bib", text.encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["bibtex"], [one])
    assert isinstance(found, Taken)
    (account,) = found.record.accounts
    assert len(account.text or "") < 12 * len(text) + 100_000
    assert "s" * 11 in (account.text or "")
