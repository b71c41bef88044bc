"""A worker that is lost in the middle of a run changes nothing of what is written."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from cluster import Cluster, wait_for
from killing import Told
from many_records import COUNT, write_many
from pyspark.sql import SparkSession

from provenance.publish.machine.dump import as_rdf
from provenance.records.load import waiting_in
from provenance.shards.output import Output
from provenance.shards.running import shards
from provenance.shards.writing import write_waiting
from provenance.spark import writing
from provenance.spark.writing import write

pytestmark = pytest.mark.client


@pytest.fixture(scope="module", name="many")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "many.jsonl")


@pytest.fixture(name="one")
def _one(many: Path, tmp_path: Path) -> bytes:
    """What one machine writes."""
    write_waiting(waiting_in(many), as_rdf("one.nq", profile="core"), str(tmp_path / "one.nq"))
    return (tmp_path / "one.nq").read_bytes()


@pytest.fixture(name="again")
def _again(cluster: Cluster) -> Iterator[None]:
    """Put a worker in the place of the one that is killed."""
    yield
    cluster.start_workers()


@pytest.mark.usefixtures("again")
def test_a_worker_killed_while_it_works_changes_nothing(
    session: SparkSession, cluster: Cluster, many: Path, tmp_path: Path, one: bytes
) -> None:
    told = Told(tmp_path / "made", slowly=0.05)

    def kill() -> None:
        wait_for(lambda: len(told.made) > COUNT // 3, lambda: "nothing is made")
        cluster.kill_worker()

    killer = Thread(target=kill)
    killer.start()
    write(session, many, told, tmp_path / "all.nq")
    killer.join()
    assert (tmp_path / "all.nq").read_bytes() == one
    assert len(told.made) > COUNT  # what the lost worker had made is made anew
    assert len(set(told.made)) == COUNT


@pytest.mark.usefixtures("again")
def test_a_worker_killed_when_what_it_made_is_fetched_changes_nothing(
    session: SparkSession,
    cluster: Cluster,
    many: Path,
    tmp_path: Path,
    one: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told(tmp_path / "made")
    real = Output.write
    left = [cluster.kill_worker]

    def killing(output: Output, text: bytes) -> None:
        real(output, text)
        if left:
            assert len(told.made) == COUNT
            left.pop()()

    monkeypatch.setattr(writing, "shards", partial(shards, size=5))  # to be early
    monkeypatch.setattr(Output, "write", killing)
    write(session, many, told, tmp_path / "all.nq")
    assert (tmp_path / "all.nq").read_bytes() == one
    assert not left
