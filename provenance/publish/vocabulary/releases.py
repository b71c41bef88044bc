"""Versions of the vocabulary that were published: frozen, with their digests.

A version is a folder of ``vocab/releases``: the ontology, the concepts, the JSON-LD context and
the shapes as they then stood, and ``SHA256SUMS``. Nothing in it changes any more, and no term of it
may vanish from later ones (it is marked ``owl:deprecated``): tests hold both. To publish a version,
give it its number in ``vocab/ontology.ttl`` and `provenance.rdf.version`, and call `freeze`.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from provenance.errors import PublishError
from provenance.publish.vocabulary.documents import parts
from provenance.rdf.version import VERSION
from provenance.resources.folders import folder

SUMS: Final = "SHA256SUMS"
"""The file of digests, as ``sha256sum`` writes it and ``sha256sum --check`` reads it."""


def versions() -> tuple[str, ...]:
    """Return the versions that were published, the oldest first."""
    found = (one.name for one in _folder().glob("*/") if (one / SUMS).is_file())
    return tuple(sorted(found, key=lambda name: [int(part) for part in name.split(".")]))


def release(version: str) -> dict[str, str]:
    """Return the documents of a published version by name, its digests among them.

    Raises:
        FileNotFoundError: It was never published.
    """
    names = sorted(one.name for one in (_folder() / version).iterdir())
    return {name: (_folder() / version / name).read_text(encoding="utf-8") for name in names}


def digests(documents: dict[str, str]) -> str:
    """Return the digests of documents, a line for each."""
    return "".join(
        f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(documents.items())
    )


def freeze() -> Path:
    """Write the vocabulary as it stands as a published version; return its folder.

    Raises:
        PublishError: This version was published before; a frozen one is never written again.
    """
    place = _folder() / VERSION
    if place.exists():
        raise PublishError(str(place), "was published before; give the vocabulary a new version")
    place.mkdir(parents=True)
    documents = parts()
    for name, text in (documents | {SUMS: digests(documents)}).items():
        (place / name).write_text(text, encoding="utf-8", newline="\n")
    return place


def _folder() -> Path:
    return folder("vocab") / "releases"
