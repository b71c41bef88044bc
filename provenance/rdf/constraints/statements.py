"""The statements of PROV-DM, with the sorts of their arguments and what may be left out."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "entity", "activity", "agent",
    "generation", "usage", "communication", "start", "end", "invalidation",
    "derivation", "attribution", "association", "delegation", "influence",
    "alternate", "specialization", "mention", "membership",
]  # fmt: skip
"""What a statement says (PROV-DM section 5)."""

Sort = Literal["entity", "activity", "agent", "time", "event", "any"]
"""What an argument names; ``event`` is a generation or a usage."""

NONE: Final = "-"
"""The placeholder for an argument of which it is said that there is none."""

ABSENT: Final = ""
"""An argument, or an id, that is not given."""


class Argument(NamedTuple):
    """An argument: what it names, and what its absence means.

    ``must``: the statement is none without it. ``may``: there is one, unknown (expandable in
    PROV-CONSTRAINTS, table 3). ``none``: there is none.
    """

    sort: Sort
    absence: Literal["must", "may", "none"] = "may"


_ENTITY: Final = Argument("entity", "must")
_ACTIVITY: Final = Argument("activity", "must")
_AGENT: Final = Argument("agent", "must")
_TIME: Final = Argument("time")

SHAPES: Final[dict[Kind, tuple[Argument, ...]]] = {
    "entity": (),
    "activity": (_TIME, _TIME),
    "agent": (),
    "generation": (_ENTITY, Argument("activity"), _TIME),
    "usage": (_ACTIVITY, Argument("entity"), _TIME),
    "communication": (_ACTIVITY, _ACTIVITY),
    "start": (_ACTIVITY, Argument("entity"), Argument("activity"), _TIME),
    "end": (_ACTIVITY, Argument("entity"), Argument("activity"), _TIME),
    "invalidation": (_ENTITY, Argument("activity"), _TIME),
    "derivation": (
        _ENTITY,
        _ENTITY,
        Argument("activity", "none"),
        Argument("event", "none"),
        Argument("event", "none"),
    ),
    "attribution": (_ENTITY, _AGENT),
    "association": (_ACTIVITY, Argument("agent"), Argument("entity", "none")),
    "delegation": (_AGENT, _AGENT, Argument("activity")),
    "influence": (Argument("any", "must"), Argument("any", "must")),
    "alternate": (_ENTITY, _ENTITY),
    "specialization": (_ENTITY, _ENTITY),
    "mention": (_ENTITY, _ENTITY, _ENTITY),
    "membership": (_ENTITY, _ENTITY),
}
"""The arguments of each statement, in the order of PROV-N.

A derivation that names its activity has a generation and a usage, known or not (definition 4).
"""

OBJECTS: Final[tuple[Kind, ...]] = ("entity", "activity", "agent")
KEYLESS: Final[tuple[Kind, ...]] = ("alternate", "specialization", "mention", "membership")
"""The relations that have no id (PROV-DM 5.5, 5.6; PROV-LINKS)."""

RELATIONS: Final[tuple[Kind, ...]] = tuple(one for one in SHAPES if one not in (*OBJECTS, *KEYLESS))
"""The relations that have one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of PROV.

    Attributes:
        kind: What it says.
        id: Its id, or `ABSENT`.
        arguments: As many as its shape has; `ABSENT` for those that are not given.
        types: The IRIs of its types (``prov:type``).
    """

    kind: Kind
    id: str
    arguments: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Violation:
    """A constraint that is violated.

    Attributes:
        constraint: Its number in PROV-CONSTRAINTS: ``C55``; ``PROV-DM`` for what is no statement
            of PROV at all, ``PROV-LINKS`` for the constraint of that note.
        name: Its name there.
        about: The ids concerned.
    """

    constraint: str
    name: str
    about: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.constraint} {self.name}: {', '.join(self.about)}"
