"""Notes and their facts: tables of cases, the founding note, wordings of one thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.notes.parse import read_note
from provenance.resources.yaml import read_yaml_file

CASES = Path(__file__).parents[1] / "cases" / "notes"
FLOORS = {"first-look": (0.97, 34), "second-look": (0.94, 18), "third-look": (0.97, 175)}
FOUNDING = (
    "[Source: Archive of Foreign Policy, Russian Federation (AVP RF), Moscow; copy obtained by NHK "
    "(Japanese Television), provided to CWIHP, and on file at National Security Archive, "
    "Washington, D.C.; translation by John Henriksen, Harvard University.]"
)

Row = tuple[str, str, str]


def rows(text: str) -> list[Row]:
    return [(fact.event, fact.role, fact.value) for fact in read_note(text).facts]


def cases(name: str) -> Iterator[tuple[str, list[Row]]]:
    value = read_yaml_file(CASES / f"{name}.yaml").value
    assert isinstance(value, list)
    for case in value:
        assert isinstance(case, dict)
        yield str(case["text"]), list(_expected(case["events"]))


def _expected(events: Any) -> Iterator[Row]:  # noqa: ANN401 - plain YAML
    for event, roles in events:
        for role, value in roles.items():
            yield from (
                (event, role, one) for one in (value if isinstance(value, list) else [value])
            )


@pytest.mark.parametrize("name", FLOORS)
def test_cases_are_read_as_well_as_before(name: str) -> None:
    hits = found = wanted = whole = 0
    for text, expected in cases(name):
        have = rows(text)
        same = sum(min(have.count(row), expected.count(row)) for row in set(have))
        hits, found, wanted = hits + same, found + len(have), wanted + len(expected)
        whole += sorted(have) == sorted(expected)
    score, least = FLOORS[name]
    assert 2 * hits / (found + wanted) >= score
    assert whole >= least


def test_founding_note_has_its_nine_facts_and_nothing_unread() -> None:
    note = read_note(FOUNDING)
    assert [(f.n, f.event, f.role, f.value) for f in note.facts] == [
        (1, "holding", "holder", "Archive of Foreign Policy, Russian Federation"),
        (1, "holding", "abbreviation", "AVP RF"),
        (1, "holding", "place", "Moscow"),
        (2, "copying", "agent", "NHK"),
        (3, "transfer", "recipient", "CWIHP"),
        (4, "holding", "holder", "National Security Archive"),
        (4, "holding", "place", "Washington, D.C."),
        (5, "translation", "translator", "John Henriksen"),
        (5, "translation", "affiliation", "Harvard University"),
    ]
    assert note.unread == ()


def test_founding_note_says_how_each_event_is_worded() -> None:
    note = read_note(FOUNDING)
    worded = [(e.phrase, e.copy, e.made) for e in note.events]
    assert worded == [
        ("reference", False, False),
        ("obtained", True, False),
        ("provided", True, False),
        ("on-file", True, False),
        ("translated", False, False),
    ]
    clause = note.events[1]
    assert FOUNDING[clause.start : clause.end] == "copy obtained by NHK"


@pytest.mark.parametrize(
    ("text", "made"),
    [("Copy obtained by Ann Lee.", False), ("Photocopied by Ann Lee.", True)],
    ids=["obtained", "made"],
)
def test_obtained_is_not_made(text: str, made: bool) -> None:
    assert [event.made for event in read_note(text).events] == [made]


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("Copy made by Ann Lee from the original in TsKhSD.", [True, False]),
        ("Original in APRF, f. 45, op. 1.", [False]),
        ("Quelle: PA AA, B 43, Bd. 7; Kopie: BStU, MfS, ZAIG 5.", [False, True]),
        ("RGANI, f. 5; photocopy in Hoover Institution Archives.", [False, True]),
        ("Microfilm at Lamont Library.", [True]),
        ("Translated by Ann Lee from the original in RGANI, f. 5.", [False, False]),
    ],
    ids=["from-original", "original", "kopie", "photocopy", "microfilm", "translated-from"],
)
def test_holdings_of_copies_and_of_originals(text: str, copies: list[bool]) -> None:
    assert [event.copy for event in read_note(text).events] == copies


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Translated by Mary Chen.", "Mary Chen"),
        ("Translated by Grace Park; edited by B. Koch.", "Grace Park"),
        ("Translated by Robert Hall Jr.", "Robert Hall Jr."),
        ("RGANI, f. 5, ll. 4-4ob., 17-18ob.", "4-4ob., 17-18ob"),
        ("RGANI, f. 5, ll. 17-18ob.", "17-18ob"),
    ],
)
def test_full_stops_belong_to_abbreviations_alone(text: str, value: str) -> None:
    assert value in [fact.value for fact in read_note(text).facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Department of State, FOIA release to the National Security Archive.",
            [
                ("holding", "holder", "Department of State"),
                ("transfer", "recipient", "National Security Archive"),
            ],
        ),
        (
            "State Department FOIA release; copy at National Security Archive.",
            [("holding", "holder", "National Security Archive")],
        ),
    ],
    ids=["to", "alone"],
)
def test_a_release_is_no_collection(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


SAME = "RGANI, f. 5, op. 30, d. 164, ll. 45-52"
REFERENCE = [
    ("holding", "holder", "RGANI"),
    ("holding", "fonds", "5"),
    ("holding", "inventory", "30"),
    ("holding", "file", "164"),
    ("holding", "leaf", "45-52"),
]


@pytest.mark.parametrize(
    "text",
    [
        SAME,
        f"[Source: {SAME}.]",
        f"Source: {SAME}.",
        f"Source : {SAME}",
        f"Quelle: {SAME}.",
        f"({SAME})",
        "RGANI,f.5,op.30,d.164,ll.45-52",
        "RGANI. F. 5. Op. 30. D. 164. L. 45-52.",
        "RGANI fond 5 opis 30 delo 164 listy 45-52",
        "RGANI, fond 5, opis 30, delo 164, listy 45-52",
        "RGANI ,  f. 5 , op. 30 ,\nd. 164 , ll. 45-52 .",
    ],
)
def test_one_reference_in_many_forms(text: str) -> None:
    assert rows(text) == REFERENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Obtained and translated by A. Lee.", ["copying A. Lee", "translation A. Lee"]),
        ("Obtained by A. Lee and translated by B. Kim.", ["copying A. Lee", "translation B. Kim"]),
        (
            "Obtained by A. Lee and B. Kim and translated by C. Roe.",
            ["copying A. Lee", "copying B. Kim", "translation C. Roe"],
        ),
        ("Obtained for CWIHP by A. Lee.", ["copying A. Lee"]),
        ("Translated by A. Lee for CWIHP.", ["translation A. Lee"]),
    ],
    ids=["shared", "apart", "two-and-one", "for-first", "for-last"],
)
def test_who_did_what(text: str, expected: list[str]) -> None:
    assert [f"{fact.event} {fact.value}" for fact in read_note(text).facts] == expected


def test_archive_that_no_table_knows_is_read_by_its_shape() -> None:
    facts = read_note("Regional Archive of Nowhere (RAN), f. 1, op. 2, d. 3").facts
    assert (facts[0].value, facts[1].value) == ("Regional Archive of Nowhere", "RAN")


def test_commentary_states_nothing() -> None:
    text = "The ambassador was surprised that the letter had not been answered before the talks."
    note = read_note(text)
    assert list(note.facts) == []
    assert len(note.unread) == 1
