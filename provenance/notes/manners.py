"""Manners in which source notes are printed, read from ``vocab/manners/``.

A file says how a note is wrapped and its clauses joined; for each event the wordings, best first
(``copy-holding`` and ``copy-transfer`` where a copy is spoken of); for each level of a reference
how it is printed. ``{role}`` is replaced by what the role holds, ``[…]`` is left out where its
role is absent. A printing of a level that begins with a sign brings its own separator.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from provenance.errors import UnknownManner, VocabularyError
from provenance.resources.folders import folder
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file


@dataclass(frozen=True, slots=True)
class Joints:
    """What stands between the members of a row: of two, of more, before the last."""

    between: str
    two: str
    last: str

    def join(self, members: list[str]) -> str:
        """Return the members as one row."""
        if len(members) < 3:
            return self.two.join(members)
        return self.between.join(members[:-1]) + self.last + members[-1]


@dataclass(frozen=True, slots=True)
class Printing:
    """How a level is printed: one value, and several ("l. 5", "ll. 5-7")."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Manner:
    """A manner of printing source notes.

    Attributes:
        id: Its name: ``cwihp``.
        title: Who prints so.
        wraps: What stands around the whole note, best first: a file number alone has no label.
        between: What stands between its clauses.
        chained: The events that are told in one clause where they follow each other.
        chain: What stands between them there.
        shared: Verbs of events that one and the same person did: "obtained and translated by X".
        names: What stands between names.
        affiliated: How a name and its affiliation are printed, best first.
        glosses: What explains a name, by its entry in the table of archives.
        clauses: The wordings of each event, best first.
        levels: The printings of each level, best first.
        examples: Notes in this manner.
    """

    id: str
    title: str
    wraps: tuple[str, ...]
    between: str
    chained: tuple[str, ...]
    chain: Joints
    shared: dict[str, str]
    names: Joints
    affiliated: tuple[str, ...]
    glosses: dict[str, str]
    clauses: dict[str, tuple[str, ...]]
    levels: dict[str, tuple[Printing, ...]]
    examples: tuple[str, ...]


@cache
def manners() -> dict[str, Manner]:
    """Return the manners by their ids.

    Raises:
        VocabularyError: A file lacks a field.
    """
    files = sorted((folder("vocab") / "manners").glob("*.yaml"))
    return {file.stem: _manner(file) for file in files}


def manner_named(name: str) -> Manner:
    """Return the manner of this id.

    Raises:
        UnknownManner: There is none.
    """
    if name not in manners():
        raise UnknownManner(name, tuple(manners()))
    return manners()[name]


def _manner(file: Path) -> Manner:
    value: Any = read_yaml_file(file).value
    try:
        return Manner(
            id=value["id"],
            title=value["title"],
            wraps=tuple(value["wrap"]),
            between=value["between"],
            chained=tuple(value["chain"]["events"]),
            chain=_joints(value["chain"]),
            shared=value.get("shared", {}),
            names=_joints(value["names"]),
            affiliated=tuple(value["affiliated"]),
            glosses=value.get("glosses", {}),
            clauses={event: tuple(words) for event, words in value["clauses"].items()},
            levels={k: tuple(map(_printing, forms)) for k, forms in value["levels"].items()},
            examples=tuple(example["note"].strip() for example in value["examples"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(str(file), f"lacks or breaks a field: {error}") from error


def _joints(value: dict[str, str]) -> Joints:
    return Joints(value["between"], value["two"], value["last"])


def _printing(form: Plain) -> Printing:
    if isinstance(form, dict):
        return Printing(str(form["one"]), str(form["many"]))
    return Printing(str(form), str(form))
