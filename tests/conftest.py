"""What all tests share."""

import os
import sys
from collections.abc import Generator, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from provenance.model.record import Record
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder

sys.path.insert(0, str(Path(__file__).parent))  # founding_sketch, made_up
from made_once import made_once
from made_up.cited import cited
from made_up.records import generated

if TYPE_CHECKING:
    from cluster import Cluster
    from pyspark.sql import SparkSession

SHARED = Path(__file__).parents[2] / "shared"
REQUIRED = os.environ.get("CUSTODY_CLIENTS") == "required"

if "MUTANT_UNDER_TEST" in os.environ:  # mutmut runs the tests
    pytest_plugins = ["mutation.cold"]

collect_ignore = ["fuzzing/fuzz.py", "mutation/sample.py"]  # programs: need atheris, mutmut
collect_ignore += [] if REQUIRED or find_spec("pyspark") else ["spark"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; tests that read it skip elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("the shared material (../shared) is not here")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--generated N``: how many made-up records are written and checked (as a rule 40)."""
    parser.addoption(
        "--generated", type=int, default=40, help="made-up records to write and to check"
    )
    parser.addoption(
        "--seeds", type=int, default=2, help="seeds of the hashes; from ten on over all records"
    )
    parser.addoption(
        "--killed", type=int, default=120, help="records of the site whose building is killed"
    )


@pytest.fixture(scope="session")
def node() -> Path:
    """The programs in JavaScript that look at pages in real Chromium."""
    place = os.environ.get("CUSTODY_NODE")
    if not place:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    if not which("chromium"):
        pytest.skip("needs: apt-get install chromium")
    return Path(place)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Cluster"]:
    """A cluster of Apache Spark: a master and two workers."""
    if which("java") is None:
        pytest.skip("needs: apt-get install default-jre-headless")
    from cluster import Cluster  # pyspark is heavy

    one = Cluster(tmp_path_factory.mktemp("cluster"))
    yield one
    one.stop()


@pytest.fixture(scope="session")
def session(cluster: "Cluster") -> Iterator["SparkSession"]:
    """A session on the cluster."""
    one = cluster.session()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def collection() -> list[Record]:
    """Every record of the collection."""
    return list(load_all(folder("records")))


@pytest.fixture(scope="session")
def site_of_all(tmp_path_factory: pytest.TempPathFactory, collection: list[Record]) -> Path:
    """A published site of the whole collection, to read and not to change."""
    return made_once(tmp_path_factory, "site", partial(build_site, collection))


@pytest.fixture(scope="session")
def site_at_example_org(tmp_path_factory: pytest.TempPathFactory, collection: list[Record]) -> Path:
    """The same, whose things are named under ``https://example.org/id/``."""
    build = partial(build_site, collection, base="https://example.org/id/")
    return made_once(tmp_path_factory, "site-at-example-org", lambda into: build(into=into))


@pytest.fixture(scope="session")
def written(request: pytest.FixtureRequest, collection: list[Record]) -> list[Record]:
    """Every record of the collection, and as many made-up ones as are asked for."""
    return [*collection, *generated(request.config.getoption("generated"))]


@pytest.fixture(scope="session")
def to_cite(request: pytest.FixtureRequest, written: list[Record]) -> list[Record]:
    """The same, and as many made-up ones of which a citation has much to say."""
    return [*written, *cited(request.config.getoption("generated"))]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where clients are required (.ci/run), a test of a real client that skips has failed."""
    report = yield
    if REQUIRED and report.skipped and item.get_closest_marker("client"):
        report.outcome = "failed"
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under ``--cov``, made-up values are not traced: it costs more than twice their time."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


# no timed assertions: speed is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
