"""Lists that are too long for one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.publish.entries.entry import Entry

ON_A_PAGE: Final = 500
"""How many records stand on one page of a list."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among those of a list.

    Attributes:
        stem: The name of the first page without suffix, from its own folder.
        number: The number of the page, from 1.
        last: The number of the last page.
    """

    stem: str
    number: int
    last: int

    def file(self, number: int) -> str:
        """Return the name of a page.

        Examples:
            >>> Paging("nhk", 1, 3).file(1), Paging("nhk", 1, 3).file(3)
            ('nhk.html', 'nhk-p3.html')
        """
        return f"{self.stem}.html" if number == 1 else f"{self.stem}-p{number}.html"


def cut(entries: Sequence[Entry], stem: str) -> Iterator[tuple[Paging, Sequence[Entry]]]:
    """Yield the pages of a list: where each stands, and its entries; one page where there are none.

    Args:
        entries: The whole list.
        stem: The name of the first page without suffix, from its own folder.
    """
    last = max(1, -(-len(entries) // ON_A_PAGE))
    for number in range(1, last + 1):
        start = (number - 1) * ON_A_PAGE
        yield Paging(stem, number, last), entries[start : start + ON_A_PAGE]
