"""The type of entry under which an import knew a document, where it is still true of it.

A printed work that lies in no archive, for all that is told, goes out under its type in every
format, with the fields that this type has. Of what is not printed the type is kept in the format in
which it came, as long as the document itself is cited.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from pydantic import Field, ValidationError

from provenance.bibliography.reference import Carried, Reference
from provenance.errors import VocabularyError
from provenance.model.base import Text, Value
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

_SHAPES: Final = {"ris": re.compile("[A-Z]{2,6}"), "zotero-rdf": re.compile("[a-z][A-Za-z]{2,40}")}
_NONE: Final = frozenset({"GEN", "note", "attachment", "annotation"})
"""No types of documents: Zotero makes a journal article of the first."""

_LATEX: Final = "bibtex"
"""The format in which an import knows files of BibTeX and of BibLaTeX."""

_IN_LATEX: Final = (_LATEX, "biblatex")


Holder = Literal["periodical", "book"]
"""What a printed text stands in."""


class Work(Value):
    """A sort of printed work.

    Attributes:
        within: What holds it; None where it is a whole work.
        house: The field for its publisher by format, where that is not the usual one.
        names: The types for it by format, the first of which stands for those of others.
    """

    within: Holder | None = None
    house: Mapping[str, Text] = Field(default_factory=dict)
    names: Mapping[str, tuple[Text, ...]]


class Types(Value):
    """The types of entries (``vocab/bibliography/types.yaml``).

    Attributes:
        source: Who says so.
        types: The sorts of printed works.
        others: Types of what is not printed, by format.
    """

    source: Text
    types: dict[str, Work]
    others: dict[str, frozenset[Text]]


def work_of(came: Carried) -> Work | None:
    """Return the sort of printed work for which a type stands; None where it is of another."""
    forms = _IN_LATEX if came.format == _LATEX else (came.format,)
    found = (one for form in forms for one in works() if came.value in one.names.get(form, ()))
    return next(found, None)


def printed_work(reference: Reference) -> Work | None:
    """Return as what sort of work a reference is cited, where an import says so."""
    came = reference.entry_type
    return work_of(came) if came and reference.container else None


def holder_of(reference: Reference) -> Holder | None:
    """Return in what the edition that is cited stands; None where it is a whole work, or is none.

    What has the number of an issue stands in a periodical, if no import says otherwise.
    """
    work = printed_work(reference)
    if work or reference.container is None:
        return work.within if work else None
    return "periodical" if reference.container.number else "book"


def kept_type(reference: Reference, form: str) -> str | None:
    """Return the type to write; None where ours stands.

    Args:
        reference: The reference.
        form: The format: ``bibtex``, ``biblatex``, ``csl-json``, ``ris``, ``zotero-rdf``.
    """
    came, work = reference.entry_type, printed_work(reference)
    if came is None:
        return None
    ours = came.format == (_LATEX if form in _IN_LATEX else form)
    if work:
        names = work.names[form]
        return came.value if ours and came.value in names else names[0]
    is_kept = ours and reference.cites == "original" and _can_stay(came.value, form, reference)
    return came.value if is_kept else None


def _can_stay(name: str, form: str, reference: Reference) -> bool:
    """Tell whether the type of what is not printed can stand in the format in which it came."""
    if form in _IN_LATEX:
        return reference.whereabouts is None and name in _types().others[form]
    if name in _NONE | words_of("exports", "published"):
        return False
    shape = _SHAPES.get(form)
    return shape.fullmatch(name) is not None if shape else name in words_of("csl", "types")


def works() -> tuple[Work, ...]:
    """Return every sort of printed work."""
    return tuple(_types().types.values())


@cache
def _types() -> Types:
    """Return the types.

    Raises:
        VocabularyError: The file of types does not hold them.
    """
    path = folder("vocab") / "bibliography" / "types.yaml"
    try:
        return Types.model_validate(read_yaml_file(path).value)
    except ValidationError as error:
        raise VocabularyError(str(path), str(error)) from error


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
