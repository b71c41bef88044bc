"""Asking: a question, or a query of one's own, over records."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from provenance.archives.folding import folded
from provenance.errors import NothingAskedAbout, ProvenanceError, UnknownFormat, UnknownRecord
from provenance.model.document import Document
from provenance.model.integrity import parties_of
from provenance.model.record import Record
from provenance.questions.admitting import admit
from provenance.questions.answer import Answer, Cell, Found, FoundRow, in_order
from provenance.questions.engine import engine_called, engines
from provenance.questions.naming import name_of, names_of
from provenance.questions.questionnaire import Question, question_called
from provenance.rdf.agents import agent_iris
from provenance.rdf.iri import DEFAULT_BASE, Names, record_iri
from provenance.rdf.namespaces import NAMESPACES

_SOME: Final = 5
"""How many names an error shows where one must be chosen."""

_PARAMETER: Final = re.compile(r"\$(record|agent)\b")


def ask(
    records: Iterable[Record],
    question: str | Question,
    *,
    record: str | None = None,
    agent: str | None = None,
    engine: str = "rdflib",
) -> Answer:
    """Answer a question over records.

    Args:
        records: The records.
        question: The question, or its id.
        record: Id of the record that is asked about; the others are left aside. Where the question
            asks about one and none is given: its default, or the only record that there is.
        agent: Id, name or abbreviation of the agent that is asked about, where the question asks
            about one.
        engine: ``rdflib``, or ``store``, which is faster and needs the extra of that name.

    Raises:
        UnknownQuestion: There is no such question.
        UnknownRecord: There is no such record, or no such agent in the records.
        NothingAskedAbout: The question asks about one, none is given, and its default is not here.
        UnknownFormat: There is no such engine.
        MissingExtra: What the engine needs is not installed.
    """
    one = question_called(question) if isinstance(question, str) else question
    chosen = _chosen(list(records), one, record)
    query = query_of(one, chosen, agent)
    names, rows = _answered(chosen, query, engine)
    columns = tuple(column.name for column in one.columns)
    cells = (dict(zip(names, row, strict=True)) for row in rows)
    ordered = [tuple(row[name] for name in columns) for row in cells]
    return Answer(question=one.id, columns=columns, rows=in_order(ordered, columns, one.sort))


def ask_own(records: Iterable[Record], query: str, *, engine: str = "rdflib") -> Answer:
    """Answer a query of one's own over records: SELECT, CONSTRUCT or ASK, over all their graphs.

    The prefixes of ``docs/model.md`` need not be declared. Nothing is fetched from elsewhere.

    Args:
        records: The records.
        query: The query (SPARQL 1.1).
        engine: ``rdflib`` or ``store``.

    Returns:
        The answer; its rows come in the query's own order, else sorted.

    Raises:
        QueryRefused: It does more than read what is here, or it is no SPARQL.
        UnknownFormat: There is no such engine.
        MissingExtra: What the engine needs is not installed.
    """
    admitted = admit(query, prefixes())
    columns, rows = _answered(list(records), admitted.query, engine)
    kept = rows if admitted.ordered else in_order(rows, columns, ())
    return Answer(columns=columns, rows=tuple(kept))


def query_of(question: Question, records: Sequence[Record], agent: str | None = None) -> str:
    """Return the query of a question as it is asked: with its prefixes, about one record or agent.

    Args:
        question: The question.
        records: The records that are asked; the one that is asked about alone, if there is one.
        agent: The agent that is asked about; the question's default where None.

    Raises:
        UnknownRecord: No agent of the records is called so.
        NothingAskedAbout: None is given, and the default is not in the records.
    """
    about: dict[str, str] = {}
    if question.asks_about("record") and records:
        about["record"] = f"<{record_iri(records[0].id)}>"
    wanted = question.asks_about("agent")
    if wanted:
        iris = _agents(records, agent or wanted)
        if not iris:
            raise _nobody(records, question, agent)
        about["agent"] = " ".join(f"<{iri}>" for iri in iris)
    query = _PARAMETER.sub(lambda found: about[found[1]], question.query)
    return f"{prefixes(query)}{query}"


def prefixes(query: str | None = None) -> str:
    """Return the prefixes of the model, a line each; only those that a query uses, if given."""
    used = (one for one in NAMESPACES if query is None or re.search(rf"\b{one.prefix}:", query))
    return "".join(f"PREFIX {one.prefix}: <{one.iri}>\n" for one in used)


def _chosen(records: list[Record], question: Question, record: str | None) -> list[Record]:
    wanted = record or question.asks_about("record")
    found = [one for one in records if wanted in (None, one.id)]
    if found or wanted is None:
        return found
    ids = [one.id for one in records]
    if record is not None:
        raise UnknownRecord(record, get_close_matches(record, ids, cutoff=0.5))
    if len(records) == 1:
        return records
    raise NothingAskedAbout(question.id, "record", ids[:_SOME])


def _answered(
    records: list[Record], query: str, engine: str
) -> tuple[tuple[str, ...], list[tuple[Cell | None, ...]]]:
    if engine not in engines():
        raise UnknownFormat(engine, engines())
    columns, rows = engine_called(engine).answered(records, DEFAULT_BASE, query)
    known = names_of(records, DEFAULT_BASE)
    return columns, [_named(row, known) for row in rows]


def _named(row: FoundRow, known: dict[str, str]) -> tuple[Cell | None, ...]:
    return tuple(None if found is None else _cell(found, known) for found in row)


def _cell(found: Found, known: dict[str, str]) -> Cell:
    name = name_of(found.value, known) if found.kind == "iri" else None
    return Cell(kind=found.kind, value=found.value, name=name, datatype=found.datatype)


def _agents(records: Sequence[Record], wanted: str) -> list[str]:
    """Return the IRIs of the agents who are called so: by id, authority, name or a printed form."""
    found: dict[str, None] = {}
    for record in records:
        iris = agent_iris(Names(record.id), record.agents)
        for agent, forms in _forms(record).items():
            if folded(wanted) in forms:
                found[iris[agent]] = None
    return sorted(found)


def _nobody(records: Sequence[Record], question: Question, agent: str | None) -> ProvenanceError:
    """Return the error of a question about somebody who is not in the records."""
    names = sorted({one.name for record in records for one in record.agents})
    if agent is None:
        return NothingAskedAbout(question.id, "agent", names[:_SOME])
    return UnknownRecord(agent, get_close_matches(agent, names, cutoff=0.5))


def _forms(record: Document) -> dict[str, set[str]]:
    """Return, for each agent of a record, everything that it is called, folded."""
    forms = {
        agent.id: {folded(one) for one in (agent.id, agent.name, agent.authority) if one}
        for agent in record.agents
    }
    for party in (party for account in record.accounts for party in parties_of(account)):
        if party.agent:
            printed = (one for one in (party.printed, party.abbreviation) if one)
            forms[party.agent].update(map(folded, printed))
    return forms
