"""Other people's programs read our .bib files, and what they read is what was written.

The records of the collection and made-up ones: forty, or as many as ``--generated`` says.
"""

import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from bibtexparser.entrypoint import parse_file
from bibtexparser.model import Entry
from latex_reader import plain
from made_up import references as made_up
from pybtex.database import Person, parse_bytes
from typesetting import TEX, need, run

from provenance.bibliography.format import formats
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.syntax.lines import one_line
from provenance.model.record import Record

FLAVOURS = ("biblatex", "biblatex-chicago")
NOWHERE = Location(holds="item")


@pytest.fixture(scope="module")
def references(written: list[Record], request: pytest.FixtureRequest) -> list[Reference]:
    """What is written: the collection, generated records, and made-up references."""
    return [*refer_all(written), *made_up.references(request.config.getoption("generated"))]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, references: list[Reference]) -> dict[str, Path]:
    """The file of each format."""
    folder = tmp_path_factory.mktemp("bib")
    found = {}
    for name in ("bibtex", *FLAVOURS):
        found[name] = folder / f"{name}.bib"
        text = "".join(formats()[name].write(references))
        found[name].write_text(text, encoding="utf-8", newline="")
    return found


def same(one: str | None, other: str | None) -> bool:
    """Tell whether texts are the same but for spaces, control characters and normal form.

    A grave accent is to biber a quote, to Better BibTeX the modifier letter; it drops U+FEFF.
    """
    return _flat(one) == _flat(other)


def _flat(text: str | None) -> list[str]:
    signs = (
        " " if unicodedata.category(one) in ("Cc", "Cn", "Zl", "Zp") else one for one in text or ""
    )
    words = unicodedata.normalize("NFC", "".join(signs))
    return words.translate({ord("`"): "'", 0x2CB: "'", 0xFEFF: ""}).split()


def kept(references: list[Reference]) -> Iterator[tuple[Reference, dict[str, str | None]]]:
    """Yield each reference with what its BibLaTeX fields must say."""
    for one in references:
        where = one.location or NOWHERE
        yield (
            one,
            {
                "organization": where.name,
                "location": where.place,
                "note": where.whole_code,
                "usera": one.copy_clause,
                "annotation": one.note,
                "date": one.date.edtf if one.date else None,
                "listc": " and ".join(map(inverted, one.addressees)) or None,
            },
        )


def inverted(name: Name) -> str:
    """Return a name as .bib files write it: family name, suffix, given name."""
    if not _is_in_parts(name):
        return name.literal
    return ", ".join(part for part in (name.family, name.suffix, name.given) if part)


def _is_in_parts(name: Name) -> bool:
    """Whether a name goes out in its parts: its family name comes last and can be printed."""
    return bool(one_line(name.family or "")) and not name.is_family_first


@pytest.mark.client
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_biber_reads_every_field_as_it_was_written(
    files: dict[str, Path], references: list[Reference], flavour: str
) -> None:
    """Its one remark is that a document has no date; none is invented."""
    need(TEX, "biber")
    file = files[flavour]
    command = f"biber --tool --validate-datamodel --output-file {flavour}.out.bib {file.name}"
    lines = run(file.parent, *command.split()).splitlines()
    said = [line for line in lines if line.startswith(("WARN", "ERROR"))]
    undated = {one.key for one in references if one.date is None or not _has_closed_date(one)}
    missing = (
        r"WARN - Datamodel: Entry '(.+)' \(.+\): Missing mandatory field - one of 'date, year'"
    )
    remarks = [re.match(missing, line) for line in said]
    assert [line for line, found in zip(said, remarks, strict=True) if not found] == []
    assert {found[1] for found in remarks if found} <= undated
    assert any("Datamodel validation complete" in line for line in lines)
    again = {one.key: one for one in parse_file(str(file.parent / f"{flavour}.out.bib")).entries}
    for one, wanted in kept(references):
        fields = {name.casefold(): str(value) for name, value in again[one.key].items()}
        found = {name: plain(fields[name]) for name in wanted if name in fields}
        found["date"] = _four_digits(fields.get("verba") or fields.get("date", ""))
        other = {
            name: (found.get(name), text)
            for name, text in wanted.items()
            if text != _FALSE and not same(found.get(name), text)
        }
        assert other == {}, one.key


_FALSE = "0"
"""What Perl, and so biber, takes for no value."""


def _four_digits(date: str) -> str:
    """Give a year the zeros back that biber takes from it: 0001-01-01."""
    return re.sub(r"(?<![-\d])\d{1,3}(?=-|$)", lambda found: found[0].zfill(4), date)


def _has_closed_date(reference: Reference) -> bool:
    when = reference.date
    return bool(when and when.earliest and when.latest)


