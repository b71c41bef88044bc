"""What docs/hosting.md says of nginx, served by the real nginx and asked by the real curl."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_servers import ask, nginx_with

from provenance.publish.site import build_site
from provenance.records.load import load
from provenance.resources.folders import folder

ID = "dobrynin-1962-10-30"
PAGE = Path(__file__).parents[2] / "docs" / "hosting.md"
BLOCKS = dict(
    re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
)
"""The last block of each language."""


@pytest.fixture(name="top")
def _top() -> Iterator[Path]:
    """A folder that the server may read, whoever it runs as, with a site of one record."""
    top = Path(tempfile.mkdtemp(prefix="custody-hosting-"))
    top.chmod(0o755)
    try:
        (top / "work").mkdir()
        record = load(folder("records") / "cwihp" / f"{ID}.yaml")
        build_site([record], top / "site", "https://example.org/id/")
        yield top
    finally:
        shutil.rmtree(top)


def _configuration(site: Path) -> str:
    """Return the page's block within a whole configuration, with a port to listen on."""
    block = BLOCKS["nginx"].replace("/srv/site", str(site))
    block = block.replace("server {\n", "server {\n    listen 127.0.0.1:8080;\n")
    return f"events {{ }}\n\nhttp {{\n{block}}}\n"


@pytest.mark.client
def test_the_rules_written_anew_are_served_as_the_page_says(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(top)
    exec(BLOCKS["python"].replace("/home/me/site", str(top / "site")))  # noqa: S102 - it is ours
    with nginx_with(_configuration(top / "site"), top / "work") as address:
        answer = ask(f"{address}/record/{ID}", "-H", "Accept: text/turtle")
        assert (answer.status, answer.headers["vary"]) == (303, "Accept")
        answer = ask(f"{address}/record/{ID}", "-L", "-H", "Accept: text/turtle")
        assert (answer.status, answer.headers["content-type"]) == (
            200,
            "text/turtle; charset=utf-8",
        )
        assert ask(f"{address}/index.html").status == 200
