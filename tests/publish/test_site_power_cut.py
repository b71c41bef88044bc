"""A power cut leaves the old site or the new: the disk has all files before the name, then it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.publish.building import whole_folder as whole
from provenance.publish.building.places import MARKER, remove
from provenance.publish.building.whole_folder import whole_folder


def written(site: Path, words: str) -> None:
    with whole_folder(site) as places:
        (places.fresh / "page.html").write_text(words)


@pytest.fixture(name="order")
def _order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Have it noted, from the call on, what is asked of the system, in its order."""

    def noted() -> list[str]:
        order = list[str]()
        rename, exchange = Path.rename, whole._exchanged_in_one_step

        def renamed(self: Path, target: Path) -> Path:
            order.append(f"{self.name} becomes {target.name}")
            return rename(self, target)

        def exchanged(one: Path, other: Path) -> bool:
            is_done = exchange(one, other)
            order.extend([f"{one.name} becomes {other.name}"] * is_done)
            return is_done

        def removed(folder: Path) -> None:
            order.extend([f"{folder.name} goes"] * folder.exists())
            remove(folder)

        def synced(handle: int) -> None:
            assert os.path.samestat(os.fstat(handle), tmp_path.stat())
            order.append("the names are kept")

        def all_synced() -> None:
            fresh = tmp_path / ".site.next"
            assert (fresh / MARKER).read_text()
            order.append(f"{(fresh / 'page.html').read_text()} files are kept")

        monkeypatch.setattr(Path, "rename", renamed)
        monkeypatch.setattr(whole, "_exchanged_in_one_step", exchanged)
        monkeypatch.setattr(whole, "remove", removed)
        monkeypatch.setattr(os, "fsync", synced)
        monkeypatch.setattr(os, "sync", all_synced, raising=False)
        return order

    return noted


def test_the_disk_has_all_of_a_first_site_before_its_name(
    tmp_path: Path, order: Callable[[], list[str]]
) -> None:
    told = order()
    written(tmp_path / "site", "new")
    assert told == ["new files are kept", ".site.next becomes site", "the names are kept"]


@pytest.mark.parametrize("steps", [1, 2])
def test_the_disk_has_the_new_site_and_its_name_before_the_old_one_goes(
    tmp_path: Path, order: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    site = tmp_path / "site"
    written(site, "old")
    if steps == 2 or not whole._exchanged_in_one_step(site, site):
        monkeypatch.setattr(whole, "_exchanged_in_one_step", lambda *_: False)
        names = ["site becomes .site.old", ".site.next becomes site"]
        old = ".site.old"
    else:
        names, old = [".site.next becomes site"], ".site.next"
    told = order()
    written(site, "new")
    assert told == ["new files are kept", *names, "the names are kept", f"{old} goes"]
    assert (site / "page.html").read_text() == "new"
