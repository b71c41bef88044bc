"""What things and agents are called: in words of their own, or by a node that holds them."""

from typing import Final

from provenance.model.agent import Agent
from provenance.model.notation import AgentKind
from provenance.notes.naming import slug
from provenance.readers.cast import Cast
from provenance.readers.rdf.graph import Graph, bare, is_literal, literal, term
from provenance.readers.rdf.texts import plain

_AT: Final = term("prov:atLocation")
_LONGEST: Final = 80
_KINDS: Final[tuple[tuple[str, AgentKind], ...]] = (
    ("persons", "person"),
    ("bodies", "corporate-body"),
    ("families", "family"),
    ("agents", "agent"),
)


def name_for(node: str, sort: str) -> str:
    """Return an id for a node: the last part of its IRI, with what it is before a mere number.

    Examples:
        >>> name_for("<https://example.org/record/12>", "record")
        'record-12'
    """
    own = local_name(node)
    return own if any(one.isalpha() for one in own) else f"{sort}-{own}".rstrip("-")


def local_name(node: str) -> str:
    """Return the last part of an IRI as a slug; of a blank node, nothing of its own.

    Examples:
        >>> local_name("<https://example.org/record/051211-i1#it>")
        'it'
    """
    iri = bare(node).rstrip("/#")
    cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
    return slug(iri[cut:])[:_LONGEST].strip("-")


def names_of(graph: Graph, node: str) -> dict[str, str]:
    """Return what a node is called, each name once, with its predicate; all of it is taken.

    Names stand at the node itself, or at one that holds them for it, no further away.
    """
    found = _own_names(graph, node)
    for predicate, value in graph.said(node, "title-nodes"):
        held = [plain(value)] if is_literal(value) else list(_own_names(graph, value))
        if held and held[0]:
            graph.mark(node, predicate, value)
            graph.know(value)
            found.setdefault(held[0], predicate)
    return found


def _own_names(graph: Graph, node: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for predicate, value in graph.said(node, "titles"):
        words = plain(value) if is_literal(value) else None
        if words:
            graph.mark(node, predicate, value)
            found.setdefault(words, predicate)
    return found


def words_at(graph: Graph, value: str) -> str | None:
    """Return the words of a literal, or what a node is called; None where nothing says it."""
    if is_literal(value):
        return plain(value)
    names = names_of(graph, value)
    if names:
        graph.know(value)
    return next(iter(names), None)


def place_of(graph: Graph, activity: str) -> str | None:
    """Return where an activity took place, in words."""
    for value in graph.values(activity, _AT):
        place = words_at(graph, value)
        if place:
            graph.mark(activity, _AT, value)
            return place
    return None


class People:
    """The agents of one record in the making, by the nodes that mean them.

    An agent whom the graph does not name is called by the IRI.
    """

    def __init__(self, graph: Graph, cast: Cast) -> None:
        self._graph = graph
        self._cast = cast

    def agent(self, value: str) -> tuple[str, str]:
        """Return the id of an agent, and its name as printed."""
        if is_literal(value):
            name = plain(value) or literal(value)[0]
            return self._cast.named(name, is_body=False), name
        sorts = [kind for key, kind in _KINDS if self._graph.is_a(value, key)]
        kind: AgentKind = sorts[0] if sorts else "agent"
        self._graph.know(value)
        called = next(iter(names_of(self._graph, value)), None)
        if called is None:
            return self._nameless(value, kind), bare(value)
        return self._add(called, kind), called

    def _nameless(self, value: str, kind: AgentKind) -> str:
        own = f"agent-{local_name(value)}".rstrip("-")
        return self._cast.adopt(Agent(id=own, kind=kind, name=bare(value)))

    def _add(self, name: str, kind: AgentKind) -> str:
        if kind == "person":
            return self._cast.person(name)
        if kind == "family":
            return self._cast.adopt(Agent(id=slug(name) or "family", kind="family", name=name))
        return self._cast.named(name, is_body=kind == "corporate-body")
