"""The kinds of entry in ``vocab/phrases/``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording that states an event.

    ``slots`` says what the words behind each small word fill; ``next`` what must follow,
    ``unless`` what must not; ``direct`` the role of words that follow without a small word;
    ``active`` that of a subject; ``loose``: it may stand amid words, not only after a sign;
    ``gap`` is the part that may stand between its words and the first small word ("sent *for
    information* to"); ``leads``: the part that a row of names which opens the clause must be
    ("Carter initialed"); ``alone``: small words of place do not part one another ("in the hall at
    the Kremlin"); ``speaks``: its subject is who prints the note ("CWIHP wishes to thank"), and
    no fact.
    """

    id: str
    event: str
    grammar: str
    words: tuple[str, ...]
    slots: Mapping[str, str]
    next: tuple[str, ...]
    unless: tuple[str, ...]
    direct: str
    active: str
    abroad: bool
    loose: bool
    gap: str
    leads: str
    alone: bool
    speaks: bool
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A word for a level of a reference, and what its value looks like.

    ``beside``: words that must stand before it in the same reference, where a language gives a
    letter a meaning of its own ("k." is a box in Prague, a leaf in Warsaw).
    """

    id: str
    role: str
    value: str
    after: frozenset[str]
    not_after: frozenset[str]
    listed: bool
    beside: Pattern | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A reference that is known by its shape alone."""

    id: str
    pattern: Pattern
    after: frozenset[str]
    not_after: frozenset[str]
    beside: Pattern | None


@dataclass(frozen=True, slots=True)
class Site:
    """A series or site that publishes documents; a ``citing`` one prints source notes."""

    id: str
    citing: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """A series known by the shape of its volumes' names; a ``titled`` one has a title behind it."""

    id: str
    pattern: Pattern
    titled: bool
