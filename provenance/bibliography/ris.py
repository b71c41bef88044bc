"""FORMAT: RIS, in the tags that Zotero reads into its archive fields.

What RIS has no tag for stands in lines ``M2  - Label: value``, which Zotero keeps in its field
Extra: ``References`` and ``Medium`` are variables of CSL and printed; the other labels are ours.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from provenance.bibliography.carried_tags import carried_tags
from provenance.bibliography.dating import at_most_as_precise, calendar
from provenance.bibliography.entries import title_of, web_address
from provenance.bibliography.extra import labels
from provenance.bibliography.format import Format
from provenance.bibliography.kinds import is_correspondence
from provenance.bibliography.languages import cited_language
from provenance.bibliography.lines import one_line
from provenance.bibliography.prose import consulted_at
from provenance.bibliography.reference import Reference
from provenance.bibliography.wording import say
from provenance.model.date import ArchivalDate

_END = "\r\n"  # RIS Format Specifications: lines end with CR and LF

Tagged = Iterator[tuple[str, str | None]]


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield references as a RIS file.

    Each value is one line: what it holds can neither end an entry nor begin another tag.
    """
    for reference in references:
        tagged = chain(_description(reference), _place(reference), _labelled(reference))
        own = [(tag, words) for tag, value in tagged if (words := _line(value))]
        lines = (f"{tag}  - {words}{_END}" for tag, words in (*own, *carried_tags(own, reference)))
        yield f"{''.join(lines)}ID  - {reference.key}{_END}ER  - {_END}{_END}"


def _line(value: str | None) -> str | None:
    return one_line(value) if value else None


def _description(reference: Reference) -> Tagged:
    # Zotero knows recipients of letters only, and calls the copies of "GEN" journal articles
    yield "TY", "PCOMM" if is_correspondence(reference) else "MANSCPT"
    yield "TI", title_of(reference)
    for tag, names in (("AU", reference.authors), ("A2", reference.addressees)):
        for name in names:
            yield tag, name.inverted
    if reference.authors:
        for name in reference.translators:
            yield "A4", name.inverted
    yield "M3", reference.kind
    yield from _date(reference.date)
    yield "LA", cited_language(reference)


def _date(when: ArchivalDate | None) -> Tagged:
    """Yield day and year of a date, where one day, month or year holds all that it may mean."""
    plain = at_most_as_precise(when) if when else None
    if when is None or plain is None or "/" in plain:
        return
    known = calendar(when)
    doubt = say("uncertain") if known and known.uncertain else ""
    year, month, day = (*plain.split("-"), "", "")[:3]
    yield "DA", f"{year}/{month}/{day}/{doubt}"
    yield "PY", year


def _place(reference: Reference) -> Tagged:
    where = reference.location
    if where:
        yield "DB", where.name_and_place
        yield "AN", where.whole_code
    yield "DP", consulted_at(reference)
    url = web_address(reference.url)
    # in this tag ";" parts one address from the next, and Zotero takes "PM:" for a PubMed number
    yield "UR", url.replace(";", "%3B").replace("PM:", "PM%3A") if url else None
    yield "N1", reference.note


def _labelled(reference: Reference) -> Tagged:
    for label, value in labels(reference):
        words = _line(value)
        yield "M2", f"{label}: {words}" if words else None


FORMAT = Format("ris", "application/x-research-info-systems", ".ris", write)
