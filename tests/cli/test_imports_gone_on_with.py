"""An import that was stopped is gone on with: the records and what is told are as if it was not."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from stopping import Stopped, stopping

from provenance.model.account import Recording
from provenance.readers.exports import opened
from provenance.readers.going_on import Import, NothingRead
from provenance.readers.identifiers import Names
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Passed, Refusal, Tally, read_inputs
from provenance.records.load import load_all
from provenance.records.save import to_json
from provenance.shards.output import unfinished
from provenance.shards.running import SHARD
from provenance.shards.writing import Told

COUNT = 2 * SHARD + 7
ALL = 10**9
"""More bytes than any file here has."""

MAPPED = {"map": "title=Title\nnote=Source"}


def _bib(number: int) -> str:
    """Return an entry; none has a key to be named by, and some nothing to make a record of."""
    title = f"title = {{Letter {number}}}, " if number % 20 != 3 else ""
    return f"@misc{{{'!' * (number + 1)}, {title}howpublished = {{}}}}\n"


def _row(number: int) -> str:
    return f"Letter {number % 7},RGANI\n" if number % 20 != 3 else "too,many,cells\n"


def _document(number: int) -> str:
    return (
        f'<div type="document" xml:id="d{number}" n="{number}"><head>{number}. Letter</head>'
        '<note type="source">Source: Kennedy Library, Box 3.</note></div>'
    )


TEI = '<TEI xml:id="frus2000"><text><body>{}</body></text></TEI>'
MADE: dict[str, Callable[[int], str]] = {
    "bibtex": lambda count: "".join(map(_bib, range(count))),
    "csv": lambda count: "Title,Source\n" + "".join(map(_row, range(count))),
    "frus": lambda count: TEI.format("".join(map(_document, range(count)))),
}


class _Ended(NamedTuple):
    """What an import tells at its end."""

    sum: str
    refused: list[Refusal]
    told: list[Refusal | Passed]


def _input(name: str, file: Path, names: Names) -> Input:
    options = MAPPED if name == "csv" else {}
    return Input(str(file), lambda: file.open("rb"), Recording(by="a test"), options, names)


def _import(
    name: str,
    files: list[Path],
    into: Path,
    *,
    told: Told | None = None,
    workers: int = 1,
    what: str = "",
) -> _Ended:
    names, tally = Names(), Tally()
    heard: list[Refusal | Passed] = []
    run = Import(importers()[name], what, names, tally, heard.append)
    run.write((_input(name, one, names) for one in files), str(into), workers, told)
    return _Ended(str(tally), tally.refused, heard)


def _written(name: str, folder: Path, count: int = COUNT, file: str = "in") -> Path:
    path = folder / file
    path.write_text(MADE[name](count), encoding="utf-8")
    return path


def _made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the line of each entry of which a record is made from here on."""
    real, seen = opened._taken, list[int]()

    def taken(*given: object) -> Found:
        found = real(*given)  # type: ignore[arg-type]  # as they were given
        seen.append(found.line)
        return found

    monkeypatch.setattr(opened, "_taken", taken)
    return seen


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize(("suffix", "torn"), [("", 1), (".zst", 0), (".gz", ALL)])
def test_an_import_that_was_stopped_ends_as_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, suffix: str, torn: int
) -> None:
    file = _written(name, tmp_path)
    into, whole = tmp_path / f"a.jsonl{suffix}", tmp_path / f"whole.jsonl{suffix}"
    undisturbed = _import(name, [file], whole)
    assert len({one.id for one in load_all(whole)}) >= COUNT - 6
    with pytest.raises(Stopped):
        _import(name, [file], into, told=stopping(2))
    assert not into.exists()
    (made,) = unfinished(into).glob("made*")
    made.write_bytes(
        made.read_bytes()[: max(made.stat().st_size - torn, 0)]
    )  # as a power cut leaves it
    seen = _made(monkeypatch)
    assert _import(name, [file], into) == undisturbed
    assert into.read_bytes() == whole.read_bytes()
    assert not unfinished(into).exists()
    if name == "bibtex":
        before = {0: 2 * SHARD, 1: SHARD, ALL: 0}[torn]
        assert seen == list(range(before + 1, COUNT + 1))


@pytest.mark.parametrize("name", MADE)
def test_in_shards_an_import_finds_what_it_finds_in_one_piece(tmp_path: Path, name: str) -> None:
    file, into = _written(name, tmp_path), tmp_path / "a.jsonl"
    ended = _import(name, [file, file], into)
    names = Names()
    found = list(read_inputs(importers()[name], [_input(name, file, names) for _ in range(2)]))
    records = [one.record for one in found if not isinstance(one, Refusal | Passed)]
    assert into.read_text("utf-8") == "".join(f"{to_json(one)}\n" for one in records)
    assert ended.refused == [one for one in found if isinstance(one, Refusal)]


def test_two_processes_go_on_where_one_was_stopped(tmp_path: Path) -> None:
    file, into, whole = _written("bibtex", tmp_path), tmp_path / "a.jsonl", tmp_path / "whole.jsonl"
    undisturbed = _import("bibtex", [file], whole)
    with pytest.raises(Stopped):
        _import("bibtex", [file], into, told=stopping(1))
    assert _import("bibtex", [file], into, workers=2) == undisturbed
    assert into.read_bytes() == whole.read_bytes()


def test_of_a_file_that_changed_every_record_is_made_anew_and_of_one_before_it_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _written("bibtex", tmp_path, SHARD, "first")
    second = _written("bibtex", tmp_path, SHARD + 1, "second")
    into, whole = tmp_path / "a.jsonl", tmp_path / "whole.jsonl"
    with pytest.raises(Stopped):
        _import("bibtex", [first, second], into, told=stopping(2))
    second.write_text(second.read_text("utf-8").replace("Letter 50", "Note 50"), "utf-8")
    seen = _made(monkeypatch)
    ended = _import("bibtex", [first, second], into)
    assert seen == list(range(1, SHARD + 2))
    assert _import("bibtex", [first, second], whole) == ended
    assert into.read_bytes() == whole.read_bytes()
    assert b"Note 50" in into.read_bytes()


def test_an_import_that_was_begun_with_other_options_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, into = _written("bibtex", tmp_path), tmp_path / "a.jsonl"
    with pytest.raises(Stopped):
        _import("bibtex", [file], into, told=stopping(2), what="recorded in May")
    seen = _made(monkeypatch)
    _import("bibtex", [file], into, what="recorded in June")
    assert len(seen) == COUNT


def test_of_many_things_that_are_all_refused_nothing_is_left(tmp_path: Path) -> None:
    file, into = tmp_path / "in", tmp_path / "a.jsonl"
    file.write_text("Title,Source\n" + "too,many,cells\n" * COUNT, encoding="utf-8")
    into.write_bytes(b"what stood there")
    with pytest.raises(NothingRead):
        _import("csv", [file], into)
    assert into.read_bytes() == b"what stood there"
    assert not unfinished(into).exists()
