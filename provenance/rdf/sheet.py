"""Where quads are written: one sheet for each graph, all onto one list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from provenance.model.thing import DerivedRecord
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import SCHEMA, TYPE, XSD
from provenance.rdf.term import Quad, Term, literal

POSITION: Final = SCHEMA("position")
_INTEGER: Final = XSD("integer")
_NOBODY: Final = Term("")


class Sheet:
    """One graph that is being written.

    Subjects and linked nodes are bare IRIs, as `Names` mints them; predicates, classes and
    literals are terms.
    """

    __slots__ = ("_append", "_graph", "_node", "_subject")

    def __init__(self, quads: list[Quad], graph: str) -> None:
        self._append = quads.append
        self._graph = Term(f"<{graph}>")
        self._node = ""
        self._subject = _NOBODY

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet."""
        return self._subject is _NOBODY

    def put(self, node: str, predicate: Term, value: Term) -> None:
        """Write a statement whose object is a term."""
        if node is not self._node:
            self._turn_to(node)
        self._append((self._subject, predicate, value, self._graph))

    def link(self, node: str, predicate: Term, other: str | None) -> None:
        """Write a link to another node, if there is one."""
        if other is not None:
            if node is not self._node:
                self._turn_to(node)
            self._append((self._subject, predicate, Term(f"<{other}>"), self._graph))

    def say(self, node: str, predicate: Term, text: str | None) -> None:
        """Write words, if there are any."""
        if text is not None:
            self.put(node, predicate, literal(text))

    def type(self, node: str, *classes: Term) -> None:
        """Write the classes of a node."""
        if node is not self._node:
            self._turn_to(node)
        for one in classes:
            self._append((self._subject, TYPE, one, self._graph))

    def _turn_to(self, node: str) -> None:
        """Begin with another node; what is said of one is said in a row, as a rule."""
        self._node, self._subject = node, Term(f"<{node}>")

    def number(self, node: str, position: int) -> None:
        """Write a node's place among its like, from 1."""
        self.put(node, POSITION, Term(f'"{position}"^^{_INTEGER}'))


@dataclass(frozen=True, slots=True)
class Sheets:
    """The graphs to which one account of a record is written.

    Attributes:
        names: The record's IRIs.
        agents: The IRI of each agent, by its id in the record.
        meta: What is known about the account.
        said: What the account says.
        inferred: What was inferred from it.
        account: The account's id.
        words: The IRI of what quotations are taken from.
        text: The account's own words, where they are kept.
        stated: The ids of its events that are reported or verified.
        dated: Whether its source has a date.
        physical: The ids of the record's carriers that can be touched.
        derived: What was derived from a text of the record, by its id.
    """

    names: Names
    agents: dict[str, str]
    meta: Sheet
    said: Sheet
    inferred: Sheet
    account: str
    words: str
    text: str | None
    stated: frozenset[str]
    dated: bool
    physical: frozenset[str]
    derived: Mapping[str, DerivedRecord]

    def of(self, *statuses: str) -> Sheet:
        """Return the sheet for a claim: inferred as soon as one of its statuses is."""
        return self.inferred if "inferred" in statuses else self.said

    def node(self, claim: str) -> str:
        """Return the IRI of a claim of the account."""
        return self.names.claim(self.account, claim)
