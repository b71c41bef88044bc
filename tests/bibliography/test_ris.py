"""RIS is read back by rispy and by Zotero's rules; nothing in a value ends an entry."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
import rispy
import zotero_ris
from hypothesis import given
from hypothesis import strategies as st

from provenance.bibliography.format import export
from provenance.bibliography.formats.ris import FORMAT, tagged
from provenance.bibliography.reference import Edition, Location, Name, Reference, Translation
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.words.dating import at_most_as_precise
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.records.load import load

RECORDS = Path(__file__).parents[1] / "cases" / "formats" / "records"
NOWHERE = Location(holds="item")


def test_the_founding_record_is_as_zotero_reads_it() -> None:
    """The tags and values that Zotero's archive fields come from, one by one."""
    record = load(RECORDS / "dobrynin-1962-10-30.yaml")
    lines = export(record, "ris").split("\r\n")
    assert lines[:11] == [
        "TY  - PCOMM",
        f"TI  - {record.title}",
        "AU  - Dobrynin, A. F.",
        "A2  - USSR Foreign Ministry",
        "A4  - Henriksen, John",
        "M3  - telegram",
        "DA  - 1962/10/30/",
        "PY  - 1962",
        "LA  - en",
        "DB  - Archive of Foreign Policy, Russian Federation (AVP RF), Moscow",
        "DP  - National Security Archive",
    ]
    assert lines[11] == f"N1  - {record.accounts[1].text}"
    assert lines[-4:] == ["ID  - dobrynin-1962-10-30", "ER  - ", "", ""]


def test_every_record_is_read_by_rispy(to_cite: list[Record]) -> None:
    entries = rispy.loads(export(to_cite, "ris"))
    assert len(entries) == len(to_cite)
    for reference, entry in zip(refer_all(to_cite), entries, strict=True):
        assert entry["id"] == reference.key
        assert set(entry.get("unknown_tag", {})) <= {"M2"}
        found = Found(
            authors=entry.get("authors", []),
            recipients=entry.get("secondary_authors", []),
            translators=entry.get("subsidiary_authors", []),
            archive=entry.get("name_of_database"),
            code=entry.get("accession_number"),
            kind=entry.get("type_of_work"),
            extra=entry.get("unknown_tag", {}).get("M2", []),
        )
        check(reference, found, plain)
        assert plain(entry.get("notes", [""])[0]) == plain(reference.note)
        check_date(reference, entry.get("date"), entry.get("year"), found)


def test_every_record_is_read_by_the_rules_of_zotero(to_cite: list[Record]) -> None:
    items = zotero_ris.items(export(to_cite, "ris"))
    assert len(items) == len(to_cite)
    for reference, item in zip(refer_all(to_cite), items, strict=True):
        assert item.unplaced == []
        found = Found(
            authors=item.people("author"),
            recipients=item.people("recipient"),
            translators=item.people("translator"),
            archive=item.fields.get("archive"),
            code=item.fields.get("archiveLocation"),
            kind=item.fields.get("type"),
            extra=item.extra,
        )
        check(reference, found, as_zotero_shows)
        note = plain(reference.note)
        if note != plain(item.fields.get("title")):  # such a note is the title to Zotero
            assert list(map(plain, item.notes)) == ([note] if note else [])


class Found(NamedTuple):
    """What a reader found in an entry."""

    authors: list[str]
    recipients: list[str]
    translators: list[str]
    archive: str | None
    code: str | None
    kind: str | None
    extra: list[str]

    def labelled(self, label: str) -> list[str]:
        lines = (line.partition(": ") for line in self.extra)
        return [value for found, _, value in lines if found == label]

    def said(self, label: str) -> str | None:
        return next(iter(self.labelled(label)), None)


Seen = Callable[[str | None], str]


def check(reference: Reference, found: Found, seen: Seen) -> None:
    """All that must survive is there; ``seen`` is how the reader shows a value."""
    where = reference.location or Location(holds="item")
    town = ", ".join(filter(None, (where.name, where.place))) if where.name else None
    for value, wanted in (
        (found.archive, town),
        (found.code, where.whole_code),
        (found.kind, reference.kind),
        (found.said("Archive town"), where.place),
        (found.said("Named collection"), where.collection),
        (found.said("Copy statement"), reference.copy_clause),
    ):
        assert plain(value) == seen(wanted)
    for values, names in (
        (found.authors, reference.authors),
        (found.recipients, reference.addressees),
        (found.translators or found.labelled("Translated by"), reference.translators),
    ):
        assert listed(values, plain) == listed([one.inverted for one in names], seen)


def check_date(reference: Reference, day: str | None, year: str | None, found: Found) -> None:
    """The date is that of the tag or of the label; the tag never says more than is known."""
    when = reference.date
    edtf = when.edtf if when else None
    if day is None:
        assert found.said("Date in EDTF") == edtf
        return
    assert when is not None
    told = "-".join(part for part in day.split("/")[:3] if part)
    assert year == told[:4]
    assert told == at_most_as_precise(when)
    assert (found.said("Date in EDTF") or told) == edtf


def plain(text: str | None) -> str:
    """A value without what no reader of RIS keeps: breaks and controls, the spaces at its ends."""
    return " ".join(one_line(text or "").replace("\ufeff", " ").split())


