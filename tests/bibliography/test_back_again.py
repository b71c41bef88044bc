"""What we export, our importers read back: every essential that the format carries, and no other.

Which format carries what stands in `essentials`.
"""

from pathlib import Path

import pytest
from essentials import CARRIERS, Essentials, carried, essentials
from made_up.references import plausible

from provenance.bibliography.format import export, formats
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.referring.refer import refer
from provenance.bibliography.words.dating import in_words
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Passed, Taken, read_inputs
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

CASES = sorted((Path(__file__).parents[1] / "cases/formats/records").glob("*.yaml"))
RECORDS = [*load_all(folder("records")), *map(load, CASES)]
FROM_TITLE = ("kind", "authors", "recipients")


def back(text: str, format_name: str) -> list[Record]:
    content = text.encode("utf-8")
    one = Input.of_bytes("all", content, Recording(by="a test"))
    found = list(read_inputs(importers()[CARRIERS[format_name].importer], [one]))
    assert [str(one) for one in found if not isinstance(one, Taken | Passed)] == []
    return [one.record for one in found if isinstance(one, Taken)]


def expected(told: Essentials, again: Essentials, format_name: str) -> Essentials:
    """Return what must come back; whom the record does not name, the title may."""
    wanted = carried(told, format_name)
    title = (told.title or "").casefold()
    for name in FROM_TITLE:
        found = getattr(again, name)
        words = [found] if isinstance(found, str) else [one for one, _ in found or ()]
        if not getattr(told, name) and all(word.casefold() in title for word in words):
            wanted = wanted._replace(**{name: found})
    return wanted


def test_every_format_that_we_read_is_in_the_table() -> None:
    """Of finding aids the importer reads custody alone; `test_xml_formats` has them."""
    assert {name for name in formats() if name in importers()} - {"ead"} <= CARRIERS.keys()
    assert CARRIERS.keys() <= formats().keys()


@pytest.mark.parametrize("format_name", CARRIERS)
def test_every_record_comes_back(format_name: str) -> None:
    again = back(export(RECORDS, format_name), format_name)
    for record, one in zip(RECORDS, again, strict=True):
        told, found = essentials(refer(record)), essentials(refer(one))
        assert found == expected(told, found, format_name), record.id


@pytest.mark.parametrize("format_name", CARRIERS)
def test_every_made_up_document_comes_back(
    format_name: str, request: pytest.FixtureRequest
) -> None:
    """Names of every shape, other scripts, long notes; ``--generated N`` says how many."""
    made = plausible(request.config.getoption("generated"))
    again = back("".join(formats()[format_name].write(made)), format_name)
    for document, one in zip(made, again, strict=True):
        told, found = essentials(document), essentials(refer(one))
        assert found == expected(told, found, format_name), document.key


@pytest.mark.parametrize("format_name", CARRIERS)
def test_no_record_is_lost_whatever_it_says(format_name: str, written: list[Record]) -> None:
    """Whole records with every field of the model, in words that try to break out.

    A title that we supply names the addressee; one whose name is not made of its parts comes back
    with another name, and the title is then another one too.
    """
    again = back(export(written, format_name), format_name)
    for record, one in zip(written, again, strict=True):
        told = refer(record)
        if told.title or all(map(_is_made_of_its_parts, told.addressees)):
            assert essentials(refer(one)).title == essentials(told).title


def _is_made_of_its_parts(name: Name) -> bool:
    parts = (name.family, name.given)
    return name.family is None or all(part in name.literal for part in parts if part)


@pytest.mark.parametrize("format_name", ["csl-json", "csv", "ris", "zotero-rdf"])
def test_characters_that_no_text_may_hold_are_written_so_that_they_are_read(
    format_name: str,
) -> None:
    made = [
        one.model_copy(update={"title": f"a\0b\x01c{one.key}", "note": "kept at\0 home"})
        for one in plausible(3)
    ]
    again = back("".join(formats()[format_name].write(made)), format_name)
    assert [one.title is not None and one.title.startswith("a") for one in again] == [True] * 3
    assert all("\0" not in (one.title or "") for one in again)


