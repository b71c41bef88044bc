"""The example questions of a site: each as a query that its own records answer."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from provenance.errors import NothingAskedAbout, ProvenanceError, UnknownRecord
from provenance.model.record import Record
from provenance.questions.asking import query_of
from provenance.questions.questionnaire import Question, questions
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.quads import quads
from provenance.rdf.term import iri_of
from provenance.records.load import read_json_line

_SOME: Final = 50
"""How many records are looked through for somebody to ask about."""


class Example(NamedTuple):
    """A question: its id, its words, why it is asked, its query, the graphs that are asked.

    A question about one record is asked of that record's graphs alone: engines would go through
    those of all the others first. Without graphs, everything is asked.
    """

    id: str
    question: str
    why: str
    query: str
    graphs: tuple[str, ...]


def examples(folder: Path, base: str) -> tuple[Example, ...]:
    """Return the questions that can be asked of a site.

    Args:
        folder: The site.
        base: The IRI under which its things live.
    """
    records = _some(folder / "dumps" / "records.jsonl")
    own = _graphs(records[0], base) if records else ()
    found = ((one, _query(one, records)) for one in questions())
    return tuple(
        Example(
            id=one.id,
            question=one.question,
            why=one.why,
            query=query.replace(DEFAULT_BASE, base),
            graphs=own if one.asks_about("record") else (),
        )
        for one, query in found
        if query is not None
    )


def _graphs(record: Record, base: str) -> tuple[str, ...]:
    return tuple(sorted({iri_of(graph) for _, _, _, graph in quads(record, base)}))


def _some(file: Path) -> list[Record]:
    wanted = {one.asks_about("record") for one in questions()}
    try:
        with file.open(encoding="utf-8") as lines:
            read = [
                read_json_line(line, str(file), n) for n, line in enumerate(islice(lines, _SOME), 1)
            ]
    except (OSError, ProvenanceError):
        return []
    return sorted(read, key=lambda one: one.id not in wanted)


def _query(question: Question, records: Sequence[Record]) -> str | None:
    if question.parameters and not records:
        return None
    asked = records[:1] if question.asks_about("record") else records
    known = (agent.name for record in asked for agent in record.agents if agent.authority)
    for agent in (None, next(known, "")):
        try:
            return query_of(question, asked, agent)
        except (NothingAskedAbout, UnknownRecord):
            continue
    return None
