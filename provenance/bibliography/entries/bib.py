"""What BibTeX and BibLaTeX share: entries made and written with bibtexparser."""

from collections.abc import Callable, Iterable
from typing import Final

from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat, write

from provenance.bibliography.reference import Name
from provenance.resources.frame import Frame

Escape = Callable[[str], str]


FRAME: Final = Frame(between="\n")
"""What stands between the entries of a bibliography file."""


def written(blocks: Iterable[Block]) -> str:
    """Return blocks of a bibliography file in their order."""
    form = BibtexFormat()  # type: ignore[no-untyped-call]  # bibtexparser leaves it untyped
    form.indent, form.trailing_comma = "  ", True
    return FRAME.between.join(write(Library([block]), form) for block in blocks)


def entry(
    type_: str, key: str, values: dict[str, str | None], plain: dict[str, str] | None = None
) -> Entry:
    """Return an entry.

    Args:
        type_: Its type: ``misc``.
        key: The citation key.
        values: The fields in their order, escaped; None and empty ones are left out.
        plain: Expressions that stand without braces, by field name; they follow ``title`` and
            ``howpublished`` where ``values`` has a None for them.
    """
    expressions = plain or {}
    fields = [
        Field(name, f"{{{value}}}" if value else expressions[name])
        for name, value in values.items()
        if value or name in expressions
    ]
    return Entry(type_, key, fields)


def people(names: Iterable[Name], escape: Escape) -> str:
    """Return names as a BibTeX name list; what is one name cannot be read as several."""
    return " and ".join(_person(name, escape) for name in names)


def listed(text: str | None, escape: Escape) -> str | None:
    """Return one item of a BibLaTeX list field, which "and" would otherwise split."""
    if text is None:
        return None
    words = escape(text)
    return f"{{{words}}}" if _reads_as_list(words) else words


def _person(name: Name, escape: Escape) -> str:
    """Write one name; one that begins with the family name is kept in its order, as one word.

    So is one of whose family name nothing can be printed: biber reads no file with such a name.
    """
    family = _part(name.family, escape) if name.family else ""
    if not family or name.is_family_first:
        return f"{{{escape(name.literal)}}}"
    given = _part(name.given, escape, split=True) if name.given else ""
    parts = [family]
    parts += [_part(name.suffix, escape)] if name.suffix else []
    parts += [given] if given or name.suffix else []
    return ", ".join(parts)


def _part(part: str, escape: Escape, *, split: bool = False) -> str:
    """Brace a part of a name that a reader would take apart: at spaces, commas, "and"."""
    words = escape(part)
    breaks = (
        "," in words
        or words.startswith("\\")
        or _reads_as_list(words)
        or (" " in words and not split)
    )
    return f"{{{words}}}" if breaks else words


def _reads_as_list(words: str) -> bool:
    """Tell whether BibTeX takes a word for the one between two items, or for "et al."."""
    return not {"and", "others"}.isdisjoint(words.casefold().split(" "))
