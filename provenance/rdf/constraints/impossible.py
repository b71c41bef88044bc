"""What nothing can be at once (constraints 50 to 56)."""

from collections import defaultdict
from itertools import combinations
from typing import Final

from provenance.rdf.constraints.instance import Instance
from provenance.rdf.constraints.statements import (
    NONE,
    OBJECTS,
    RELATIONS,
    SHAPES,
    Kind,
    Sort,
)
from provenance.rdf.namespaces import PROV
from provenance.rdf.term import iri_of

EMPTY: Final = iri_of(PROV("EmptyCollection"))
_MAY_SHARE: Final[tuple[Kind, ...]] = ("derivation", "influence")
"""The relations whose ids another relation may have too (remark on 53)."""


def exclude(instance: Instance) -> None:
    """Note everything that is of two kinds that exclude each other."""
    _derivations(instance)
    _specializations(instance)
    _ids(instance)
    _types(instance)
    for collection, member in instance.pairs("membership"):
        if EMPTY in instance.types(collection):
            instance.violate("C56", collection, member)


def _derivations(instance: Instance) -> None:
    for name, (_, _, activity, generation, usage) in instance.of("derivation"):
        if activity == NONE and (generation, usage) != (NONE, NONE):
            instance.violate("C51", name)


def _specializations(instance: Instance) -> None:
    for specific, general in instance.pairs("specialization"):
        if specific == general:
            instance.violate("C52", specific)


def _ids(instance: Instance) -> None:
    for one, other in combinations(RELATIONS, 2):
        if not {one, other} & set(_MAY_SHARE):
            for name, _ in instance.of(one):
                if instance.has(other, name):
                    instance.violate("C53", name)
    for relation in RELATIONS:
        for name, _ in instance.of(relation):
            if any(instance.has(one, name) for one in OBJECTS):
                instance.violate("C54", name)


def _types(instance: Instance) -> None:
    """Note what is both an entity and an activity, by its statement or by its part (50, 55)."""
    sorts: dict[str, set[Sort]] = defaultdict(set)
    kinds: tuple[Kind, ...] = ("entity", "activity")
    for kind in kinds:
        for name, _ in instance.of(kind):
            sorts[name].add("entity" if kind == "entity" else "activity")
    for kind, shape in SHAPES.items():
        for arguments in instance.said(kind):
            for name, argument in zip(arguments, shape, strict=True):
                sorts[name].add(argument.sort)
    for name, some in sorts.items():
        if name != NONE and {"entity", "activity"} <= some:
            instance.violate("C55", name)
