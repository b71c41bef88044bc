"""A holding while it is being read."""

import re
from dataclasses import dataclass
from typing import Final

from provenance.notes.notebook import Act, Notebook

BOXED: Final = ("box", "lot_file", "accession", "volume", "reel")
_BETWEEN: Final = re.compile(r"[\s,;.:–—-]*/?")


@dataclass(frozen=True, slots=True)
class Origin:
    """What led to a holding.

    ``phrase`` is the entry; ``forced``: a holder must come first, so that any name counts;
    ``act``: a holding that the words go on with; ``first``: the reference must start at once, since
    remarks may name archives too ("Notes are in the Reagan Library").
    """

    phrase: str
    forced: bool = False
    act: Act | None = None
    first: bool = False


@dataclass(slots=True)
class Locator:
    """A holding, the words that led to it, and where its clause ends.

    ``folder``: how many unmarked levels there were when a folder's title was read behind a box;
    ``opened``: a collection opens it in the place of a holder.
    """

    book: Notebook
    act: Act
    end: int
    phrase: str
    forced: bool
    folder: int = 0
    opened: bool = False


def past_signs(book: Notebook, place: int, end: int) -> int:
    """Return the next place that is no blank and no separator."""
    found = _BETWEEN.match(book.text, place, end)
    return found.end() if found else place
