"""The site's files, and things that lead to their documents, asked for with the real curl."""

from pathlib import Path

import pytest
from serving import BASE, RECORD, all_ended, needs_curl, server, sharded_server, sharded_site, site

from provenance.publish.server_rules.rules import PICTURE_POLICY, POLICY
from provenance.publish.siblings import SIBLINGS
from provenance.publish.vocabulary.documents import SYNTAXES
from provenance.rdf.version import LICENCE_IRI

__all__ = ["all_ended"]

pytestmark = [pytest.mark.client, needs_curl]

DOCUMENTS = [(".html", "text/html"), *((one.suffix, one.media_type) for one in SIBLINGS)]
AGENT = [(".html", "text/html"), *((one.suffix, one.media_type) for one in SYNTAXES)]


@pytest.mark.parametrize("mount", ["/", "/archive/id/"])
@pytest.mark.parametrize(("suffix", "media_type"), DOCUMENTS)
def test_a_record_leads_to_the_document_that_is_asked_for(
    suffix: str, media_type: str, mount: str
) -> None:
    accept = f"Accept: {media_type}"
    first = server().curl(f"{mount}record/{RECORD}", "-H", accept)
    assert first.status == 303
    assert first.headers["location"] == f"{RECORD}{suffix}"
    assert first.headers["vary"] == "Accept"
    last = server().curl(f"{mount}record/{RECORD}", "-L", "-H", accept)
    assert (last.status, last.media_type) == (200, media_type)
    assert last.body == (site() / "record" / f"{RECORD}{suffix}").read_bytes()


@pytest.mark.parametrize(("suffix", "media_type"), AGENT)
def test_an_agent_leads_to_the_document_that_is_asked_for(suffix: str, media_type: str) -> None:
    answer = server().curl("/agent/nhk", "-L", "-H", f"Accept: {media_type}")
    assert (answer.status, answer.media_type) == (200, media_type)
    assert answer.body == (site() / "agent" / f"nhk{suffix}").read_bytes()


@pytest.mark.parametrize("path", ["/ns", "/ns/"])
@pytest.mark.parametrize(("suffix", "media_type"), AGENT)
def test_the_vocabulary_leads_to_the_document_that_is_asked_for(
    suffix: str, media_type: str, path: str
) -> None:
    answer = server().curl(path, "-L", "-H", f"Accept: {media_type}")
    assert (answer.status, answer.media_type) == (200, media_type)
    assert answer.body == (site() / "ns" / f"index{suffix}").read_bytes()


def test_a_collection_leads_to_its_page() -> None:
    page = next((site() / "collection").glob("*.html"))
    answer = server().curl(f"/collection/{page.stem}", "-L")
    assert answer.body == page.read_bytes()


@pytest.mark.parametrize(("suffix", "media_type"), DOCUMENTS)
def test_a_record_in_a_folder_of_its_own(suffix: str, media_type: str) -> None:
    asked = sharded_server().curl(f"/record/{RECORD}", "-L", "-H", f"Accept: {media_type}")
    beside = sharded_server().curl(f"/record/{RECORD}{suffix}", "-L")
    expected = (sharded_site() / "record" / "30" / f"{RECORD}{suffix}").read_bytes()
    assert (asked.status, asked.body) == (200, expected)
    assert (beside.status, beside.body) == (200, expected)


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html;q=0.5, text/turtle;q=0.9, */*;q=0.1", ".ttl"),
        ("text/*;q=0.4, application/rdf+xml;q=0.5", ".rdf"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ".html"),
        ("application/*, application/x-bibtex;q=0.1", ".jsonld"),
        ("*/*, text/html;q=0", ".ttl"),
        ("nonsense, application/n-triples", ".nt"),
        ("", ".html"),
    ],
)
def test_weights_and_wildcards(accept: str, suffix: str) -> None:
    answer = server().curl(f"/record/{RECORD}", "-H", f"Accept: {accept}")
    assert answer.headers["location"] == f"{RECORD}{suffix}"


def test_what_nobody_has_is_told_with_what_there_is() -> None:
    answer = server().curl(f"/record/{RECORD}", "-H", "Accept: image/png, video/*")
    assert answer.status == 406
    for suffix, media_type in DOCUMENTS:
        assert f"{media_type}  {RECORD}{suffix}\n" in answer.text


@pytest.mark.parametrize("part", [".thing.original", ".claim.1.e1", "/account/1", "/meta"])
def test_what_hangs_on_a_record_leads_to_the_record(part: str) -> None:
    answer = server().curl(f"/record/{RECORD}{part}", "-L", "-H", "Accept: text/turtle")
    assert answer.body == (site() / "record" / f"{RECORD}.ttl").read_bytes()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/archive/id/", "text/html"),
        ("/void.ttl", "text/turtle"),
        ("/.well-known/void", "text/turtle"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
        ("/SHA256SUMS", "text/plain"),
        ("/static/site.css", "text/css"),
        ("/static/icon.svg", "image/svg+xml"),
        ("/dumps/records.nq.zst", "application/zstd"),
        ("/dumps/records.ttl.gz", "application/gzip"),
        ("/dumps/records.jsonl", "application/jsonl"),
        ("/dumps/records.csv", "text/csv"),
        ("/dumps/records.json", "application/vnd.citationstyles.csl+json"),
        ("/ns/context.jsonld", "application/ld+json"),
    ],
)
def test_media_types_of_files(path: str, media_type: str) -> None:
    answer = server().curl(path)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("path", ["/void.ttl", "/dumps/large.bin"])
