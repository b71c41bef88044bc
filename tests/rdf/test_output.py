"""What leaves the library: no blank nodes, the same bytes everywhere, inferences kept apart."""

from collections import Counter

import pytest
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records

from provenance.model.record import Record
from provenance.rdf import terms
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import COC, CRM, PROV, RICO
from provenance.rdf.quads import quads
from provenance.rdf.serialization import FORMATS, serialize

STATUS = COC("evidentialStatus")
SHORTCUTS = {
    *(CRM("P28_custody_surrendered_by"), CRM("P29_custody_received_by")),
    *(CRM("P30_transferred_custody_of"), CRM("P50_has_current_keeper")),
    *(PROV("used"), PROV("wasGeneratedBy"), PROV("wasDerivedFrom"), PROV("wasAssociatedWith")),
    *(PROV("wasInvalidatedBy"), RICO("hasOrHadHolder"), RICO("precedesInTime")),
    *(RICO("isOrWasDerivedFromInstantiation"), RICO("relationHasSource")),
}
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


@given(records())
@settings(generously, max_examples=100)
def test_there_are_no_blank_nodes_in_the_quads(record: Record) -> None:
    for subject, predicate, value, graph in quads(record):
        assert all(one[0] == "<" and one[-1] == ">" for one in (subject, predicate, graph))
        assert value[0] in '<"'


@pytest.mark.parametrize("form", FORMATS)
def test_there_are_no_blank_nodes_in_the_text(form: str) -> None:
    text = serialize(sketch, form)  # type: ignore[arg-type]  # the names come from FORMATS
    assert "_:" not in text
    assert form not in ("turtle", "trig") or "[" not in text


@given(records())
@settings(generously, max_examples=100)
def test_an_inference_never_stands_in_its_sources_graph(record: Record) -> None:
    inferred = terms.concept("statuses", "inferred")
    for _, predicate, value, graph in quads(record):
        if predicate == STATUS and value == inferred:
            assert graph.endswith("/inferred>")


@given(records())
@settings(generously, max_examples=100)
def test_only_stated_claims_have_shortcuts_in_a_sources_graph(record: Record) -> None:
    status = {s: v for s, p, v, _ in quads(record) if p == STATUS}
    stated = {terms.concept("statuses", one) for one in terms.STATED}
    for subject, predicate, _, graph in quads(record):
        if predicate in SHORTCUTS - {RICO("relationHasSource")} and "/account/" in graph:
            assert not graph.endswith("/inferred>")
            assert subject not in status or status[subject] in stated


def test_the_inferred_givers_of_the_founding_record_are_apart() -> None:
    names = Names(sketch.id)
    graphs = Counter(graph for *_, graph in quads(sketch))
    assert graphs[f"<{names.inferred('1')}>"] > 0  # type: ignore[index]  # a term is a string
    givers = [s for s, p, _, g in quads(sketch) if p == CRM("P28_custody_surrendered_by")]
    told = f"<{names.claim('1', 'e2')}>"
    assert told not in givers
    assert any(s == f"<{names.claim('2', 'e2')}>" for s in givers)


def test_meta_never_holds_a_claim() -> None:
    meta = f"<{Names(sketch.id).meta}>"
    assert not [s for s, p, _, g in quads(sketch) if g == meta and p == STATUS]
