"""Two runs that begin at once: each ends whole or is told to wait, and nothing of them is mixed."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from provenance.errors import PublishError
from provenance.publish.building.whole_folder import settle, whole_folder
from provenance.resources.whole import whole_file

PARTS = 20


def a_site(place: Path, words: str) -> None:
    with whole_folder(place) as places:
        for number in range(PARTS):
            (places.fresh / f"{number}.html").write_text(words)
        settle(places.fresh, lambda _: True)


def parts_of_a_site(place: Path) -> list[str]:
    return [file.read_text() for file in place.glob("*.html")]


def a_file(place: Path, words: str) -> None:
    with whole_file(place) as file:
        for _ in range(PARTS):
            file.write(f"{words}\n".encode())
            file.flush()


def parts_of_a_file(place: Path) -> list[str]:
    return place.read_text().splitlines()


@pytest.mark.parametrize(
    ("write", "parts"),
    [(a_site, parts_of_a_site), (a_file, parts_of_a_file)],
    ids=["a site", "a file"],
)
def test_of_two_runs_that_begin_at_once_each_ends_whole(
    tmp_path: Path, write: Callable[[Path, str], None], parts: Callable[[Path], list[str]]
) -> None:
    place, together = tmp_path / "output", Barrier(2)
    done, told = list[str](), list[str]()

    def run(name: str) -> None:
        for number in range(25):
            together.wait()
            try:
                write(place, f"{name}{number}")
                done.append(name)
            except PublishError as error:
                told.append(error.problem)

    several = [Thread(target=run, args=(name,)) for name in "ab"]
    for one in several:
        one.start()
    for one in several:
        one.join()
    assert len(done) + len(told) == 50
    assert set(done)
    assert set(told) <= {"another run is publishing here; wait for it"}
    (words,) = set(parts(place))
    assert len(parts(place)) == PARTS
    assert words in ("a24", "b24")
    assert list(tmp_path.iterdir()) == [place]
