"""The vocabularies of others that are used, in the releases of ``vocab/vocabularies.yaml``."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

_MAPPED: Final = {
    "http://data.archives-nationales.culture.gouv.fr/carrierType/": "anf-carrier",
    "http://data.archives-nationales.culture.gouv.fr/representationType/": "anf-representation",
    "http://id.loc.gov/vocabulary/carriers/": "rda-carrier",
    "http://id.loc.gov/vocabulary/preservation/eventType/": "premis-event",
    "http://id.loc.gov/vocabulary/relators/": "relator",
    "http://www.cidoc-crm.org/extensions/crminf/": "crminf",
    "https://linked.art/ns/terms/": "la",
    "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#": "ric-rst",
}
"""Vocabularies to which terms are mapped only, and what the page calls them."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A vocabulary of others: how it is written, what it is, in which release it was looked up."""

    prefix: str
    namespace: str
    title: str
    release: str
    date: str
    used_for: str
    source: str


@cache
def borrowed() -> tuple[Borrowed, ...]:
    """Return the vocabularies of others, in the file's order.

    Raises:
        VocabularyError: The file is not as it should be.
    """
    file = folder("vocab") / "vocabularies.yaml"
    value = read_yaml_file(file).value
    entries = value.get("vocabularies") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        raise VocabularyError(str(file), "expected a list under 'vocabularies'")
    keys = ("prefix", "namespace", "title", "release", "date", "used-for", "source")
    return tuple(
        Borrowed(*(str(one.get(key) or "") for key in keys))
        for one in entries
        if isinstance(one, dict)
    )


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes of the page by namespace."""
    return {one.namespace: one.prefix for one in borrowed()} | _MAPPED
