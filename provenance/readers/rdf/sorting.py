"""Which nodes of a graph make one record: a text and its carriers, or entities of one origin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from provenance.rdf.namespaces import TYPE
from provenance.readers.rdf.graph import Graph, is_literal, term, terms

_CARRIER: Final = term("rico:Instantiation")
_ENTITY: Final = term("prov:Entity")
_DERIVED: Final = term("prov:wasDerivedFrom")
_GENERATED: Final = term("prov:wasGeneratedBy")
_GENERATED_AT: Final = term("prov:generatedAtTime")
_USED: Final = term("prov:used")
_ATTRIBUTED: Final = term("prov:wasAttributedTo")
_OTHER: Final = tuple(map(term, ("prov:Activity", "prov:Plan", "prov:Bundle", "prov:Collection")))
_Node = str | tuple[str]
"""A thing by its node, or, in a tuple, an activity: a node may be both."""
_SEVERAL: Final = "it is a carrier of several records; the first keeps it"


class Documents(NamedTuple):
    """What one record is made of.

    Attributes:
        node: The node of the record; of entities without one, the first from which others derive.
        carriers: The nodes of its carriers.
        is_record: Whether that node is the text itself.
    """

    node: str
    carriers: tuple[str, ...]
    is_record: bool


def documents_in(graph: Graph) -> list[Documents]:
    """Return what each record is made of, records of RiC-O first, in the order of their IRIs."""
    taken: set[str] = set()
    found = [_record(graph, node, taken) for node in _records(graph)]
    known = taken | {one.node for one in found}
    loose = [one for one in _entities(graph) if one not in known]
    return [*found, *_components(graph, loose)]


def _records(graph: Graph) -> list[str]:
    found = set(graph.of_class("records"))
    for subject in graph.subjects():
        if any(graph.said(subject, "carriers")):
            found.add(subject)
        found |= {value for _, value in graph.said(subject, "carried") if not is_literal(value)}
    return sorted(found)


def _record(graph: Graph, node: str, taken: set[str]) -> Documents:
    links = [(node, predicate, value) for predicate, value in graph.said(node, "carriers")]
    links += [(one, p, node) for p in terms("carried") for one in graph.having(p, node)]
    carriers: dict[str, None] = {}
    for subject, predicate, value in links:
        carrier = value if subject == node else subject
        if is_literal(carrier) or carrier == node:
            continue
        if carrier in taken and carrier not in carriers:
            graph.excuse((subject, predicate, value), _SEVERAL)
            continue
        graph.mark(subject, predicate, value)
        graph.mark(carrier, TYPE, _CARRIER)
        taken.add(carrier)
        carriers.setdefault(carrier)
    return Documents(node, tuple(sorted(carriers)), is_record=True)


def _entities(graph: Graph) -> list[str]:
    """Return what PROV-O or RiC-O calls a thing, and what takes a thing's part in a statement."""
    found = {*graph.having(TYPE, _CARRIER), *graph.having(TYPE, _ENTITY)}
    for subject in graph.subjects():
        for predicate in (_DERIVED, _GENERATED, _GENERATED_AT, _ATTRIBUTED):
            values = graph.values(subject, predicate)
            found |= {subject} if values else set()
            found |= set(values) if predicate == _DERIVED else set()
        found |= set(graph.values(subject, _USED))
    return sorted(one for one in found if not (is_literal(one) or _is_other(graph, one)))


def _is_other(graph: Graph, node: str) -> bool:
    sorts = {*_OTHER, *(one for key in ("persons", "bodies", "agents") for one in terms(key))}
    return bool(sorts & set(graph.values(node, TYPE)))


def _components(graph: Graph, loose: list[str]) -> Iterator[Documents]:
    """Yield the entities that derive from one another together; the first source names them."""
    wanted = set(loose)
    sources = _sources(graph, loose, wanted)
    linked: dict[_Node, list[_Node]] = defaultdict(list)
    for one, found in sources.items():
        for source in found:
            linked[one].append(source)
            linked[source].append(one)
    seen: set[_Node] = set()
    for one in loose:
        if one in seen:
            continue
        reached = _reached(one, linked)
        seen |= reached
        together = sorted(node for node in reached if isinstance(node, str))
        roots = [node for node in together if node not in sources] or together
        for node in together:
            graph.mark(node, TYPE, _CARRIER)
            graph.mark(node, TYPE, _ENTITY)
        yield Documents(roots[0], tuple(together), is_record=False)


def _sources(graph: Graph, loose: list[str], wanted: set[str]) -> dict[_Node, list[_Node]]:
    """Return that from which things were made, where there is any: things, and activities.

    What an activity used is told once, and not of each thing that it made.
    """
    found: dict[_Node, list[_Node]] = {}
    for one in loose:
        activities = graph.values(one, _GENERATED)
        for activity in activities:
            if (activity,) not in found:
                used = graph.values(activity, _USED)
                found[activity,] = [thing for thing in used if thing in wanted]
        of = [thing for thing in _derived(graph, one) if thing in wanted]
        by = [(activity,) for activity in activities if found[activity,]]
        if of or by:
            found[one] = [*of, *by]
    return found


def _derived(graph: Graph, node: str) -> Iterator[str]:
    """Yield that from which a thing is said to derive."""
    yield from graph.values(node, _DERIVED)
    yield from (value for _, value in graph.said(node, "derived-from"))
    yield from (one for predicate in terms("derived-to") for one in graph.having(predicate, node))


def _reached(start: str, linked: Mapping[_Node, Iterable[_Node]]) -> set[_Node]:
    found: set[_Node] = {start}
    ahead: list[_Node] = [start]
    while ahead:
        new = set(linked.get(ahead.pop(), ())) - found
        found |= new
        ahead += new
    return found
