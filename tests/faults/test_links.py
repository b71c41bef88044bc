"""Links in a folder that is given: what they lead to elsewhere is neither read nor published."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command_lines import LINES, ended, files_in, stand, write_inputs
from founding_sketch import rec as founding

from provenance.errors import StrayLink
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.records.save import save

pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


@pytest.fixture(name="read", scope="module")
def _read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lines read, and in folders of records and of BibTeX a link to one elsewhere."""
    read = tmp_path_factory.mktemp("read")
    write_inputs(read)
    for name in ("one.yaml", "one.bib"):
        place = read / name.replace(".", "-")
        place.mkdir()
        (place / name).symlink_to(read / name)
    return read


READING = [
    line.replace("IN/one.yaml", "IN/one-yaml").replace("IN/one.bib", "IN/one-bib")
    for line in LINES
    if "IN/one.yaml" in line or "IN/one.bib" in line
]


@pytest.mark.parametrize("line", READING)
def test_no_command_reads_what_a_link_leads_to_elsewhere(
    line: str, read: Path, tmp_path: Path
) -> None:
    stand(line, tmp_path)
    before = files_in(tmp_path)
    status, told = ended(line, read, tmp_path)
    name = "one.bib" if "one-bib" in line else "one.yaml"
    link = read / name.replace(".", "-") / name
    assert status == 2
    assert f"{link}: is a link that leads out of {link.parent}, to {read / name}" in told
    assert files_in(tmp_path) == before


def folder_of_records(place: Path) -> Path:
    records = place / "records"
    (records / "deep").mkdir(parents=True)
    save(founding, records / "deep" / "one.yaml")
    save(founding.model_copy(update={"id": "elsewhere"}), place / "elsewhere.yaml")
    return records


def test_a_link_within_a_folder_is_read_and_others_that_nobody_asks_for_are_passed_over(
    tmp_path: Path,
) -> None:
    records, target = folder_of_records(tmp_path), tmp_path / "elsewhere.yaml"
    (records / ".kept").mkdir()
    target.rename(records / ".kept" / "elsewhere.yaml")
    (records / "two.yaml").symlink_to(records / ".kept" / "elsewhere.yaml")
    (records / "again").symlink_to("deep")
    (records / "notes.txt").symlink_to("/etc/hostname")
    (records / ".git").symlink_to("/etc")
    by_a_link = tmp_path / "link"
    by_a_link.symlink_to(records)
    for folder in (records, by_a_link):
        assert {one.id for one in load_all(folder)} == {founding.id, "elsewhere"}


@pytest.mark.parametrize(
    ("link", "target", "says"),
    [
        ("two.yaml", "../elsewhere.yaml", "leads out of"),
        ("two.yaml", "hop.txt", "leads out of"),
        ("deep/more", "../..", "leads out of"),
        ("two.yaml", "nowhere.yaml", "leads nowhere"),
        ("two.yaml", "two.yaml", "leads nowhere"),
    ],
)
def test_a_link_out_of_a_folder_or_to_nowhere_is_refused(
    tmp_path: Path, link: str, target: str, says: str
) -> None:
    """By way of another link too, and to a folder: its records would be missed in silence."""
    records = folder_of_records(tmp_path)
    (records / "hop.txt").symlink_to("../elsewhere.yaml")
    (records / link).symlink_to(target)
    with pytest.raises(StrayLink, match=rf"{link}: is a link that {says}"):
        list(load_all(records))


def style(theme: Path, secret: Path) -> None:
    (theme / "static").mkdir()
    (theme / "static" / "theme.css").symlink_to(secret)


def template(theme: Path, secret: Path) -> None:
    (theme / "templates").mkdir()
    (theme / "templates" / "index.html").symlink_to(secret)


def whole_folder(theme: Path, secret: Path) -> None:
    (theme / "static").symlink_to(secret.parent)


@pytest.mark.parametrize("part", ["theme", "docs"])
@pytest.mark.parametrize("linked", [style, template, whole_folder])
def test_a_theme_and_documentation_publish_nothing_from_elsewhere(
    tmp_path: Path, part: str, linked: Callable[[Path, Path], None]
) -> None:
    given, secret = tmp_path / "given", tmp_path / "secrets" / "theme.css"
    given.mkdir()
    secret.parent.mkdir()
    secret.write_text("nobody's business")
    linked(given, secret)
    theme, docs = (given, None) if part == "theme" else (None, given)
    options = Options(theme=theme, docs=docs, footnotes=False)
    with pytest.raises(StrayLink, match="is a link that leads out of"):
        build_site([founding], tmp_path / "site", options=options)
    assert not (tmp_path / "site").exists()


def test_a_link_within_a_theme_is_published(tmp_path: Path) -> None:
    static = tmp_path / "theme" / "static"
    static.mkdir(parents=True)
    (static / "theme.css").write_text("body { color: teal }")
    (static / "same.css").symlink_to("theme.css")
    options = Options(theme=tmp_path / "theme", footnotes=False)
    build_site([founding], tmp_path / "site", options=options)
    assert (tmp_path / "site" / "static" / "same.css").read_text() == "body { color: teal }"
    assert not (tmp_path / "site" / "static" / "same.css").is_symlink()
