"""What lists, archives' pages and routes say of a record is what its accounts say."""

from typing import Any

import pytest

from provenance.model.record import Record
from provenance.publish.catalogue.catalogue import catalogue, where
from provenance.publish.catalogue.routes import NOT_TOLD, routes
from provenance.publish.context import Context
from provenance.publish.entries.entries import entry
from provenance.publish.entries.entry import Entry
from provenance.publish.pages.agent.data import agent_quads
from provenance.publish.pages.agent.html import pages
from provenance.publish.pages.agent.page import agent_page
from provenance.records.load import load
from provenance.resources.folders import folder

CWIHP = folder("records") / "cwihp"
AGENTS = [
    {"id": name, "kind": "corporate-body", "name": name.title(), "authority": name}
    for name in ("archive", "ministry", "library", "press")
]


def told(*events: dict[str, Any], holdings: list[dict[str, Any]] | None = None) -> Entry:
    """The entry of a record with one source note."""
    note = {"id": "1", "kind": "source-note", "source": {}}
    plain = {
        "id": "a",
        "agents": AGENTS,
        "instantiations": [{"id": "top-copy"}, {"id": "copy"}],
        "derived": [{"id": "translation", "kind": "translation"}],
        "accounts": [note | {"events": list(events), "holdings": holdings or []}],
    }
    return entry(Record.model_validate(plain))


