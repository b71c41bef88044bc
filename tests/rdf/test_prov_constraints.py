"""The checks of PROV-CONSTRAINTS: on our output, on cases of our own, and on those of others.

The package ``prov`` carries 174 cases made by ProvToolbox, the W3C and itself; their names say
whether the statements are valid.
"""

import io
import re
import warnings
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_up.records import records
from prov.model import ProvDocument
from prov_statements import bundles

from provenance.model.record import Record
from provenance.rdf.constraints.check import check, completed, violations
from provenance.rdf.constraints.ordering import Precedence, precedences
from provenance.rdf.constraints.reading import read_bundles
from provenance.rdf.constraints.statements import OBJECTS, Statement
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.profiles.prov import prov_quads
from provenance.rdf.serialization import serialize
from provenance.records.load import load_all
from provenance.resources.folders import folder
from provenance.validation.check import check as problems_of

ALL = [*load_all(folder("records")), sketch]
UNIFICATION = Path(str(files("prov.tests") / "unification"))
OTHERS = sorted(
    (*UNIFICATION.glob("*.json"), *UNIFICATION.glob("constraints/*.xml"),
     *UNIFICATION.glob("constraints/*.provx")),
    key=lambda one: one.name,
)  # fmt: skip
USAGE = "an activity may use a thing more than once: the Recommendation has no unique usage"
DELEGATION = "the activity of a delegation may be left out, the responsible agent may not"
DIFFERENT = {
    "usage-fail1.xml": USAGE,
    "usage-fail5.xml": USAGE,
    "usage-fail6.xml": USAGE,
    "usage-fail7.xml": USAGE,
    "delegation-fail4.xml": DELEGATION,
    "delegation-success3.xml": DELEGATION,
    "delegation-success4.xml": DELEGATION,
}
"""Where ProvToolbox's cases are of a draft, and the Recommendation of 2013 says otherwise.

The checker of its first editor (jamescheney/prov-constraints, ``checker.pl``) has no unique usage
either; that a delegation's activity is expandable, ``prov``'s own tests say too.
"""

OURS = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "prov" / "constraints.yaml").read_text("utf-8")
)
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


def document(file: Path) -> ProvDocument:
    """Return a case; ProvToolbox's word for the content of a bundle is not the schema's."""
    text = file.read_text("utf-8").replace("<prov:bundle prov:id", "<prov:bundleContent prov:id")
    text = text.replace("</prov:bundle>", "</prov:bundleContent>")
    syntax = "json" if file.suffix == ".json" else "xml"
    return ProvDocument.deserialize(io.BytesIO(text.encode()), format=syntax)


@pytest.mark.parametrize("file", OTHERS, ids=lambda one: one.name)
def test_the_cases_of_others(file: Path) -> None:
    found = [one for said in bundles(document(file)).values() for one in check(said)]
    valid = "success" in file.name or "PASS" in file.name
    assert valid is (not found) or file.name in DIFFERENT
    assert valid is not (not found) or file.name not in DIFFERENT
    meant = set(re.findall(r"FAIL.*?(c5[3-6]|c2[2-9])", file.name))
    assert {one.upper() for one in meant} <= {one.constraint for one in found}


def test_all_cases_of_others_were_there() -> None:
    assert len(OTHERS) == 174
    assert set(DIFFERENT) < {one.name for one in OTHERS}


@cache
def said(text: str) -> tuple[Statement, ...]:
    whole = f"document\nprefix ex <http://example.org/>\n{text}\nendDocument\n"
    found = ProvDocument.deserialize(io.StringIO(whole), format="provn")
    return bundles(found)[""]


def cases(key: str) -> list[object]:
    numbered = ((f"{case['constraint']}-{number}", case) for number, case in enumerate(OURS))
    return [pytest.param(case, id=name) for name, case in numbered if key in case]


@pytest.mark.parametrize("case", cases("violates"))
def test_a_broken_case_violates_its_constraint(case: dict[str, str]) -> None:
    assert {one.constraint for one in check(said(case["violates"]))} == {case["constraint"]}


@pytest.mark.parametrize("case", cases("sound"))
def test_a_mended_case_is_valid(case: dict[str, str]) -> None:
    assert check(said(case["sound"])) == ()


