"""The rules for nginx and Apache, judged by both and by curl."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from real_servers import Answer, apache, ask, nginx

from provenance.errors import PublishError
from provenance.publish.layout import Layout
from provenance.publish.manifest import SiteDescription, read_site
from provenance.publish.options import Options
from provenance.publish.server_rules.media_types import CSL_JSON, LINKED_ART, NAMED, SINGLE
from provenance.publish.server_rules.resources import AGENT, COLLECTION, RECORD, VOCABULARY, Variant
from provenance.publish.server_rules.rules import mounted_at, server_rules
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE, Names
from provenance.rdf.version import CONTEXT_IRI, LICENCE_IRI
from provenance.records.load import load
from provenance.resources.folders import folder

ID = "dobrynin-1962-10-30"
TYPES = {
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "rdf": "application/rdf+xml; charset=utf-8",
    "linked-art.json": f'application/ld+json;profile="{LINKED_ART}"',
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": CSL_JSON,
    "json": "application/json",
    "svg": "image/svg+xml; charset=utf-8",
}
"""What each document of a record must be served as."""

OTHERS = {
    ".well-known/void": "text/turtle; charset=utf-8",
    "void.ttl": "text/turtle; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "static/site.css": "text/css; charset=utf-8",
    "static/site.js": "text/javascript; charset=utf-8",
    "static/icon.svg": "image/svg+xml; charset=utf-8",
    "ns/context.jsonld": "application/ld+json",
    "dumps/records.nq.zst": "application/zstd",
    "dumps/records.ttl.gz": "application/gzip",
    "dumps/records.jsonl": "application/jsonl",
    "dumps/records.bib": "application/x-bibtex; charset=utf-8",
    "dumps/records.json": CSL_JSON,
    "dumps/records.ris": "application/x-research-info-systems; charset=utf-8",
    "dumps/records.csv": "text/csv; charset=utf-8",
    "dumps/records.parquet": "application/vnd.apache.parquet",
    "site.json": "application/json",
    "manifest.jsonl": "application/jsonl",
    "SHA256SUMS": "text/plain; charset=utf-8",
}


class Served(NamedTuple):
    """A site as a server has it."""

    address: str
    description: SiteDescription

    @property
    def mount(self) -> str:
        return mounted_at(self.description.base)

    @property
    def place(self) -> str:
        """The record's place, without suffix."""
        return self.description.layout.record(ID)

    def ask(self, place: str, *options: str, accept: str | None = None) -> Answer:
        asked = ("-H", "Accept:" if accept is None else f"Accept: {accept}")
        return ask(f"{self.address}{self.mount}{place}", *asked, *options)

    def chosen(self, place: str, accept: str | None) -> str:
        """Return the place to which a thing leads."""
        answer = self.ask(place, accept=accept)
        assert answer.status == 303, answer
        target = answer.headers["location"].removeprefix(self.address)
        assert target.startswith(self.mount)
        return target.removeprefix(self.mount)


def described(base: str, *, sharded: bool, licence: str = LICENCE_IRI) -> SiteDescription:
    return SiteDescription(
        title="A site",
        base=base,
        released="2026-01-01",
        sharded=sharded,
        records=1,
        triples=1,
        licence=licence,
    )


def files(description: SiteDescription) -> Iterator[str]:
    for variant in RECORD.variants:
        yield f"{description.layout.record(ID)}.{variant.name}"
    for variant in AGENT.variants:
        yield f"agent/avprf.{variant.name}"
    for variant in VOCABULARY.variants:
        yield f"ns/index.{variant.name}"
    yield from ("collection/cwihp.html", "ns/0.1.2/ontology.ttl", *OTHERS)
    yield from (".git/config", "dumps/.hidden", ".env")


