"""An instance of PROV: its statements by id, with whatever turned out to be one made one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.rdf.constraints.names import Names
from provenance.rdf.constraints.statements import (
    ABSENT,
    KEYLESS,
    NONE,
    OBJECTS,
    SHAPES,
    Kind,
    Statement,
    Violation,
)

Arguments = tuple[str, ...]

TITLES: Final = {
    "PROV-DM": "an argument is missing",
    "PROV-LINKS": "unique-mention",
    "C22": "key-object",
    "C23": "key-properties",
    "C24": "unique-generation",
    "C25": "unique-invalidation",
    "C26": "unique-wasStartedBy",
    "C27": "unique-wasEndedBy",
    "C28": "unique-startTime",
    "C29": "unique-endTime",
    "C42": "derivation-generation-generation-ordering",
    "C51": "impossible-unspecified-derivation-generation-use",
    "C52": "impossible-specialization-reflexive",
    "C53": "impossible-property-overlap",
    "C54": "impossible-object-property-overlap",
    "C55": "entity-activity-disjoint",
    "C56": "membership-empty-collection",
}
"""What can be violated, and its name there; the other orderings show at C42, C50 at C55."""


class Instance:
    """The statements of one bundle, or of the top level, while they are completed.

    Attributes:
        names: Which names are one.
        violations: What was found, each once.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.names = Names()
        self.violations: dict[Violation, None] = {}
        self._keyed: dict[Kind, dict[str, Arguments]] = defaultdict(dict)
        self._keyless: dict[Kind, dict[Arguments, None]] = defaultdict(dict)
        self._types: dict[str, frozenset[str]] = defaultdict(frozenset)
        for one in statements:
            self._take(one)

    def add(self, kind: Kind, name: str, *arguments: str) -> None:
        """Add a statement; one of the same kind and id becomes one with it (22, 23)."""
        name = self.names.root(name)
        found = self._keyed[kind].setdefault(name, arguments)
        for one, other in zip(found, arguments, strict=True):
            if not self.names.unify(one, other):
                self.violate("C22" if kind in OBJECTS else "C23", name)

    def relate(self, kind: Kind, *arguments: str) -> bool:
        """Add a statement without an id, and tell whether it is new."""
        known = self._keyless[kind]
        new = arguments not in known
        known[arguments] = None
        return new

    def of(self, kind: Kind) -> Iterator[tuple[str, Arguments]]:
        """Yield id and arguments of every statement of a kind that has ids."""
        yield from list(self._keyed[kind].items())

    def has(self, kind: Kind, name: str) -> bool:
        """Tell whether there is a statement of a kind with an id."""
        return name in self._keyed[kind]

    def pairs(self, kind: Kind) -> Iterator[Arguments]:
        """Yield the arguments of every statement of a kind without ids."""
        yield from list(self._keyless[kind])

    def said(self, kind: Kind) -> Iterator[Arguments]:
        """Yield the arguments of every statement of a kind, with ids or without."""
        yield from self.pairs(kind) if kind in KEYLESS else (one for _, one in self.of(kind))

    def types(self, name: str) -> frozenset[str]:
        """Return the types of a thing."""
        return self._types[self.names.root(name)]

    def give(self, name: str, types: frozenset[str]) -> bool:
        """Give a thing types, and tell whether it had not had them all."""
        name = self.names.root(name)
        known = self._types[name]
        self._types[name] = known | types
        return not types <= known

    def violate(self, constraint: str, *about: str) -> None:
        """Note that a constraint is violated."""
        names = tuple(map(self.names.root, about))
        self.violations[Violation(constraint, TITLES[constraint], names)] = None

    def settle(self) -> None:
        """Write every name as the one name of all that are one with it."""
        root = self.names.root
        keyed, self._keyed = self._keyed, defaultdict(dict)
        for kind, known in keyed.items():
            for name, arguments in known.items():
                self.add(kind, name, *map(root, arguments))
        self._keyless = defaultdict(
            dict,
            {
                kind: {tuple(map(root, one)): None for one in known}
                for kind, known in self._keyless.items()
            },
        )
        types, self._types = self._types, defaultdict(frozenset)
        for name, some in types.items():
            self.give(name, some)

    def _take(self, said: Statement) -> None:
        arguments = tuple(self._completed(said))
        if NONE in arguments and self._lacks(said):
            self.violate("PROV-DM", said.kind, said.id, *said.arguments)
        elif said.kind in KEYLESS:
            self.relate(said.kind, *arguments)
        else:
            name = said.id if said.id != ABSENT else self.names.fresh()
            self.add(said.kind, name, *arguments)
            self.give(name, said.types)

    def _completed(self, said: Statement) -> Iterator[str]:
        """Yield the arguments with something in the place of those that are absent."""
        complete = said.kind == "derivation" and said.arguments[2] != ABSENT
        for value, argument in zip(said.arguments, SHAPES[said.kind], strict=True):
            if value != ABSENT:
                yield value
            else:
                yield self.names.fresh() if argument.absence == "may" or complete else NONE

    def _lacks(self, said: Statement) -> bool:
        shape = SHAPES[said.kind]
        return any(
            value in (ABSENT, NONE) and argument.absence == "must"
            for value, argument in zip(said.arguments, shape, strict=True)
        )
