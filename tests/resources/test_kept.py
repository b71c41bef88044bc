"""What is worked out once is kept, and never trusted where others may have written it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provenance.archives.names import find
from provenance.archives.spellings import known_names
from provenance.resources import kept as module
from provenance.resources.kept import is_own, kept, kept_files, kept_in


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own."""
    place = tmp_path / "cache"
    place.mkdir(mode=0o700)
    monkeypatch.setattr(module, "user_cache_path", lambda *_, **__: place)
    module._folder.cache_clear()
    yield place
    module._folder.cache_clear()


def counted(value: object) -> tuple[Callable[[], object], list[int]]:
    calls: list[int] = []

    def make() -> object:
        calls.append(1)
        return value

    return make, calls


def test_what_was_made_from_the_same_is_made_once(cache: Path, tmp_path: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text("fond: [f.]")
    make, calls = counted({"фонд": ["ф."]})
    assert [kept("words", [source, "1"], make) for _ in range(3)] == [{"фонд": ["ф."]}] * 3
    assert len(calls) == 1
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("changed", ["fond: [f., fd.]", ""])
def test_a_changed_source_is_worked_out_anew_and_takes_the_place_of_the_old(
    cache: Path, tmp_path: Path, changed: str
) -> None:
    source = tmp_path / "words.yaml"
    for content in ("fond: [f.]", changed):
        source.write_text(content)
        make, calls = counted(content)
        assert kept("words", [source], make) == content
        assert len(calls) == 1
    assert len(list(cache.iterdir())) == 1


def test_a_file_of_another_name_is_read_anew(cache: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        file = tmp_path / f"{name}.yaml"
        file.write_text("fond: [f.]")
        assert kept_files("words", [file]) == {name: {"fond": ["f."]}}
    assert len(list(cache.iterdir())) == 1


def test_sources_that_run_together_are_told_apart(cache: Path) -> None:
    assert not any(cache.iterdir())
    assert kept("a", ["ab", "c"], lambda: 1) == 1
    assert kept("a", ["a", "bc"], lambda: 2) == 2


def test_a_spoilt_file_is_written_anew(cache: Path) -> None:
    make, calls = counted([1])
    kept("list", ["x"], make)
    next(cache.iterdir()).write_text("[1")
    assert kept("list", ["x"], make) == [1]
    assert kept("list", ["x"], make) == [1]
    assert len(calls) == 2


def test_a_folder_that_others_may_write_to_is_not_read(cache: Path) -> None:
    kept("list", ["x"], lambda: ["mine"])
    cache.chmod(0o777)
    module._folder.cache_clear()
    assert kept("list", ["x"], lambda: ["worked out"]) == ["worked out"]
    assert not is_own(cache.stat())


def test_without_a_folder_everything_is_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(module, "user_cache_path", lambda *_, **__: tmp_path / "file" / "cache")
    module._folder.cache_clear()
    assert kept("list", ["x"], lambda: [1]) == [1]
    module._folder.cache_clear()


def test_the_spellings_are_those_of_the_table() -> None:
    assert find("TsKhSD")[0].repository.id in known_names()["TsKhSD"]


def test_what_is_made_for_a_wheel_is_made_anew_in_its_own_folder(
    cache: Path, tmp_path: Path
) -> None:
    kept("list", ["x"], lambda: ["old"])
    with kept_in(tmp_path):
        assert kept("list", ["x"], lambda: ["new"]) == ["new"]
    assert kept("list", ["x"], lambda: ["newer"]) == ["old"]
    assert [file.name for file in tmp_path.glob("*.json")] == [one.name for one in cache.iterdir()]
