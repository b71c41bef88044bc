"""The page on the model says what the code does."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
import rdflib

from provenance.model import notation
from provenance.rdf import terms
from provenance.rdf.jsonld import context
from provenance.rdf.namespaces import NAMESPACES
from provenance.rdf.quads import quads
from provenance.rdf.serialization import serialize
from provenance.rdf.term import Term
from provenance.rdf.version import CONTEXT_IRI
from provenance.records.load import load
from provenance.resources.folders import folder

PAGE = Path(__file__).parents[2] / "docs" / "model.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```trig\n(.*?)```", TEXT, re.DOTALL)
FOUNDING = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"

# rdflib 7.6 warns of its own use of these while it parses
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_page_is_what_the_founding_record_says(number: int) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=EXAMPLES[number], format="trig")
    said = set(quads(load(FOUNDING)))
    shown = {(s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in dataset.quads()}
    assert shown
    assert shown <= said


def short(term: Term) -> str:
    for one in NAMESPACES:
        if term.startswith(f"<{one.iri}"):
            return f"`{one.prefix}:{term[len(one.iri) + 1 : -1]}`"
    raise AssertionError(term)


@pytest.mark.parametrize("kind", get_args(notation.EventKind))
def test_the_page_has_the_classes_of_an_event(kind: notation.EventKind) -> None:
    classes = ", ".join(short(term) for term in terms.EVENT_CLASSES[kind])
    assert f"| {kind} | {classes}" in TEXT


@pytest.mark.parametrize("kind", get_args(notation.Property))
def test_the_page_has_the_predicates_of_a_statement(kind: notation.Property) -> None:
    row = next(line for line in TEXT.split("\n") if line.startswith(f"| {kind} | `"))
    tables = (terms.PROPERTIES, terms.AGENT_PROPERTIES, terms.DATE_PROPERTIES)
    cells = [short(table[kind]) if kind in table else "" for table in tables]
    assert [cell.strip() for cell in row.split("|")[2:5]] == cells


@pytest.mark.parametrize("kind", get_args(notation.Particular))
def test_the_page_has_the_predicates_of_a_detail(kind: notation.Particular) -> None:
    words = " ".join(TEXT.split())
    assert f"{kind} {short(terms.PARTICULARS[kind])}" in words


def test_the_linked_json_is_the_other_with_the_context_by_its_address() -> None:
    record = load(FOUNDING)
    linked = json.loads(serialize(record, "json-ld-linked"))
    assert linked["@context"] == CONTEXT_IRI
    assert linked | {"@context": context()} == json.loads(serialize(record, "json-ld"))
