"""Records to files, byte for byte; the registry of formats."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from provenance.bibliography import format as registry
from provenance.bibliography.format import Format, export, formats
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.syntax.indented import indented
from provenance.errors import DuplicateFormat, UnknownFormat
from provenance.records.load import load

CASES = Path(__file__).parents[1] / "cases" / "formats"
RECORDS = sorted((CASES / "records").glob("*.yaml"))
NAMES = sorted(one.name for one in CASES.iterdir() if one.name != "records")


@pytest.fixture
def fresh() -> Iterator[None]:
    formats.cache_clear()
    yield
    formats.cache_clear()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_export_is_as_expected(file: Path, name: str) -> None:
    """To take over a wanted change: WRITE_EXPECTED=1 pytest tests/bibliography, then read it."""
    expected = CASES / name / f"{file.stem}{formats()[name].suffix}"
    written = export(load(file), name)
    if os.environ.get("WRITE_EXPECTED"):
        expected.write_bytes(written.encode("utf-8"))
    assert written == expected.read_bytes().decode("utf-8")


def test_formats_are_found_by_name_and_each_has_its_cases() -> None:
    assert list(formats()) == NAMES
    assert all(name == one.name and one.suffix.startswith(".") for name, one in formats().items())


def test_an_unknown_format_names_those_that_are() -> None:
    with pytest.raises(UnknownFormat) as caught:
        export((), "ris-2")
    assert set(NAMES) <= set(caught.value.known)


@pytest.mark.usefixtures("fresh")
def test_a_name_claimed_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = EntryPoint("bibtex", "provenance.bibliography.formats.bibtex:FORMAT", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **_: [twin])
    with pytest.raises(DuplicateFormat) as caught:
        formats()
    assert caught.value.name == "bibtex"


@pytest.mark.usefixtures("fresh")
def test_a_plug_in_is_a_format_like_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name, value = "keys", "elsewhere:FORMAT"

        def load(self) -> Format:
            return Format(
                "keys",
                "text/plain",
                ".txt",
                lambda one: one.key,
                title="Keys",
                purpose="tests",
            )

    monkeypatch.setattr(registry, "entry_points", lambda **_: [Point()])
    assert export(load(RECORDS[0]), "keys") == RECORDS[0].stem


def test_readers_are_told_of_every_format_and_what_it_is_for() -> None:
    docs = Path(__file__).parents[2] / "docs" / "formats.md"
    table = docs.read_text(encoding="utf-8").split("## The rules")[0]
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| [^|]*\|$", table, re.MULTILINE))
    told = {name: words.replace("`", "") for name, words in rows.items()}
    assert told == {one.name: one.purpose for one in formats().values()}
    assert len({one.title for one in formats().values()}) == len(formats())


@pytest.mark.parametrize("name", NAMES)
def test_one_record_twice_has_two_keys(name: str) -> None:
    record = load(RECORDS[0])
    keys = [one.key for one in refer_all([record, record])]
    assert len(set(keys)) == 2
    assert keys[1] in export([record, record], name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_at_all_is_a_file(name: str) -> None:
    opened, closed = export((), name), export(load(RECORDS[0]), name)
    assert len(opened) < len(closed)
    assert RECORDS[0].stem not in opened


def test_output_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "import sys; from provenance.bibliography.format import export;"
        "from provenance.records.load import load;"
        "sys.stdout.write(''.join(export(load(f), n)"
        f" for f in sys.argv[1:] for n in {NAMES!r}))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *map(str, RECORDS)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(PLAIN)
def test_json_is_indented_as_the_standard_library_does(value: JsonValue) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
    moved = indented(value, "  ").replace("\n  ", "\n")
    assert moved == indented(value)
