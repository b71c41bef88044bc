"""The wheel carries the vocabulary, the records, the templates, the licences, and what is kept."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]

FIRST_NOTE = """
import sys
import provenance
note = "[Source: RGANI, fond 5, 30 октября 1962 г.; copy obtained by NHK, 5.XI.62.]"
print(len(provenance.parse_note(note).facts()) > 3)
print(provenance.__file__)
print(sorted(sys.modules.keys() & {"yaml", "provenance.resources.yaml", "pydantic"}))
"""
MONTHS = "from provenance.dates.lexicon import month_names; print(*month_names())"


def build(into: Path, seed: str) -> Path:
    """Build the wheel in a process of its own."""
    code = f"import hatchling.build; print(hatchling.build.build_wheel({str(into)!r}))"
    command = [sys.executable, "-c", code]
    env = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=TOP, check=True, capture_output=True, env=env)
    (file,) = into.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "1")


def test_the_same_sources_give_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path, "2").read_bytes() == wheel.read_bytes()


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """A folder with the wheel's files, and an empty cache folder beside them."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    return tmp_path / "site"


def run(installed: Path, code: str) -> list[str]:
    """Run code in a fresh process that has the wheel, and return the lines it prints."""
    cache = installed.with_name("cache")
    places = {"PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=installed.parent, env=os.environ | places, check=True, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ["vocab", "records"])
def test_every_data_file_is_in_the_wheel(names: set[str], name: str) -> None:
    files = {f"provenance/_data/{f.relative_to(TOP)}" for f in _files(TOP / name)}
    assert files
    assert files <= names


def test_every_file_of_the_package_is_in_the_wheel(names: set[str]) -> None:
    files = {str(file.relative_to(TOP)) for file in _files(TOP / "provenance")}
    assert {"provenance/py.typed", "provenance/publish/templates/record.html"} <= files <= names


def test_both_licences_are_in_the_wheel(names: set[str]) -> None:
    found = {Path(name).name for name in names if "dist-info" in name}
    assert {"LICENSE", "LICENSE-DATA", "entry_points.txt"} <= found


def test_the_first_note_of_a_fresh_install_reads_no_yaml(installed: Path) -> None:
    understood, place, loaded = run(installed, FIRST_NOTE)
    assert understood == "True"
    assert Path(place).is_relative_to(installed)
    assert loaded == "[]"
    assert not installed.with_name("cache").exists()  # nothing had to be kept anew


def test_data_edited_in_an_installed_wheel_are_read_anew(installed: Path) -> None:
    file = installed / "provenance" / "_data" / "vocab" / "lists" / "months.yaml"
    written = file.read_text(encoding="utf-8")
    assert "September" in written
    file.write_text(written.replace("September", "Septembris"), encoding="utf-8")
    (found,) = run(installed, MONTHS)
    assert "Septembris" in found and "September" not in found.split()


def _files(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