def as_zotero_shows(text: str | None) -> str:
    return plain(zotero_ris.shown(plain(text)))


def listed(names: Iterable[str | None], seen: Seen) -> list[str]:
    """Names without the spaces around their commas, which Zotero does not keep."""
    return [words for one in names if (words := re.sub(r"\s*,\s*", ",", seen(one)).strip(","))]


BREAKING = (
    "\nER  - \nTY  - JOUR\nTI  - forged",
    "a\rER  - \rb",
    "x\u2028ER  - \u2029TY  - BOOK",
    "ER  - ",
    "TY  - JOUR",
    "\x85AU  - Nobody\x0bAN  - 7",
)


@given(st.sampled_from(BREAKING), st.sampled_from(BREAKING))
def test_no_value_ends_an_entry_or_begins_a_tag(one: str, other: str) -> None:
    name = Name(literal=one, family=other, given=one)
    reference = Reference(
        key="k",
        record="k",
        title=one,
        kind=other,
        authors=(name,),
        addressees=(name,),
        date=ArchivalDate(edtf="1962-10-2X", printed=one),
        location=Location(
            holds="copy", archive=one, place=other, call_number=one, collection=other
        ),
        copy_clause=other,
        translations=(Translation(translators=(name,)),),
        url=f"http://x.org/{one}",
        note=other,
        chain={},
    )
    text = "".join(FORMAT.write([reference, reference]))
    lines = text.splitlines()
    assert lines == text.split("\r\n")[:-1]
    assert [line[:2] for line in lines].count("ER") == 2
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert len(rispy.loads(text)) == len(zotero_ris.items(text)) == 2


@pytest.mark.parametrize(
    ("edtf", "tags"),
    [
        ("1962-10-30", ["DA  - 1962/10/30/", "PY  - 1962"]),
        ("1962-10", ["DA  - 1962/10//", "PY  - 1962"]),
        ("1962", ["DA  - 1962///", "PY  - 1962"]),
        ("1962-10-27?", ["DA  - 1962/10/27/uncertain", "PY  - 1962"]),
        ("1962-10-2X", ["DA  - 1962/10//", "PY  - 1962"]),
        ("1962-10-25/1962-10-26", ["DA  - 1962/10//", "PY  - 1962"]),
        ("1961/1963", []),  # neither year is its date, and Zotero would take the first
        ("../1962-11-05", []),
    ],
)
def test_a_date_is_never_more_precise_than_known(edtf: str, tags: list[str]) -> None:
    when = ArchivalDate(edtf=edtf, printed="as printed")
    text = "".join(FORMAT.write([Reference(key="k", record="k", date=when, chain={})]))
    assert [line for line in text.splitlines() if line[:2] in ("DA", "PY")] == tags
    (entry,) = rispy.loads(text)
    said = f"Date in EDTF: {edtf}" in entry["unknown_tag"]["M2"]
    assert said == (edtf not in ("1962-10-30", "1962-10", "1962"))


def test_an_address_stays_one_address() -> None:
    """rispy parts addresses at ";"; Zotero takes "PM:" for a number of PubMed."""
    reference = Reference(key="k", record="k", url="http://x.org/a;b?PM:12", chain={})
    (entry,) = rispy.loads("".join(FORMAT.write([reference])))
    assert entry["urls"] == ["http://x.org/a%3Bb?PM%3A12"]


def test_of_an_edition_the_tags_are_those_of_what_is_printed() -> None:
    edition = Edition(
        container="Documents",
        document="7",
        pages="3-4",
        place="Town",
        editors=(Name(literal="Ann Lee", family="Lee", given="Ann"),),
        publishers=(Name(literal="House", corporate=True),),
        date=ArchivalDate(edtf="1975"),
    )
    told = Reference(
        key="k",
        record="k",
        title="On the harvest",
        date=ArchivalDate(edtf="1948-01-05"),
        cites="edition",
        container=edition,
        chain={},
    )
    said = dict(tagged(told))
    wanted = {
        "TY": "CHAP",
        "T2": "Documents",
        "ED": "Lee, Ann",
        "SP": "3",
        "EP": "4",
        "PB": "House",
    }
    assert said.items() >= (wanted | {"CY": "Town", "PY": "1975"}).items()
    assert said["M2"] == "Number: document 7"
    journal = edition.model_copy(update={"number": "8-9"})
    said = dict(tagged(told.model_copy(update={"container": journal})))
    assert (said["TY"], said["IS"]) == ("JOUR", "8-9")


@pytest.mark.parametrize(
    ("pages", "tags"),
    [
        ("304", [("SP", "304")]),
        ("304–5", [("SP", "304"), ("EP", "5")]),
        ("xii-xiv", [("SP", "xii"), ("EP", "xiv")]),
        ("3, 7-9", [("SP", "3, 7-9")]),
    ],
)
def test_first_and_last_page_have_a_tag_each(pages: str, tags: list[tuple[str, str]]) -> None:
    told = Reference(
        key="k",
        record="k",
        title="On the harvest",
        cites="edition",
        container=Edition(container="Documents", pages=pages),
        chain={},
    )
    assert [one for one in tagged(told) if one[0] in ("SP", "EP")] == tags