def _once(where: Location | None) -> Location | None:
    return where.model_copy(update={"former": True}) if where else None


@pytest.mark.parametrize("format_name", ["csl-json", "csv", "ris", "zotero-rdf"])
def test_a_former_holder_comes_back_as_one(format_name: str) -> None:
    made = [
        one.model_copy(update={"location": None, "former": _once(one.location), "note": None})
        for one in plausible(60)
        if one.location
    ]
    again = back("".join(formats()[format_name].write(made)), format_name)
    for document, one in zip(made, again, strict=True):
        told, found = essentials(document), essentials(refer(one))
        assert found.former is bool(told.archive), document.key
        assert found == expected(told, found, format_name), document.key


@pytest.mark.parametrize("format_name", ["bibtex", "csl-json", "csv"])
def test_a_note_that_tells_of_no_archive_comes_back_from_a_field_of_its_own(
    format_name: str,
) -> None:
    note = "Seen by the editors; 50% {legible}."
    made = [one.model_copy(update={"note": note}) for one in plausible(20)]
    again = back("".join(formats()[format_name].write(made)), format_name)
    assert {refer(one).note for one in again} == {note}


@pytest.mark.parametrize("format_name", ["csl-json", "csv", "ris", "zotero-rdf"])
def test_a_document_of_which_the_kind_alone_is_known_comes_back(format_name: str) -> None:
    reference = Reference(key="made-up-1", record="made-up-1", kind="telegram", chain={})
    (again,) = back("".join(formats()[format_name].write([reference])), format_name)
    assert (refer(again).title, refer(again).kind) == (None, "telegram")


@pytest.mark.parametrize("format_name", CARRIERS)
def test_nothing_grows_with_each_trip(format_name: str) -> None:
    trips = [export(RECORDS, format_name)]
    for _ in range(4):
        trips.append(export(back(trips[-1], format_name), format_name))
    assert trips[4] == trips[3]
    assert len(trips[4]) < 1.1 * len(trips[1])


PRINTED = ("dobrynin-1962-10-30", "frus1961-63v06-d82")


@pytest.mark.parametrize("format_name", [one for one in CARRIERS if one != "csv"])
def test_what_is_told_of_editions_comes_back(format_name: str) -> None:
    """But for the pages of a document that is cited by its number."""
    records = [one for one in RECORDS if one.id in PRINTED]
    for record, one in zip(records, back(export(records, format_name), format_name), strict=True):
        (came,), (again,) = refer(record).editions, refer(one).editions
        pages = None if came.document else came.pages
        wanted = came.model_copy(update={"pages": pages, "editors": ()})
        assert again.container == wanted.container
        assert (again.number, again.document, again.pages) == (
            wanted.number,
            wanted.document,
            wanted.pages,
        )
        assert [one.literal for one in again.publishers] == [
            one.literal for one in wanted.publishers
        ]
        assert in_words(again.date) == in_words(wanted.date)


@pytest.mark.parametrize("format_name", ["biblatex", "biblatex-chicago"])
def test_a_kind_keeps_accents_that_stand_apart_from_their_letters(format_name: str) -> None:
    reference = Reference(key="made-up-1", record="made-up-1", kind="re\u0301sume\u0301", chain={})
    (again,) = back("".join(formats()[format_name].write([reference])), format_name)
    assert (refer(again).title, refer(again).kind) == (None, "r\u00e9sum\u00e9")


def test_a_name_with_a_semicolon_does_not_make_a_title_of_a_supplied_one() -> None:
    name = Name(literal="Ministry of Trade; Office 2")
    told = Reference(
        key="made-up-1", record="made-up-1", kind="cable", addressees=(name,), chain={}
    )
    (again,) = back("".join(formats()["csv"].write([told])), "csv")
    assert refer(again).title is None
