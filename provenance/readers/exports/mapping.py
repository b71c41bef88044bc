"""Which column of a table holds what: as the user says, else by the names of the columns."""

from pathlib import Path
from typing import Final

from provenance.errors import UnreadablePage
from provenance.readers.exports.roles import Placing, placings, roles
from provenance.readers.importing import Input, Option
from provenance.resources.yaml import Plain, read_yaml_file

MAPPED_PEOPLE: Final = frozenset({"author", "addressee", "translator"})
"""The roles of columns that hold names, parted by semicolons."""

OPTIONS: Final = (
    Option("map", "A role and its column, as often as needed: --map note=Source.", multiple=True),
    Option("mapping", "A YAML file of roles and their columns: note: Source."),
    Option("delimiter", "The mark between cells: comma, semicolon, tab, bar, or the mark itself."),
)
"""The options of the importer."""


def mapping_of(source: Input, columns: list[str]) -> tuple[Placing, ...]:
    """Return which column has which role.

    Raises:
        UnreadablePage: A role or a column is not known, or no column is what a record needs.
    """
    said = [*_from_file(source), *_from_options(source)]
    if not said:
        table = _by_names(columns)
    else:
        table = tuple(_placing(source, role, column, columns) for role, column in said)
    if not {"title", "verbatim"} & {placing.role for placing in table}:
        raise UnreadablePage(source.name, f"no column is the title; {_say_map(columns)}")
    return table


def _by_names(columns: list[str]) -> tuple[Placing, ...]:
    known = {name.casefold(): name for name in columns}
    return tuple(
        placing._replace(field=known[placing.field])
        for placing in placings("csv")
        if placing.field in known
    )


def _from_options(source: Input) -> list[tuple[str, str]]:
    pairs = []
    for line in source.options.get("map", "").split("\n"):
        role, parted, column = line.partition("=")
        if not parted:
            if line.strip():
                raise UnreadablePage(source.name, f"--map {line!r}: write --map role=Column")
            continue
        pairs.append((role.strip(), column.strip()))
    return pairs


def _from_file(source: Input) -> list[tuple[str, str]]:
    path = source.options.get("mapping")
    if path is None:
        return []
    value = read_yaml_file(Path(path)).value
    if not isinstance(value, dict):
        raise UnreadablePage(path, "a mapping file is a map of roles to columns: note: Source")
    return [(role, column) for role, names in value.items() for column in _names(path, names)]


def _names(path: str, value: Plain) -> list[str]:
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise UnreadablePage(path, "the column of a role is a name or a list of names")
    return [str(name) for name in names]


def _placing(source: Input, role: str, column: str, columns: list[str]) -> Placing:
    if role not in roles():
        known = ", ".join(sorted(roles()))
        raise UnreadablePage(source.name, f"no role is called {role!r}; there are {known}")
    if column not in columns:
        raise UnreadablePage(source.name, f"no column is called {column!r}; {_say_map(columns)}")
    # a column that its user calls the note is the note, whatever its words
    return Placing("verbatim" if role == "note" else role, column, "the user")


def _say_map(columns: list[str]) -> str:
    return f"say --map title=…, --map note=… with one of the columns {', '.join(columns[:40])}"
