"""One mapping, every writer: text, rdflib and pyoxigraph say the same of every record.

``pytest tests/rdf/test_writers.py --generated 2000`` asks it of two thousand made-up records.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from clients import WITHOUT_GRAPHS, Said, read, said
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.record import Record
from provenance.rdf.dataset import from_graph, to_graph
from provenance.rdf.parsing.by_rdflib import spell
from provenance.rdf.parsing.reading import SUFFIXES, Syntax
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.profiles.profile import profiles
from provenance.rdf.quads import read_records
from provenance.rdf.serialization import FORMATS, serialize, write
from provenance.rdf.store import fill, pyoxigraph_quads
from provenance.rdf.term import Term, literal, tagged, typed
from provenance.records.save import save_all

SYNTAXES = tuple(SUFFIXES.values())
TOP = Path(__file__).parents[2]


def in_rdflib(record: Record) -> Said:
    return {Statement(*map(spell, quad)) for quad in to_graph(record).quads()}


def streamed(records: list[Record], syntax: Syntax) -> bytes:
    stream = io.BytesIO()
    write(records, stream, syntax)
    return stream.getvalue()


def test_rdflib_has_the_quads_of_the_mapping_and_gives_the_record_back(
    written: list[Record],
) -> None:
    for record in written:
        assert in_rdflib(record) == said([record], "nquads"), record.id
        assert from_graph(to_graph(record)) == record


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_what_is_streamed_says_what_rdflib_has(written: list[Record], syntax: Syntax) -> None:
    for record in written:
        found = read(streamed([record], syntax), syntax)
        assert found == said([record], syntax), record.id
        assert not any(one.blank for one in found)


PLAIN = [one.name for one in profiles().values() if one.quads and one.name != "full"]


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("profile", PLAIN)
def test_every_profile_is_written_alike(
    collection: list[Record], profile: str, syntax: Syntax
) -> None:
    stream = io.BytesIO()
    write(collection, stream, syntax, profile=profile)
    quads = to_graph(collection, profile=profile).quads()
    meant = {Statement(*map(spell, quad)) for quad in quads}
    if syntax in WITHOUT_GRAPHS:
        meant = {one._replace(graph="") for one in meant}
    assert read(stream.getvalue(), syntax) == meant


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_one_stream_of_all_says_what_each_says(written: list[Record], syntax: Syntax) -> None:
    assert read(streamed(written, syntax), syntax) == said(written, syntax)


def test_pyoxigraph_has_the_quads_of_the_mapping(written: list[Record]) -> None:
    for record in written:
        text = pyoxigraph.serialize(pyoxigraph_quads(record), format=pyoxigraph.RdfFormat.N_QUADS)
        assert text is not None and read(text, "nquads") == said([record], "nquads"), record.id


def test_a_store_of_pyoxigraph_keeps_the_records(written: list[Record]) -> None:
    store = pyoxigraph.Store()
    fill(store, written)
    text = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert text is not None
    kept = read(text, "nquads")
    assert kept == {_by_value(one) for one in said(written, "nquads")}
    found = read_records((Term(s), Term(p), Term(o)) for s, p, o, _ in kept)
    assert found == tuple(sorted(written, key=lambda one: one.id))


def _by_value(one: Statement) -> Statement:
    """Return a statement as the store keeps it: every integer as xsd:integer."""
    return one._replace(value=one.value.replace("#nonNegativeInteger>", "#integer>"))


def test_the_bytes_are_the_same_under_every_hash_seed(
    written: list[Record], tmp_path: Path
) -> None:
    file = tmp_path / "records.jsonl"
    save_all(written, file)
    program = """
import io, sys
from hashlib import sha256
from provenance.records.load import load_all
from provenance.rdf.serialization import FORMATS, serialize, write
records = list(load_all(sys.argv[1]))
for form in FORMATS:
    stream = io.BytesIO()
    write(records, stream, form)
    texts = stream.getvalue(), serialize(records, form).encode()
    print(form, *(sha256(text).hexdigest() for text in texts))
"""
    told = set()
    for seed in ("0", "1"):
        place = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TOP)}
        command = [sys.executable, "-c", program, str(file)]
        told.add(subprocess.check_output(command, env=os.environ | place))
    (lines,) = told
    here = hashlib.sha256(serialize(written, "nquads").encode()).hexdigest()
    assert f" {here}\n" in lines.decode()
    assert len(lines.splitlines()) == len(FORMATS)


# text that tries to break out of a literal, a language tag or an IRI

hostile = st.text(
    st.one_of(
        st.sampled_from("\"'\\<>{}|^`@#.;,_:[]()\t\n\r\b\f\0\x1f\x7f\x85\u2028\u2029\ufeff\ufffe"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=12,
)
tag_parts = st.text("abcdefXYZ0129", min_size=1, max_size=9)
tags = st.one_of(
    st.sampled_from(["en", "zh-cmn-Hans-CN", "de-1996", "en-a", "en-a-bb", "x-a", "en-x", "i-x"]),
    st.lists(tag_parts, min_size=1, max_size=4).map("-".join),
    hostile,
)
KIND = Term("<https://example.org/kind>")


@given(hostile, tags)
def test_a_literal_is_one_term_to_every_reader(text: str, tag: str) -> None:
    terms = (literal(text), tagged(text, tag), typed(text, KIND))
    lines = "".join(f"<urn:s> <urn:p{n}> {one} .\n" for n, one in enumerate(terms)).encode()
    for syntax in ("ntriples", "nquads", "turtle", "trig"):
        found = read(lines, syntax)
        assert found == {
            Statement("<urn:s>", f"<urn:p{n}>", one, "") for n, one in enumerate(terms)
        }


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(text=hostile, tag=tags)
def test_hostile_words_stay_words(syntax: Syntax, text: str, tag: str) -> None:
    source = {"title": text, "url": text, "file": None}
    account = {"id": "1", "kind": "source-note", "source": source, "text": text, "language": tag}
    record = Record.model_validate({"id": "a", "accounts": [account]})
    found = read(streamed([record], syntax), syntax)
    assert found == said([record], syntax)
    assert read_records((Term(s), Term(p), Term(o)) for s, p, o, _ in found) == (record,)


@given(base=hostile, name=hostile)
def test_no_hostile_base_or_id_gets_into_an_iri(base: str, name: str) -> None:
    for one, under in ((name, "https://example.org/"), ("a", f"https://example.org/{base}/")):
        try:
            text = serialize(Record.model_validate({"id": one}), "nquads", under)
        except ValueError:
            continue
        found = read(text.encode(), "nquads")
        assert len(found) == len(text.splitlines()) == len(text.split("\n")) - 1
        assert all(quad.subject.startswith(f"<{under}record/{one}") for quad in found)


def test_json_ld_is_json_with_one_object_for_each_graph(written: list[Record]) -> None:
    objects = json.loads(serialize(written[0], "json-ld"))["@graph"]
    graphs = {quad.graph for quad in said([written[0]], "nquads")}
    assert {f"<{one['@id']}>" for one in objects} == graphs
