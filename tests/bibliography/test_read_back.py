"""What we write is read back: archive, reference code, place, copy, translator, date."""

import json
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from bibtexparser.model import Entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from latex_reader import plain

from provenance.bibliography.format import Format
from provenance.bibliography.formats import biblatex, biblatex_chicago, bibtex, csl_json
from provenance.bibliography.reference import Location, Name, Reference, Translation
from provenance.bibliography.referring.refer import refer
from provenance.model.date import ArchivalDate
from provenance.records.load import load

RECORDS = sorted((Path(__file__).parents[1] / "cases/formats/records").glob("*.yaml"))
REFERENCES = {file.stem: refer(load(file)) for file in RECORDS}


def entry_of(text: str) -> Entry:
    library = parse_string(text)
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def read(entry: Entry, *fields: str) -> str | None:
    found = next((entry[field] for field in fields if field in entry), None)
    return None if found is None else plain(str(found))


def expected(reference: Reference) -> dict[str, str | None]:
    where = reference.location or Location(holds="item")
    translators = " and ".join(_inverted(one) for one in reference.translators)
    recipients = " and ".join(_inverted(one) for one in reference.addressees)
    return {
        "archive": where.name,
        "code": where.call_number,
        "place": where.place,
        "copy": reference.copy_clause,
        "translator": translators or None,
        "recipient": recipients or None,
    }


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.family or name.literal, name.given) if part)


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_bibtex(reference: Reference) -> None:
    entry = entry_of("".join(bibtex.FORMAT.write([reference])))
    assert {
        "archive": read(entry, "archive"),
        "code": read(entry, "archivelocation"),
        "place": read(entry, "archiveplace"),
        "copy": read(entry, "x-copy"),
        "translator": read(entry, "translator"),
        "recipient": read(entry, "recipient"),
    } == expected(reference)
    assert read(entry, "date") == (reference.date.edtf if reference.date else None)
    assert _same(read(entry, "x-source-note"), reference.note)


@pytest.mark.parametrize(
    "flavour", [biblatex.FORMAT, biblatex_chicago.FORMAT], ids=lambda f: f.name
)
@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_biblatex(reference: Reference, flavour: Format) -> None:
    entry = entry_of("".join(flavour.write([reference])))
    wanted = expected(reference)
    whole = reference.location.whole_code if reference.location else None
    assert {
        "archive": read(entry, "organization"),
        "code": read(entry, "note"),
        "place": read(entry, "location"),
        "copy": read(entry, "usera"),
        "translator": read(entry, "nameb", "userb", "editor"),
        "recipient": read(entry, "listc"),
    } == wanted | {"code": whole}
    assert _same(read(entry, "annotation"), reference.note)
    assert read(entry, "verba", "date") == (reference.date.edtf if reference.date else None)


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_csl_json(reference: Reference) -> None:
    (item,) = json.loads("".join(csl_json.FORMAT.write([reference])))
    custom: dict[str, Any] = item["custom"]
    translators = [one["name"] for t in custom.get("translations", ()) for one in t["translators"]]
    assert translators == [one.literal for one in reference.translators]
    wanted = expected(reference)
    assert (item.get("archive"), item.get("archive_location"), item.get("archive-place")) == (
        wanted["archive"],
        wanted["code"],
        wanted["place"],
    )
    assert custom.get("copy") == wanted["copy"]
    date = custom.get("date") or {}
    assert date.get("edtf") == (reference.date.edtf if reference.date else None)
    assert custom.get("source-note") == reference.note


@pytest.mark.parametrize(
    "write",
    [bibtex.FORMAT.write, biblatex.FORMAT.write, biblatex_chicago.FORMAT.write],
    ids=["bibtex", "biblatex", "biblatex-chicago"],
)
@pytest.mark.parametrize("stem", RECORDS, ids=lambda file: file.stem)
def test_a_translator_never_stands_where_an_author_is_missing(stem: Path, write: Any) -> None:  # noqa: ANN401 - three writers
    reference = REFERENCES[stem.stem]
    entry = entry_of("".join(write([reference])))
    (item,) = json.loads("".join(csl_json.FORMAT.write([reference])))
    if not reference.authors:
        assert "author" not in entry
        assert not {"nameb", "namec", "editor"} & set(entry.fields_dict)
        assert "translator" not in item


WORDS = st.text("abé\\{}%&$#_~^\"@=,-' andЖ", min_size=1).filter(str.strip)
NAMES = st.builds(Name, literal=WORDS, family=st.none() | WORDS, given=st.none() | WORDS)
HOSTILE = st.builds(
    Reference,
    key=st.just("k"),
    record=st.just("k"),
    title=WORDS,
    kind=WORDS,
    authors=st.lists(NAMES, max_size=2).map(tuple),
    date=st.sampled_from(["1962", "1962-10", "1962-10-2X", "../1962", "1961-12/1962-01"]).map(
        lambda edtf: ArchivalDate(edtf=edtf, printed="% }")
    ),
    location=st.builds(Location, holds=st.just("original"), archive=WORDS, place=WORDS),
    copy_clause=WORDS,
    translations=st.builds(Translation, translators=NAMES.map(lambda one: (one,))).map(
        lambda one: (one,)
    ),
    url=st.just("http://x.org/}{\\a%20 b"),
    note=WORDS,
    chain=st.just({}),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(HOSTILE)
def test_hostile_values_are_read_back_as_they_were(reference: Reference) -> None:
    assert reference.location is not None
    for write, archive, place in (
        (bibtex.FORMAT.write, "archive", "archiveplace"),
        (biblatex.FORMAT.write, "organization", "location"),
    ):
        entry = entry_of("".join(write([reference])))
        assert _same(read(entry, archive), reference.location.archive)
        assert _same(read(entry, place), reference.location.place)
        assert _same(read(entry, "title"), reference.title)
        assert _same(read(entry, "x-source-note", "annotation"), reference.note)


@given(st.lists(NAMES, min_size=1, max_size=4).map(tuple))
def test_a_name_stays_one_name(names: tuple[Name, ...]) -> None:
    reference = Reference(key="k", record="k", authors=names, chain={})
    for write in (bibtex.FORMAT.write, biblatex.FORMAT.write):
        library = parse_string("".join(write([reference])), append_middleware=[SeparateCoAuthors()])
        assert len(library.entries[0]["author"]) == len(names)


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").split() == (other or "").split()
