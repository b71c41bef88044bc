"""The wheel carries the vocabulary, the records, the templates and the licences."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    into = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build; print(hatchling.build.build_wheel({str(into)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True, capture_output=True)
    (file,) = into.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("name", ["vocab", "records"])
def test_every_data_file_is_in_the_wheel(wheel: set[str], name: str) -> None:
    files = {f"provenance/_data/{f.relative_to(TOP)}" for f in _files(TOP / name)}
    assert files
    assert files <= wheel


def test_every_file_of_the_package_is_in_the_wheel(wheel: set[str]) -> None:
    files = {str(file.relative_to(TOP)) for file in _files(TOP / "provenance")}
    assert {"provenance/py.typed", "provenance/publish/templates/record.html"} <= files <= wheel


def test_both_licences_are_in_the_wheel(wheel: set[str]) -> None:
    names = {Path(name).name for name in wheel if "dist-info" in name}
    assert {"LICENSE", "LICENSE-DATA", "entry_points.txt"} <= names


def _files(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
