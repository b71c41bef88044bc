"""A build that is killed leaves the old site whole, and the next one goes on from there."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from test_building import contents

from provenance.publish.building.places import Places
from provenance.publish.building.state import STATE
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.records.save import save_all
from provenance.resources.folders import folder

OLD = Options(released=date(2026, 11, 1), footnotes=False)
PAGES = ("index.html", "data.html", "dumps/records.bib")
LATE = ("dumps/records.ttl.gz", "agents.html", STATE)
"""What is written after the files of single records: with the last only the exchange is left."""

Moment = Callable[[], bool]


@pytest.fixture(name="many")
def _many(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Records for the run that is killed: 120, or as many as ``--killed`` says."""
    file = tmp_path_factory.mktemp("many") / "records.jsonl"
    several = list(load_all(folder("records")))
    size = int(pytestconfig.getoption("--killed"))
    copies = (several[n % len(several)].model_copy(update={"id": f"r-{n:05}"}) for n in range(size))
    save_all(copies, file)
    return file


def publishing(records: Path, site: Path) -> subprocess.Popen[bytes]:
    options = ["--released", "2026-11-02", "--workers", "2", "--title", "New", "--no-footnotes"]
    program = [sys.executable, "-c", "from provenance.cli import main; main()"]
    return subprocess.Popen(
        [*program, "publish", str(records), "--into", str(site), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def after(seconds: float) -> Moment:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def written(site: Path, name: str) -> Moment:
    return (Places.of(site).fresh / name).exists


def is_killed(run: subprocess.Popen[bytes], moment: Moment) -> bool:
    """Kill a run and its workers at a moment; tell whether it had not ended by then."""
    while not moment() and run.poll() is None:
        time.sleep(0.001)
    os.killpg(run.pid, signal.SIGKILL)
    return run.wait() == -signal.SIGKILL


@contextmanager
def visited(site: Path, old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[None]:
    """Read pages all the while: each is there, and is the old one or the new one."""
    ended, wrong = Event(), list[str]()

    def visit() -> None:
        while not ended.wait(0.01):
            for page in PAGES:
                try:
                    if (site / page).read_bytes() not in (old[page], new[page]):
                        wrong.append(f"{page} is neither the old one nor the new one")
                except OSError as error:
                    wrong.append(str(error))

    visitor = Thread(target=visit)
    visitor.start()
    try:
        yield
    finally:
        ended.set()
        visitor.join()
    assert not wrong


def pages(site: Path) -> dict[str, bytes]:
    return {page: (site / page).read_bytes() for page in PAGES}


def test_a_site_survives_being_killed_at_any_moment(many: Path, tmp_path: Path) -> None:
    """Ten runs are killed, seven by chance and three late; the last one ends as if undisturbed."""
    undisturbed, site = tmp_path / "undisturbed", tmp_path / "site"
    for place in (undisturbed, site):
        build_site(load_all(folder("records") / "frus"), place, title="Old", options=OLD)
    old, old_pages = contents(site), pages(site)
    start = time.monotonic()
    assert publishing(many, undisturbed).wait() == 0
    whole = time.monotonic() - start
    new = contents(undisturbed)
    seed = int(time.time())
    chance = Random(seed)  # noqa: S311 - moments, not secrets
    with visited(site, old_pages, pages(undisturbed)):
        for _ in range(7):
            moment = after(chance.uniform(0.05, 1) * whole / 12)
            assert is_killed(publishing(many, site), moment), f"seed {seed}"
            assert contents(site) == old, f"seed {seed}"
        for name in LATE:
            killed = is_killed(publishing(many, site), written(site, name))
            assert killed or name == STATE  # from then on it takes a few milliseconds
            assert contents(site) in (old, new)
        assert publishing(many, site).wait() == 0
    assert contents(site) == contents(undisturbed) == new
    assert sorted(one.name for one in tmp_path.iterdir()) == ["site", "undisturbed"]
