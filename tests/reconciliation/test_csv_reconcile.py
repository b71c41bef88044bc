"""csv-reconcile, a reconciliation service made by others, asked as OpenRefine asks it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator

import pytest

from provenance.errors import FetchError
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.proposals import Asked, reconcile
from provenance.reconciliation.service import Service

TABLE = "id\tname\nN1\tNHK\nN2\tArchive of Foreign Policy of the Russian Federation\n"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run csv-reconcile over a table, and return its address."""
    program = os.environ.get("CUSTODY_CSV_RECONCILE") or shutil.which("csv-reconcile")
    if program is None:
        pytest.skip("needs csv-reconcile: python -m pip install csv-reconcile")
    folder = tmp_path_factory.mktemp("register")
    (folder / "table.tsv").write_text(TABLE, encoding="utf-8")
    host = f"127.0.0.1:{_free_port()}"
    (folder / "config").write_text(f'SERVER_NAME = "{host}"\n', encoding="utf-8")
    command = [program, "run", "--config", str(folder / "config"), "--init-db"]
    with subprocess.Popen(
        [*command, "table.tsv", "id", "name"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        yield f"http://{host}/reconcile"
        running.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.client
def test_csv_reconcile_knows_whom_a_name_means(url: str) -> None:
    service = Service(url, _patient())
    asked = (Asked("Archive of Foreign Policy, Russian Federation", ("agent/avp-rf",)),)
    (archive, nhk) = reconcile((*asked, Asked("NHK", ("agent/nhk",))), service).matches
    assert [one.id for one in archive.candidates] == ["N2"]
    assert [(one.id, one.sure) for one in nhk.candidates] == [("N1", True)]


@pytest.mark.client
def test_csv_reconcile_is_not_asked_at_a_private_address(url: str) -> None:
    with pytest.raises(FetchError, match="no public address"):
        Service(url).manifest()


def _patient() -> Fetcher:
    """Return what asks until the service has started: a refused connection is tried again."""
    return Fetcher(allow_private=["127.0.0.1"], pause=1.0)
