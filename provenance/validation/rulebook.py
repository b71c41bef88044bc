"""The rules as data: one file per rule under ``vocab/rules/``, found by looking."""

from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Self

from pydantic import Field, ValidationError, model_validator

from provenance.errors import VocabularyError
from provenance.model.base import Text, Value
from provenance.rdf.namespaces import NAMESPACES
from provenance.resources.folders import folder
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file

RULES: Final = "https://w3id.org/custody-chain/rules#"
"""The namespace of the rules' shapes."""

Severity = Literal["violation", "warning", "info"]
"""How much a problem weighs: the record is wrong, is doubtful, could say more."""

_IRIS: Final = {one.prefix: one.iri for one in NAMESPACES}

SEVERITIES: Final[tuple[Severity, ...]] = ("violation", "warning", "info")
"""The severities, the heaviest first."""


class Twin(Value):
    """The same rule for SHACL engines.

    Attributes:
        graphs: What it is run on: each ``account`` by itself, with what was inferred from it, the
            agents and the description of the accounts; or the whole ``record``.
        targets: The classes of the nodes that it looks at, as prefixed names.
        select: The SPARQL query that finds the nodes at fault (``$this``), and may name what its
            message speaks of (``?value``).
        path: The property of the node at which it is at fault, for reports; None where there is
            no single one.
    """

    graphs: Literal["account", "record"]
    targets: tuple[Text, ...]
    select: Text
    path: Text | None = None


class Case(Value):
    """A record that passes a rule or fails it: the base record with some changes.

    Attributes:
        about: What the case shows.
        change: New values by path (``accounts/1/events/e3/moved``); without a value, the field or
            entry goes.
        graph: What is changed in its graph, where no record could be changed so: the graph was made
            by somebody else. A SPARQL update; ``r:`` stands for the record's IRI and a full stop.
        finds: The claims at which the rule must find a problem; empty where the record passes.
    """

    about: Text
    change: dict[str, Any] = Field(default_factory=dict)
    graph: Text | None = None
    finds: tuple[Text, ...] = ()


class Rule(Value):
    """One rule, as its file gives it.

    Attributes:
        id: Its number in the model's list, R06.
        name: What it demands, in a few words joined by hyphens.
        severity: How much breaking it weighs.
        message: What is wrong, in an archivist's words; ``{value}`` stands for what was found.
        what_to_do: How to mend it.
        rationale: Why it holds.
        source: The standard and paragraph that say so.
        shacl: Its SHACL twin.
        python_only: Why it has none.
        shacl_only: Why it has no predicate in Python: no record can break it, but the graphs of
            others can.
        cases: Records that pass and records that fail.
    """

    id: Text = Field(pattern=r"^R\d\d$")
    name: Text = Field(pattern=r"^[a-z]+(?:-[a-z]+)*$")
    severity: Severity
    message: Text
    what_to_do: Text
    rationale: Text
    source: Text
    shacl: Twin | None = None
    python_only: Text | None = None
    shacl_only: Text | None = None
    cases: tuple[Case, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.shacl is None) == (self.python_only is None):
            raise ValueError("give either shacl or the reason why there is none (python_only)")
        if self.shacl_only and self.python_only:
            raise ValueError("a rule runs somewhere: shacl_only and python_only exclude each other")
        if any(case.graph for case in self.cases) != bool(self.shacl_only):
            raise ValueError(
                "cases change the graph where no record can break the rule, and only there"
            )
        if {bool(case.finds) for case in self.cases} != {True, False}:
            raise ValueError("give a case that passes and a case that fails")
        return self


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules by their ids.

    Raises:
        VocabularyError: A rule's file is broken.
    """
    return tuple(_rule(file) for file in sorted((folder("vocab") / "rules").glob("R*.yaml")))


@cache
def base_record() -> Plain:
    """Return the sound record of which every case is a change, as plain data."""
    return read_yaml_file(folder("vocab") / "rules" / "base.yaml").value


def expanded(name: str) -> str:
    """Return the IRI of a prefixed name, as twins write them."""
    prefix, _, local = name.partition(":")
    return f"{_IRIS[prefix]}{local}"


def _rule(file: Path) -> Rule:
    try:
        rule = Rule.model_validate(read_yaml_file(file).value)
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error
    if rule.id != file.stem:
        raise VocabularyError(str(file), f"holds the rule {rule.id}")
    return rule
