"""What of a document is cited: the original, the copy, the translation, or the printed edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, cast, get_args

from provenance.bibliography.reference import Choice, Edition, Location, Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.words.prose import held_at, mid_sentence
from provenance.bibliography.words.wording import capitalized, say
from provenance.errors import NothingToCite, UnknownRecord, VocabularyError
from provenance.model.record import Record
from provenance.resources.yaml import read_yaml_file

CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)


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


def choices(reference: Reference) -> tuple[Choice, ...]:
    """Return what of a document can be cited; the original, or what stands for it, always can.

    A copy can where a source says who holds one, a translation where one was published, an edition
    where the document was published at all.
    """
    can: dict[Choice, bool] = {
        "original": True,
        "copy": _copy(reference) is not None,
        "translation": _edition(reference, translated=True) is not None,
        "edition": reference.container is not None or bool(_printed(reference)),
    }
    return tuple(choice for choice in CHOICES if can[choice])


def choose(reference: Reference, choice: Choice) -> Reference:
    """Return the reference that cites this part of what is told of a document.

    Where the original lies is never lost: of a copy or an edition the copy clause says it.

    Args:
        reference: A reference to the document, as records are first referred to.
        choice: What to cite.

    Raises:
        NothingToCite: No source tells of such a thing.
    """
    if choice not in choices(reference):
        raise NothingToCite(reference.record, choice, choices(reference))
    if choice == "copy":
        return _of_copy(reference)
    if choice == "original" or choice == reference.cites:
        return reference
    wanted = _edition(reference, translated=choice == "translation")
    return _of_edition(reference, wanted or _printed(reference)[0], choice)


def _of_copy(reference: Reference) -> Reference:
    copy = _copy(reference)
    others = tuple(one for one in _locations(reference) if one != copy)
    return reference.model_copy(
        update={
            "cites": "copy",
            "location": copy,
            "former": None,
            "copies": others,
            "copy_clause": _clause(reference.copy_history, others),
        }
    )


def _of_edition(reference: Reference, edition: Edition, choice: Choice) -> Reference:
    others = tuple(one for one in reference.editions if one != edition)
    is_translation = edition.translated or edition.is_site  # who reads a site sees what it shows
    return reference.model_copy(
        update={
            "cites": choice,
            "container": edition,
            "location": None,
            "former": None,
            "copies": _locations(reference),
            "copy_clause": _clause(reference.copy_clause, _locations(reference)),
            "translations": reference.translations if is_translation else (),
            "entry_type": None,
            "editions": others,
            "url": edition.url or (reference.url if edition.is_site else None),
        }
    )


def _clause(told: str | None, elsewhere: tuple[Location, ...]) -> str | None:
    """Return what is told of the copy, and before it where the original lies."""
    lies = next((one for one in elsewhere if one.holds != "copy" and one.archive), None)
    parts = []
    if lies:
        parts.append(capitalized(say(_wording(lies), holder=held_at(lies))))
    if told:
        parts.append(mid_sentence(told) if parts else told)
    return "; ".join(parts) or None


def _wording(where: Location) -> str:
    if where.former:
        return "was-on-file"
    return "original-in" if where.holds == "original" else "item-in"


def _locations(reference: Reference) -> tuple[Location, ...]:
    return tuple(one for one in (reference.whereabouts, *reference.copies) if one)


def _copy(reference: Reference) -> Location | None:
    return next((one for one in _locations(reference) if one.can_be_cited_as_copy), None)


def _printed(reference: Reference) -> tuple[Edition, ...]:
    """Return the editions that can be cited, those of the document's own text first."""
    named = [one for one in reference.editions if one.title or one.container]
    return tuple(sorted(named, key=lambda one: one.translated))


def _edition(reference: Reference, *, translated: bool) -> Edition | None:
    found = (one for one in _printed(reference) if one.translated == translated)
    return next(found, None)


def chosen(records: Iterable[Record], cited: Cited) -> Chosen:
    """Return the references that cite what is wished of each record; see `cited_as`.

    Args:
        records: The records.
        cited: What to cite.

    Raises:
        NothingToCite: No source tells of what is asked of a record.
        UnknownRecord: A record that a mapping names is not among them.
    """
    references = tuple(refer_all(records))
    unmet = (one.key for one in references if isinstance(cited, str) and cited not in choices(one))
    instead = tuple(unmet)
    return Chosen(tuple(cited_as(references, cited)), instead)


def cited_as(references: Iterable[Reference], cited: Cited) -> Iterator[Reference]:
    """Yield the references that cite what is wished of each record, as they come.

    A wish for all is met where a source tells of such a thing, and elsewhere the original is cited;
    what is asked of one record must be there.

    Args:
        references: References to the documents, as records are first referred to.
        cited: What to cite; a record that a mapping does not name is cited by its original.

    Raises:
        NothingToCite: No source tells of what is asked of a record.
        UnknownRecord: A record that a mapping names was not among them; this is known at the end.
    """
    known: list[str] = []
    for one in references:
        if not isinstance(cited, str):
            known.append(one.record)
        yield cite_as(one, cited)
    if not isinstance(cited, str):
        require_known(cited, known)


def cite_as(reference: Reference, cited: Cited) -> Reference:
    """Return the reference that cites what is wished of its record; see `cited_as`.

    Raises:
        NothingToCite: No source tells of what is asked of this record.
    """
    if not isinstance(cited, str):
        return choose(reference, cited.get(reference.record, "original"))
    return choose(reference, cited) if cited in choices(reference) else reference


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


def require_known(cited: Mapping[str, Choice], records: Iterable[str]) -> None:
    """Raise where a choice is for a record that is not there.

    Args:
        cited: Choices by the ids of records.
        records: The ids that there are.

    Raises:
        UnknownRecord: One is not among them.
    """
    there = set(records)
    missing = [one for one in cited if one not in there]
    if missing:
        near = {near for one in missing for near in get_close_matches(one, there, cutoff=0.5)}
        raise UnknownRecord("', '".join(missing), sorted(near))
