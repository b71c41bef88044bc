"""What a house form is, and which there are.

To add one, put a module into this package that holds a constant ``FORM``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import provenance.citations.house as package
from provenance.bibliography.reference import Edition, Reference
from provenance.bibliography.words.dating import calendar, in_words, month_name
from provenance.citations.signs import on_the_web
from provenance.citations.tree import Node, words
from provenance.model.record import Record
from provenance.notes.writing import write_note


@dataclass(frozen=True, slots=True)
class Form:
    """A form of citation that no CSL style has.

    Attributes:
        name: Its name, as a style's.
        title: Whose form it is.
        source: Where it is described or seen.
        verified: Whether the source itself prescribes it; else it is a form as it is met with.
        write: What it makes of a record and its reference, as pandoc's inlines; None where the form
            is not for such a record (a volume's form, and it stands in no volume).
    """

    name: str
    title: str
    source: str
    verified: bool
    write: Callable[[Record, Reference], list[Node] | None]


@cache
def forms() -> dict[str, Form]:
    """Return the forms by name."""
    modules = sorted(one.name for one in iter_modules(package.__path__))
    found = (getattr(import_module(f"{package.__name__}.{one}"), "FORM", None) for one in modules)
    return {one.name: one for one in found if isinstance(one, Form)}


def edition_in(reference: Reference, *containers: str) -> Edition | None:
    """Return the first edition in a work whose name holds one of some words."""
    for edition in reference.editions:
        if edition.container and any(one in edition.container for one in containers):
            return edition
    return None


def source_note(record: Record, manner: str) -> str | None:
    """Return a source note written from its account; None where no account tells who holds it.

    The account is the first that is a source note, else the first that names a holder.
    """
    told = [one for one in record.accounts if one.holdings and not one.batch]
    notes = [one.id for one in record.accounts if one.kind == "source-note" and not one.batch]
    account = next(iter([*notes, *(one.id for one in told)]), None)
    return write_note(record, manner, account).text if account else None


def american_date(reference: Reference) -> str | None:
    """Return the date as Americans write it: "October 24, 1962"; None where it has none."""
    known = calendar(reference.date)
    if known is None or len(known.parts) > 1:
        return in_words(reference.date)
    year, *rest = known.parts[0]
    if not rest:
        return str(year)
    month = month_name(rest[0])
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


def in_quotes(title: str, closing: str = ",") -> list[Node]:
    """Return a title in quotation marks, with the sign that American usage puts inside them."""
    end = "" if title.endswith((".", "?", "!")) else closing
    return words(f"“{title.replace('“', '‘').replace('”', '’')}{end}”")


def sentence(*parts: str | None) -> list[Node]:
    """Return parts joined by commas; one full stop ends them, and an address has none after it."""
    said = ", ".join(part for part in parts if part)
    return words(said if said.endswith(".") else f"{said}.")


def followed(before: list[Node], after: list[Node]) -> list[Node]:
    """Return inlines after one another with a space between."""
    return [*before, {"t": "Space"}, *after] if before and after else [*before, *after]


def with_address(before: list[Node], url: str | None) -> list[Node]:
    """Return inlines with the address that follows them, as a link; what is no page is left out."""
    page = on_the_web(url)
    if page is None:
        return before
    link: Node = {"t": "Link", "c": [["", ["uri"], []], words(page), [page, ""]]}
    return followed(before, [link, {"t": "Str", "c": "."}])