@contextmanager
def serving(
    server: str, description: SiteDescription, mount: str | None = None
) -> Iterator[Served]:
    """Serve a site whose files say where they stand."""
    top = Path(tempfile.mkdtemp(prefix="custody-rules-"))
    top.chmod(0o755)
    site, work = top / "site", top / "work"
    try:
        for place in files(description):
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            (site / place).write_text(f"{place}\n" * 100, encoding="utf-8")
        for place, text in server_rules(description, str(site), mount):
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            (site / place).write_text(text, encoding="utf-8")
        (top / "secret.txt").write_text("secret", encoding="utf-8")
        work.mkdir()
        with _started(server, site, work, mount or mounted_at(description.base)) as address:
            yield Served(address, description)
    finally:
        shutil.rmtree(top)


@contextmanager
def _started(server: str, site: Path, work: Path, mount: str) -> Iterator[str]:
    if server == "nginx":
        with nginx(site, work) as address:
            yield address
        return
    rules = f"Include {site}/server/apache.conf"
    if server == "htaccess":
        rules = (
            f"Alias {mount} {site}/\n<Directory {site}>\nRequire all granted\n"
            "AllowOverride All\nOptions +MultiViews +Indexes\n</Directory>\n"
            "AddDefaultCharset iso-8859-1"
        )
    with apache(work, rules, debian=server != "htaccess") as address:
        yield address


SITES = {
    "flat": described("https://example.org/", sharded=False),
    "sharded": described("https://example.org/a.b/id/", sharded=True),
}


@pytest.fixture(
    scope="module",
    params=[(server, site) for server in ("nginx", "apache", "htaccess") for site in SITES],
    ids="-".join,
)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    server, site = request.param
    with serving(server, SITES[site]) as found:
        yield found


def asked_for(variant: Variant) -> str:
    """Return the media type by which a client asks for a document."""
    profile = f';profile="{variant.profile}"' if variant.profile else ""
    return f"{variant.media_type}{profile}"


@pytest.mark.client
@pytest.mark.parametrize("variant", RECORD.variants, ids=lambda one: one.name)
def test_a_record_leads_to_each_document_by_its_type(served: Served, variant: Variant) -> None:
    place = f"{served.place}.{variant.name}"
    assert served.chosen(f"record/{ID}", asked_for(variant)) == place
    answer = served.ask(f"record/{ID}", "-L", accept=asked_for(variant))
    assert (answer.status, answer.headers["content-type"]) == (200, TYPES[variant.name])
    assert answer.body.startswith(place)


@pytest.mark.client
@pytest.mark.parametrize("accept", [None, "*/*", "text/*", "text/html,application/xml;q=0.9,*/*"])
def test_who_asks_for_nothing_in_particular_gets_the_page(
    served: Served, accept: str | None
) -> None:
    for thing, page in (
        (f"record/{ID}", f"{served.place}.html"),
        ("agent/avprf", "agent/avprf.html"),
        ("collection/cwihp", "collection/cwihp.html"),
        ("ns", "ns/index.html"),
        ("ns/", "ns/index.html"),
    ):
        assert served.chosen(thing, accept) == page


@pytest.mark.client
@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle;q=0.5, text/html;q=0.4", "ttl"),
        ("text/turtle;q=0.4, text/html;q=0.5", "html"),
        ("text/html;q=0.999, application/n-triples", "html nt"),
        ("text/html;q=0.812, application/n-triples;q=0.85", "nt"),
        ("text/html;q=0.8, application/n-quads;q=0.85", "nq"),
        ("application/rdf+xml;q=0.80,application/ld+json;q=0.800", "jsonld"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("text/html;q=0.0,text/turtle;q=0.000,*/*", "jsonld"),
        ("*/*;q=0.1, application/x-bibtex;q=0.2", "bib"),
        ("text/turtle, */*", "ttl"),
        ("application/*", "jsonld"),
        ("text/*, application/ld+json", "jsonld"),
        ("application/*, */*", "jsonld"),
        ("application/*;q=0.3, application/ld+json;q=0.1", "nt"),
        ("image/*", "svg"),
        ("TEXT/TURTLE", "ttl"),
        ("text/turtle;charset=utf-8;q=0.9,text/html;level=1;q=0.2", "ttl"),
        ("  text/turtle ;  q=1.000  ,text/html; q=0.9", "ttl"),
        (f'application/ld+json;profile="{LINKED_ART}";q=0.5, text/html;q=0.1', "linked-art.json"),
        (f'application/ld+json;profile="{LINKED_ART}";q=0.1, text/html;q=0.5', "html"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("application/x-turtle, text/turtle;q=0.001", "ttl"),
        (f"text/turtle{';a=b' * 200};q=0.2, text/html;q=0.1", "ttl"),
    ],
)
def test_weights_decide(served: Served, accept: str, name: str) -> None:
    found = served.chosen(f"record/{ID}", accept).removeprefix(f"{served.place}.")
    assert found in name.split()


