"""What each style prints of each document, word for word, as pandoc and citeproc-js print it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import citeproc
import pytest
from citation_tables import DOCUMENTS, STYLES, TABLES, citations, documents

from provenance.bibliography.referring.refer import refer
from provenance.citations.items import readable
from provenance.citations.mending import OWN_STOP
from provenance.citations.style import find_style, ready
from provenance.resources.yaml import read_yaml_file, write_yaml

LOCALES = Path(citeproc.__file__).parent / "data" / "locales"
NUMBER = re.compile(r"\A\d+\. ")
NOT_ALIKE = {
    ("apa-7", "alekseev-1962-10"): "citeproc-js makes no initials of Ș and Ț",
    ("gost-7.0.5-archival", "alekseev-1962-10"): "the same; it adds an affix to a date in words",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_prints_what_the_table_says(style: str) -> None:
    """To take over a wanted change: WRITE_EXPECTED=1 pytest tests/citations, then read it."""
    table = TABLES / f"{style}.yaml"
    made = citations(style)
    if os.environ.get("WRITE_EXPECTED"):
        table.write_text(write_yaml(made), encoding="utf-8")
    assert made == read_yaml_file(table).value


def test_every_table_is_of_a_style() -> None:
    assert {table.stem for table in TABLES.glob("*.yaml")} == set(STYLES)


def test_no_translator_stands_in_the_place_of_an_author() -> None:
    for style in ready():
        for text in citations(style)["mikoyan-1962-11-01"].values():
            assert "Zubok" not in text.split("Soviet Record", maxsplit=1)[0]


@pytest.mark.parametrize("style", ["gost-7.0.5", "gost-7.0.5-archival"])
def test_a_russian_style_has_no_english_word_for_what_has_no_title(style: str) -> None:
    texts = citations(style)["note-only"].values()
    assert all("[Документ]" in text and "ocument]" not in text for text in texts)


@pytest.mark.client
@pytest.mark.parametrize("style", ready())
def test_citeproc_js_prints_the_same(style: str, tmp_path: Path) -> None:
    """But for capitals: pandoc writes "Between" in an English title, citeproc-js "between"."""
    theirs = _by_citeproc_js(style, tmp_path)
    mine = read_yaml_file(TABLES / f"{style}.yaml").value
    assert isinstance(mine, dict)
    for key in DOCUMENTS:
        texts = mine[key]
        assert isinstance(texts, dict)
        for way, text in texts.items():
            if (style, key) not in NOT_ALIKE:
                assert _alike(theirs[way][key]) == _alike(str(text))


def _alike(text: str) -> str:
    return NUMBER.sub("", text.strip()).casefold()


def _by_citeproc_js(style: str, folder: Path) -> dict[str, dict[str, str]]:
    node = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not node:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    found = find_style(style)
    items = [readable(refer(one), found) for one in documents()]
    text = json.dumps(items).replace(json.dumps(OWN_STOP)[1:-1], ".")
    (folder / "items.json").write_text(text, encoding="utf-8")
    (folder / "style.csl").write_bytes(found.text)
    command = ["node", str(Path(node) / "cite.mjs"), "items.json", "style.csl", str(LOCALES)]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, dict[str, str]] = json.loads(done.stdout)
    return answer
