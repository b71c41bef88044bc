"""Whether one thing said says at least as much as another of the same topic."""

import re
from typing import Final

from provenance.archives.folding import folded
from provenance.archives.table import repositories
from provenance.comparison.one_agent import institution
from provenance.comparison.sayings import Coded, Meant, Named
from provenance.model.agent import Agent
from provenance.model.date import ArchivalDate
from provenance.model.parties import is_within
from provenance.model.reference_code import ReferenceCode
from provenance.references.holders import Verdict, kinship
from provenance.references.same import same_code

People = dict[str, Agent]
_COMMAS: Final = re.compile(r"[,;]")


def says_as_much(theirs: Meant, ours: Meant, people: People) -> bool:
    """Tell whether whoever says ``theirs`` has said ``ours`` with it.

    A part of a body says as much as the body, a narrower date as much as a wider one, a longer
    reference code as much as a shorter one, "Moscow, Russia" as much as "Moscow".

    Args:
        theirs: What one says.
        ours: What another says of the same.
        people: The agents of the document by id.
    """
    match theirs, ours:
        case Named(), Named():
            return is_within(theirs.agent, ours.agent, people)
        case Coded(), Coded():
            return _code(theirs, ours, people)
        case ArchivalDate(), ArchivalDate():
            return _date(theirs, ours)
        case str(), str():
            return _parts(theirs) >= _parts(ours)
    return False


def same_archive(one: str | None, other: str | None, people: People) -> Verdict:
    """Tell whether a code means the same at two holders, by the table of archives.

    ``no`` where the table has both and neither followed the other; ``unknown`` where it has not
    both, or does not say whether the numbers were kept.

    Args:
        one: Id of a holder in the document; None where it is not named.
        other: Id of the other.
        people: The agents of the document by id.
    """
    if one == other and one is not None:
        return "yes"
    first, second = in_the_table(one, people), in_the_table(other, people)
    return kinship(first, second).verdict if first and second else "unknown"


def in_the_table(agent: str | None, people: People) -> str | None:
    """Return the id of the entry that an agent has in the table of archives, or None."""
    known = institution(people[agent]) if agent in people else None
    return known if known in repositories() else None


def _code(theirs: Coded, ours: Coded, people: People) -> bool:
    alike = theirs.holder == ours.holder
    if not (alike or same_archive(theirs.holder, ours.holder, people) == "yes"):
        return False
    wanted = {part.level for part in ours.code.levels}
    if not wanted:
        return folded(theirs.code.printed or "") == folded(ours.code.printed or "")
    levels = tuple(part for part in theirs.code.levels if part.level in wanted)
    if not levels:
        return False
    return same_code(ReferenceCode(levels=levels), ours.code).verdict == "yes"


def _date(theirs: ArchivalDate, ours: ArchivalDate) -> bool:
    if not (theirs.edtf and ours.edtf):
        return folded(str(theirs)) == folded(str(ours))
    after = ours.earliest is None or (theirs.earliest and theirs.earliest >= ours.earliest)
    before = ours.latest is None or (theirs.latest and theirs.latest <= ours.latest)
    return bool(after and before)


def _parts(text: str) -> frozenset[str]:
    """Return what stands between the commas; white space and case do not count."""
    pieces = _COMMAS.split(text)
    said = frozenset(folded(piece) or piece.strip() for piece in pieces if piece.strip())
    return said or frozenset((text,))
