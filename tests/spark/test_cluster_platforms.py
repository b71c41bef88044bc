"""What ``docs/how-to/spark.md`` says of platforms: ten lines, and all that can be held to what is.

The clouds are not here. Their lines go to ``spark-submit``, whose own options these must be; those
of their programs are from the reference of each, as read in November 2026:

- ``aws emr add-steps``: https://docs.aws.amazon.com/cli/latest/reference/emr/add-steps.html
- ``gcloud dataproc jobs submit pyspark``:
  https://cloud.google.com/sdk/gcloud/reference/dataproc/jobs/submit/pyspark
- ``aws s3 cp``: https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html
- ``gcloud storage cp``: https://cloud.google.com/sdk/gcloud/reference/storage/cp
- ``databricks fs cp``: https://docs.databricks.com/aws/en/dev-tools/cli/reference/fs-commands; an
  address of a volume begins with ``dbfs:/Volumes``, and without ``--overwrite`` a file that is
  there is left as it is
- ``databricks volumes create``:
  https://docs.databricks.com/aws/en/dev-tools/cli/reference/volumes-commands
- ``pip wheel``: https://pip.pypa.io/en/stable/cli/pip_wheel/

What a notebook of Databricks runs is run here, with a session and files of our own.
"""

import os
import re
import shlex
import subprocess
import tomllib
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
PACK, EMR, DATAPROC, WHEEL, DATABRICKS = BLOCKS
VOLUME = "/Volumes/main/default/custody"
ARCHIVE = "environment.tar.gz#environment"
PYTHON = "spark.yarn.appMasterEnv.PYSPARK_PYTHON=./environment/bin/python"
ONCE = "spark.yarn.maxAppAttempts=1"
"""A step whose records have problems fails; it is not to be done again for that."""


def test_ten_lines_are_enough_for_each_platform() -> None:
    for platform in ([*PACK, *EMR], [*PACK, *DATAPROC], [PACK[0], *WHEEL, *DATABRICKS]):
        assert len(platform) <= 10


@pytest.mark.parametrize(("lines", "needed"), [
    (EMR, {"custody.py", "environment.tar.gz", "records.jsonl"}),
    (DATAPROC, {"environment.tar.gz", "records.jsonl"}),
])  # fmt: skip
def test_what_a_step_names_is_brought_to_the_bucket_before(
    lines: list[str], needed: set[str]
) -> None:
    assert PACK[0] == "provenance dump records --into records.jsonl"
    copied, bucket = set[str](), shlex.split(lines[0])[-1]
    for one in lines[0].split(" && "):
        words = shlex.split(one)
        assert words[:3] in (["aws", "s3", "cp"], ["gcloud", "storage", "cp"])
        assert words[-1] == bucket
        copied.update(words[3:-1])
    assert copied == needed
    assert all(f"{bucket}{one}" in lines[-1] for one in needed - {"custody.py"})


def test_what_a_notebook_reads_is_brought_to_the_volume_before() -> None:
    assert WHEEL[0] == "python -m pip wheel --no-deps ."
    told = "\n".join(DATABRICKS)
    for line in WHEEL[1:]:
        *command, source, target = shlex.split(line)
        assert command == ["databricks", "fs", "cp", "--overwrite"]
        assert target == f"dbfs:{VOLUME}/{source}"
        assert f"{VOLUME}/{source}" in told


def test_the_wheel_has_the_name_and_the_version_of_the_project() -> None:
    project = tomllib.loads((PAGE.parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    name = f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"
    assert f" {name} " in WHEEL[1]


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
    install, *cells = (one.replace(VOLUME, str(volume)) for one in DATABRICKS)
    assert re.fullmatch(r"%pip install \S+/custody_chain-[\d.]+-py3-none-any\.whl", install)
    files = SimpleNamespace(cp=lambda one, other: copy(one.removeprefix("file:"), other))
    exec("\n".join(cells), {"spark": session, "dbutils": SimpleNamespace(fs=files)})  # noqa: S102 - the cells of our own page
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