def test_what_is_known_is_not_sent_again(path: str) -> None:
    (site() / "dumps" / "large.bin").write_bytes(b"0123456789" * 200_000)
    first = server().curl(path)
    tag = first.headers["etag"]
    assert not tag.startswith("W/")
    again = server().curl(path, "-H", f'If-None-Match: "other", {tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert server().curl(path, "-H", 'If-None-Match: "other"').body == first.body
    head = server().curl(path, "-I")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == first.headers["content-length"]


def test_a_part_of_a_large_file() -> None:
    (site() / "dumps" / "large.bin").write_bytes(b"0123456789" * 200_000)
    answer = server().curl("/dumps/large.bin", "-r", "5-9")
    assert (answer.status, answer.body) == (206, b"56789")


@pytest.mark.parametrize(
    "path",
    [
        "/.custody-chain-site",
        "/.custody-chain-state",
        "/.well-known/../.custody-chain-site",
        "/.well-known/.custody-chain-site",
        "/record/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/void.ttl%00.html",
        "/outside/secret.txt",
        "/record/",
        "/record/no-such-record",
        "/record/NO",
        "/index.html/",
        "/%ff",
    ],
)
def test_what_is_not_served(path: str) -> None:
    secret = site().parent / "secret.txt"
    secret.write_text("secret")
    link = site() / "outside"
    if not link.is_symlink():
        link.symlink_to(site().parent)
    answer = server().curl(path)
    assert answer.status == 404
    assert "secret" not in answer.text


def test_a_changed_file_is_served_anew(tmp_path: Path) -> None:
    from provenance.serve.files import Files

    (tmp_path / "a.txt").write_text("one")
    files = Files(tmp_path, BASE, LICENCE_IRI, 1000)
    first = files.file("a.txt")
    (tmp_path / "a.txt").write_text("two, longer")
    assert first is not None
    first.looked_at = 0
    second = files.file("a.txt")
    assert second is not None
    assert (second.body, second.tag != first.tag) == (b"two, longer", True)
    (tmp_path / "a.txt").unlink()
    second.looked_at = 0
    assert files.file("a.txt") is None


def test_only_reading() -> None:
    answer = server().curl("/void.ttl", "-X", "DELETE")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_page_points_to_what_surrounds_it() -> None:
    around = server().curl(f"/record/{RECORD}.html").headers["link"]
    assert f'<{BASE}record/{RECORD}>; rel="cite-as"' in around
    assert f'<{RECORD}.ttl>; rel="describedby"; type="text/turtle"' in around
    back = server().curl(f"/record/{RECORD}.ttl").headers["link"]
    assert f'<{RECORD}.html>; rel="describes"; type="text/html"' in back


OPEN_PLACES = ["/void.ttl", f"/record/{RECORD}", f"/record/{RECORD}.html", "/no-such", "/health",
               "/sparql", "/oai?verb=Identify", "/dumps/records.nq.zst"]  # fmt: skip


@pytest.mark.parametrize("path", OPEN_PLACES)
def test_every_page_of_the_web_may_read(path: str) -> None:
    headers = server().curl(path, "-H", "Origin: https://example.net").headers
    assert headers["access-control-allow-origin"] == "*"
    assert "Link" in headers["access-control-expose-headers"]


@pytest.mark.parametrize("path", [*OPEN_PLACES, "/reconcile", f"/archive/id/record/{RECORD}"])
def test_a_browser_that_asks_first_is_told_that_every_page_may_ask(path: str) -> None:
    asking = (
        "-H", "Origin: https://example.net",
        "-H", "Access-Control-Request-Method: GET",
        "-H", "Access-Control-Request-Headers: accept,if-none-match",
    )  # fmt: skip
    answer = server().curl(path, "-X", "OPTIONS", *asking)
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", ["/", f"/record/{RECORD}.html", "/sparql"])
def test_a_page_runs_nothing_from_elsewhere(path: str) -> None:
    answer = server().curl(path, "-H", "Accept: text/html")
    assert answer.headers["content-security-policy"] == POLICY
    picture = server().curl("/static/icon.svg").headers["content-security-policy"]
    assert picture == PICTURE_POLICY
    allowed = dict(part.strip().partition(" ")[::2] for part in POLICY.split(";"))
    assert (allowed.pop("default-src"), allowed.pop("object-src")) == ("'self'", "'none'")
    assert allowed.pop("style-src") == "'self' 'unsafe-inline'"
    assert set(allowed.values()) == {"'self'"} and "script-src" not in allowed
    assert PICTURE_POLICY == "default-src 'none'; style-src 'unsafe-inline'"