@pytest.mark.parametrize("case", cases("orders"))
def test_a_constraint_orders_two_events(case: dict[str, str]) -> None:
    earlier, later = (f"http://example.org/{one}" for one in case["orders"])
    found = set(precedences(completed(said(case["sound"]))))
    assert Precedence(earlier, later, case["constraint"]) in found


def test_every_constraint_has_a_case() -> None:
    typing = {"C50"}  # shows where a thing has two types, at C55
    numbers = {f"C{number}" for number in range(22, 57)} - typing
    assert {case["constraint"] for case in OURS} == numbers


def test_what_is_no_statement_is_said_to_be_none() -> None:
    (found,) = check([Statement("communication", "ex:i", ("ex:a", ""))])
    assert str(found).startswith("PROV-DM an argument is missing: communication, ex:i")


@pytest.mark.parametrize("profile", ["prov", "full"])
@pytest.mark.parametrize("record", ALL, ids=lambda one: one.id)
def test_every_record_is_valid_prov(record: Record, profile: str) -> None:
    assert violations(quads_of(profile)(record, DEFAULT_BASE)) == {}


def test_a_record_that_is_derived_from_itself_is_not() -> None:
    looped = {"id": "e1", "kind": "copying", "used": [{"thing": "a"}], "made": ["b"]}
    back = {"id": "e2", "kind": "copying", "used": [{"thing": "b"}], "made": ["a"]}
    account = {"id": "1", "kind": "source-note", "source": {}, "events": [looped, back]}
    record = Record.model_validate(
        {"id": "r", "instantiations": [{"id": "a"}, {"id": "b"}], "accounts": [account]}
    )
    ((graph, found),) = violations(prov_quads(record, DEFAULT_BASE)).items()
    assert graph.endswith("/account/1")
    assert {one.constraint for one in found} == {"C42"}


THINGS = ("a", "b", "c", "d")
things = st.lists(st.sampled_from(THINGS), max_size=2, unique=True)
acts = st.lists(
    st.tuples(st.sampled_from(("copying", "destruction", "hand-over")), things, things),
    min_size=2,
    max_size=5,
)


def record_of(told: list[tuple[str, list[str], list[str]]]) -> Record:
    events = []
    for number, (kind, used, made) in enumerate(told, 1):
        event: dict[str, object] = {"id": f"e{number}", "kind": kind}
        if kind == "hand-over":
            event |= {"moved": used, "parties": [{"role": "recipient", "agent": "x"}]}
        else:
            event |= {"used": [{"thing": one} for one in used]}
            event |= {"made": made} if kind == "copying" else {}
        events.append(event)
    return Record.model_validate(
        {
            "id": "r",
            "instantiations": [{"id": one} for one in THINGS],
            "agents": [{"id": "x", "kind": "agent", "name": "X"}],
            "accounts": [{"id": "1", "kind": "source-note", "source": {}, "events": events}],
        }
    )


@given(acts)
@settings(generously, max_examples=200)
def test_a_record_without_violations_of_the_rules_is_valid_prov(
    told: list[tuple[str, list[str], list[str]]],
) -> None:
    record = record_of(told)
    assume(not [one for one in problems_of(record) if one.severity == "violation"])
    assert violations(prov_quads(record, DEFAULT_BASE)) == {}


@given(records())
@settings(generously, max_examples=60)
def test_any_record_can_be_judged(record: Record) -> None:
    for found in violations(prov_quads(record, DEFAULT_BASE)).values():
        assert all(str(one).startswith(one.constraint) for one in found)


@pytest.mark.parametrize("record", ALL, ids=lambda one: one.id)
def test_we_read_prov_o_as_the_package_does(record: Record) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, about itself
        text = serialize(record, "trig", profile="prov")
        theirs = bundles(ProvDocument.deserialize(io.StringIO(text), format="rdf"))
    ours = read_bundles(prov_quads(record, DEFAULT_BASE))
    assert set(theirs) - {""} == set(ours)
    for graph, found in ours.items():
        assert set(map(_core, found)) == set(map(_core, theirs[graph]))


def _core(one: Statement) -> tuple[object, ...]:
    """Return what both keep: not whether an association was plain or qualified, nor its types."""
    return one.kind, one.id if one.kind in OBJECTS else "", one.arguments
