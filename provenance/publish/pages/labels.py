"""Names shortened so that they fit beside a bar and still differ from one another."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from provenance.pictures.words import ems, wrap

_SHARES: Final = (0.5, 0.3, 0.7, 0.15)
"""How much of the room the beginning of a name may take: the first share is tried first."""
_LEAST: Final = 2


def labels(names: Iterable[str], room: float, lines: int) -> Mapping[str, tuple[str, ...]]:
    """Return the lines in which each name is written.

    A name that is too long loses a beginning that it shares with others, up to a comma, and then
    what stands in its middle.

    Args:
        names: The names that stand in one column.
        room: The room of a line in ems.
        lines: How many lines a name may have.
    """
    several = sorted(set(names))
    short = {name: name for name in several if len(_lines(name, room)) <= lines}
    for name in several:
        if name not in short:
            taken = frozenset(short.values())
            fitting = list(_fitting(_own(name, several), room, lines))
            short[name] = next((one for one in fitting if one not in taken), fitting[0])
    return {name: _lines(text, room) for name, text in short.items()}


def _lines(text: str, room: float) -> tuple[str, ...]:
    return wrap(text, (room, room))


def _own(name: str, several: Iterable[str]) -> tuple[str, ...]:
    """The name without the middle or all of the longest beginning that it shares with another."""
    parts = name.split(", ")
    shared = max(
        (_shared(parts, other.split(", ")) for other in several if other != name), default=0
    )
    if not 0 < shared < len(parts):
        return (name,)
    first, rest = " ".join(parts[0].split()[:2]), ", ".join(parts[shared:])
    return f"{first}… {rest}", f"… {rest}"


def _shared(parts: list[str], others: list[str]) -> int:
    pairs = zip(parts, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _fitting(texts: tuple[str, ...], room: float, lines: int) -> Iterator[str]:
    """Yield ways to write one of several texts in so many lines, the best first."""
    yield from (one for one in texts if len(_lines(one, room)) <= lines)
    for share in _SHARES:
        yield _cut(texts[-1], share, room, lines)


def _cut(text: str, share: float, room: float, lines: int) -> str:
    kept = min(len(text), int(room * lines / ems("n")))
    while kept > _LEAST:
        head = max(1, int(kept * share))
        cut = f"{_start(text, head)}… {_end(text, kept - head)}"
        if len(_lines(cut, room)) <= lines:
            return cut
        kept -= 1
    return "…"


def _start(text: str, size: int) -> str:
    """The first letters of a text, up to the end of a word where there is one."""
    kept = text[:size]
    whole = kept if text[size : size + 1] == " " else kept.rpartition(" ")[0]
    return (whole or kept).rstrip(" ,;")


def _end(text: str, size: int) -> str:
    """The last letters of a text, from the start of a word where there is one."""
    kept = text[len(text) - size :]
    whole = kept if text[-size - 1 : -size] == " " else kept.partition(" ")[2]
    return (whole or kept).lstrip(" ,;")
