"""Which part of each document is cited: as one wishes for all of them, or for single records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from provenance.bibliography.choosing import CHOICES, choices, choose
from provenance.bibliography.refer import refer_all
from provenance.bibliography.reference import Choice, Reference
from provenance.errors import UnknownRecord, VocabularyError
from provenance.model.record import Record
from provenance.resources.yaml import read_yaml_file

Cited = Choice | Mapping[str, Choice]
"""One choice for all records, or a choice for some of them by id."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """References, and those for which a wish could not be met.

    Attributes:
        references: The references, each with a key of its own.
        instead: The keys of those that cite the original since no source tells of what was wished.
    """

    references: tuple[Reference, ...]
    instead: tuple[str, ...]


def chosen(records: Iterable[Record], cited: Cited) -> Chosen:
    """Return the references that cite what is wished of each record.

    A wish for all is met where a source tells of such a thing, and elsewhere the original is cited;
    what is asked of one record must be there.

    Args:
        records: The records.
        cited: What to cite; a record that a mapping does not name is cited by its original.

    Raises:
        NothingToCite: No source tells of what is asked of a record.
        UnknownRecord: A record that a mapping names is not among them.
    """
    references = tuple(refer_all(records))
    if not isinstance(cited, str):
        _all_known(references, cited)
        wished = tuple(choose(one, cited.get(one.record, "original")) for one in references)
        return Chosen(wished, ())
    met = {one.key for one in references if cited in choices(one)}
    return Chosen(
        tuple(choose(one, cited) if one.key in met else one for one in references),
        tuple(one.key for one in references if one.key not in met),
    )


def read_choices(file: Path) -> dict[str, Choice]:
    """Return the choices of a YAML file: ids of records, each with what to cite.

    Raises:
        DataSyntaxError: It is not YAML.
        VocabularyError: It is no such table; every fault is told, each with its line.
    """
    document = read_yaml_file(file)
    value = document.value
    if not isinstance(value, dict):
        raise VocabularyError(str(file), "expected ids of records, each with what to cite")
    faults = [
        f"line {document.line((key,))}: {key}: {one!r} is none of {', '.join(CHOICES)}"
        for key, one in value.items()
        if one not in CHOICES
    ]
    if faults:
        raise VocabularyError(str(file), "; ".join(faults))
    return {key: cast(Choice, one) for key, one in value.items()}


def _all_known(references: Iterable[Reference], cited: Mapping[str, Choice]) -> None:
    records = {one.record for one in references}
    missing = next((one for one in cited if one not in records), None)
    if missing is not None:
        raise UnknownRecord(missing)
