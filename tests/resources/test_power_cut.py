"""A power cut leaves the old file or the new: the disk has the bytes before the name, then it.

What a disk does with bytes that nobody asked it to keep cannot be tried here; the order can.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from founding_sketch import rec as founding

from provenance.publish.machine.dump import as_rdf
from provenance.records.load import waiting_in
from provenance.records.save import save_all
from provenance.resources.whole import write_whole
from provenance.shards.writing import write_waiting


@pytest.fixture(name="order")
def _order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the disk is asked for, in its order, and how much of a file it has then."""
    order = list[str]()
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        state = os.fstat(handle)
        order.append("folder" if stat.S_ISDIR(state.st_mode) else f"{state.st_size} bytes")
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        if target.name.startswith("out."):
            order.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    return order


def a_file(folder: Path) -> None:
    write_whole(folder / "out.nq", "words")


def many_records(folder: Path, name: str = "out.nq") -> None:
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(120))
    save_all(copies, folder / "in.jsonl")
    into = folder / name
    write_waiting(waiting_in(folder / "in.jsonl"), as_rdf(name, profile="core"), str(into))


def many_packed_records(folder: Path) -> None:
    many_records(folder, "out.nq.gz")


@pytest.mark.parametrize("write", [a_file, many_records, many_packed_records])
def test_bytes_reach_the_disk_before_the_name(
    tmp_path: Path, order: list[str], write: Callable[[Path], None]
) -> None:
    write(tmp_path)
    (written,) = tmp_path.glob("out.*")
    size = written.stat().st_size
    assert order[-3:] == [f"{size} bytes", "name", "folder"]
