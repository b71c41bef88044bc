"""The real OpenRefine on this machine, told what to do as its own pages tell it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import requests

_PATIENCE: Final = 90.0
_ROWS: Final = json.dumps({"facets": [], "mode": "row-based"})


class OpenRefine:
    """A running OpenRefine.

    Args:
        address: Where it is.
    """

    def __init__(self, address: str) -> None:
        self._commands = f"{address}/command/core"
        self._session = requests.Session()

    def is_there(self) -> bool:
        """Tell whether it answers."""
        try:
            return self._session.get(f"{self._commands}/get-version", timeout=5).ok
        except (requests.ConnectionError, requests.Timeout):
            return False

    def open(self, table: str) -> str:
        """Make a project of a table (CSV), and return its id."""
        options = {"separator": ",", "headerLines": 1, "guessCellValueTypes": False}
        answer = self._session.post(
            f"{self._commands}/create-project-from-upload",
            params={"csrf_token": self._token()},
            files={"project-file": ("table.csv", table.encode())},
            data={
                "project-name": "a table",
                "format": "text/line-based/*sv",
                "options": json.dumps(options),
            },
            allow_redirects=False,
            timeout=30,
        )
        return answer.headers["Location"].split("project=")[1]

    def do(self, project: str, command: str, **told: object) -> Any:  # noqa: ANN401 - its JSON
        """Run a command on a project to its end, and return its answer."""
        form = {
            name: one if isinstance(one, str) else json.dumps(one) for name, one in told.items()
        }
        answer = self._session.post(
            f"{self._commands}/{command}",
            params={"project": project, "csrf_token": self._token()},
            data={"engine": _ROWS, **form},
            timeout=30,
        ).json()
        _until(lambda: not self._get(project, "get-processes")["processes"])
        return answer

    def rows(self, project: str) -> list[list[Any]]:
        """Return the words of a project's cells, row by row."""
        rows = self._get(project, "get-rows", start=0, limit=100)["rows"]
        return [[cell and cell.get("v") for cell in row["cells"]] for row in rows]

    def decided(self, project: str) -> list[dict[str, Any]]:
        """Return what was found for the cells of the first column."""
        found = self._get(project, "get-rows", start=0, limit=100)
        known = found["pool"]["recons"]
        return [known[str(row["cells"][0]["r"])] for row in found["rows"]]

    def _get(self, project: str, command: str, **more: int) -> Any:  # noqa: ANN401 - its JSON
        parameters: dict[str, str | int] = {"project": project, **more}
        return self._session.get(
            f"{self._commands}/{command}", params=parameters, timeout=30
        ).json()

    def _token(self) -> str:
        answer = self._session.get(f"{self._commands}/get-csrf-token", timeout=30)
        return str(answer.json()["token"])


@contextmanager
def openrefine(folder: Path) -> Iterator[OpenRefine]:
    """Run OpenRefine with a folder of its own."""
    program = shutil.which("openrefine")
    if program is None:
        pytest.skip("needs OpenRefine: apt-get install --no-install-recommends openrefine")
    port = _free_port()
    command: Sequence[str] = (
        program, "-i", "127.0.0.1", "-p", str(port), "-d", str(folder / "data"), "-m", "512M",
        "-x", "refine.headless=true",
    )  # fmt: skip
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            found = OpenRefine(f"http://127.0.0.1:{port}")
            _until(found.is_there)
            yield found
        finally:
            os.killpg(running.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError("OpenRefine takes too long")
        time.sleep(0.1)
