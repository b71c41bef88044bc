"""A static linked-data site: a page for each record, its data beside it, dumps, descriptions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from provenance.bibliography.format import export
from provenance.errors import DuplicateIdentifier, PublishError
from provenance.model.record import Record
from provenance.publish.dump import dump
from provenance.publish.embedded import embedded
from provenance.publish.index import Listed, listed
from provenance.publish.page import record_page
from provenance.publish.rendering import render, static_files
from provenance.publish.siblings import SIBLINGS
from provenance.publish.vocabulary.page import FOLDER, vocabulary_files
from provenance.publish.vocabulary.usage import usage
from provenance.publish.void import void
from provenance.publish.whole_folder import whole_folder
from provenance.rdf.iri import DEFAULT_BASE, require_base, require_slug
from provenance.records.save import save_all
from provenance.validation.check import check
from provenance.validation.finding import Problem


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: where, and the number of records and of problems in them."""

    into: Path
    records: int
    problems: int

    def __str__(self) -> str:
        records = "1 record" if self.records == 1 else f"{self.records} records"
        problems = "1 problem" if self.problems == 1 else f"{self.problems} problems"
        return f"{records} published in {self.into}; {problems} found in them"


@dataclass(frozen=True, slots=True)
class _Site:
    """A site that is being written: its folder, its base and its title."""

    folder: Path
    base: str
    title: str

    @property
    def canonical(self) -> str | None:
        """The base, where the caller gave one of their own."""
        return None if self.base == DEFAULT_BASE else self.base

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        if not file.resolve().is_relative_to(self.folder.resolve()):
            raise PublishError(name, "lies outside of the site")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def build_site(
    records: Iterable[Record],
    into: str | Path,
    base: str = DEFAULT_BASE,
    title: str = "Chains of custody",
) -> Built:
    """Write the site of records, whole or not at all; the same records give the same bytes.

    Args:
        records: The records, each with an id of its own.
        into: The folder of the site; a site that stands there is replaced.
        base: The IRI under which records live and the site will stand; ends in a slash.
        title: The title of the site.

    Returns:
        The number of records written and of problems found in them.

    Raises:
        PublishError: It could not be written, or the folder holds something else than a site;
            what stood there before stands there still.
        DuplicateIdentifier: Two records have one id.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    require_base(base)
    everything = _each_once(records)
    with whole_folder(Path(into)) as folder:
        site = _Site(folder, base, title)
        problems = sum(_write_record(site, record) for record in everything)
        _write_dumps(site, everything)
        _write_index(site, everything)
        for name, text in vocabulary_files(site, usage(everything, base)):
            site.write(name, text)
        _write_descriptions(site, everything)
    return Built(Path(into), len(everything), problems)


def _each_once(records: Iterable[Record]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in records:
        if record.id in found:
            raise DuplicateIdentifier(record.id, ("the records to publish",))
        found[record.id] = record
    return tuple(found[one] for one in sorted(found))


def _write_record(site: _Site, record: Record) -> int:
    """Write a record's page and its siblings, and return the number of its problems."""
    path = f"record/{require_slug(record.id)}"
    problems: tuple[Problem, ...] = check(record)
    for sibling in SIBLINGS:
        site.write(f"{path}{sibling.suffix}", sibling.make(record, site.base))
    page = render(
        "record.html",
        page=record_page(record, problems),
        site=site,
        siblings=SIBLINGS,
        embedded=embedded(record, site.base),
        root="../",
        path=f"{path}.html",
    )
    site.write(f"{path}.html", page)
    return len(problems)


def _write_dumps(site: _Site, records: tuple[Record, ...]) -> None:
    folder = site.folder / "dumps"
    folder.mkdir()
    dump(records, folder / "records.nq", site.base)
    dump(records, folder / "records.nq.zst", site.base)
    save_all(records, folder / "records.jsonl")
    site.write("dumps/records.bib", export(records, "biblatex"))
    site.write("dumps/records.json", export(records, "csl-json"))


def _write_index(site: _Site, records: tuple[Record, ...]) -> None:
    entries = listed(records)
    site.write(
        "index.html",
        render(
            "index.html",
            entries=entries,
            years=_years(entries),
            site=site,
            dumps=_dump_sizes(site.folder),
            root="",
            path="index.html",
        ),
    )
    for name, text in static_files().items():
        site.write(f"static/{name}", text)


def _years(entries: tuple[Listed, ...]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    years = dict.fromkeys(one.day[:4] for one in entries)
    return tuple(
        (year or "Without a date", tuple(one for one in entries if one.day[:4] == year))
        for year in years
    )


def _dump_sizes(folder: Path) -> tuple[tuple[str, str], ...]:
    files = sorted((folder / "dumps").iterdir())
    return tuple((file.name, _size(file.stat().st_size)) for file in files)


def _size(number: int) -> str:
    if number < 1000:
        return f"{number} bytes"
    return f"{number / 1000:.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def _write_descriptions(site: _Site, records: tuple[Record, ...]) -> None:
    lines = (site.folder / "dumps" / "records.nq").read_bytes().count(b"\n")
    description = void(site.title, site.base, (one.id for one in records), lines)
    site.write("void.ttl", description)
    site.write(".well-known/void", description)
    site.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.base}sitemap.xml\n")
    site.write("sitemap.xml", _sitemap(site.base, records))


def _sitemap(base: str, records: tuple[Record, ...]) -> str:
    pages = "".join(f"{line}\n" for line in _sitemap_entries(base, records))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{pages}</urlset>\n"
    )


def _sitemap_entries(base: str, records: tuple[Record, ...]) -> Iterator[str]:
    yield f"<url><loc>{escape(base)}index.html</loc></url>"
    yield f"<url><loc>{escape(base)}{FOLDER}/index.html</loc></url>"
    for record in records:
        days = [one.recorded.date for one in record.accounts if one.recorded and one.recorded.date]
        latest = max((day.latest for day in days if day.latest), default=None)
        changed = f"<lastmod>{latest.isoformat()}</lastmod>" if latest else ""
        yield f"<url><loc>{escape(base)}record/{record.id}.html</loc>{changed}</url>"
