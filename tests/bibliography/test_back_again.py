"""What we export, our importers read back: every essential that the format carries, and no other.

Which format carries what stands in `essentials`.
"""

from pathlib import Path

import pytest
from essentials import CARRIERS, Essentials, carried, essentials

from provenance.bibliography.format import export, formats
from provenance.bibliography.refer import refer
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Passed, Taken, read_inputs
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

CASES = sorted((Path(__file__).parents[1] / "cases/formats/records").glob("*.yaml"))
RECORDS = [*load_all(folder("records")), *map(load, CASES)]
FROM_TITLE = ("kind", "authors", "recipients")


def back(records: list[Record], format_name: str) -> list[Record]:
    content = export(records, format_name).encode("utf-8")
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
    again = back(RECORDS, format_name)
    for record, one in zip(RECORDS, again, strict=True):
        told, found = essentials(refer(record)), essentials(refer(one))
        assert found == expected(told, found, format_name), record.id
