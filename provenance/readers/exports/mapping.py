"""Which column of a table holds what: as the user says, else by the names of the columns."""

from pathlib import Path
from typing import Final

from provenance.errors import UnreadablePage
from provenance.readers.exports.roles import Placing, placings, roles
from provenance.readers.importing import Input, Option
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file

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
    try:
        value = read_yaml_file(Path(path)).value
    except (OSError, ValueError) as error:  # not there, not YAML, not UTF-8
        raise UnreadablePage(source.name, f"the mapping {path} cannot be read: {error}") from error
    if not isinstance(value, dict):
        problem = f"the mapping {path} is no map of roles to columns; write note: Source"
        raise UnreadablePage(source.name, problem)
    pairs = [(role, column) for role, names in value.items() for column in _listed(names)]
    wrong = sorted({role for role, column in pairs if not isinstance(column, str)})
    if wrong:
        problem = f"the mapping {path} gives {', '.join(wrong)} neither a column nor a list of them"
        raise UnreadablePage(source.name, problem)
    return [(role, str(column)) for role, column in pairs]


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else [value]


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
