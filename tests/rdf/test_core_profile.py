"""The profile ``core``: few plain triples, none of them from a doubtful claim."""

from typing import Any, get_args

import pytest
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records

from provenance.model import notation
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE, Names
from provenance.rdf.namespaces import COC, CRM, DC, PROV, RICO
from provenance.rdf.plain.stated import stated
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.term import Term, literal
from provenance.rdf.terms import STATED, concept
from provenance.records.load import load
from provenance.resources.folders import folder

Plain = dict[str, Any]
Triples = set[tuple[Term, Term, Term]]
DOUBTFUL = sorted(set(get_args(notation.Status)) - STATED)
founding = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
names = Names(founding.id)
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


def core(record: Record) -> Triples:
    return triples("core", record)


def triples(profile: str, record: Record) -> Triples:
    return {(s, p, o) for s, p, o, _ in quads_of(profile)(record, DEFAULT_BASE)}


def term(iri: str) -> Term:
    return Term(f"<{iri}>")


def test_the_founding_record_has_sixty_to_ninety_triples() -> None:
    assert 60 <= len(core(founding)) <= 90


def test_the_founding_chain_is_there_in_plain_properties() -> None:
    found = core(founding)
    thing = {one.id: term(names.thing(one.id)) for one in founding.instantiations}
    agent = {
        one: term(f"{DEFAULT_BASE}agent/{one}")
        for one in ("nhk", "cwihp", "avp-rf", "national-security-archive")
    }
    nhk, cwihp = term(names.node("step", "1", "e2")), term(names.node("step", "1", "e3"))
    assert found >= {
        (nhk, CRM("P29_custody_received_by"), agent["nhk"]),
        (nhk, PROV("used"), thing["copy"]),
        (cwihp, CRM("P30_transferred_custody_of"), thing["copy-cwihp"]),
        (nhk, RICO("precedesInTime"), cwihp),
        (cwihp, CRM("P29_custody_received_by"), agent["cwihp"]),
        (thing["copy"], PROV("wasDerivedFrom"), thing["original"]),
        (thing["original"], RICO("hasOrHadHolder"), agent["avp-rf"]),
        (thing["copy-nsarchive"], RICO("hasOrHadHolder"), agent["national-security-archive"]),
        (
            term(names.thing("translation")),
            CRM("P73i_is_translation_of"),
            term(names.record),
        ),
        (term(names.thing("edition")), COC("versionOf"), term(names.thing("translation"))),
    }
    assert [s for s, p, o in found if p == DC("source")] == [term(names.record)]


def of_this_document(record: Record) -> Record:
    """Return the record as if its third account spoke of this one document."""
    accounts = [one.model_copy(update={"batch": None}) for one in record.accounts]
    return Record.model_validate(
        record.model_dump() | {"accounts": [a.model_dump() for a in accounts]}
    )


def test_what_is_told_of_a_whole_batch_is_no_plain_fact() -> None:
    giver = CRM("P28_custody_surrendered_by")
    assert giver not in {p for _, p, _ in core(founding)}
    assert giver in {p for _, p, _ in core(of_this_document(founding))}


def test_an_inferred_giver_whom_another_account_supersedes_is_not_there() -> None:
    found = core(of_this_document(founding))
    givers = {o for _, p, o in found if p == CRM("P28_custody_surrendered_by")}
    assert givers == {term(names.agent(one)) for one in ("russian-side", "philip-brenner")}
    copies = {o for s, p, o in found if p == PROV("alternateOf")}
    assert copies == {term(names.thing("copy"))}


def test_an_act_that_two_accounts_tell_is_one_step() -> None:
    handed = [s for s, p, o in core(of_this_document(founding)) if o == COC("HandOver")]
    assert len(handed) == 3
    told = [e for a in founding.accounts for e in a.events if e.kind == "hand-over"]
    assert len(told) == 5


@given(records())
@settings(generously, max_examples=80)
def test_doubtful_claims_add_nothing(record: Record) -> None:
    certain = Record.model_construct(**dict(stated(record)))
    assert core(record) <= core(certain)


