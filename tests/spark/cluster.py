"""A cluster of Apache Spark on this machine: a master and workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pyspark
from pyspark.sql import SparkSession

TOP: Final = Path(__file__).parents[2]
_HOME: Final = Path(pyspark.__file__).parent
_HERE: Final = "127.0.0.1"
_PATIENCE: Final = 60.0
_IN_A_WHILE: Final = 0.05
_REGISTERED: Final = "Registering worker"
_SOON: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Has Java start soon rather than run fast."""


class Cluster:
    """A standalone cluster on free ports of the loopback; `stop` ends all of its processes.

    Args:
        folder: Where its processes work and write their logs.
        workers: How many workers it has, of one processor each.
    """

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder, self._port = folder, _free_port()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._log = folder / "master.log"
        master = ("deploy.master.Master", "--host", _HERE, "--port", str(self._port))
        self._master = self._start(self._log, *master, "--webui-port", "0")
        wait_for(lambda: "New state: ALIVE" in self._told(), self._told)
        self._workers: list[subprocess.Popen[bytes]] = []
        self.start_workers(workers)

    @property
    def address(self) -> str:
        """The address of the master."""
        return f"spark://{_HERE}:{self._port}"

    def session(self, settings: Mapping[str, str] | None = None) -> SparkSession:
        """Return a session on the cluster, whose workers run this very Python."""
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.Builder().master(self.address)
        for name, value in (_SETTINGS | dict(settings or {})).items():
            builder = builder.config(name, value)
        return builder.getOrCreate()

    def start_workers(self, several: int = 1) -> None:
        """Start workers, and wait until the master knows them."""
        known = self._told().count(_REGISTERED)
        self._workers += [self._start_worker() for _ in range(several)]
        wait_for(lambda: self._told().count(_REGISTERED) == known + several, self._told)

    def kill_worker(self) -> None:
        """Kill a worker and its executors, as the power going out does."""
        worker = self._workers.pop(0)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def stop(self) -> None:
        """End all processes."""
        for process in self._processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start_worker(self) -> subprocess.Popen[bytes]:
        name = f"worker-{len(self._processes)}"
        return self._start(
            self._folder / f"{name}.log",
            "deploy.worker.Worker",
            *("--host", _HERE, "--webui-port", "0", "--cores", "1", "--memory", "1g"),
            *("--work-dir", str(self._folder / name), self.address),
        )

    def _told(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _start(self, log: Path, *command: str) -> subprocess.Popen[bytes]:
        program = (str(_HOME / "bin" / "spark-class"), f"org.apache.spark.{command[0]}")
        own = {
            "SPARK_HOME": str(_HOME),
            "SPARK_LOCAL_IP": _HERE,
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": _SOON,
        }
        with log.open("wb") as file:
            started = subprocess.Popen(
                [*program, *command[1:]],
                env={**os.environ, **own},
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._processes.append(started)
        return started


_SETTINGS: Final = {
    "spark.default.parallelism": "2",
    "spark.driver.bindAddress": _HERE,
    "spark.driver.extraJavaOptions": _SOON,
    "spark.driver.host": _HERE,
    "spark.driver.memory": "512m",
    "spark.executor.extraJavaOptions": _SOON,
    "spark.executor.memory": "512m",
    "spark.executorEnv.PYTHONPATH": os.pathsep.join((str(TOP), str(Path(__file__).parent))),
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def wait_for(is_so: Callable[[], bool], told: Callable[[], str]) -> None:
    """Wait until something is so; fail with what is told where it does not come to be."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, told()
        time.sleep(_IN_A_WHILE)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HERE, 0))
        return int(one.getsockname()[1])
