"""Lists of names in BibTeX: ``Last, First and {A Body} and First von Last``."""

import re
from collections.abc import Iterator
from typing import Final

from provenance.bibliography.syntax.unlatex import plain
from provenance.notes.naming import kind_of, split_name
from provenance.readers.exports.entry import Person
from provenance.readers.exports.persons import in_parts, whole

_KEYED: Final = re.compile(r"(family|given|prefix|suffix)\s*=\s*(.+)")
_TOKEN: Final = re.compile(r"\\.|[{},]|[^\S]+|[^\s{},\\]+|\\", re.DOTALL)


def names_of(value: str) -> Iterator[tuple[str, Person]]:
    """Yield each name of a list: its words, and its parts as far as they are marked.

    Examples:
        >>> [person.family for _, person in names_of("{USSR MFA} and {van der Maar}, Rimko")]
        [None, 'van der Maar']
    """
    for name in _split(value):
        words = plain(", ".join(name))
        if words:
            yield words, _person([part for part in name if plain(part)])


def _person(parts: list[str]) -> Person:
    """Return the name of parts between commas: one, last and first, or last, suffix and first."""
    keyed = _keyed(parts)
    if "family" in keyed:
        name = f"{keyed.get('prefix', '')} {keyed['family']}"
        return in_parts(name, keyed.get("given"), keyed.get("suffix"))
    if len(parts) > 1:
        suffix = plain(parts[1]) if len(parts) > 2 else None
        return in_parts(plain(parts[0]), plain(parts[-1]), suffix)
    words = plain(parts[0])
    if _is_braced(parts[0]) or kind_of(words, "author") == "corporate-body":
        return whole(words)
    if " " not in words:
        return in_parts(words)
    family, given = split_name(words)
    return in_parts(family, given) if family else whole(words)


def _keyed(parts: list[str]) -> dict[str, str]:
    """Read the parts of biber's extended format: ``family=Maar, given=Rimko, prefix=van der``."""
    found = (_KEYED.fullmatch(plain(part)) for part in parts)
    return {one[1]: one[2] for one in found if one}


def _is_braced(name: str) -> bool:
    return name.startswith("{") and name.endswith("}")


def _split(value: str) -> Iterator[list[str]]:
    """Yield names, each as its parts between commas; braces hold together what they enclose."""
    parts: list[list[str]] = [[]]
    depth = 0
    for mark in _TOKEN.findall(value):
        depth += (mark == "{") - (mark == "}")
        if depth <= 0 and mark.casefold() == "and" and _is_apart(parts):
            yield _texts(parts)
            parts = [[]]
        elif depth <= 0 and mark == ",":
            parts.append([])
        else:
            parts[-1].append(mark)
    yield _texts(parts)


def _is_apart(parts: list[list[str]]) -> bool:
    """Whether white space stands before: "and" is a word of its own."""
    return bool(parts[-1]) and parts[-1][-1].isspace()


def _texts(parts: list[list[str]]) -> list[str]:
    return ["".join(part).strip() for part in parts]
