"""What came in with an import and found no place in the record: it goes out again as it came.

An importer keeps the whole entry in an account ``citation``, a line ``name: value`` for each field,
and notes there what it could not place. `carried` finds these fields again; a writer of the same
format writes them as they came, a writer of another format those for which that has a like field
(``vocab/bibliography/carried.yaml``). What the writer says itself always stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from provenance.bibliography.reference import Carried, Reference
from provenance.bibliography.syntax.unlatex import plain
from provenance.bibliography.words.wording import table
from provenance.model.account import Account, Unread
from provenance.model.record import Record

_METHOD: Final = "provenance import "
_MARK: Final = ": "
_TAGS: Final = "tags"
_LATEX: Final = "bibtex"
_ONE_TAG_EACH: Final = ("ris", "zotero-rdf")
_LABEL: Final = re.compile(r"[^\[]+\[([A-Za-z][\w:/ -]*)\]")
_MARKS: Final = {"note": "\n", "dc:description": "\n", "Extra": "\n", "addendum": "; "}
_TYPE: Final = re.compile(r"\Aentry (?:.* )?\(([^()\s]{1,60})\)\Z")
_KEY: Final = re.compile(r"entry (\S+)(?: \(.*\))?")


def imported_by(importer: str) -> str:
    """Return how an account says that an importer took it down."""
    return f"{_METHOD}{importer}"


def carried(record: Record) -> tuple[Carried, ...]:
    """Return the fields that no part of a record holds, in their order."""
    return tuple(
        Carried(format=form, name=name.partition("[")[0], value=_with_label(name, one.text))
        for account in record.accounts
        if account.kind == "citation" and account.text and (form := _format(account))
        for one in account.unread
        if one.text.strip() and (name := _field(account.text, one))
    )


def aliases(record: Record) -> tuple[str, ...]:
    """Return the citation keys under which imports knew a record."""
    told = (one for one in record.accounts if one.kind == "citation" and _format(one))
    found = (_KEY.fullmatch(one.source.title or "") for one in told)
    return tuple(dict.fromkeys(one[1] for one in found if one))


def entry_type(record: Record) -> Carried | None:
    """Return the type of the entry that the first import read, named as its format names it."""
    for account in record.accounts:
        form = _format(account) if account.kind == "citation" else None
        found = _TYPE.search(account.source.title or "") if form else None
        if form and found:
            return Carried(format=form, name="type", value=found[1])
    return None


def for_format(reference: Reference, form: str) -> Iterator[Carried]:
    """Yield what a reference carries as fields of a format.

    The values of fields that came in another format are plain text, and say so by their `format`.

    Args:
        reference: The reference.
        form: The format: ``bibtex`` (of BibLaTeX too), ``csl-json``, ``ris``, ``zotero-rdf``.
    """
    for one in reference.carried:
        if one.format == form:
            yield one
        else:
            yield from _alike(one, form)


def _format(account: Account) -> str | None:
    method = account.recorded.method if account.recorded else None
    importer = (method or "").removeprefix(_METHOD)
    return table("carried", "importers").get(importer) if importer != method else None


def _field(text: str, words: Unread) -> str | None:
    """Return the name of the field in which words stand, which begins their line."""
    line = text[text.rfind("\n", 0, words.start) + 1 : words.start]
    name, mark, _ = line.partition(_MARK)
    return name if mark and name.partition("[")[0] else None


def _with_label(name: str, words: str) -> str:
    """Return words with the label that they had in a field of lines: ``note[PMID]``."""
    label = _LABEL.fullmatch(name)
    return f"{label[1]}: {words.strip()}" if label else words.strip()


def _alike(one: Carried, form: str) -> Iterator[Carried]:
    meaning = table("carried", one.format).get(one.name)
    name = _names(form).get(meaning) if meaning else None
    if name is None:
        return
    words = plain(one.value) if one.format == _LATEX else one.value
    several = meaning == _TAGS and form in _ONE_TAG_EACH
    for value in words.split(",") if several else (words,):
        if value.strip():
            yield one.model_copy(update={"name": name, "value": value.strip()})


@cache
def _names(form: str) -> dict[str, str]:
    """Return the field of each meaning in a format, the first where several have it."""
    found: dict[str, str] = {}
    for name, meaning in table("carried", form).items():
        found.setdefault(meaning, name)
    return found


def joined(fields: Iterable[Carried]) -> Iterator[Carried]:
    """Yield fields, each name once; the values of one that came several times in one.

    They are parted by commas, those of a note by lines, clauses by semicolons.
    """
    found: dict[str, list[Carried]] = {}
    for one in fields:
        found.setdefault(one.name, []).append(one)
    for several in found.values():
        mark = _MARKS.get(several[0].name, ", ")
        words = mark.join(dict.fromkeys(one.value for one in several))
        yield several[0].model_copy(update={"value": words})
