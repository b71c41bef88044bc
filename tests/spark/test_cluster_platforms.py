"""What ``docs/how-to/spark.md`` says of platforms: ten lines, and all that can be held to what is.

The clouds are not here. Their lines go to ``spark-submit``, whose own options these must be; those
of their programs are from the reference of each, as read in November 2026:

- ``aws emr add-steps``: https://docs.aws.amazon.com/cli/latest/reference/emr/add-steps.html
- ``gcloud dataproc jobs submit pyspark``:
  https://cloud.google.com/sdk/gcloud/reference/dataproc/jobs/submit/pyspark

What a notebook of Databricks runs is run here, with a session and files of our own.
"""

import os
import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import copy
from types import SimpleNamespace

import pyspark
import pytest
from many_records import write_many
from pyspark.sql import SparkSession

from provenance.publish.machine.dump import dump

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "spark.md"
_WORDS = PAGE.read_text(encoding="utf-8").partition("## EMR, Dataproc, Databricks")[2]
_BLOCK = re.compile(r"^```\S.*\n((?:.*\n)*?)```$", re.MULTILINE)
BLOCKS = [body.splitlines() for body in _BLOCK.findall(_WORDS)]
PACK, EMR, DATAPROC, DATABRICKS = BLOCKS
VOLUME = "/Volumes/main/default/custody"
ARCHIVE = "environment.tar.gz#environment"
PYTHON = "spark.yarn.appMasterEnv.PYSPARK_PYTHON=./environment/bin/python"
ONCE = "spark.yarn.maxAppAttempts=1"
"""A step whose records have problems fails; it is not to be done again for that."""


def test_ten_lines_are_enough() -> None:
    assert sum(map(len, BLOCKS)) == 10


def test_the_environment_is_packed_under_the_name_that_is_sent() -> None:
    assert PACK[-1].endswith("conda-pack -o environment.tar.gz")
    assert all("environment.tar.gz" in lines[0] for lines in (EMR, DATAPROC))


@pytest.mark.client
def test_a_step_of_emr_is_a_call_of_spark_submit() -> None:
    words = shlex.split(EMR[-1])
    assert words[:3] == ["aws", "emr", "add-steps"]
    assert {one for one in words if one.startswith("--")} == {"--cluster-id", "--steps"}
    told = words[words.index("--steps") + 1]
    step = re.fullmatch(r"Type=Spark,Name=\w+,ActionOnFailure=CONTINUE,Args=\[(.*)\]", told)
    assert step
    given = step[1].split(",")
    assert {one for one in given if one.startswith("--")} <= _options()
    assert given[given.index("--archives") + 1].endswith(f"/{ARCHIVE}")
    settings = [value for option, value in pairwise(given) if option == "--conf"]
    assert settings == [PYTHON, ONCE]


def test_a_job_of_dataproc_has_what_its_reference_knows() -> None:
    own, _, job = DATAPROC[-1].partition(" -- ")
    words = shlex.split(own)
    assert words[:6] == ["gcloud", "dataproc", "jobs", "submit", "pyspark", "custody.py"]
    given = dict(one.removeprefix("--").split("=", 1) for one in words[6:])
    assert set(given) == {"cluster", "region", "archives", "properties"}
    assert given["archives"].endswith(f"/{ARCHIVE}")
    assert given["properties"].split(",") == ["spark.submit.deployMode=cluster", PYTHON, ONCE]
    assert len(shlex.split(job)) == 2


@pytest.mark.client
def test_the_cells_of_a_notebook_run(session: SparkSession, tmp_path: Path) -> None:
    volume = tmp_path / "volume"
    volume.mkdir()
    dump(write_many(volume / "records.jsonl"), tmp_path / "one.nq.zst")
    install, *cells = (
        one.replace("/tmp/", f"{tmp_path}/").replace(VOLUME, str(volume))  # noqa: S108
        for one in DATABRICKS
    )
    assert re.fullmatch(r"%pip install \S+/custody_chain-[\d.]+-py3-none-any\.whl", install)
    files = SimpleNamespace(cp=lambda one, other: copy(one.removeprefix("file:"), other))
    exec("\n".join(cells), {"spark": session, "dbutils": SimpleNamespace(fs=files)})  # noqa: S102
    assert (volume / "custody.nq.zst").read_bytes() == (tmp_path / "one.nq.zst").read_bytes()


def _options() -> set[str]:
    """Return the options that ``spark-submit`` knows, as it tells itself."""
    home = Path(pyspark.__file__).parent
    told = subprocess.run(
        [home / "bin" / "spark-submit", "--help"],
        env={**os.environ, "SPARK_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r"--[a-z][a-z-]*", told.stdout + told.stderr))
