"""What goes wrong before, amid and beside the work, and who else is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from founding_sketch import rec as founding

from provenance.errors import DataSyntaxError, PublishError
from provenance.publish.machine.dump import as_rdf
from provenance.records.load import waiting_in
from provenance.records.save import save_all
from provenance.shards.output import unfinished
from provenance.shards.running import in_order, shards
from provenance.shards.writing import write_waiting


def total(shard: list[int]) -> int:
    return sum(shard)


def broken_at(number: int) -> Iterator[int]:
    yield from range(number)
    raise DataSyntaxError("x.jsonl", number, "too long")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [0, 1, 3, 4, 23])
def test_what_is_before_a_fault_is_done(workers: int, number: int) -> None:
    done = list[int]()
    with pytest.raises(DataSyntaxError, match=rf"x\.jsonl:{number}: too long"):
        for one in in_order(total, shards(broken_at(number), 4), workers):
            done.append(one)
    assert sum(done) == sum(range(number))


@pytest.fixture(name="records")
def _records(tmp_path: Path) -> Path:
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(120))
    save_all(copies, tmp_path / "in.jsonl")
    return tmp_path / "in.jsonl"


def written(records: Path, into: Path) -> None:
    write_waiting(waiting_in(records), as_rdf(into.name, profile="core"), str(into))


def test_a_folder_of_others_is_no_unfinished_output(records: Path, tmp_path: Path) -> None:
    into, theirs = tmp_path / "a.nq", tmp_path / "theirs"
    theirs.mkdir()
    unfinished(into).symlink_to(theirs)
    with pytest.raises(PublishError, match="is a link, or others may write to it"):
        written(records, into)
    assert not list(theirs.iterdir())
    assert unfinished(into).is_symlink()
    unfinished(into).unlink()
    unfinished(into).mkdir()
    unfinished(into).chmod(0o777)
    with pytest.raises(PublishError, match="is a link, or others may write to it"):
        written(records, into)


def test_a_link_where_a_file_is_being_made_is_not_followed(records: Path, tmp_path: Path) -> None:
    into, victim = tmp_path / "a.nq", tmp_path / "victim"
    victim.write_text("words")
    unfinished(into).mkdir(mode=0o700)
    (unfinished(into) / "making.nq").symlink_to(victim)
    written(records, into)
    assert victim.read_text() == "words"
    assert not into.is_symlink()
