"""What of a document is cited: the original, the copy, the translation, or the printed edition."""

from typing import Final, get_args

from provenance.bibliography.copy_clause import held_at
from provenance.bibliography.prose import mid_sentence
from provenance.bibliography.reference import Choice, Edition, Location, Reference
from provenance.bibliography.wording import capitalized, say
from provenance.errors import NothingToCite

CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)


def choices(reference: Reference) -> tuple[Choice, ...]:
    """Return what of a document can be cited; the original, or what stands for it, always can.

    A copy can where a source says who holds one, a translation where one was published, an edition
    where the document was published at all.
    """
    can: dict[Choice, bool] = {
        "original": True,
        "copy": _copy(reference) is not None,
        "translation": _edition(reference, translated=True) is not None,
        "edition": bool(_printed(reference)),
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
    if choice == "original":
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
            "copies": others,
            "copy_clause": _clause(reference, others),
        }
    )


def _of_edition(reference: Reference, edition: Edition, choice: Choice) -> Reference:
    others = tuple(one for one in reference.editions if one != edition)
    return reference.model_copy(
        update={
            "cites": choice,
            "container": edition,
            "location": None,
            "copies": _locations(reference),
            "copy_clause": _clause(reference, _locations(reference)),
            "translations": reference.translations if edition.translated else (),
            "editions": others,
            "url": edition.url,
        }
    )


def _clause(reference: Reference, elsewhere: tuple[Location, ...]) -> str | None:
    """Return the copy clause, and before it where the original lies."""
    lies = next((one for one in elsewhere if one.holds != "copy" and one.archive), None)
    parts = []
    if lies:
        wording = "original-in" if lies.holds == "original" else "item-in"
        parts.append(capitalized(say(wording, holder=held_at(lies))))
    if reference.copy_clause:
        parts.append(mid_sentence(reference.copy_clause) if parts else reference.copy_clause)
    return "; ".join(parts) or None


def _locations(reference: Reference) -> tuple[Location, ...]:
    return tuple(one for one in (reference.location, *reference.copies) if one)


def _copy(reference: Reference) -> Location | None:
    held = (one for one in _locations(reference) if one.holds == "copy" and one.archive)
    return next(held, None)


def _printed(reference: Reference) -> tuple[Edition, ...]:
    """Return the editions that can be cited, those of the document's own text first."""
    named = [one for one in reference.editions if one.title or one.container]
    return tuple(sorted(named, key=lambda one: one.translated))


def _edition(reference: Reference, *, translated: bool) -> Edition | None:
    found = (one for one in _printed(reference) if one.translated == translated)
    return next(found, None)
