"""Finding archives by what citations print.

A name or abbreviation may mean several institutions; then all of them are candidates, and only what
stands beside it decides: the family of notes in which it means one of them, or the place.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from provenance.archives.folding import folded
from provenance.archives.near import like
from provenance.archives.spellings import known_names
from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository

_LONGEST: Final = 300
"""Longer texts are no names; the comparison with every form takes time."""

_RANKS: Final = ("current", "variant", "translation", "former")


class Match(NamedTuple):
    """A candidate for a name: the entry, the form that matched, and whether it is a near miss."""

    repository: Repository
    form: Name
    near: bool = False

    @property
    def why(self) -> str:
        """Why it is a candidate: ``abbreviation``, ``former name``, ``near former name``."""
        kind = "abbreviation" if self.form in self.repository.abbreviations else "name"
        status = "" if self.form.status == "current" else f"{self.form.status} "
        return f"{'near ' if self.near else ''}{status}{kind}"

    @property
    def successors(self) -> tuple[Repository, ...]:
        """Who keeps its holdings now: the chain of successors, nearest first."""
        return tuple(_succession(self.repository))

    def as_row(self) -> dict[str, object]:
        """Return the match as plain data."""
        return {
            "id": self.repository.id,
            "name": self.repository.name,
            "form": self.form.text,
            "status": self.form.status,
            "why": self.why,
            "since": self.form.since,
            "until": self.form.until,
            "successors": [entry.id for entry in self.successors],
            "near": self.near,
        }


def find(text: str) -> tuple[Match, ...]:
    """Return the institutions that a name may mean; near misses where none bears it.

    Case, accents, white space, dots and hyphens do not count (``A.V.P.R.F.`` is ``AVP RF``), nor
    does a leading article. Names in use come before variants, translations and former names. What
    stands beside a name, a place or a longer name in brackets, is left aside where the whole is
    none. Near misses are misspelt, transliterated in another manner, or incomplete.

    Examples:
        >>> [(match.repository.id, match.why) for match in find("Ts.Kh.S.D.")]
        [('tskhsd', 'former abbreviation')]
        >>> [(match.repository.id, match.why) for match in find("CChSD")]
        [('tskhsd', 'near former abbreviation')]
    """
    return _exact(text) or _of_its_parts(text) or _near(text)


def called(text: str) -> tuple[Match, ...]:
    """Return the institutions that bear a name, near misses left out.

    Examples:
        >>> [match.repository.id for match in called("TsKhSD")], called("TsKhSDD")
        (['tskhsd'], ())
    """
    return _exact(text)


def resolve(text: str, context: str | None = None, place: str | None = None) -> str | None:
    """Return the id of the one institution that a name means, or None where that is open.

    Args:
        text: The name as printed.
        context: The family of notes in which it stands; it decides where the table says that the
            form means one institution there.
        place: The place printed with it; it decides between institutions of one name.

    Examples:
        >>> resolve("AVPRF"), resolve("NSA"), resolve("NSA", context="wilson")
        ('avp-rf', None, 'national-security-archive')
        >>> resolve("National Archives", place="The Hague")
        'nationaal-archief'
    """
    matches = _exact(text)
    if len(matches) == 1 and not (matches[0].form.only_in or matches[0].form.only_at):
        return matches[0].repository.id
    by_context = [match for match in matches if context in match.form.only_in]
    decided = by_context or [match for match in matches if _is_at(match, place)]
    return decided[0].repository.id if len(decided) == 1 else None


def _is_at(match: Match, place: str | None) -> bool:
    """Tell whether a printed place is the candidate's: "Belgrade, Serbia" is Belgrade."""
    own, printed = match.form.only_at or match.repository.place, _parts(place or "")
    return own is not None and bool(printed) and _parts(own)[0] == printed[0]


def _parts(place: str) -> list[str]:
    return [folded(part) for part in place.split(",") if folded(part)]


def _exact(text: str) -> tuple[Match, ...]:
    found = _index().get(folded(text), ())
    return found or _index().get(folded(re.sub(r"\A\s*the\s", "", text, flags=re.IGNORECASE)), ())


def _of_its_parts(text: str) -> tuple[Match, ...]:
    """Return what the parts of a text between commas and brackets mean: "GARF (Moscow)"."""
    if len(text) > _LONGEST:
        return ()
    parts = [part for part in re.split(r"[,;:()\[\]]", text) if part.strip()]
    found = {match.repository.id: match for part in parts for match in _exact(part)}
    standing = [match for match in found.values() if any(_is_at(match, part) for part in parts)]
    return tuple(standing or found.values())


def _near(text: str) -> tuple[Match, ...]:
    if not folded(text) or len(text) > _LONGEST:
        return ()
    found: dict[str, Match] = {}
    for form in like(text, known_names()):
        for match in _index()[folded(form)]:
            found.setdefault(match.repository.id, match._replace(near=True))
    return tuple(found.values())


def _succession(entry: Repository) -> Iterator[Repository]:
    """Walk the successors breadth first, each once, whatever the table says."""
    seen, waiting = {entry.id}, [one.id for one in entry.successors]
    while waiting:
        successor = repositories()[waiting.pop(0)]
        if successor.id not in seen:
            seen.add(successor.id)
            waiting += [one.id for one in successor.successors]
            yield successor


@cache
def _index() -> dict[str, tuple[Match, ...]]:
    table: dict[str, dict[str, Match]] = {}
    for entry in repositories().values():
        for form in sorted(entry.forms, key=_rank):
            table.setdefault(folded(form.text), {}).setdefault(entry.id, Match(entry, form))
    return {key: _ranked(matches) for key, matches in table.items()}


def _ranked(matches: dict[str, Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches.values(), key=lambda match: _rank(match.form)))


def _rank(form: Name) -> int:
    return _RANKS.index(form.status)
