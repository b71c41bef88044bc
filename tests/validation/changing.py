"""Records for the rules' cases: the base record with a case's changes."""

from copy import deepcopy
from typing import Any

from provenance.model.record import Record
from provenance.validation.rulebook import Case, Rule, base_record, rules

Entry = dict[str, Any]

CASES = [(rule, case) for rule in rules() for case in rule.cases]


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
