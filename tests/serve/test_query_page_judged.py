"""The query page as judges see it: axe in real Chromium, the Nu HTML checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest
from nu_checker import errors_among, html_messages
from serving import RECORD, all_ended, needs_curl, server

from provenance.model.record import Record
from provenance.serve.sparql.examples import examples

__all__ = ["all_ended"]

pytestmark = [pytest.mark.client, needs_curl]


@pytest.fixture(scope="module")
def node() -> Path:
    place = os.environ.get("CUSTODY_NODE")
    if not place:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    return Path(place)


def pages() -> list[str]:
    """The page alone, with an answer of one record's graphs, with words in the place of one."""
    about = f"SELECT ?p ?o WHERE {{ ?r dcterms:identifier '{RECORD}' ; ?p ?o }}"
    narrowed = urlencode({"query": about, "default-graph-uri": "https://example.org/graph"})
    return [
        "sparql",
        f"sparql?{urlencode({'query': about})}",
        f"sparql?{narrowed}",
        "sparql?query=S",
    ]


def test_axe_finds_no_violation(node: Path) -> None:
    if not shutil.which("chromium"):
        pytest.skip("needs: apt-get install chromium")
    looks = ["1280,390", "light,dark"]
    command = ["node", str(node / "axe.mjs"), f"{server().address}/", *looks, *pages()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [{"seen": 4 * len(pages())}]


def test_the_nu_html_checker_finds_no_error(node: Path, tmp_path: Path) -> None:
    for number, page in enumerate(pages()):
        answer = server().curl(f"/{page}", "-H", "Accept: text/html")
        (tmp_path / f"{number}.html").write_bytes(answer.body)
    assert errors_among(html_messages(tmp_path, node)) == []


def test_an_example_is_asked_and_its_answer_followed(node: Path, collection: list[Record]) -> None:
    if not shutil.which("chromium"):
        pytest.skip("needs: apt-get install chromium")
    command = ["node", str(node / "query.mjs"), f"{server().address}/"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert len(found["examples"]) > 10
    assert found["asked"][0]["question"] == found["examples"][0] and found["asked"][0]["rows"] > 0
    assert "/record/" in found["followed"]["url"]
    assert found["followed"]["heading"] in {one.title for one in collection}
    assert found["hosts"] == [server().address]


def test_examples_are_asked_as_they_stand_on_the_page() -> None:
    assert examples(Path("/no/such/site"), "https://example.org/")