@pytest.mark.client
@pytest.mark.parametrize("style", ["plain", "abbrv", "unsrt"])
def test_bibtex_lists_every_entry_without_a_word(
    files: dict[str, Path], references: list[Reference], style: str, tmp_path: Path
) -> None:
    need(TEX, "bibtex")
    (tmp_path / "all.bib").write_bytes(files["bibtex"].read_bytes())
    asked = f"\\citation{{*}}\n\\bibdata{{all}}\n\\bibstyle{{{style}}}\n"
    (tmp_path / "p.aux").write_text(asked, encoding="ascii")
    said = run(tmp_path, "bibtex", "p").splitlines()
    opening = ("This is BibTeX", "The top-level auxiliary file", "The style file", "Database file")
    assert [line for line in said if not line.startswith(opening)] == []
    listed = (tmp_path / "p.bbl").read_text("utf-8", errors="replace")
    assert set(re.findall(r"^\\bibitem\{(.+)\}", listed, re.MULTILINE)) == {
        one.key for one in references
    }


@pytest.mark.client
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_better_bibtex_reads_what_was_written(
    files: dict[str, Path], references: list[Reference], flavour: str
) -> None:
    read = _better_bibtex(files[flavour])
    assert read["errors"] == []
    entries = {one["key"]: one["fields"] for one in read["entries"]}
    assert list(entries) == [one.key for one in references]
    for one, wanted in kept(references):
        fields = entries[one.key]
        read_names = [_flat(_better_name(name)) for name in fields.get("author", [])]
        assert read_names == [_flat(inverted(name)) for name in one.authors]
        found = {name: _text(fields.get(name)) for name in wanted}
        found["date"] = _text(fields.get("verba")) or found["date"]
        assert [name for name, text in wanted.items() if not same(found[name], text)] == []


def _better_bibtex(file: Path) -> Any:  # noqa: ANN401 - JSON
    folder = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not folder:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    script = str(Path(folder) / "better_bibtex.mjs")
    done = subprocess.run(["node", script, str(file)], capture_output=True, check=True)
    return json.loads(done.stdout)


def _better_name(name: dict[str, str]) -> str:
    family = f"{name.get('prefix', '')} {name.get('lastName', '')}".strip()
    parts = (family, name.get("suffix"), name.get("firstName"))
    return name.get("name") or ", ".join(part for part in parts if part)


def _text(value: list[str] | str | None) -> str | None:
    return " and ".join(value) if isinstance(value, list) else value


@pytest.mark.client
@pytest.mark.parametrize("name", ["bibtex", *FLAVOURS])
def test_pybtex_splits_no_name(
    files: dict[str, Path], references: list[Reference], name: str
) -> None:
    database = parse_bytes(files[name].read_bytes(), "bibtex")
    assert list(database.entries) == [one.key for one in references]
    for one in references:
        people: list[Person] = database.entries[one.key].persons.get("author", [])
        assert len(people) == len(one.authors)
        for person, author in zip(people, one.authors, strict=True):
            family = person.prelast_names + person.last_names
            expected = author.family if _is_in_parts(author) else author.literal
            assert same(plain(" ".join(family)), expected)


@pytest.mark.client
@pytest.mark.parametrize("name", ["bibtex", *FLAVOURS])
def test_bibtexparser_reads_every_entry(
    files: dict[str, Path], references: list[Reference], name: str
) -> None:
    library = parse_file(str(files[name]))
    assert library.failed_blocks == []
    entries: list[Entry] = library.entries
    assert [one.key for one in entries] == [one.key for one in references]


@pytest.mark.client
@pytest.mark.parametrize("name", ["bibtex", *FLAVOURS])
def test_pandoc_reads_keys_names_and_dates(
    files: dict[str, Path], references: list[Reference], name: str
) -> None:
    """pandoc leaves braces and bars of the text out, and the Cyrillic of BibTeX."""
    reader = "bibtex" if name == "bibtex" else "biblatex"
    command = [pypandoc.get_pandoc_path(), "-f", reader, "-t", "csljson", str(files[name])]
    done = subprocess.run(command, capture_output=True, check=True)
    items = json.loads(done.stdout)
    assert [one["id"] for one in items] == [one.key for one in references]
    for item, one in zip(items, references, strict=True):
        assert len(item.get("author", [])) == len(one.authors)
        if name == "bibtex":
            continue
        for person, author in zip(item.get("author", []), one.authors, strict=True):
            particle = person.get("non-dropping-particle", "")
            whole = person.get("literal") or f"{particle} {person['family']}"
            expected = author.family if _is_in_parts(author) else author.literal
            assert same(_quoteless(whole), _quoteless(expected or author.literal))


def _quoteless(text: str) -> str:
    return re.sub(r"[’'‘`“”\"{}|]", "", text)
