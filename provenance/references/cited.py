"""A code with its archive, as citations print the two: ``RGANI, f. 5, op. 49, d. 131``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.archives.names import Match, called, find, resolve
from provenance.archives.table import repositories
from provenance.errors import AmbiguousName, MalformedReferenceCode, UnknownRecord
from provenance.model.reference_code import ReferenceCode
from provenance.references.read import read_code

_LONGEST_NAME: Final = 160
_SIGN: Final = re.compile(r"(?=[\s,.;:()/])|\Z")
_SEPARATORS: Final = " ,.;:/"
_BRACKETED: Final = re.compile(r"\s*\(([^()]{1,80})\)")
_PIECE: Final = re.compile(r"[\s,.;]*([^,;.]{2,60})(?=[,;.])")


@dataclass(frozen=True, slots=True)
class CitedCode:
    """A reference with the archives that it may mean.

    Attributes:
        text: The reference as given.
        name: The archive's name as printed, empty where none is known.
        archives: The ids that the name may mean, those that refuse the code left out.
        code: The code.
    """

    text: str
    name: str
    archives: tuple[str, ...]
    code: ReferenceCode

    @property
    def archive(self) -> str | None:
        """The id of the archive, where only one is meant."""
        return self.archives[0] if len(self.archives) == 1 else None


def read_cited(text: str) -> CitedCode:
    """Read a reference that begins with its archive, with or without a place behind it.

    Where a name means several archives, those whose codes look otherwise are no candidates.

    Raises:
        MalformedReferenceCode: What stands behind the archive is no reference code.

    Examples:
        >>> read_cited("TsKhSD, f. 5, op. 49, d. 131").archives
        ('tskhsd',)
        >>> read_cited("The National Archives, Kew, PREM 11/2850").archives
        ('tna',)
    """
    plain = text.strip().removeprefix("//").strip()
    name, matches, rest = _holder(plain)
    place, rest = _place(rest, matches)
    code = read_code(rest)
    decided = resolve(name, place=place) if place else None
    ids = [match.repository.id for match in _at(matches, place)]
    able = [decided] if decided else [one for one in ids if _reads(one, rest)] or ids
    return CitedCode(text, name, tuple(able), code)


def read_as(text: str, name: str) -> CitedCode:
    """Read a code as one of an archive, given by its id, a name or an abbreviation.

    Raises:
        MalformedReferenceCode: It is none of this archive.
        UnknownRecord: Nothing is called so.
        AmbiguousName: Several are.
    """
    ids = [name] if name in repositories() else [one.repository.id for one in called(name)]
    if not ids:
        raise UnknownRecord(name, [match.form.text for match in find(name)])
    if len(ids) > 1:
        raise AmbiguousName(name, ids)
    return CitedCode(text, name, tuple(ids), read_code(text, ids[0]))


def _holder(text: str) -> tuple[str, tuple[Match, ...], str]:
    """Return the longest known name at the beginning, what it may mean, and what follows."""
    for end in sorted(_ends(text), reverse=True):
        matches = called(text[:end].strip(_SEPARATORS)) if end else ()
        if matches:
            return text[:end].strip(_SEPARATORS), *_with_abbreviation(matches, text[end:])
    return "", (), text


def _ends(text: str) -> Iterator[int]:
    return (found.start() for found in _SIGN.finditer(text[:_LONGEST_NAME]))


def _with_abbreviation(matches: tuple[Match, ...], rest: str) -> tuple[tuple[Match, ...], str]:
    """Take the abbreviation in brackets along: it may tell which of several is meant."""
    found = _BRACKETED.match(rest)
    if found is None:
        return matches, rest
    short = {match.repository.id for match in called(found[1])}
    both = tuple(match for match in matches if match.repository.id in short)
    return both or matches, rest[found.end() :]


def _place(rest: str, matches: tuple[Match, ...]) -> tuple[str | None, str]:
    """Return the place behind the name, if it is one of the candidates' places."""
    rest = rest.lstrip(_SEPARATORS)
    found = _PIECE.match(rest)
    places = {match.form.only_at or match.repository.place or "" for match in matches}
    towns = {place.split(",")[0].casefold() for place in places if place}
    if found is None or found[1].strip().casefold() not in towns:
        return None, rest
    return found[1].strip(), rest[found.end() :].lstrip(_SEPARATORS)


def _at(matches: tuple[Match, ...], place: str | None) -> tuple[Match, ...]:
    """Leave out those that bear the name only with their place beside it, if others bear it."""
    free = tuple(match for match in matches if match.form.only_at in (None, place))
    return free or matches


def _reads(archive: str, code: str) -> bool:
    try:
        read_code(code, archive)
    except MalformedReferenceCode:
        return False
    return True
