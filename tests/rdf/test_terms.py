"""Every word of the model has a term, and every term exists where it is said to come from."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import rdflib
import yaml
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records

from provenance.model import notation
from provenance.model.record import Record
from provenance.rdf import terms
from provenance.rdf.concepts import SCHEMES, concept_quads, vocabulary
from provenance.rdf.jsonld import context
from provenance.rdf.namespaces import COC, DC, DCTERMS, NAMESPACES, RICO, SCHEMA
from provenance.rdf.quads import quads
from provenance.rdf.term import Term, is_iri, literal
from provenance.resources.folders import folder

VALUE = "the words of the note"
Plain = dict[str, Any]


def event(kind: str, **fields: object) -> Plain:
    return {"events": [{"id": "e1", "kind": kind, **fields}]}


def party(kind: str, role: str, field: str = "printed") -> Plain:
    return event(kind, parties=[{"role": role, field: VALUE}])


def detail(kind: str, particular: str) -> Plain:
    return event(kind, details=[{"kind": particular, "value": VALUE}])


def date(kind: str) -> Plain:
    return event(kind, date={"printed": VALUE})


def place(kind: str) -> Plain:
    return event(kind, place=VALUE)


def holding(**fields: object) -> Plain:
    base: Plain = {"id": "h1", "holder": {"role": "holder"}, "instantiation": "copy"}
    return {"holdings": [base | fields]}


def holder(field: str) -> Plain:
    return holding(holder={"role": "holder", field: VALUE})


def statement(kind: str) -> Plain:
    return {"statements": [{"id": "s1", "about": "copy", "property": kind, "value": VALUE}]}


NAME, AFFILIATION = COC("nameAsPrinted"), COC("affiliationAsPrinted")
PLACE, DATE, LEVEL = COC("placeAsPrinted"), RICO("expressedDate"), RICO("textualValue")
NUMBER, CARRIER = DCTERMS("identifier"), DC("format")

FACTS: dict[tuple[str, str], tuple[Plain, Term]] = {
    ("holding", "holder"): (holder("printed"), NAME),
    ("holding", "abbreviation"): (holder("abbreviation"), COC("abbreviationAsPrinted")),
    ("holding", "place"): (holding(place=VALUE), PLACE),
    ("holding", "carrier"): (statement("carrier"), CARRIER),
    ("copying", "agent"): (party("hand-over", "recipient"), NAME),
    ("copying", "carrier"): (detail("copying", "carrier"), CARRIER),
    ("copying", "place"): (place("copying"), PLACE),
    ("copying", "date"): (date("copying"), DATE),
    ("transfer", "giver"): (party("hand-over", "giver"), NAME),
    ("transfer", "recipient"): (party("hand-over", "recipient"), NAME),
    ("transfer", "date"): (date("hand-over"), DATE),
    ("transfer", "number"): (detail("hand-over", "number"), NUMBER),
    ("translation", "translator"): (party("translating", "translator"), NAME),
    ("translation", "affiliation"): (
        party("translating", "translator", "affiliation"),
        AFFILIATION,
    ),
    ("translation", "language"): (detail("translating", "language"), DC("language")),
    ("publication", "author"): (party("publishing", "author"), NAME),
    ("publication", "title"): (detail("publishing", "title"), DCTERMS("title")),
    ("publication", "container"): (detail("publishing", "container"), COC("publicationAsPrinted")),
    ("publication", "publisher"): (party("publishing", "publisher"), NAME),
    ("publication", "place"): (place("publishing"), PLACE),
    ("publication", "date"): (date("publishing"), DATE),
    ("publication", "pages"): (detail("publishing", "pages"), SCHEMA("pagination")),
    ("publication", "number"): (detail("publishing", "number"), NUMBER),
    ("publication", "url"): (detail("publishing", "url"), SCHEMA("url")),
    ("transcription", "agent"): (party("transcribing", "transcriber"), NAME),
    ("transcription", "affiliation"): (
        party("transcribing", "transcriber", "affiliation"),
        AFFILIATION,
    ),
    ("declassification", "agent"): (party("declassification", "declassifier"), NAME),
    ("declassification", "date"): (date("declassification"), DATE),
    ("declassification", "number"): (detail("declassification", "number"), NUMBER),
    ("drafting", "agent"): (party("drafting", "drafter"), NAME),
    ("drafting", "affiliation"): (party("drafting", "drafter", "affiliation"), AFFILIATION),
    ("drafting", "date"): (date("drafting"), DATE),
    ("clearance", "agent"): (party("clearance", "clearer"), NAME),
    ("clearance", "affiliation"): (party("clearance", "clearer", "affiliation"), AFFILIATION),
    ("transmission", "sender"): (party("transmission", "sender"), NAME),
    ("transmission", "recipient"): (party("transmission", "addressee"), NAME),
    ("transmission", "place"): (place("transmission"), PLACE),
    ("transmission", "date"): (date("transmission"), DATE),
    ("transmission", "priority"): (detail("transmission", "priority"), COC("precedenceAsPrinted")),
    ("meeting", "place"): (place("meeting"), PLACE),
    ("meeting", "date"): (date("meeting"), DATE),
    ("marking", "value"): (detail("marking", "mark"), COC("markAsPrinted")),
} | {
    ("holding", level): (
        holding(reference={"levels": [{"level": level, "value": VALUE}]}),
        LEVEL,
    )
    for level in get_args(notation.Level)
}


@pytest.mark.parametrize("fact", FACTS, ids="-".join)
def test_a_fact_has_a_place_in_the_model_and_a_term(fact: tuple[str, str]) -> None:
    claims, term = FACTS[fact]
    record = Record.model_validate(
        {
            "id": "a",
            "instantiations": [{"id": "copy"}],
            "accounts": [{"id": "1", "kind": "source-note", "source": {}, **claims}],
        }
    )
    assert any(
        predicate in (term, RDF_OBJECT) and value == literal(VALUE)
        for _, predicate, value, _ in quads(record)
    )
    assert term in {predicate for _, predicate, _, _ in quads(record)}


RDF_OBJECT = Term("<http://www.w3.org/1999/02/22-rdf-syntax-ns#object>")


def test_the_table_has_every_fact_of_the_guidelines(shared: Path) -> None:
    text = (shared / "accuracy" / "GUIDELINES.md").read_text(encoding="utf-8")
    assert set(FACTS) == set(guideline_facts(text))


def guideline_facts(text: str) -> Iterator[tuple[str, str]]:
    events, references = text.split("## Reference roles")[:2]
    for row in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", events, re.MULTILINE):
        roles = re.sub(r"\([^)]*\)", "", row[1])
        yield from ((row[0], role) for role in re.findall(r"`(\w+)`", roles))
    for row in re.findall(r"^\| ((?:`\w+` ?)+)\|", references.split("##")[0], re.MULTILINE):
        yield from (("holding", role) for role in re.findall(r"`(\w+)`", row))


def test_every_word_of_the_closed_lists_has_a_term() -> None:
    assert set(terms.EVENT_CLASSES) == set(get_args(notation.EventKind))
    assert set(terms.PARTICULARS) == set(get_args(notation.Particular))
    assert set(terms.PROPERTIES) == set(get_args(notation.Property))
    assert set(terms.AGENT_CLASSES) == set(get_args(notation.AgentKind))
    for scheme in SCHEMES:
        assert {terms.concept(scheme, word) for word in terms.words(scheme).values()} == set(
            terms.words(scheme)
        )


def test_no_term_stands_for_two_words() -> None:
    for table in (terms.PARTICULARS, terms.PROPERTIES):
        assert len(set(table.values())) == len(table)
    first = [classes[0] for classes in terms.EVENT_CLASSES.values()]
    assert len(set(first)) == len(first)
    concepts = [one for scheme in SCHEMES for one in terms.words(scheme)]
    assert len(set(concepts)) == len(concepts)


def test_the_number_of_an_issue_identifies_no_act() -> None:
    assert terms.particular("publishing", "number") == terms.ISSUE
    assert terms.particular("accession", "number") == DCTERMS("identifier")
    assert terms.ISSUE not in terms.PARTICULARS.values()


@cache
def ours() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocabulary(), format="turtle")


def used() -> set[str]:
    found = set()
    for record in (sketch, *map(_with, FACTS.values())):
        for _, predicate, value, _ in quads(record):
            found |= {predicate[1:-1]} | ({value[1:-1]} if is_iri(value) else set())
    tables = (terms.PARTICULARS, terms.PROPERTIES, terms.AGENT_PROPERTIES, terms.DATE_PROPERTIES)
    found |= {terms.ISSUE[1:-1]} | {term[1:-1] for table in tables for term in table.values()}
    found |= {term[1:-1] for group in terms.EVENT_CLASSES.values() for term in group}
    return found | {term[1:-1] for group in terms.AGENT_CLASSES.values() for term in group}


def _with(fact: tuple[Plain, Term]) -> Record:
    account = {"id": "1", "kind": "source-note", "source": {}, **fact[0]}
    return Record.model_validate(
        {"id": "a", "instantiations": [{"id": "copy"}], "accounts": [account]}
    )


def test_every_term_of_ours_is_in_the_vocabulary() -> None:
    known = {str(subject) for subject in ours().subjects()}
    assert {term for term in used() if term.startswith(COC.iri)} <= known


@pytest.mark.parametrize(
    "subject", sorted({str(s) for s in ours().subjects() if str(s).startswith(COC.iri)})
)
def test_a_term_of_ours_is_documented(subject: str) -> None:
    node, skos = rdflib.URIRef(subject), rdflib.SKOS
    has = set(ours().predicates(node))
    if (node, rdflib.RDF.type, skos.ConceptScheme) in ours():
        assert skos.prefLabel in has
        return
    assert {skos.definition, rdflib.DC.source} <= has
    assert {skos.prefLabel, rdflib.RDFS.label} & has
    kinds = set(ours().objects(node, rdflib.RDF.type))
    if kinds & {rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty}:
        assert {skos.example, skos.editorialNote} <= has


FOUNDING = (folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml").read_text(encoding="utf-8")


def quoted(*, elsewhere: bool) -> list[str]:
    """What examples quote: of records, or where they name another source, of what stands there."""
    examples = [str(one) for one in ours().objects(None, rdflib.SKOS.example)]
    wanted = [one for one in examples if one.rstrip(".").endswith(")") == elsewhere]
    return [words for one in wanted for words in re.findall("“([^”]*)”", one)]


def test_what_an_example_quotes_stands_in_a_record() -> None:
    files = sorted(folder("records").rglob("*.yaml"))
    said = " ".join(" ".join(file.read_text(encoding="utf-8") for file in files).split())
    words = quoted(elsewhere=False)
    assert len(words) > 10
    assert [one for one in words if one not in said] == []


def test_what_an_example_quotes_of_another_source_stands_there(shared: Path) -> None:
    files = [shared / "corpus" / "notes.jsonl", shared / "accuracy" / "dev.jsonl"]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    said = " ".join(" ".join(str(one) for one in json.loads(line).values()) for line in lines)
    words = quoted(elsewhere=True)
    assert len(words) > 10
    assert [one for one in words if one not in said] == []


def test_the_example_of_a_place_in_a_file_is_that_of_the_founding_note() -> None:
    examples = {s: str(o) for s, o in ours().subject_objects(rdflib.SKOS.example)}
    file = yaml.safe_load(FOUNDING)["accounts"][1]["source"]["file"]
    start, end, line = (str(file[key]) for key in ("start", "end", "line"))
    assert f"{start} to {end}" in examples[rdflib.URIRef(f"{COC.iri}readFrom")]
    assert f"line {line} " in examples[rdflib.URIRef(f"{COC.iri}readFrom")]


def test_the_vocabulary_has_no_blank_nodes() -> None:
    assert not [one for triple in ours() for one in triple if isinstance(one, rdflib.BNode)]
    assert len(list(concept_quads())) == len(set(concept_quads()))


def test_the_context_has_the_prefixes_of_the_code() -> None:
    assert {one.prefix: one.iri for one in NAMESPACES}.items() <= context().items()


@given(records())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_context_coerces_every_predicate_that_has_only_iris(record: Record) -> None:
    mixed = {"rdf:object", "rdf:type"}
    for _, predicate, value, _ in quads(record):
        name = short(predicate)
        if is_iri(value) and name not in mixed:
            assert context().get(name) == {"@type": "@id"}, name


def short(term: Term) -> str:
    for one in NAMESPACES:
        if term.startswith(f"<{one.iri}"):
            return f"{one.prefix}:{term[len(one.iri) + 1 : -1]}"
    return term