@pytest.mark.client
@pytest.mark.parametrize("variant", AGENT.variants, ids=lambda one: one.name)
def test_an_agent_leads_to_each_document(served: Served, variant: Variant) -> None:
    assert served.chosen("agent/avprf", asked_for(variant)) == f"agent/avprf.{variant.name}"


@pytest.mark.client
@pytest.mark.parametrize("variant", VOCABULARY.variants, ids=lambda one: one.name)
def test_the_vocabulary_leads_to_each_document(served: Served, variant: Variant) -> None:
    for thing in ("ns", "ns/"):
        assert served.chosen(thing, asked_for(variant)) == f"ns/index.{variant.name}"


@pytest.mark.client
def test_a_version_of_the_vocabulary_leads_to_its_ontology(served: Served) -> None:
    assert served.chosen("ns/0.1.2", None) == "ns/0.1.2/ontology.ttl"


@pytest.mark.client
def test_what_is_not_there_is_refused(served: Served) -> None:
    for thing in (f"record/{ID}", "agent/avprf", "collection/cwihp", "ns"):
        answer = served.ask(thing, accept="application/pdf")
        assert answer.status == 406
        assert "accept" in answer.headers["vary"].lower()
        assert "text/html" in answer.body
    assert served.ask("agent/avprf", accept="application/x-bibtex").status == 406
    assert served.ask(f"record/{ID}", accept="text/turtle;q=0").status == 406


@pytest.mark.client
def test_parts_and_graphs_of_a_record_lead_to_its_documents(served: Served) -> None:
    names = Names(ID)
    for iri in (
        names.agent("a1"),
        names.claim("1", "e2"),
        names.node("words", "1"),
        names.meta,
        names.merged,
        names.account("note-1"),
        names.inferred("note-1"),
    ):
        place = f"record/{iri.rpartition('/record/')[2]}"
        assert served.chosen(place, "text/turtle") == f"{served.place}.ttl"


@pytest.mark.client
def test_answers_that_depend_on_accept_say_so(served: Served) -> None:
    for thing in (f"record/{ID}", "agent/avprf", "collection/cwihp", "ns"):
        for accept in (None, "text/html"):
            assert re.search(r"\bAccept\b", served.ask(thing, accept=accept).headers["vary"])


@pytest.mark.client
def test_head_is_answered_as_get_without_a_body(served: Served) -> None:
    thing = served.ask(f"record/{ID}", "--head", accept="text/turtle")
    assert (thing.status, thing.body) == (303, "")
    assert thing.headers["location"].endswith(f"{served.place}.ttl")
    document = served.ask(f"{served.place}.ttl", "--head")
    assert (document.status, document.body) == (200, "")
    assert document.headers["content-type"] == TYPES["ttl"]


@pytest.mark.client
def test_only_reading_is_allowed(served: Served) -> None:
    for place in (f"record/{ID}", f"{served.place}.ttl", "index.html"):
        assert served.ask(place, "-X", "POST", "-d", "a=b").status == 405
        assert served.ask(place, "-X", "DELETE").status == 405


@pytest.mark.client
def test_what_does_not_exist_is_not_found_in_the_end(served: Served) -> None:
    assert served.ask("record/no-such-record", "-L").status == 404
    for place in ("record/No_Slug", "record/a.html/b", "nothing", "server/as-ttl/record/a"):
        assert served.ask(place).status == 404


@pytest.mark.client
@pytest.mark.parametrize("place", OTHERS)
def test_every_file_has_its_media_type(served: Served, place: str) -> None:
    answer = served.ask(place)
    assert (answer.status, answer.headers["content-type"]) == (200, OTHERS[place])
    assert "content-encoding" not in answer.headers
    assert answer.body.startswith(place)


