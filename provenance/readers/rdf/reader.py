"""A graph of others to records: each record of RiC-O, and what PROV-O derives from one entity."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.model.account import Account, Recording
from provenance.model.document import Missing
from provenance.model.record import Record
from provenance.model.thing import TEXT
from provenance.notes.account import Telling
from provenance.readers.assembling import Told, assemble
from provenance.readers.identifiers import Names
from provenance.readers.rdf.describing import describe
from provenance.readers.rdf.draft import Desk, Draft
from provenance.readers.rdf.graph import Graph, Left
from provenance.readers.rdf.histories import tell_histories
from provenance.readers.rdf.holdings import hold_by_relations
from provenance.readers.rdf.making import excuse_activities, tell_makings
from provenance.readers.rdf.naming import name_for, names_of
from provenance.readers.rdf.passing import tell_passings
from provenance.readers.rdf.sorting import Documents, documents_in

_ENTITIES: Final = Missing(
    what="which of these are carriers of one text",
    reason="the graph derives them from one another, and does not say that they carry one text",
)
_UNDATED: Final = Recording(by="custody-chain")


class Others(NamedTuple):
    """What was read of a graph of others.

    Attributes:
        records: The records, in the order of their IRIs.
        left: Every statement that was not taken, with the reason.
    """

    records: tuple[Record, ...]
    left: tuple[Left, ...]


def read_others(
    statements: Iterable[tuple[str, ...]],
    file: str = "a graph",
    recorded: Recording | None = None,
    names: Names | None = None,
) -> Others:
    """Read RiC-O and PROV-O made by others, as far as it goes; nothing is invented.

    Args:
        statements: Subject, predicate and object of each statement, as N-Quads spells them; a blank
            node begins with ``_:``; what stands after them is not asked for.
        file: What the file is called in the records.
        recorded: Who takes it down, when.
        names: Names already given to records.

    Returns:
        The records, and what was not taken.
    """
    graph = Graph(statements)
    desk = Desk(graph, file, recorded or _UNDATED, names or Names())
    found = documents_in(graph)
    records = tuple(record for draft in _drafts(desk, found) if (record := _record(draft)))
    excuse_activities(graph)
    return Others(records, graph.left())


def _drafts(desk: Desk, found: list[Documents]) -> Iterator[Draft]:
    for one in found:
        draft = Draft(desk, one.node)
        if one.is_record:
            draft.add_text(one.node)
        for carrier in one.carriers:
            draft.add_carrier(carrier, next(iter(names_of(desk.graph, carrier)), None))
        yield draft


def _record(draft: Draft) -> Record | None:
    """Return the record of a draft; None where nothing was said that a record keeps."""
    graph = draft.graph
    for node in draft.things:
        describe(draft, node)
    hold_by_relations(draft)
    tell_makings(draft)
    tell_passings(draft)
    tell_histories(draft)
    described = draft.description()
    accounts = (*((described,) if described else ()), *(one.account for one in draft.tellings))
    if not accounts:
        return None
    for node in draft.things:
        graph.is_a(node, "records")
    name = draft.desk.names.give(name_for(draft.node, "record"))
    tellings = (*_own(draft, accounts[0]), *draft.tellings)
    return assemble(name, draft.cast, Told(tuple(accounts), tellings, missing=_missing(draft)))


def _missing(draft: Draft) -> tuple[Missing, ...]:
    """Tell that entities which derive from one another are not said to carry one text."""
    entities = TEXT not in draft.things.values() and len(draft.carriers) > 1
    return (_ENTITIES,) if entities else ()


def _own(draft: Draft, account: Account) -> tuple[Telling, ...]:
    return (Telling(account=account, instantiations=tuple(draft.carriers)),)
