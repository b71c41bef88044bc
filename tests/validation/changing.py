"""Records for the rules' cases: the base record with a case's changes."""

from copy import deepcopy
from typing import Any

from rdflib import Graph

from provenance.model.record import Record
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import NAMESPACES
from provenance.validation.rulebook import Case, Rule, base_record, rules

Entry = dict[str, Any]

CASES = [(rule, case) for rule in rules() for case in rule.cases if not rule.shacl_only]
GRAPH_CASES = [(rule, case) for rule in rules() for case in rule.cases if rule.shacl_only]
TWINS = {rule.id for rule in rules() if rule.shacl and not rule.shacl_only}

_PREFIXES = {one.prefix: one.iri for one in NAMESPACES}


def name(one: object) -> str:
    """Name a parameter of a table of cases."""
    if isinstance(one, Rule):
        return one.id
    return one.about if isinstance(one, Case) else str(one)


def changed(case: Case) -> Record:
    """Return the base record with the changes of a case."""
    plain: Any = deepcopy(base_record())
    for path, value in case.change.items():
        _change(plain, path.split("/"), value)
    return Record.model_validate(plain)


def graph_of(data: Graph, case: Case) -> Graph:
    """Return a graph of the base record with the changes of a case."""
    changed = Graph()  # itself, no subclass: rdflib updates no other
    for triple in data:
        changed.add(triple)
    if case.graph:
        record = Names("sound-record").record
        changed.update(case.graph, initNs=_PREFIXES | {"r": f"{record}."})
    return changed


def _change(place: Entry, path: list[str], value: object) -> None:
    field, *rest = path
    if rest and isinstance(place.setdefault(field, []), list):
        _change_entry(place[field], rest, value)
    elif rest:
        _change(place[field], rest, value)
    elif value is None:
        place.pop(field, None)
    else:
        place[field] = value


def _change_entry(entries: list[Entry], path: list[str], value: object) -> None:
    identifier, *rest = path
    if rest:
        _change(next(one for one in entries if one["id"] == identifier), rest, value)
        return
    entries[:] = [one for one in entries if one["id"] != identifier]
    if value is not None:
        assert isinstance(value, dict)
        entries.append({"id": identifier, **value})
