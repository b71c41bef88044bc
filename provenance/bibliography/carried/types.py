"""The type of entry under which an import knew a document, where it is still true of it.

What is printed has fields of its own that a reference to a document does not have: its type is not
kept, nor is any where an edition or a copy is cited.
"""

import re
from functools import cache
from typing import Final

from provenance.bibliography.reference import Reference
from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

_SHAPES: Final = {"ris": re.compile("[A-Z]{2,6}"), "zotero-rdf": re.compile("[a-z][A-Za-z]{2,40}")}
_NONE: Final = frozenset({"GEN", "note", "attachment", "annotation"})
"""No types of documents: Zotero makes a journal article of the first."""


def kept_type(reference: Reference, form: str) -> str | None:
    """Return the type to write in the format in which an entry came; None where ours stands.

    Args:
        reference: The reference.
        form: The format: ``csl-json``, ``ris``, ``zotero-rdf``.
    """
    came = reference.entry_type
    if came is None or came.format != form or reference.cites != "original":
        return None
    if came.value in _NONE | words_of("exports", "published"):
        return None
    shape = _SHAPES.get(form)
    known = shape.fullmatch(came.value) if shape else came.value in words_of("csl", "types")
    return came.value if known else None


@cache
def words_of(file: str, key: str) -> frozenset[str]:
    """Return a list of words of a file of ``vocab/readers/``.

    Raises:
        VocabularyError: There is no such list.
    """
    path = folder("vocab") / "readers" / f"{file}.yaml"
    value = read_yaml_file(path).value
    entry = value.get(key) if isinstance(value, dict) else None
    names = entry.get("words") if isinstance(entry, dict) else None
    if not isinstance(names, list):
        raise VocabularyError(str(path), f"no words under {key!r}")
    return frozenset(map(str, names))
