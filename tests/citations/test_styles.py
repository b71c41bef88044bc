"""Our own CSL styles: valid, derived from their parents, named and licensed as they must be."""

import os
import shutil
import subprocess
from pathlib import Path

import citeproc
import derive_styles
import pytest
from lxml import etree

from provenance.citations.house.form import forms
from provenance.citations.style import find_style, ready
from provenance.references.styles import styles as code_styles
from provenance.resources.folders import folder

OURS = sorted((folder("vocab") / "bibliography" / "styles").glob("*.csl"))
SCHEMA = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles" / "csl.rng"
CSL = "{http://purl.org/net/xbiblio/csl}"


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_style_of_ours_follows_the_schema(file: Path) -> None:
    schema = etree.RelaxNG(file=str(SCHEMA))
    assert schema.validate(etree.parse(file)), schema.error_log


def test_the_schema_refuses_a_broken_style() -> None:
    broken = etree.fromstring('<style xmlns="http://purl.org/net/xbiblio/csl"/>')
    assert not etree.RelaxNG(file=str(SCHEMA)).validate(broken)


@pytest.mark.client
@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_the_csl_validator_has_nothing_to_say(file: Path, tmp_path: Path) -> None:
    assert _validated(file) == ""
    broken = tmp_path / "broken.csl"
    broken.write_text('<style xmlns="http://purl.org/net/xbiblio/csl"/>', encoding="utf-8")
    assert _validated(broken)


def _validated(file: Path) -> str:
    node = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not node:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    done = subprocess.run(
        ["node", str(Path(node) / "csl_valid.mjs"), str(file)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_derived_style_keeps_the_licence_and_names_its_parent(file: Path) -> None:
    info = etree.parse(file).getroot().find(f"{CSL}info")
    assert info is not None
    links = {link.get("rel"): link.get("href") for link in info.findall(f"{CSL}link")}
    parent = find_style(str(links["template"]).rsplit("/", 1)[-1])
    theirs = etree.fromstring(parent.text).find(f"{CSL}info/{CSL}rights")
    ours = info.find(f"{CSL}rights")
    assert theirs is not None
    assert ours is not None
    assert (ours.get("license"), ours.text) == (theirs.get("license"), theirs.text)
    assert links["self"] == info.findtext(f"{CSL}id")
    assert find_style(file.stem).text == file.read_bytes()


def test_our_chicago_is_the_published_one_with_our_changes() -> None:
    """To take over a newer parent: run ``tests/citations/derive_styles.py``, then read the diff."""
    file = derive_styles.HERE / f"{derive_styles.CHILD}.csl"
    assert file.read_text(encoding="utf-8") == derive_styles.derived()


def test_short_names_do_not_meet_and_say_what_they_are() -> None:
    assert not set(ready()) & set(forms())
    for one in ready().values():
        assert one.title and one.prints and one.drops and one.source
        assert one.codes is None or one.codes in code_styles()
    assert {file.stem for file in OURS} <= {one.csl for one in ready().values()}