@pytest.mark.client
def test_the_folder_is_its_index_page(served: Served) -> None:
    answer = served.ask("")
    assert (answer.status, answer.headers["content-type"]) == (200, OTHERS["index.html"])


def links(answer: Answer) -> dict[str, list[tuple[str, str]]]:
    """Return the targets and the rest of each link by relation."""
    found: dict[str, list[tuple[str, str]]] = {}
    for target, rel, rest in re.findall(
        r'<([^>]*)>; rel="([^"]*)"((?:; [a-z]+="[^"]*")*)', answer.headers.get("link", "")
    ):
        found.setdefault(rel, []).append((target, rest))
    return found


@pytest.mark.client
def test_a_page_has_the_links_of_signposting(served: Served) -> None:
    found = links(served.ask(f"{served.place}.html"))
    assert found["cite-as"] == [(f"{served.description.base}record/{ID}", "")]
    assert found["license"] == [("https://creativecommons.org/publicdomain/zero/1.0/", "")]
    assert ("https://schema.org/AboutPage", "") in found["type"]
    by = dict(found["describedby"])
    assert list(by) == [f"{ID}.{one.name}" for one in RECORD.data]
    assert by[f"{ID}.ttl"] == '; type="text/turtle"'
    assert f'profile="{LINKED_ART}"' in by[f"{ID}.linked-art.json"]
    agent = links(served.ask("agent/avprf.html"))
    assert agent["cite-as"] == [(f"{served.description.base}agent/avprf", "")]
    assert [target for target, _ in agent["describedby"]] == [
        f"avprf.{one.name}" for one in AGENT.data
    ]


@pytest.mark.client
def test_data_lead_back_to_the_page(served: Served) -> None:
    for variant in RECORD.data:
        found = links(served.ask(f"{served.place}.{variant.name}"))
        assert found["describes"] == [(f"{ID}.html", '; type="text/html"')]
    assert "link" not in served.ask("index.html").headers


@pytest.mark.client
def test_scripts_of_other_sites_may_read_the_data(served: Served) -> None:
    for place in (f"record/{ID}", f"{served.place}.jsonld", "dumps/records.jsonl"):
        headers = served.ask(place).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["access-control-expose-headers"] == "Link, Location, ETag"
        first = served.ask(place, "-X", "OPTIONS", "-H", "Origin: https://a.example")
        assert first.status == 204
        assert first.headers["access-control-allow-origin"] == "*"
        assert "Accept" in first.headers["access-control-allow-headers"]
        assert first.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.client
def test_a_browser_is_told_what_a_page_may_do(served: Served) -> None:
    for place in (f"{served.place}.html", f"record/{ID}", "nothing"):
        headers = served.ask(place).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self';")
        assert "script-src" not in policy
    picture = served.ask(f"{served.place}.svg").headers["content-security-policy"]
    assert picture == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.client
def test_hidden_files_are_none(served: Served) -> None:
    for place in (".git/config", ".env", ".htaccess", "dumps/.hidden", "%2egit/config"):
        assert served.ask(place).status in (403, 404)
    assert served.ask("dumps/").status in (403, 404)


@pytest.mark.client
@pytest.mark.parametrize(
    "way", ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "static/../../secret.txt"]
)
def test_no_way_leads_out_of_the_site(served: Served, way: str) -> None:
    for start in ("", "record/", "static/"):
        answer = served.ask(f"{start}{way}")
        assert answer.status >= 400
        assert "secret" not in answer.body.replace("secret.txt", "")


@pytest.mark.client
def test_text_travels_packed_and_is_not_sent_twice(served: Served) -> None:
    for place in ("index.html", f"{served.place}.ttl", f"{served.place}.csl.json"):
        packed = served.ask(place, "--compressed")
        assert packed.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert packed.body.startswith(place)
        for options in ((), ("--compressed",)):
            tag = served.ask(place, *options).headers["etag"]
            again = served.ask(place, *options, "-H", f"If-None-Match: {tag}")
            assert (again.status, again.body) == (304, "")
    dump = served.ask("dumps/records.nq.zst", "--compressed")
    assert "content-encoding" not in dump.headers
    assert "max-age" in served.ask("index.html").headers["cache-control"]
    assert served.ask("static/site.css").headers["cache-control"] == "public, max-age=86400"


