"""What an enemy's export brings goes out again as words: nothing runs, ends an entry or grows."""

import json
from functools import partial

import pytest
from bibtexparser.entrypoint import parse_string
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st
from latex_reader import plain

from provenance.bibliography.carried.fields import imported_by
from provenance.bibliography.format import export
from provenance.model.account import Account, Recording, Source, Unread
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs


def imported(name: str, content: bytes) -> Record:
    found = list(read_inputs(importers()[name], [Input.of_bytes("x", content, Recording(by="me"))]))
    (one,) = (one for one in found if isinstance(one, Taken))
    return one.record


def carrying(importer: str, fields: dict[str, str]) -> Record:
    """Return a record as someone may have written its file by hand."""
    text, unread = "", []
    for name, value in fields.items():
        start = len(text) + len(name) + 2
        text += f"{name}: {value}\n"
        unread.append(Unread(text=value, start=start, end=start + len(value)))
    account = Account(
        id="citation",
        kind="citation",
        source=Source(title="entry k} (misc)"),
        text=text or None,
        recorded=Recording(by="me", method=imported_by(importer)),
        unread=tuple(unread),
    )
    return Record(id="made", accounts=(account,))


WORDS = st.text(min_size=1, max_size=20)
COMMANDS = (
    r"\write18{rm -rf x}",
    r"\input{/etc/passwd}",
    r"\csname input\endcsname{x}",
    "^^5cinput{x}",
    r"\href{run:evil}{read me}",
    r"\def\a{b}\a",
    "} , title = {other",
    "a } { b",
    "50% of # & it",
    "ends with \\",
    "{unbalanced",
    "\n@misc{evil, title = {x}}",
)


@pytest.mark.parametrize("name", ["keywords", "file", "doi", "x}y", "title"])
@pytest.mark.parametrize("value", COMMANDS)
@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_commands_of_a_bib_file_go_out_as_their_words(form: str, value: str, name: str) -> None:
    library = parse_string(export(carrying("bibtex", {name: value}), form), parse_stack=[])
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == "made"
    for field in entry.fields:
        for command in ("\\write", "\\input", "\\csname", "\\href", "\\def", "^^"):
            assert command not in str(field.value)
    words = [plain(str(field.value)) for field in entry.fields if field.key != "howpublished"]
    assert any(" ".join(value.split()) in " ".join(one.split()) for one in words)


@pytest.mark.parametrize("value", ["one\nER  - \nTY  - JOUR", "a\r\nTI  - other", "N1  - b\nAU- c"])
def test_lines_of_ris_do_not_become_tags(value: str) -> None:
    lines = export(carrying("ris", {"AB": value, "T}": value}), "ris").splitlines()
    assert sum(line.startswith("TY") for line in lines) == 1
    assert sum(line.startswith("ER") for line in lines) == 1
    assert not any(line.startswith(("TI  - other", "AU")) for line in lines)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("editor", "[" * 5000),
        ("editor", '[{"family": "\\ud800"}]'),
        ("accessed", '{"date-parts": [[NaN]]}'),
        ("custom", '{"record": "other", "mine": 1e999}'),
        ("id", "other"),
        ("type", "book"),
        ("title", "other"),
    ],
)
def test_json_stays_an_item_of_its_own(name: str, value: str) -> None:
    (item,) = json.loads(
        export(carrying("csl-json", {name: value}), "csl-json"), parse_constant=pytest.fail
    )
    assert (item["id"], item["type"]) == ("made", "document")
    assert item["custom"]["record"] == "made"


def test_our_own_words_stand_and_what_came_stands_beside_them() -> None:
    fields = {"title": "other", "entrysubtype": "other"}
    entry = parse_string(export(carrying("bibtex", fields), "biblatex")).entries[0]
    assert (entry["title"], entry["x-carried-title"]) == ("{[document]}", "other")
    assert entry["x-carried-entrysubtype"] == "other"


@given(st.dictionaries(WORDS, WORDS, max_size=4))
@settings(max_examples=60)
def test_whatever_is_carried_every_format_writes_one_entry(fields: dict[str, str]) -> None:
    sound = {
        name.replace("\0", "n"): value.replace("\0", "n")
        for name, value in fields.items()
        if value.strip()
    }
    for importer in ("bibtex", "csl-json", "ris"):
        record = carrying(importer, sound)
        for form in ("bibtex", "biblatex"):
            library = parse_string(export(record, form), parse_stack=[])
            assert len(library.entries) == 1 and not library.failed_blocks
        assert len(json.loads(export(record, "csl-json"))) == 1
        assert export(record, "ris").count("\r\nER  - \r\n") == 1


LONG = 1_000_000
BOOK = {"id": "a", "type": "book", "title": "T"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bibtex", b"@misc{a, title = {T}, abstract = {" + b"word " * (LONG // 5) + b"}}"),
        ("csl-json", json.dumps([BOOK | {"abstract": "x" * LONG}]).encode()),
        ("ris", b"TY  - MANSCPT\nTI  - T\nAB  - " + b"x" * LONG),
    ],
)
def test_a_field_of_a_million_letters_comes_and_goes(name: str, content: bytes) -> None:
    assert len(export(imported(name, content), name)) > LONG - 10


@pytest.mark.parametrize("piece", ["{", "}", "\\", "\\'", "{}", "$", "%"])
def test_work_on_what_is_carried_grows_with_its_length_alone(piece: str) -> None:
    def work(times: int) -> None:
        export(carrying("bibtex", {"abstract": f"a{piece * times}"}), "bibtex")

    work(10)
    short, long = (calls(partial(work, times)) for times in (60, 600))
    assert long < 15 * short
