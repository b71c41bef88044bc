"""The list with which the rules began, and what became of each entry."""

from functools import cache
from typing import Final, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from provenance.errors import VocabularyError
from provenance.model.base import Text, Value
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file


class Intention(Value):
    """A rule of the list from which the rules were made, and what became of it.

    Attributes:
        id: Its number in the list.
        demands: What it demands, in plain words.
        became: What became of it: ``kept`` as it was meant, ``changed`` in what it demands or in
            how much it weighs, ``covered`` by other rules, or ``dropped``.
        reason: Why it is not kept as it was meant.
        by: The rules that cover it.
    """

    id: Text = Field(pattern=r"^R\d\d$")
    demands: Text
    became: Literal["kept", "changed", "covered", "dropped"]
    reason: Text | None = None
    by: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if (self.became == "kept") != (self.reason is None):
            raise ValueError("give a reason, but for a rule that is kept")
        if (self.became == "covered") != bool(self.by):
            raise ValueError("name the rules that cover it")
        return self


_INTENTIONS: Final = TypeAdapter(tuple[Intention, ...])


@cache
def intentions() -> tuple[Intention, ...]:
    """Return what became of each rule of the model's list, in its order.

    Raises:
        VocabularyError: The file is broken.
    """
    file = folder("vocab") / "rules" / "intentions.yaml"
    try:
        return tuple(_INTENTIONS.validate_python(read_yaml_file(file).value))
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error
