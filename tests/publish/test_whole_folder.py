"""Folders are written whole or not at all, and nothing of others is replaced."""

from pathlib import Path

import pytest

from provenance.errors import PublishError
from provenance.publish.building import whole_folder as whole
from provenance.publish.building.whole_folder import MARKER, settle, whole_folder


def write(target: Path, words: str) -> None:
    with whole_folder(target) as places:
        (places.fresh / "page.html").write_text(words)
        settle(places.fresh, lambda _: True)


def test_a_folder_appears_and_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "site"
    write(target, "first")
    (target / "left-over.html").write_text("of the first")
    write(target, "second")
    assert sorted(file.name for file in target.iterdir()) == [MARKER, "page.html"]
    assert (target / "page.html").read_text() == "second"
    assert [one.name for one in target.parent.iterdir()] == ["site"]
    assert (target / "page.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fault", [OSError("the disk is full"), ValueError("a fault of ours")])
def test_a_failure_leaves_the_old_folder(tmp_path: Path, fault: Exception) -> None:
    target = tmp_path / "site"
    write(target, "first")
    expected = PublishError if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected, match=str(fault)), whole_folder(target) as places:
        (places.fresh / "page.html").write_text("half")
        raise fault
    assert (target / "page.html").read_text() == "first"
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_folder_comes_back_when_the_last_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    write(target, "first")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if self.name.endswith(".next"):
            raise OSError("no rename")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    monkeypatch.setattr(whole, "_exchanged_in_one_step", lambda *_: False)
    with pytest.raises(PublishError, match="no rename"):
        write(target, "second")
    assert (target / "page.html").read_text() == "first"
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_not_a_site_of_ours_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match="not a site"):
        write(tmp_path, "site")
    file = tmp_path / "thesis.txt"
    with pytest.raises(PublishError, match="is a file"):
        write(file, "site")
    assert file.read_text() == "years of work"


def test_an_empty_folder_and_a_link_to_a_site_are_filled(tmp_path: Path) -> None:
    target, link = tmp_path / "site", tmp_path / "link"
    target.mkdir()
    link.symlink_to(target)
    write(link, "first")
    write(link, "second")
    assert link.is_symlink()
    assert (target / "page.html").read_text() == "second"


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError):
        write(tmp_path / "file" / "site", "site")
