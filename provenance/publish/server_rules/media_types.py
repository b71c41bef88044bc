"""The media type of every file that a site holds, by the end of its name.

A charset stands only where the registration of the type knows one, or where there is none to ask:
JSON, N-Triples and N-Quads are always UTF-8 (RFC 8259; N-Triples and N-Quads, W3C 2014).
"""

from typing import Final, NamedTuple

LINKED_ART: Final = "https://linked.art/ns/v1/linked-art.json"
"""The profile by which a client asks for Linked Art rather than for any JSON-LD."""

CSL_JSON: Final = "application/vnd.citationstyles.csl+json"


class MediaType(NamedTuple):
    """The media type of files with a suffix, and whether they are text that packs well."""

    suffix: str
    name: str
    charset: bool = True
    packs: bool = True

    @property
    def header(self) -> str:
        """What ``Content-Type`` says.

        Examples:
            >>> MediaType(".ttl", "text/turtle").header
            'text/turtle; charset=utf-8'
        """
        return f"{self.name}; charset=utf-8" if self.charset else self.name


SINGLE: Final = (
    MediaType(".html", "text/html"),
    MediaType(".css", "text/css"),
    MediaType(".js", "text/javascript"),
    MediaType(".txt", "text/plain"),
    MediaType(".conf", "text/plain"),
    MediaType(".csv", "text/csv"),
    MediaType(".ttl", "text/turtle"),
    MediaType(".jsonld", "application/ld+json", charset=False),
    MediaType(".nt", "application/n-triples", charset=False),
    MediaType(".nq", "application/n-quads", charset=False),
    MediaType(".rdf", "application/rdf+xml"),
    MediaType(".xml", "application/xml"),
    MediaType(".bib", "application/x-bibtex"),
    MediaType(".ris", "application/x-research-info-systems"),
    MediaType(".json", "application/json", charset=False),
    MediaType(".jsonl", "application/jsonl", charset=False),
    MediaType(".webmanifest", "application/manifest+json", charset=False),
    MediaType(".svg", "image/svg+xml"),
    MediaType(".png", "image/png", charset=False, packs=False),
    MediaType(".ico", "image/x-icon", charset=False, packs=False),
    MediaType(".woff2", "font/woff2", charset=False, packs=False),
    MediaType(".gz", "application/gzip", charset=False, packs=False),
    MediaType(".zst", "application/zstd", charset=False, packs=False),
    MediaType(".parquet", "application/vnd.apache.parquet", charset=False, packs=False),
)
"""By the last suffix: ``records.ttl.gz`` is a gzip file, and no Turtle that travels packed."""

DOUBLE: Final = (
    MediaType(".csl.json", CSL_JSON, charset=False),
    MediaType(".linked-art.json", f'application/ld+json;profile="{LINKED_ART}"', charset=False),
)
"""By the last two suffixes, which come before one."""

NAMED: Final = (
    MediaType(".well-known/void", "text/turtle"),
    MediaType("dumps/records.json", CSL_JSON, charset=False),
)
"""By the place in the site, which comes before any suffix."""
