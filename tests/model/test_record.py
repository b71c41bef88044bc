"""Records hang together, and say what they know."""

import pytest
from founding_sketch import rec as founding
from pydantic import ValidationError

from provenance.model.date import ArchivalDate
from provenance.model.event import Event
from provenance.model.evidence import Evidence
from provenance.model.record import Record

ACCOUNT: dict[str, object] = {"id": "1", "kind": "source-note", "source": {}}

BROKEN = [
    ({"agents": [{"id": "a", "kind": "person", "name": "A"}] * 2}, "agent 'a' stands twice"),
    ({"instantiations": [{"id": "text"}]}, "thing 'text' stands twice"),
    ({"instantiations": [{"id": "i", "of": "nothing"}]}, "no text is called 'nothing'"),
    ({"instantiations": [{"id": "i"}, {"id": "k", "of": "i"}]}, "no text is called 'i'"),
    ({"derived": [{"id": "d", "kind": "edition", "of": "d"}]}, "'d' is derived from itself"),
    ({"accounts": [ACCOUNT, ACCOUNT]}, "account '1' stands twice"),
    ({"accounts": [ACCOUNT | {"attributed_to": "x"}]}, "no agent is called 'x'"),
    (
        {"accounts": [ACCOUNT | {"events": [{"id": "e", "kind": "gap", "after": ["z"]}]}]},
        "no event is called 'z'",
    ),
    (
        {"accounts": [ACCOUNT | {"events": [{"id": "e", "kind": "copying", "made": ["m"]}]}]},
        "no thing is called 'm'",
    ),
]


@pytest.mark.parametrize(("fields", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_reference_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Record.model_validate({"id": "r"} | fields)


def test_all_broken_references_are_named_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        Record.model_validate(
            {"id": "r", "instantiations": [{"id": "i", "of": "p"}, {"id": "k", "of": "q"}]}
        )
    assert "'p'" in str(caught.value) and "'q'" in str(caught.value)


@pytest.mark.parametrize("name", ["", "A", "a b", "../x", "a--b", "-a", "a\n", "é", "a" * 121])
def test_an_id_that_could_be_a_path_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Record(id=name)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({"id": "r", "titel": "x"})


def test_only_hand_overs_move_things() -> None:
    with pytest.raises(ValidationError, match="hand-over"):
        Event(id="e", kind="copying", moved=("copy",))


@pytest.mark.parametrize(
    "fields",
    [{}, {"quote": "x", "start": 1}, {"quote": "x", "start": 2, "end": 2}],
    ids=["nothing", "half a span", "an empty span"],
)
def test_evidence_is_whole(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Evidence.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [{}, {"edtf": "30 October"}, {"edtf": "1962", "absent": "date-not-stated"}],
    ids=["nothing", "not EDTF", "absent and there"],
)
def test_a_date_says_something_or_is_none(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ArchivalDate.model_validate(fields)


def test_the_record_says_what_its_description_says() -> None:
    assert founding.title == "Telegram…"
    assert str(founding.date) == "1962-10-30"
    assert [derived.id for derived in founding.translations] == ["translation"]


def test_values_are_frozen_and_usable_as_keys() -> None:
    with pytest.raises(ValidationError):
        founding.id = "x"  # type: ignore[misc]  # that it cannot be set is what is tested
    assert founding == Record.model_validate(founding.model_dump())


def test_a_changed_copy_of_a_record_has_the_custody_of_its_own_fields() -> None:
    before = founding.custody
    copy = founding.model_copy(update={"id": "another", "accounts": founding.accounts[:1]})
    assert (copy.custody.record, before.record) == ("another", founding.id)
    assert len(copy.custody.steps) < len(before.steps)
    assert copy.own_custody == copy.custody
    assert founding.custody is before
