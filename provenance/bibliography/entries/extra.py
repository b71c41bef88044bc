"""What reference managers have no field for, as the labelled lines of Zotero's field Extra.

``References`` and ``Medium`` are variables of CSL and printed; the other labels are ours.
"""

from collections.abc import Iterator

from provenance.bibliography.reference import Location, Reference
from provenance.bibliography.words.dating import in_words, is_plain
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import beside, further_in_words, is_only_copy
from provenance.bibliography.words.wording import say


def labels(reference: Reference) -> Iterator[tuple[str, str | None]]:
    """Yield label and value of each line; a value of None makes none."""
    where = reference.location
    yield "References", further_in_words(beside(reference))
    yield "Medium", say("subject") if is_only_copy(reference) else None
    yield "Archive town", where.place if where else None
    yield "Named collection", where.collection if where else None
    yield from labels_of_old(reference.former)
    yield "Copy statement", reference.copy_clause
    if not reference.authors:
        for name in reference.translators:
            yield "Translated by", name.inverted
    languages = "; ".join(reference.languages)
    yield "Original language", languages if languages != cited_language(reference) else None
    if reference.date:
        words = None if reference.date.edtf else in_words(reference.date)
        yield "Date as printed", reference.date.printed or words
    if reference.date and not is_plain(reference.date):
        yield "Date in EDTF", reference.date.edtf


def labels_of_old(where: Location | None) -> Iterator[tuple[str, str | None]]:
    """Yield where it lay once, in labels that no program takes for where it lies."""
    if where:
        yield "Former archive", where.name
        yield "Former archive town", where.place
        yield "Former collection", where.collection
        yield "Former call number", where.call_number
