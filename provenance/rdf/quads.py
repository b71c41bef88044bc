"""The mapping from the model to quads and back, from which every writer and reader works."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from pydantic import ValidationError

from provenance.comparison.compare import differing
from provenance.errors import MalformedIri, NotOurGraph
from provenance.model.account import Account
from provenance.model.document import Missing
from provenance.model.record import Record
from provenance.rdf.accounts import is_account, read_account, write_account, write_alternates
from provenance.rdf.agents import (
    DEFINED_BY,
    agent_iris,
    is_agent,
    read_agents,
    write_agents,
)
from provenance.rdf.claims import REASON
from provenance.rdf.dates import is_dated
from provenance.rdf.evidence import read_evidence, write_annotation, write_selectors
from provenance.rdf.index import Index, Node
from provenance.rdf.iri import DEFAULT_BASE, Names, agents_graph
from provenance.rdf.namespaces import COC, RDF
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.sources import words_iri
from provenance.rdf.term import Quad, Term
from provenance.rdf.terms import STATED
from provenance.rdf.things import (
    IDENTIFIER,
    RECORD,
    physical_carriers,
    read_things,
    write_things,
)

_MISSING: Final = COC("MissingParticular")
_LACKS: Final = COC("lacks")
_WHAT: Final = RDF("value")


def quads(record: Record, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of a record, each once, always in the same order.

    Args:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    names, written = Names(record.id, base), list[Quad]()
    meta = Sheet(written, names.meta)
    write_things(meta, names, record)
    write_agents(meta, Sheet(written, agents_graph(base)), names, record.agents)
    for number, one in enumerate(record.missing, 1):
        _write_missing(meta, names, number, one)
    agents = agent_iris(names, record.agents)
    carriers = frozenset(one.id for one in record.instantiations)
    for number, account in enumerate(record.accounts, 1):
        sheets = _sheets(written, agents, record, account, names)
        write_account(sheets, account, number, carriers)
    write_alternates(meta, names, differing(record))
    return iter(dict.fromkeys(written))


def read_records(triples: Iterable[tuple[Term, Term, Term]]) -> tuple[Record, ...]:
    """Return the records that stand in statements, in the order of their ids.

    Which graph a statement stands in is not asked: all that it says is said at the nodes too.

    Raises:
        NotOurGraph: A record does not follow the model.
    """
    found: list[Record] = []
    for one in each_record(triples):
        if isinstance(one, NotOurGraph):
            raise one
        found.append(one)
    return tuple(sorted(found, key=lambda record: record.id))


def each_record(triples: Iterable[tuple[Term, Term, Term]]) -> Iterator[Record | NotOurGraph]:
    """Yield each record that stands in statements, by its IRI, or what is wrong with it."""
    return (_tried(root) for root in _roots(Index(triples)))


class Reading:
    """Statements that are read as records, so that nothing that they say is lost without a word.

    Args:
        triples: The statements.
    """

    def __init__(self, triples: Iterable[tuple[Term, Term, Term]]) -> None:
        self._index = Index(triples)
        self._refused: list[str] = []

    def records(self) -> Iterator[Record | NotOurGraph]:
        """Yield each record by its IRI, or what is wrong with it."""
        for root in _roots(self._index):
            found = _tried(root)
            if isinstance(found, NotOurGraph):
                self._refused.append(root.iri)
            else:
                self._take(root, found)
            yield found

    def rest(self) -> Iterator[tuple[Term, Term, Term]]:
        """Yield what none of the records says that were yielded, nor is part of a refused one."""
        refused = tuple(f"<{iri}{end}" for iri in self._refused for end in ">./")
        return (one for one in self._index.rest() if not one[0].startswith(refused))

    def _take(self, root: Node, record: Record) -> None:
        base = root.iri.removesuffix(f"record/{record.id}")
        with suppress(MalformedIri):  # it stands elsewhere than records do: all of it is left
            for subject, predicate, value, _ in quads(record, base):
                self._index.take(subject, predicate, value)


def _roots(index: Index) -> list[Node]:
    found = (one for one in index.having(IDENTIFIER) if _is_record(one))
    return sorted(found, key=lambda one: one.iri)


def _tried(root: Node) -> Record | NotOurGraph:
    try:
        return _read_record(root)
    except NotOurGraph as error:
        return error


def _is_record(node: Node) -> bool:
    return RECORD in node.types and bool(node.values(DEFINED_BY))


def _read_record(node: Node) -> Record:
    parts = node.need(DEFINED_BY).referring(DEFINED_BY)
    fields, things = read_things(node, parts)
    agents, ids = read_agents(one for one in parts if is_agent(one))
    accounts = [read_account(one, things, ids) for one in parts if is_account(one)]
    try:
        return Record.model_validate(
            {
                "id": node.text(IDENTIFIER),
                **fields,
                "agents": agents,
                "accounts": accounts,
                "missing": [_read_missing(one) for one in node.parts(_LACKS)],
            }
        )
    except ValidationError as error:
        raise NotOurGraph(node.iri, _first(error)) from error


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"


def _sheets(
    written: list[Quad], agents: dict[str, str], record: Record, account: Account, names: Names
) -> Sheets:
    return Sheets(
        names=names,
        agents=agents,
        meta=Sheet(written, names.meta),
        said=Sheet(written, names.account(account.id)),
        inferred=Sheet(written, names.inferred(account.id)),
        account=account.id,
        words=words_iri(names, account),
        text=account.text,
        stated=frozenset(one.id for one in account.events if one.status in STATED),
        dated=is_dated(account.source.date),
        physical=physical_carriers(record),
        derived={one.id: one for one in record.derived},
    )


def _write_missing(sheet: Sheet, names: Names, number: int, one: Missing) -> None:
    node = names.node("missing", str(number))
    sheet.link(names.record, _LACKS, node)
    sheet.type(node, _MISSING)
    sheet.say(node, _WHAT, one.what)
    sheet.say(node, REASON, one.reason)
    sheet.number(node, number)
    for place, evidence in enumerate(one.evidence, 1):
        target = write_annotation(sheet, node, place, names.record)
        write_selectors(sheet, target, evidence, None)


def _read_missing(node: Node) -> dict[str, object]:
    evidence = read_evidence(node)
    return {"what": node.text(_WHAT), "reason": node.text(REASON), "evidence": evidence}
