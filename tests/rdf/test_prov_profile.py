"""The profile ``prov``: PROV-O alone, and the ``prov`` package reads every word of it."""

import io
import warnings
from collections.abc import Iterable

import pytest
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records
from prov.model import ProvBundle, ProvDocument

from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE, Names
from provenance.rdf.namespaces import PROV, RDFS, TYPE
from provenance.rdf.profiles.prov import prov_quads
from provenance.rdf.quads import quads
from provenance.rdf.serialization import serialize
from provenance.records.load import load_all
from provenance.resources.folders import folder

ALL = sorted(load_all(folder("records")), key=lambda one: one.id)
FOUNDING = next(one for one in ALL if one.id == "dobrynin-1962-10-30")
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


def read(records: Record | Iterable[Record], syntax: str = "trig") -> ProvDocument:
    """Return records as the package reads them; a warning of its own is an error."""
    text = serialize(records, syntax, profile="prov")  # type: ignore[arg-type]  # a known name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, about itself
        return ProvDocument.deserialize(io.StringIO(text), format="rdf", rdf_format=syntax)


def name(bundle: ProvBundle) -> str:
    return bundle.identifier.uri if bundle.identifier else ""


def only_prov(record: Record) -> None:
    for _, predicate, value, _ in prov_quads(record, DEFAULT_BASE):
        if predicate == TYPE:
            assert value.startswith(f"<{PROV.iri}")
        else:
            assert predicate.startswith(f"<{PROV.iri}") or predicate == RDFS("label")


@given(records())
@settings(generously, max_examples=60)
def test_there_is_nothing_but_prov_and_labels(record: Record) -> None:
    only_prov(record)


@pytest.mark.parametrize("record", ALL, ids=lambda one: one.id)
def test_the_package_reads_each_record_without_a_warning(record: Record) -> None:
    only_prov(record)
    found = read(record)
    told = {f"{Names(record.id).account(one.id)}" for one in record.accounts}
    stating = {name(one) for one in found.bundles if one.get_records()}
    assert told & stating
    assert Names(record.id).meta in stating
    found.unified()


def test_the_package_reads_all_of_them_at_once_as_triples_too() -> None:
    assert len(list(read(ALL).bundles)) > len(ALL)
    assert len(list(read(ALL, "turtle").get_records())) > 1000


@given(records())
@settings(generously, max_examples=60)
def test_the_package_reads_any_record(record: Record) -> None:
    read(record)


def test_the_founding_hand_over_is_there_with_its_parties() -> None:
    names = Names(FOUNDING.id)
    (bundle,) = (one for one in read(FOUNDING).bundles if name(one) == names.account("2"))
    text = bundle.get_provn()
    assert "wasAssociatedWith(record:dobrynin-1962-10-30.claim.2.e3.giver-1;" in text
    assert "[prov:role='coc:role-giver']" in text
    assert "used(record:dobrynin-1962-10-30.claim.2.e3," in text


def test_what_is_inferred_is_not_there() -> None:
    for record in (FOUNDING, sketch):
        graphs = {graph for *_, graph in prov_quads(record, DEFAULT_BASE)}
        assert not [one for one in graphs if "inferred" in one]
    claim = Names(FOUNDING.id).claim("1", "e4")
    assert not [s for s, *_ in prov_quads(FOUNDING, DEFAULT_BASE) if claim in s]


def test_the_nodes_of_parties_are_those_of_the_full_profile() -> None:
    full = {s for s, p, o, _ in quads(FOUNDING) if o == PROV("Association")}
    ours = {s for s, p, o, _ in prov_quads(FOUNDING, DEFAULT_BASE) if o == PROV("Association")}
    assert ours < full


def test_a_carrier_has_no_author_and_is_no_other_than_itself() -> None:
    said = {"id": "s1", "property": "author", "value": "X", "agent": "x"}
    both = [said | {"about": "copy"}, said | {"id": "s2", "about": "text"}]
    account = {
        "id": "1",
        "kind": "source-note",
        "source": {},
        "statements": both,
        "splits": [{"id": "p1", "thing": "copy", "into": ["copy", "other"]}],
    }
    record = Record.model_validate(
        {
            "id": "a",
            "instantiations": [{"id": "copy"}, {"id": "other"}],
            "agents": [{"id": "x", "kind": "person", "name": "X"}],
            "accounts": [account],
        }
    )
    names, found = Names("a"), list(prov_quads(record, DEFAULT_BASE))
    attributed = [s for s, p, *_ in found if p == PROV("wasAttributedTo")]
    assert attributed == [f"<{names.record}>"]
    same = {(s, o) for s, p, o, _ in found if p == PROV("alternateOf")}
    assert all(s != o for s, o in same)
    assert (f"<{names.thing('other')}>", f"<{names.thing('copy')}>") in same


def test_accounts_that_differ_are_alternates() -> None:
    names, same = Names(FOUNDING.id), PROV("alternateOf")
    pairs = {(s, o) for s, p, o, _ in prov_quads(FOUNDING, DEFAULT_BASE) if p == same}
    one, other = (f"<{names.account(name)}>" for name in ("1", "2"))
    assert (one, other) in pairs
    assert (other, one) in pairs
