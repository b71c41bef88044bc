"""Any record is exported as CSL-JSON and cited in any form, and what it states is all there."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import citeproc
import jsonschema
import pytest

from provenance.bibliography.format import export, formats
from provenance.bibliography.reference import Name, Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.words.dating import calendar
from provenance.citations.engine import format_references
from provenance.citations.entry import Entry
from provenance.citations.style import find_style
from provenance.citations.text import as_text
from provenance.citations.writing import OUTPUTS, Output, listed, written
from provenance.model.record import Record

LOCALES = Path(citeproc.__file__).parent / "data" / "locales"
Item = dict[str, Any]


@pytest.fixture(scope="module")
def references(to_cite: list[Record]) -> list[Reference]:
    return list(refer_all(to_cite))


@pytest.fixture(scope="module")
def items(to_cite: list[Record]) -> list[Item]:
    found: list[Item] = json.loads(export(to_cite, "csl-json"))
    return found


@pytest.fixture(scope="module")
def entries(references: list[Reference]) -> tuple[Entry, ...]:
    made = format_references(references, find_style("chicago-18-archival"), "bibliography")
    assert {entry.key for entry in made.entries}.isdisjoint(made.left_out)
    assert len(made.entries) + len(made.left_out) == len(references)
    return made.entries


@pytest.mark.client
def test_csl_json_follows_its_schema(shared: Path, items: list[Item]) -> None:
    schema = json.loads((shared / "suites/csl/csl-data.json").read_text(encoding="utf-8"))
    jsonschema.validate(items, schema)
    for item in items:  # the schema lets months and days that do not exist through
        for parts in item.get("issued", {}).get("date-parts", []):
            assert all(low <= n <= high for n, (low, high) in zip(parts[1:], _BOUNDS, strict=False))


_BOUNDS = ((1, 12), (1, 31))


def test_csl_json_has_what_the_reference_has(
    references: list[Reference], items: list[Item]
) -> None:
    for reference, item in zip(references, items, strict=True):
        where, custom = reference.location, item.get("custom", {})
        assert item.get("archive") == (where.name if where else None)
        assert item.get("archive-place") == (where.place if where else None)
        assert item.get("archive_location") == (where.call_number if where else None)
        assert item.get("archive_collection") == (where.collection if where else None)
        assert item.get("recipient", []) == [_csl(one) for one in reference.addressees]
        assert item.get("author", []) == [_csl(one) for one in reference.authors]
        assert custom.get("copy") == reference.copy_clause
        assert custom.get("source-note") == reference.note
        said = reference.date.model_dump(exclude_none=True) if reference.date else None
        assert custom.get("date") == (said or None)
        assert [one["name"] for one in _translators(custom)] == [
            one.literal for made in reference.translations for one in made.translators
        ]
        known = calendar(reference.date)
        if known:
            assert item["issued"]["date-parts"] == [list(part) for part in known.parts]


def _csl(name: Name) -> Item:
    if name.family is None or name.is_family_first:
        return {"literal": name.literal}
    parts = {"given": re.sub(r"\A[\s\ufeff]+", "", name.given or ""), "suffix": name.suffix}
    return {"family": name.family, **{key: part for key, part in parts.items() if part}}


def _translators(custom: Item) -> list[Item]:
    return [one for made in custom.get("translations", []) for one in made.get("translators", [])]


def test_an_entry_has_archive_code_and_copy_clause(
    references: list[Reference], entries: tuple[Entry, ...]
) -> None:
    by_key = {one.key: one for one in references}
    for entry in entries:
        reference = by_key[entry.key]
        where = reference.location
        said = _letters(" ".join(as_text(block["c"]) for block in listed([entry], "text")))
        told = (where.name, where.place, where.whole_code) if where else ()
        for words in (*told, reference.copy_clause):
            assert _letters(words or "") in said


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@pytest.mark.parametrize("output", OUTPUTS)
def test_entries_are_written_in_every_form(entries: tuple[Entry, ...], output: Output) -> None:
    assert written(entries, output)


@pytest.mark.client
def test_citeproc_js_reads_the_export(items: list[Item], tmp_path: Path) -> None:
    made = by_citeproc_js(items, tmp_path)
    for form in ("bibliography", "note", "short"):
        assert made[form].keys() == {item["id"] for item in items}
    assert all(text.strip(" .") for text in made["bibliography"].values())


@pytest.mark.client
def test_citeproc_js_ends_where_a_given_name_begins_with_a_blank(tmp_path: Path) -> None:
    """It looked for particles in the small letters behind the blank, for ever."""
    names = (("\ufeffanna", "Ivanova"), ("\ufeffanna", "Ivanova"), ("Boris", "Petrov"))
    people = [Name(literal=" ".join(one), given=one[0], family=one[1]) for one in names]
    told = [
        Reference(key=f"k{at}", record="r", title="Diary", authors=(one,), chain={})
        for at, one in enumerate(people)
    ]
    items = json.loads("".join(formats()["csl-json"].write(told)))
    made = by_citeproc_js(items, tmp_path)
    assert all("Diary" in text for text in made["bibliography"].values())


def by_citeproc_js(items: list[Item], folder: Path) -> Item:
    """Return the items as citeproc-js prints them."""
    node = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not node:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    (folder / "style.csl").write_bytes(find_style("mla-9").text)
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    longest = 60 + len(items) / 20  # seconds
    command = ["node", str(Path(node) / "cite.mjs"), "items.json", "style.csl", str(LOCALES)]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=longest)
    assert done.returncode == 0, done.stderr[-2000:]
    made: Item = json.loads(done.stdout)
    return made
