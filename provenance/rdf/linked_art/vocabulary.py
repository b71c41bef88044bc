"""The terms that classify parts of a document: those of Linked Art, and the library's own."""

from functools import cache
from typing import Final

from provenance.errors import VocabularyError
from provenance.rdf.term import iri_of
from provenance.rdf.terms import Scheme, concept
from provenance.resources.folders import folder
from provenance.resources.lists import label
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file

Json = dict[str, object]
"""An object of a document."""

_AAT: Final = "http://vocab.getty.edu/aat/"


def kind(name: str) -> Json:
    """Return a type of ``vocab/profiles/linked-art.yaml`` by its name.

    Raises:
        VocabularyError: There is none of that name.
    """
    return dict(_types()[name])


def language(tag: str) -> Json | None:
    """Return the language of a tag (BCP 47), or None where Linked Art names none for it."""
    return _languages().get(tag.partition("-")[0].lower())


def own(scheme: Scheme, word: str) -> Json:
    """Return the concept of a word of one of the library's closed lists as a type."""
    return {"id": iri_of(concept(scheme, word)), "type": "Type", "_label": label(scheme, word)}


@cache
def _types() -> dict[str, Json]:
    found = _file()["types"]
    entries = found if isinstance(found, list) else []
    return {
        str(one["name"]): _term(one["aat"], one["label"], "Type")
        for one in entries
        if isinstance(one, dict)
    }


@cache
def _languages() -> dict[str, Json]:
    found = _file()["languages"]
    entries = found["aat"] if isinstance(found, dict) else None
    if not isinstance(entries, dict):
        raise VocabularyError("profiles/linked-art.yaml", "expected languages by their tags")
    return {
        tag: _term(one["id"], one["label"], "Language")
        for tag, one in entries.items()
        if isinstance(one, dict)
    }


@cache
def _file() -> dict[str, Plain]:
    value = read_yaml_file(folder("vocab") / "profiles" / "linked-art.yaml").value
    if not isinstance(value, dict):
        raise VocabularyError("profiles/linked-art.yaml", "expected types and languages")
    return value


def _term(number: Plain, name: Plain, sort: str) -> Json:
    return {"id": f"{_AAT}{number}", "type": sort, "_label": str(name)}