def held(who: str, thing: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    return {
        "id": f"h-{who}-{thing}",
        "holder": {"role": "holder", "agent": who},
        "instantiation": thing,
        **more,
    }


def event(number: int, kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    return {"id": f"e{number}", "kind": kind, **more}


COPIED = event(1, "copying", used=[{"thing": "top-copy"}], made=["copy"])
GIVEN = event(
    2,
    "hand-over",
    moved=["copy"],
    parties=[{"role": "giver", "agent": "archive"}, {"role": "recipient", "agent": "library"}],
)


def test_the_original_is_what_nobody_says_was_copied_whatever_its_id() -> None:
    found = told(COPIED, holdings=[held("archive", "top-copy"), held("library", "copy")])
    assert [who.id for who in found.originals] == ["archive"]
    assert [who.id for who in found.keepers] == ["archive", "library"]
    assert "no-original" not in found.completeness


def test_what_is_refuted_is_left_out() -> None:
    wrong = held("archive", "top-copy", status="refuted", reason="it burnt")
    found = told(holdings=[wrong])
    assert not found.kept and not found.parts
    assert routes([found])[0].archive.name == NOT_TOLD


def test_a_keeper_of_a_copy_is_not_where_the_original_lies() -> None:
    found = told(COPIED, holdings=[held("library", "copy")])
    assert found.originals == () and where(found) == ("a copy at Library",)
    assert routes([found])[0].archive.name == NOT_TOLD


def test_how_the_original_came_to_the_archive_is_no_part_of_the_way_to_readers() -> None:
    parties = [{"role": "giver", "agent": "ministry"}, {"role": "recipient", "agent": "archive"}]
    accession = event(0, "accession", moved=["top-copy"], parties=parties)
    found = told(accession, COPIED, GIVEN, holdings=[held("archive", "top-copy")])
    assert [who.id for who in found.conduits] == ["library"]
    agents = catalogue([found]).agents
    assert [one.passed.giver.id for one in agents["agent/archive"].took if one.passed.giver] == [
        "ministry"
    ]


@pytest.mark.parametrize(
    ("events", "only_copies"),
    [
        ((COPIED, GIVEN), True),
        ((COPIED | {"status": "inferred", "reason": "custom"}, GIVEN), False),
        ((GIVEN,), False),
        (
            (COPIED, event(3, "translating", used=[{"thing": "top-copy"}], made=["translation"])),
            False,
        ),
        ((COPIED, event(3, "hand-over", moved=["top-copy"])), False),
    ],
)
def test_only_copies_left_where_a_source_says_so_and_none_used_the_original(
    events: tuple[dict[str, Any], ...], only_copies: bool
) -> None:
    found = told(*events, holdings=[held("archive", "top-copy")])
    assert [one.copies_left for one in found.kept] == [only_copies]


def test_an_inferred_act_is_an_inferred_passing() -> None:
    found = told(COPIED, GIVEN | {"status": "inferred", "reason": "custom"})
    assert [one.inferred for one in found.passed] == [True]


def test_routes_keep_their_gaps_and_what_is_inferred() -> None:
    several = [entry(load(CWIHP / f"{name}.yaml")) for name in ("castro-1962-11-04",)]
    (route,) = routes(several)
    assert [route.archive.name, *(one.name for one in route.conduits)] == [
        "Archive of Foreign Policy, Russian Federation",
        "NHK",
        "Philip Brenner",
    ]
    assert route.gaps == (False, True, False)
    assert route.inferred[0]


def test_from_where_nobody_tells_there_is_a_gap() -> None:
    given = GIVEN | {"parties": [{"role": "recipient", "agent": "library"}]}
    (route,) = routes([told(COPIED, given)])
    assert (route.archive.name, route.gaps[0]) == (NOT_TOLD, True)


def test_a_route_ends_in_the_edition_that_is_told_of_not_on_a_web_host() -> None:
    (route,) = routes([entry(load(CWIHP / "dobrynin-1962-10-27.yaml"))])
    assert route.reader.name == "We All Lost the Cold War" and not route.reader.href


@pytest.mark.parametrize(
    ("edtf", "year", "day"),
    [
        ("1962-10-30", "1962", "1962-10-30"),
        ("1962", "1962", "1962-01-01"),
        ("196X", "", "1960-01-01"),
        ("1961/1963", "", "1961-01-01"),
        ("/1962-11-05", "", "1962-11-05"),
    ],
)
def test_a_year_is_told_only_where_it_is_one(edtf: str, year: str, day: str) -> None:
    record = load(CWIHP / "dobrynin-1962-10-30.yaml").model_dump(mode="json")
    for account in record["accounts"]:
        for one in account["statements"]:
            if one["property"] == "date":
                one["date"] = {"edtf": edtf, "printed": edtf}
        for act in account["events"]:
            if act["kind"] == "creation":
                act.pop("date", None)
    found = entry(Record.model_validate(record))
    assert (found.year, found.day) == (year, day)


def test_an_archive_page_groups_by_fonds_and_says_by_which_account() -> None:
    code = {"levels": [{"level": "fonds", "value": "3"}]}
    printed = {"printed": "f. 3, op. 4"}
    found = told(
        COPIED,
        holdings=[
            held("archive", "top-copy", reference=code),
            held("archive", "copy", reference=printed),
        ],
    )
    everything = catalogue([found])
    page = agent_page(everything.agents["agent/archive"], everything, Context())
    assert [(one.name, one.records) for one in page.fonds] == [
        ("fonds 3", 1),
        ("Reference codes that are not taken apart", 1),
    ]
    assert page.fonds[0].holdings[0].kept.told_by == ("1",)


def test_an_agents_data_name_the_carrier_that_it_is_stated_to_hold() -> None:
    guessed = held("library", "copy", status="inferred", reason="custom")
    found = told(COPIED, holdings=[held("archive", "top-copy"), guessed])
    agents = catalogue([found]).agents
    said = {
        str(p): o for _, p, o, _ in agent_quads(agents["agent/archive"], "https://example.org/")
    }
    holder = "<https://www.ica.org/standards/RiC/ontology#isOrWasHolderOf>"
    assert said[holder] == "<https://example.org/record/a.thing.top-copy>"
    rest = [p for _, p, _, _ in agent_quads(agents["agent/library"], "https://example.org/")]
    assert holder not in rest and any(one.endswith("#type>") for one in rest)


def test_spellings_of_one_name_stand_on_its_page() -> None:
    spelt = [
        entry(load(CWIHP / "dobrynin-1962-10-30.yaml")).model_copy(update={"id": f"r{n}"})
        for n in range(2)
    ]
    part = spelt[0].parts[0]
    other = part.model_copy(update={"who": part.who.model_copy(update={"name": "A. F. DOBRYNIN"})})
    spelt[1] = spelt[1].model_copy(update={"parts": (other, *spelt[1].parts[1:])})
    everything = catalogue(spelt)
    agent = everything.agents["name/a-f-dobrynin"]
    assert agent.forms == ("A. F. DOBRYNIN", "A.F. Dobrynin") and agent.records == 2
    page = agent_page(agent, everything, Context())
    assert [one.text for one in page.names] == ["A. F. DOBRYNIN", "A.F. Dobrynin"]


def test_a_list_that_is_cut_says_how_long_it_is() -> None:
    several = [told(COPIED, GIVEN).model_copy(update={"id": f"r{n}"}) for n in range(130)]
    text = dict(pages(catalogue(several), Context()))["agent/library.html"]
    assert str(text).count("The first 100 of 130 records") == 1