@pytest.mark.client
def test_a_document_beside_the_thing_is_found_in_a_sharded_site(served: Served) -> None:
    for suffix in ("ttl", "csl.json"):
        answer = served.ask(f"record/{ID}.{suffix}", "-L")
        assert (answer.status, answer.headers["content-type"]) == (200, TYPES[suffix])
        assert answer.body.startswith(f"{served.place}.{suffix}")


@pytest.mark.client
def test_the_description_stands_at_the_root_of_the_server(
    served: Served, request: pytest.FixtureRequest
) -> None:
    if "htaccess-sharded" in request.node.name:
        return
    answer = ask(f"{served.address}/.well-known/void", "-L")
    assert (answer.status, answer.headers["content-type"]) == (200, OTHERS["void.ttl"])


@pytest.mark.client
@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_short_ids_and_odd_bases_and_licences_are_served(server: str) -> None:
    licence = "https://example.org/it's/é?a=$1&b=%41#c"
    description = described("https://example.org/it's/b(c)+/é/", sharded=True, licence=licence)
    with serving(server, description) as served:
        where = f"{served.address}/it's/b(c)+/%C3%A9/"
        for one, folder in (("a", "a"), ("ab", "ab"), ("abc", "bc"), ("abc-1", "-1")):
            answer = ask(f"{where}record/{one}", "-H", "Accept: text/turtle")
            assert answer.status == 303
            assert answer.headers["location"].endswith(f"/record/{folder}/{one}.ttl")
            assert "%c3%a9" in answer.headers["location"].lower()
        answer = ask(f"{where}record/{ID}", "-L", "-H", "Accept: text/turtle")
        assert (answer.status, answer.headers["content-type"]) == (200, TYPES["ttl"])
        told = "https://example.org/it%27s/%C3%A9?a=%241&b=%41#c"
        assert links(answer)["license"] == [(told, "")]
        page = ask(f"{where}{description.layout.record(ID)}.html")
        assert links(page)["license"] == [(told, "")]


@contextmanager
def at_w3id(*, sharded: bool) -> Iterator[str]:
    """Serve the rules for w3id.org as that server does: a folder with an .htaccess."""
    top = Path(tempfile.mkdtemp(prefix="custody-rules-"))
    top.chmod(0o755)
    try:
        (top / "custody-chain").mkdir()
        made = dict(server_rules(described(DEFAULT_BASE, sharded=sharded)))
        rules = made["server/w3id.htaccess"]
        (top / "custody-chain" / ".htaccess").write_text(rules, encoding="utf-8")
        open_to_all = "Require all granted\nAllowOverride All"
        root = f"DocumentRoot {top}\n<Directory {top}>\n{open_to_all}\n</Directory>"
        with apache(top, root) as address:
            yield f"{address}/custody-chain/"
    finally:
        shutil.rmtree(top)


@pytest.mark.client
@pytest.mark.parametrize("sharded", [False, True])
def test_w3id_leads_to_the_documents_of_a_host_that_negotiates_nothing(sharded: bool) -> None:
    host = "https://example.org/site/"
    place = f"{host}{described(DEFAULT_BASE, sharded=sharded).layout.record(ID)}"
    with at_w3id(sharded=sharded) as w3id:

        def led(thing: str, accept: str) -> tuple[int, str]:
            answer = ask(f"{w3id}{thing}", "-H", f"Accept:{accept}")
            return answer.status, answer.headers["location"]

        for variant in RECORD.variants:
            expected = (303, f"{place}.{variant.name}")
            assert led(f"id/record/{ID}", asked_for(variant)) == expected
            assert led(f"id/record/{ID}.agent.a1", asked_for(variant)) == expected
        for accept in ("", "*/*", "text/html,text/turtle", "application/pdf"):
            assert led(f"id/record/{ID}", accept) == (303, f"{place}.html")
        for variant in AGENT.variants:
            expected = (303, f"{host}agent/avprf.{variant.name}")
            assert led("id/agent/avprf", asked_for(variant)) == expected
        for variant in VOCABULARY.variants:
            assert led("ns", asked_for(variant)) == (303, f"{host}ns/index.{variant.name}")
        assert led("id/collection/cwihp", "*/*") == (303, f"{host}collection/cwihp.html")
        assert led("ns/0.1.2", "*/*") == (303, f"{host}ns/0.1.2/ontology.ttl")
        context = CONTEXT_IRI.partition("/custody-chain/")[2]
        assert led(context, "*/*") == (302, f"{host}{context}")
        assert led("id/void.ttl", "*/*") == (302, f"{host}void.ttl")
        assert led("id/", "*/*") == (302, host)


