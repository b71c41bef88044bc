"""Reading a reference code, for any archive or for one."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from provenance.archives.table import repositories
from provenance.errors import MalformedReferenceCode, UnknownRecord
from provenance.model.reference_code import ReferenceCode
from provenance.model.repository import Repository
from provenance.references.grammars import Grammar, closeness, grammar_for, grammars
from provenance.references.scan import Scan, Scanner
from provenance.references.values import places

_EXAMPLES: Final = 2
_LONGEST: Final = 2000
"""Longer texts are no codes; the longest of the corpus has some 300 characters."""

_LONGEST_SHAPE: Final = 300
"""Longer texts are not tried in every grammar: codes that are known by shape alone are short."""


def read_code(text: str, repository: str | None = None) -> ReferenceCode:
    """Read a reference code into its levels, in the order in which they stand.

    Args:
        text: The code as printed, without its archive.
        repository: The id of its archive in the table: then only a code of its own is read.

    Raises:
        MalformedReferenceCode: It is no code, or none of this archive; every fault is told.
        UnknownRecord: There is no such archive.

    Examples:
        >>> code = read_code("Ф. 5. Оп. 49. Д. 131. Л. 1–2 об.")
        >>> [(part.level, part.value) for part in code.levels]
        [('fonds', '5'), ('inventory', '49'), ('file', '131'), ('leaf', '1–2 об')]
        >>> read_code("PREM 11/2850", repository="tna").get("piece")
        '2850'
    """
    archive = _archive(repository) if repository is not None else None
    scan = _scan(text, archive)
    faults = _faults(text, scan) or (_foreign(scan, archive) if archive else [])
    if faults:
        raise MalformedReferenceCode(text, faults, _examples(archive))
    return ReferenceCode(levels=scan.levels, printed=text.strip())


def read_in(text: str, grammar: Grammar) -> ReferenceCode:
    """Read a code in one grammar, whoever keeps what it refers to.

    Raises:
        MalformedReferenceCode: It is no code, or none of this grammar.

    Examples:
        >>> read_in("A/PV.751", grammars()["united-nations"]).get("document_number")
        'A/PV.751'
    """
    scan = _in_grammar(text[:_LONGEST], grammar)
    faults = _faults(text, scan) or [*_not_in(scan, grammar), *_strange_values(scan, grammar)]
    if faults:
        raise MalformedReferenceCode(text, faults, [one.text for one in grammar.reads])
    return ReferenceCode(levels=scan.levels, printed=text.strip())


def _archive(repository: str) -> Repository:
    if repository not in repositories():
        raise UnknownRecord(repository)
    return repositories()[repository]


def _scan(text: str, archive: Repository | None) -> Scan:
    if len(text) > _LONGEST:
        return Scan((), 0)
    grammar = grammar_for(archive) if archive else None
    holder = " ".join(form.text for form in archive.forms) if archive else None
    scan = Scanner(text, grammar.patterns if grammar else (), holder=holder).read()
    if grammar is not None:
        return _known(scan, grammar)
    if archive or not (scan.doubtful or _faults(text, scan)):
        return scan
    return (_elsewhere(text) if len(text) <= _LONGEST_SHAPE else None) or scan


def _elsewhere(text: str) -> Scan | None:
    """Read a code as each grammar would, and return the reading of that which it fits best."""
    found: list[tuple[tuple[object, ...], Scan]] = []
    for grammar in grammars().values():
        scan = _in_grammar(text, grammar)
        if _faults(text, scan):
            continue
        code = ReferenceCode(levels=scan.levels)
        if grammar.fits(code):
            found.append(((not scan.doubtful, *closeness(grammar, code)), scan))
    return max(found, key=lambda row: row[0], default=((), None))[1]


def _in_grammar(text: str, grammar: Grammar) -> Scan:
    return _known(Scanner(text, grammar.patterns, lenient=True).read(), grammar)


def _known(scan: Scan, grammar: Grammar) -> Scan:
    """Call what was taken for a title what it looks like in the grammar: ``PREM 11`` is a class."""
    parts = [(part, None if part.marked else grammar.titled(part.value)) for part in scan.parts]
    named = [part._replace(level=own, marked=True) if own else part for part, own in parts]
    return scan._replace(parts=tuple(named))


def _faults(text: str, scan: Scan) -> list[str]:
    """Tell why a text is no code at all."""
    if not text.strip():
        return ["found nothing, expected a reference code"]
    if len(text) > _LONGEST:
        return [f"found {len(text)} characters, expected at most {_LONGEST}"]
    if scan.stopped < len(text):
        rest = text[scan.stopped : scan.stopped + 40]
        return [f"found {rest!r} at character {scan.stopped}, expected a level with its value"]
    if not any(part.marked for part in scan.parts):
        return ["found only words, expected a level with its number"]
    return []


def _foreign(scan: Scan, archive: Repository) -> list[str]:
    """Tell why a code is none of an archive's."""
    grammar = grammar_for(archive)
    faults = chain(_strange_levels(scan, archive), _gaps(scan, archive, grammar))
    return [*faults, *(_strange_values(scan, grammar) if grammar else ())]


def _strange_levels(scan: Scan, archive: Repository) -> Iterator[str]:
    if not archive.levels:
        return
    for part in scan.levels:
        if part.level not in archive.levels and part.level not in places():
            yield (
                f"found {part.level} {part.value!r}, expected of {archive.name} "
                f"{', '.join(archive.levels)}"
            )


def _gaps(scan: Scan, archive: Repository, grammar: Grammar | None) -> Iterator[str]:
    if grammar is None or not grammar.unbroken:
        return
    own = [level for level in grammar.order if level in archive.levels and level not in places()]
    found = [part.level for part in scan.levels]
    last = max((own.index(level) for level in found if level in own), default=-1)
    for level in own[: last + 1]:
        if level not in found:
            yield f"found no {level}, expected it before {own[last]}"


def _not_in(scan: Scan, grammar: Grammar) -> Iterator[str]:
    found = [part.level for part in scan.levels]
    strange = [level for level in found if level not in grammar.order]
    missing = [level for level in grammar.needs if level not in found]
    if strange:
        yield f"found {', '.join(strange)}, expected of {grammar.title} {', '.join(grammar.order)}"
    if missing:
        yield f"found no {', '.join(missing)}, expected it in {grammar.title}"


def _strange_values(scan: Scan, grammar: Grammar) -> Iterator[str]:
    for part in scan.levels:
        pattern = grammar.values.get(part.level)
        if pattern is not None and re.fullmatch(pattern, part.value) is None:
            yield f"found {part.level} {part.value!r}, expected a value as in {grammar.title}"


def _examples(archive: Repository | None) -> list[str]:
    if archive is not None and archive.codes:
        return [code.text for code in archive.codes[:_EXAMPLES]]
    grammar = grammar_for(archive) if archive else None
    some = [grammar] if grammar else [grammars()["fond-opis"], grammars()["united-states"]]
    return [example.text for one in some for example in one.reads[:1]]
