"""Other small files of values in YAML, read with every fault at its line, written whole."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from provenance.errors import FieldProblem, RecordInvalid
from provenance.model.base import Value
from provenance.resources.whole import write_whole
from provenance.resources.yaml import read_yaml_file, write_yaml

V = TypeVar("V", bound=Value)


def read_value(path: str | Path, model: type[V]) -> V:
    """Read the one value of a YAML file.

    Raises:
        DataSyntaxError: It is not YAML.
        RecordInvalid: It breaks the model; every fault with file, line and field.
        FileNotFoundError: There is no such file.
    """
    document = read_yaml_file(Path(path))
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        problems = [
            FieldProblem(
                str(path),
                document.line(fault["loc"]),
                ".".join(map(str, fault["loc"])) or "the file",
                fault["msg"],
            )
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise RecordInvalid(problems) from error


def write_value(value: Value, path: str | Path) -> None:
    """Write a value to a YAML file, whole or not at all; defaults are left out.

    Raises:
        PublishError: It could not be written.
    """
    write_whole(Path(path), write_yaml(value.model_dump(mode="json", exclude_defaults=True)))
