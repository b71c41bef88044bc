"""Things and their documents: what can be had of a record, an agent, a collection, the vocabulary.

A thing's IRI has no document of its own: who asks for it is sent to the document that they like
best. Whatever hangs on a record (``record/ID.thing.original``, ``record/ID/account/1``) is
described in the record's documents.
"""

import re
from os.path import isfile
from pathlib import Path
from typing import Final, NamedTuple

from provenance.publish.layout import Layout, agent, collection
from provenance.publish.siblings import SIBLINGS

HTML: Final = "text/html"

DOCUMENTS: Final = {".html": HTML} | {one.suffix: one.media_type for one in SIBLINGS}
"""The suffixes of documents and their media types, the page first."""

_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RECORD: Final = re.compile(
    rf"record/({_SLUG})(?:\.[a-z]+\.[a-z0-9.-]+|/(?:meta|merged|account/.+))?"
)
_OTHER: Final = re.compile(rf"(agent|collection)/({_SLUG})")
_FLAT: Final = re.compile(rf"record/({_SLUG})((?:\.[a-z-]+)+)")
_VOCABULARY: Final = {"ns": "ns/index", "ns/": "ns/index"}


class Document(NamedTuple):
    """A document of a thing: where it stands in the site, its suffix, its media type."""

    place: str
    suffix: str
    media_type: str


def stem_of(place: str, layout: Layout) -> str | None:
    """Return the place of a thing's documents without suffix, or None where no thing is meant.

    Examples:
        >>> stem_of("record/dobrynin-1962-10-30", Layout(sharded=True))
        'record/30/dobrynin-1962-10-30'
        >>> stem_of("record/dobrynin-1962-10-30/account/1", Layout(sharded=False))
        'record/dobrynin-1962-10-30'
        >>> stem_of("ns", Layout(sharded=False))
        'ns/index'
        >>> stem_of("record/no-such-record.csl.json", Layout(sharded=False)) is None
        True
    """
    if any(place.endswith(one) for one in DOCUMENTS):
        return None
    if found := _RECORD.fullmatch(place):
        return layout.record(found[1])
    if found := _OTHER.fullmatch(place):
        return agent(found[2]) if found[1] == "agent" else collection(found[2])
    return _VOCABULARY.get(place)


def documents(folder: Path, stem: str) -> tuple[Document, ...]:
    """Return the documents of a thing that are in a site, the page first."""
    top = f"{folder}/{stem}"
    return tuple(
        Document(f"{stem}{one}", one, kind)
        for one, kind in DOCUMENTS.items()
        if isfile(f"{top}{one}")  # noqa: PTH113 - for each request, a dozen times
    )


def sharded(place: str, layout: Layout) -> str | None:
    """Return where a record's document stands that is asked for beside the record's IRI.

    Examples:
        >>> sharded("record/dobrynin-1962-10-30.ttl", Layout(sharded=True))
        'record/30/dobrynin-1962-10-30.ttl'
    """
    found = _FLAT.fullmatch(place)
    if found is None or not layout.sharded or found[2] not in DOCUMENTS:
        return None
    return f"{layout.record(found[1])}{found[2]}"


def way(asked: str, place: str) -> str:
    """Return the relative reference from the place that was asked for to another.

    Examples:
        >>> way("record/a", "record/a.html"), way("ns", "ns/index.html"), way("ns/", "ns/index.ttl")
        ('a.html', 'ns/index.html', 'index.ttl')
        >>> way("record/a/account/1", "record/a.html")
        '../../a.html'
    """
    here, there = asked.split("/")[:-1], place.split("/")
    shared = 0
    while here[shared : shared + 1] == there[shared : shared + 1] and shared < len(here):
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]])
