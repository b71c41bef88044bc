"""FORMAT: RIS, in the tags that Zotero reads into its archive fields.

What RIS has no tag for stands in lines ``M2  - Label: value``, which Zotero keeps in its field
Extra: ``References`` and ``Medium`` are variables of CSL and printed; the other labels are ours.
"""

import re

from provenance.bibliography.carried.tags import carried_tags
from provenance.bibliography.carried.types import kept_type
from provenance.bibliography.entries.extra import labels
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Location, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.words.dating import at_most_as_precise, calendar
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import consulted_at
from provenance.bibliography.words.titles import dated_title, title_of
from provenance.bibliography.words.wording import say
from provenance.model.date import ArchivalDate

_NOWHERE = Location(holds="item")
_RANGE = re.compile(r"([^\W_]+)\s?[-–—]\s?([^\W_]+)")
_END = "\r\n"  # RIS Format Specifications: lines end with CR and LF

Tagged = list[tuple[str, str | None]]


def piece(reference: Reference) -> str:
    """Return a reference as an entry of RIS.

    Each value is one line: what it holds can neither end an entry nor begin another tag.
    """
    lines = [f"{tag}  - {words}{_END}" for tag, words in tagged(reference)]
    return f"{''.join(lines)}ID  - {reference.key}{_END}ER  - {_END}{_END}"


def tagged(reference: Reference) -> list[tuple[str, str]]:
    """Return what is written of a reference, the key left out: tags and values in their order."""
    described = _printed(reference.container, reference) or _description(reference)
    said = [*described, *_place(reference), *_labelled(reference)]
    own = [(tag, words) for tag, value in said if value and (words := one_line(value))]
    return [*own, *carried_tags(own, reference)]


def _description(reference: Reference) -> Tagged:
    translators = reference.translators if reference.authors else ()
    return [
        # Zotero knows recipients of letters only, and calls the copies of "GEN" journal articles
        ("TY", kept_type(reference, "ris") or _type(reference)),
        ("TI", title_of(reference)),
        *[("AU", name.inverted) for name in reference.authors],
        *[("A2", name.inverted) for name in reference.addressees],
        *[("A4", name.inverted) for name in translators],
        ("M3", reference.kind),
        *_date(reference.date),
        ("LA", cited_language(reference)),
    ]


def _printed(edition: Edition | None, reference: Reference) -> Tagged:
    """Return the tags of the edition that is cited: an article, a chapter, or a page of a site.

    The date is the edition's; the document's stands in the title, as do those to whom it went.
    """
    if edition is None:
        return []
    if edition.is_site:
        return [("TY", "ELEC"), *_description(reference)[1:], ("T2", edition.container)]
    number = say("document-number", number=edition.document) if edition.document else None
    return [
        ("TY", kept_type(reference, "ris") or ("JOUR" if edition.number else "CHAP")),
        ("TI", dated_title(reference)),
        *[("AU", name.inverted) for name in reference.authors],
        *[("A4", name.inverted) for name in reference.translators if reference.authors],
        ("T2", edition.container or edition.title),
        *[("ED", name.inverted) for name in edition.editors],
        ("VL", edition.volume),
        ("IS", edition.number),
        ("M2", f"Number: {number}" if number else None),
        *_pages(edition.pages),
        *[("PB", name.literal) for name in edition.publishers],
        ("CY", edition.place),
        *_date(edition.date),
        ("LA", cited_language(reference)),
    ]


def _pages(pages: str | None) -> Tagged:
    """Return the first and the last page, each in its tag, where that is what is said."""
    ends = _RANGE.fullmatch(pages or "")
    return [("SP", ends[1]), ("EP", ends[2])] if ends else [("SP", pages)]


def _type(reference: Reference) -> str:
    return "PCOMM" if is_correspondence(reference) else "MANSCPT"


def _date(when: ArchivalDate | None) -> Tagged:
    """Return day and year of a date, where one day, month or year holds all that it may mean."""
    plain = at_most_as_precise(when) if when else None
    if when is None or plain is None or "/" in plain:
        return []
    known = None if plain == when.edtf else calendar(when)
    doubt = say("uncertain") if known and known.uncertain else ""
    year, month, day = (*plain.split("-"), "", "")[:3]
    return [("DA", f"{year}/{month}/{day}/{doubt}"), ("PY", year)]


def _place(reference: Reference) -> Tagged:
    where = reference.location or _NOWHERE
    url = web_address(reference.url)
    return [
        ("DB", where.name_and_place),
        ("AN", where.whole_code),
        ("DP", consulted_at(reference)),
        # here ";" parts one address from the next, and Zotero takes "PM:" for a PubMed number
        ("UR", url.replace(";", "%3B").replace("PM:", "PM%3A") if url else None),
        ("N1", reference.note),
    ]


def _labelled(reference: Reference) -> Tagged:
    said = [(label, one_line(value)) for label, value in labels(reference) if value]
    return [("M2", f"{label}: {words}") for label, words in said if words]


FORMAT = Format(
    "ris",
    "application/x-research-info-systems",
    ".ris",
    piece,
    title="RIS",
    purpose="Zotero, EndNote, Mendeley, JabRef",
)