def test_rules_for_w3id_are_made_for_bases_that_stand_there() -> None:
    assert "server/w3id.htaccess" not in dict(server_rules(SITES["flat"]))
    other = dict(server_rules(described("https://w3id.org/mine/", sharded=False)))
    rules = other["server/w3id.htaccess"]
    assert "for mine/.htaccess" in rules
    assert "ns/index" not in rules


def test_the_rules_know_every_file_of_a_site(tmp_path: Path) -> None:
    names = ("dobrynin-1962-10-30", "dobrynin-1962-10-27")
    records = [load(folder("records") / "cwihp" / f"{name}.yaml") for name in names]
    build_site(records, tmp_path / "site", options=Options(sharded=True, workers=1))
    found = {
        one.relative_to(tmp_path / "site").as_posix()
        for one in (tmp_path / "site").rglob("*")
        if one.is_file()
    }
    shown = {one for one in found if "/." not in f"/{one}" and not one.startswith("server/")}
    assert {name for name, _ in server_rules(read_site(tmp_path / "site"))} <= found
    known = {one.suffix for one in SINGLE}
    assert {Path(one).suffix for one in shown if not one.endswith("SHA256SUMS")} <= known
    assert {one.suffix for one in NAMED} <= found
    layout = Layout(sharded=True)
    for one in names:
        assert {f"{layout.record(one)}.{each.name}" for each in RECORD.variants} <= found
    for sort, resource in (("agent", AGENT), ("collection", COLLECTION), ("ns", VOCABULARY)):
        beside = {one.partition(".")[2] for one in found if one.startswith(f"{sort}/")}
        assert {one.name for one in resource.variants} <= beside
        if sort != "ns":
            assert beside == {one.name for one in resource.variants}


@pytest.mark.client
@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_a_site_may_stand_elsewhere_than_its_base_says(server: str) -> None:
    description = described(DEFAULT_BASE, sharded=True)
    with serving(server, description, mount="/here/") as served:
        answer = ask(f"{served.address}/here/record/{ID}", "-L", "-H", "Accept: text/turtle")
        assert (answer.status, answer.headers["content-type"]) == (200, TYPES["ttl"])
        page = ask(f"{served.address}/here/{served.place}.html")
        assert links(page)["cite-as"] == [(f"{DEFAULT_BASE}record/{ID}", "")]


@pytest.mark.parametrize("place", ['/srv/a"b', "/srv/a\nb", "/srv/$a"])
def test_a_folder_that_would_break_the_configuration_is_refused(place: str) -> None:
    with pytest.raises(PublishError):
        list(server_rules(SITES["flat"], place))


@pytest.mark.parametrize(
    "base", ["https://example.org/a%22b/", "https://example.org/a%0Ab/", "https://example.org/$a/"]
)
def test_a_base_that_would_break_the_configuration_is_refused(base: str) -> None:
    with pytest.raises(PublishError):
        list(server_rules(described(base, sharded=False)))


def test_no_rule_tells_of_the_machine_that_made_it() -> None:
    made = dict(server_rules(SITES["sharded"]))
    assert made == dict(server_rules(SITES["sharded"]))
    assert set(re.findall(r"/srv/\w+", made["server/nginx-example.conf"])) == {"/srv/site"}
    assert "/srv/" not in made[".htaccess"]