def doubtful(**claims: object) -> Record:
    base: Plain = {"id": "1", "kind": "source-note", "source": {"date": {"edtf": "1996"}}}
    return Record.model_validate(
        {
            "id": "a",
            "instantiations": [{"id": "copy"}, {"id": "other"}],
            "agents": [{"id": "x", "kind": "agent", "name": "X"}],
            "accounts": [base | claims],
        }
    )


PARTY: Plain = {"role": "recipient", "agent": "x"}
HANDED: Plain = {"id": "e1", "kind": "hand-over", "parties": [PARTY], "moved": ["copy"]}
HELD: Plain = {"id": "h1", "holder": {"role": "holder", "agent": "x"}, "instantiation": "copy"}
SAID: Plain = {"id": "s1", "about": "text", "property": "author", "value": "X", "agent": "x"}
COPIED: Plain = {"id": "e1", "kind": "copying", "made": ["copy"]}
USE: Plain = {"thing": "other"}
SPLIT: Plain = {"id": "p1", "thing": "copy", "into": ["other"]}


CLAIMS: list[tuple[str, Plain, tuple[str, Plain] | None]] = [
    ("events", HANDED, None),
    ("events", HANDED, ("parties", PARTY)),
    ("events", COPIED, None),
    ("events", COPIED | {"used": [USE]}, ("used", USE)),
    ("statements", SAID, None),
    ("splits", SPLIT, None),
]
HOLDINGS: list[tuple[str, Plain, tuple[str, Plain] | None]] = [
    ("holdings", HELD, None),
    ("holdings", HELD, ("holder", HELD["holder"])),
]


@pytest.mark.parametrize("status", DOUBTFUL)
@pytest.mark.parametrize(
    ("profile", "sort", "whole", "part"),
    [("core", *one) for one in (*CLAIMS, *HOLDINGS)] + [("prov", *one) for one in CLAIMS],
)
def test_a_doubtful_claim_is_no_plain_fact(
    profile: str, sort: str, whole: Plain, part: tuple[str, Plain] | None, status: str
) -> None:
    doubt = {"status": status}
    if part is None:
        changed, without = whole | doubt, None
    else:
        field, value = part
        several = isinstance(whole[field], list)
        changed = whole | {field: [value | doubt] if several else value | doubt}
        without = whole | {field: []} if several else None
    left = triples(profile, doubtful(**{sort: [without] if without else []}))
    assert triples(profile, doubtful(**{sort: [changed]})) == left
    assert triples(profile, doubtful(**{sort: [whole]})) > left


def test_what_another_account_refutes_is_no_plain_fact() -> None:
    record = doubtful(events=[HANDED])
    other = record.accounts[0].model_dump() | {"id": "2"}
    other["events"][0]["status"] = "refuted"
    both = Record.model_validate(
        record.model_dump() | {"accounts": [record.accounts[0].model_dump(), other]}
    )
    assert not [o for _, p, o in core(both) if p == CRM("P29_custody_received_by")]
    assert [o for _, p, o in core(record) if p == CRM("P29_custody_received_by")]


def test_a_keeper_is_current_only_as_of_some_day() -> None:
    keeper = CRM("P50_has_current_keeper")
    assert keeper in {p for _, p, _ in core(doubtful(holdings=[HELD]))}
    undated = doubtful(holdings=[HELD], source={})
    assert keeper not in {p for _, p, _ in core(undated)}
    former = doubtful(holdings=[HELD | {"state": "former"}])
    assert keeper not in {p for _, p, _ in core(former)}


def test_every_step_has_a_status_and_there_are_no_qualified_nodes() -> None:
    status = COC("evidentialStatus")
    for record in (founding, sketch):
        found = core(record)
        assert {o for _, p, o in found if p == status} <= {
            concept("statuses", "reported"),
            concept("statuses", "verified"),
        }
        assert not [p for _, p, _ in found if "qualified" in p]


def test_a_code_without_words_is_written_level_by_level() -> None:
    levels = [{"level": "fonds", "value": "5"}, {"level": "file", "value": "131"}]
    record = doubtful(holdings=[HELD | {"reference": {"levels": levels}}])
    codes = [o for _, p, o in core(record) if p == RICO("identifier")]
    assert codes == [literal("fonds 5, file 131")]
