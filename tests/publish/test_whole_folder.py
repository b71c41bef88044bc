"""Folders are written whole or not at all, and nothing of others is replaced."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from provenance.errors import PublishError
from provenance.publish.building import whole_folder as whole
from provenance.publish.building.places import JOURNAL, MARKER
from provenance.publish.building.whole_folder import settle, whole_folder


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


def test_what_is_done_outlives_a_failure_of_the_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    write(target, "first")

    def failing(*_: object) -> None:
        raise OSError("a file in it is open")

    monkeypatch.setattr(whole, "_exchange", failing)
    with (
        pytest.raises(PublishError, match=r"is open; what is done"),
        whole_folder(target) as places,
    ):
        (places.fresh / JOURNAL).write_text("who makes it\na record\n")
    monkeypatch.undo()
    assert (target / "page.html").read_text() == "first"
    with whole_folder(target) as places:
        assert (places.fresh / JOURNAL).read_text().endswith("a record\n")
    assert [one.name for one in tmp_path.iterdir()] == ["site"]
    assert [one.name for one in target.iterdir()] == [MARKER]


def test_a_journal_that_a_killed_run_left_in_the_site_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "first")
    (target / JOURNAL).write_text("who makes it\na record\n")
    with pytest.raises(KeyboardInterrupt), whole_folder(target):
        raise KeyboardInterrupt
    assert sorted(one.name for one in target.iterdir()) == [MARKER, "page.html"]


@pytest.mark.parametrize("name", [".site.old", ".site.next"])
@pytest.mark.parametrize("stands", [True, False], ids=["beside a site", "alone"])
def test_a_folder_of_others_beside_the_site_stays(tmp_path: Path, name: str, stands: bool) -> None:
    target, theirs = tmp_path / "site", tmp_path / name
    if stands:
        write(target, "first")
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match=rf"{name}.*not of custody-chain; move it away"):
        write(target, "second")
    assert (theirs / "thesis.txt").read_text() == "years of work"
    assert target.exists() is stands
    assert sorted(one.name for one in tmp_path.iterdir()) == [name, *(["site"] * stands)]


@pytest.mark.parametrize("name", [".site.old", ".site.next", ".site.lock"])
@pytest.mark.parametrize("kind", ["site", "begun", "file"])
def test_a_link_beside_the_site_is_not_followed(tmp_path: Path, name: str, kind: str) -> None:
    """Nor is one to a folder that looks like ours."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / {"site": MARKER, "begun": JOURNAL, "file": "page.html"}[kind]).write_text("theirs")
    led = victim if name != ".site.lock" else next(victim.iterdir())
    (tmp_path / name).symlink_to(led)
    with pytest.raises(PublishError, match="move it away"):
        write(tmp_path / "site", "ours")
    assert [one.read_text() for one in victim.iterdir()] == ["theirs"]
    assert sorted(one.name for one in tmp_path.iterdir()) == [name, "victim"]


@pytest.mark.parametrize("name", [".site.old", ".site.next", ".site.lock"])
def test_nothing_is_made_where_a_link_beside_the_site_leads(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="move it away"):
        write(tmp_path / "site", "ours")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_the_lock_goes_before_somebody_else_can_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the next run would hold a file that a third one does not find."""
    stood = list[bool]()
    release = FileLock.release

    def released(lock: FileLock, force: bool = False) -> None:
        stood.append((tmp_path / ".site.lock").exists())
        release(lock, force)

    monkeypatch.setattr(FileLock, "release", released)
    write(tmp_path / "site", "ours")
    assert not any(stood)
    assert stood


def test_a_file_of_the_name_of_the_lock_stays(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").write_text("the versions of a package manager")
    with pytest.raises(PublishError, match="move it away"):
        write(tmp_path / "site", "ours")
    assert (tmp_path / ".site.lock").read_text() == "the versions of a package manager"


def test_what_a_killed_run_of_ours_left_is_mended(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "first")
    target.rename(tmp_path / ".site.old")  # killed between two renames
    (tmp_path / ".site.next").mkdir()  # killed in its first moment
    (tmp_path / ".site.lock").touch()
    target.mkdir()
    with pytest.raises(KeyboardInterrupt), whole_folder(target) as places:
        assert places.old == target
        assert (target / "page.html").read_text() == "first"
        (places.fresh / "half.html").write_text("half")
        raise KeyboardInterrupt
    assert (tmp_path / ".site.next" / "half.html").read_text() == "half"
    write(target, "second")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["site"]


def test_only_the_user_sees_a_folder_that_is_being_filled(tmp_path: Path) -> None:
    (tmp_path / ".site.next").mkdir(mode=0o777)
    with whole_folder(tmp_path / "site") as places:
        assert places.fresh.stat().st_mode & 0o777 == 0o700
        assert (places.fresh / JOURNAL).is_file()
        settle(places.fresh, lambda _: True)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no users here")
def test_a_folder_of_another_user_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".site.next").mkdir()
    (tmp_path / ".site.next" / JOURNAL).touch()
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)
    with pytest.raises(PublishError, match="belongs to another user"):
        write(tmp_path / "site", "ours")
    assert (tmp_path / ".site.next" / JOURNAL).is_file()


def test_what_takes_the_name_of_the_site_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with pytest.raises(PublishError, match="not a site"), whole_folder(target):
        target.mkdir()
        (target / "thesis.txt").write_text("years of work")
    assert (target / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("fault", [OSError("the disk is full"), ValueError("a fault of ours")])
def test_what_is_done_outlives_a_failure(tmp_path: Path, fault: Exception) -> None:
    target = tmp_path / "site"
    expected = PublishError if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected, match=str(fault)) as caught, whole_folder(target) as places:
        (places.fresh / JOURNAL).write_text("who makes it\na record\n")
        raise fault
    told = "".join((str(caught.value), *getattr(caught.value, "__notes__", ())))
    assert f"kept in {places.fresh}, and the next run goes on" in told
    assert [one.name for one in tmp_path.iterdir()] == [".site.next"]
    with whole_folder(target) as places:
        assert (places.fresh / JOURNAL).read_text().endswith("a record\n")


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
