"""What writes RDF quickly writes what a plain writer writes, and maps what plain loops find."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up.records import records
from made_up.words import texts

from provenance.model.record import Record
from provenance.rdf import term as terms
from provenance.rdf import turtle
from provenance.rdf.facts import Facts
from provenance.rdf.grouping import FIRST
from provenance.rdf.iri import Names
from provenance.rdf.jsonld import _short, context, graph_objects
from provenance.rdf.namespaces import TYPE
from provenance.rdf.quads import quads
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, Term, iri_of, is_iri, literal, parts
from provenance.rdf.turtle import Shortener, trig_blocks, turtle_blocks

BASE = "https://example.org/"
_subject, _predicate = itemgetter(0), itemgetter(1)
Triple = tuple[Term, Term, Term]
few = settings(max_examples=15, deadline=None)


def triples(some: Iterable[Quad]) -> list[Triple]:
    """Return statements in order, each once, classes first."""
    return sorted({(s, FIRST if p == TYPE else p, o) for s, p, o, _ in some})


def by_graph(record: Record) -> Iterator[tuple[Term, list[Quad]]]:
    made = list(quads(record, BASE))
    for graph in sorted({one[3] for one in made}):
        yield graph, [one for one in made if one[3] == graph]


@few
@given(record=records())
def test_json_ld_is_what_the_standard_library_writes_of_each_node(record: Record) -> None:
    plain = [
        {
            "@id": iri_of(graph),
            "@graph": [node(one, its) for one, its in groupby(triples(some), _subject)],
        }
        for graph, some in by_graph(record)
    ]
    made = list(dict.fromkeys(quads(record, BASE)))
    assert [json.loads(one) for one in graph_objects(made)] == plain


def node(subject: Term, its: Iterable[Triple]) -> dict[str, object]:
    made: dict[str, object] = {"@id": iri_of(subject)}
    for predicate, group in groupby(its, _predicate):
        entry = context().get(_short(predicate)) if predicate else {"@type": "@vocab"}
        expected = entry.get("@type") if isinstance(entry, dict) else None
        values = [value_of(one, expected) for _, _, one in group]
        key = _short(predicate) if predicate else "@type"
        made[key] = values[0] if len(values) == 1 else values
    return made


def value_of(value: Term, expected: str | None) -> object:
    if is_iri(value):
        known = {"@id": iri_of(value), "@vocab": _short(value)}
        return known.get(expected or "", {"@id": iri_of(value)})
    text, datatype, language = parts(value)
    if language:
        return {"@value": text, "@language": language}
    if datatype:
        short = _short(datatype)
        return text if short == expected else {"@value": text, "@type": short}
    return {"@value": text} if expected else text


@few
@given(record=records())
def test_turtle_and_trig_are_what_sorting_every_statement_gives(record: Record) -> None:
    short, twice = Shortener(BASE), [*quads(record, BASE), *quads(record, BASE)]
    assert "".join(turtle_blocks(twice, short)) == blocks(twice, "")
    plain = "".join(
        f"{shortened(graph)} {{\n{blocks(some, '  ')}}}\n\n" for graph, some in by_graph(record)
    )
    assert "".join(trig_blocks(twice, short)) == plain


def blocks(some: Iterable[Quad], indent: str) -> str:
    made = []
    for subject, its in groupby(triples(some), _subject):
        lines = [
            f"{shortened(predicate)} {' , '.join(shortened(one) for _, _, one in group)}"
            for predicate, group in groupby(its, _predicate)
        ]
        made.append(f"{indent}{shortened(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n")
    return "".join(made)


def shortened(term: Term) -> str:
    """Return a term as a shortener writes it that remembers nothing."""
    return Shortener(BASE)[term]


@few
@given(record=records())
def test_a_shortener_that_forgets_writes_the_same(record: Record) -> None:
    made = list(quads(record, BASE))
    plain = "".join(turtle_blocks(made, Shortener(BASE)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turtle, "_MOST", 2)
        assert "".join(turtle_blocks(made, Shortener(BASE))) == plain


@given(texts)
def test_a_text_without_signs_to_escape_is_what_escaping_gives(text: str) -> None:
    assert literal(text) == f'"{terms._SPECIAL.sub(terms._escape, text)}"'


SAID = st.tuples(st.sampled_from(("put", "link", "type", "say")), st.sampled_from("ab"))


@given(st.lists(SAID, max_size=8))
def test_a_sheet_writes_each_statement_of_its_own_node(said: list[tuple[str, str]]) -> None:
    made: list[Quad] = []
    sheet, predicate = Sheet(made, f"{BASE}graph"), Term("<urn:p>")
    for way, name in said:
        iri = "".join((BASE, name))  # another string each time, though it may be equal
        ways: dict[str, list[str]] = {
            "put": [Term('"x"')], "link": ["urn:o"], "type": [], "say": ["x"],
        }  # fmt: skip
        getattr(sheet, way)(iri, predicate, *ways[way])
    assert [one[0] for one in made] == [f"<{BASE}{name}>" for _, name in said]
    assert sheet.is_blank is not bool(said)


@given(st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True))
def test_iris_of_nodes_are_those_that_any_sort_gets(name: str) -> None:
    names = Names("a", BASE)
    assert names.agent(name) == names.node("agent", name)
    assert name == "text" or names.thing(name) == names.node("thing", name)
    assert names.claim(name, "e1") == names.node("claim", name, "e1")


@few
@given(record=records())
def test_facts_are_looked_up_as_loops_over_the_accounts_find_them(record: Record) -> None:
    facts = Facts(record, BASE)
    claims = [(account, one) for account in record.accounts for one in account.statements]
    for _, said in claims:
        plain = [
            (one, facts._doubt_of_statement(account, one))
            for account, one in claims
            if (one.about, one.property) == (said.about, said.property) and one.status != "refuted"
        ]
        assert list(facts.said(said.about, said.property)) == plain
    for step in record.custody.steps:
        told = [
            (account, event)
            for telling in step.tellings
            for account in record.accounts
            for event in account.events
            if (account.id, event.id) == (telling.account, telling.claim)
            if event.status != "refuted"
        ]
        assert list(facts.told(step)) == told
    assert facts.facts == tuple(s for s in record.custody.steps if facts.doubt(s) is None)
