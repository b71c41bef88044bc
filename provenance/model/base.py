"""The base of every value: frozen, no unknown fields."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
"""A short name for use in files and IRIs: lower-case letters and digits, joined by hyphens."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words that are there: never the empty string."""


class Value(BaseModel):
    """A frozen value; unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy; what was worked out of fields that differ now is worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for worked_out in copy.__dict__.keys() - type(copy).model_fields.keys():
            del copy.__dict__[worked_out]
        return copy
