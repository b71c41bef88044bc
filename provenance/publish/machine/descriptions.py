"""Everything by which a program learns what a site holds: from its manifest to its sitemap."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.archives.table import repositories
from provenance.publish.building.making import names_of
from provenance.publish.building.written import Files
from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.context import Context
from provenance.publish.layout import MANIFEST, SITE
from provenance.publish.machine.dcat import PLACE, dcat
from provenance.publish.machine.dumps import Dumped, PublishedFile
from provenance.publish.machine.since import Since
from provenance.publish.machine.sitemap import days, sitemap
from provenance.publish.machine.void import void
from provenance.publish.manifest import SETS, SiteDescription
from provenance.publish.server_rules.rules import server_rules

_ROBOTS: Final = "User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What descriptions tell of.

    Attributes:
        context: The site.
        dumped: The dumps.
        news: What changed since the release before.
        publisher: Who publishes the site, if that is told.
    """

    context: Context
    dumped: Dumped
    news: Since
    publisher: str | None = None


def write_descriptions(files: Files, catalogue: Catalogue, told: Told) -> None:
    """Write what describes a site; its pages and dumps stand already.

    Args:
        files: Where it is written; the names of all pages are known to it.
        catalogue: The records.
        told: What the descriptions tell of.
    """
    context, dumped, news = told.context, told.dumped, told.news
    site = SiteDescription(
        title=context.title,
        base=context.base,
        released=news.released,
        sharded=context.layout.sharded,
        records=len(catalogue.entries),
        triples=dumped.triples,
        licence=context.licence.iri,
        services=context.services,
    )
    files.write(SITE, site.model_dump_json(indent=2) + "\n")
    lines = (one.model_dump_json(exclude_defaults=True) for one in news.lines)
    files.write(MANIFEST, "".join(f"{line}\n" for line in lines))
    files.write(SETS, json.dumps(_sets(catalogue), ensure_ascii=False, indent=2) + "\n")
    description = void(site, (one.id for one in news.lines if not one.withdrawn), dumped.files)
    files.write("void.ttl", description)
    files.write(".well-known/void", description)
    files.write(PLACE, dcat(site, dumped.files, publisher=told.publisher))
    files.write(".nojekyll", "")
    files.write("robots.txt", _ROBOTS.format(context.base))
    files.write("SHA256SUMS", "".join(map(_sum, dumped.files)))
    for name, text in server_rules(site):
        files.write(name, text)
    for name, text in sitemap(context.base, tuple(_pages(files, context, news))):
        files.write(name, text)


def _sum(one: PublishedFile) -> str:
    return f"{one.sha256}  {one.name}\n"


def _sets(catalogue: Catalogue) -> dict[str, str]:
    found = {f"collection:{key}": name for key, (name, _) in catalogue.collections.items()}
    for entry in catalogue.entries:
        for one in entry.present_keepers:
            if one.id:
                known = repositories().get(one.id)
                found[f"archive:{one.id}"] = known.name if known else one.name
    return dict(sorted(found.items()))


def _pages(files: Files, context: Context, news: Since) -> Iterator[tuple[str, str]]:
    """Yield every page with the day from which its bytes are as they are."""
    known = days(files.old, context.base) if files.old else {}
    shared = sorted(one for one in files.names if one.endswith(".html") and one != "search.html")
    standing = (line.id for line in news.lines if not line.withdrawn)
    for name in (*shared, *(next(names_of(one, context.layout)) for one in standing)):
        day = known.get(name, news.day)
        yield name, day if name in known and files.is_as_before(name) else max(day, news.day)
