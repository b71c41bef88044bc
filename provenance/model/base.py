"""The base of every value: frozen, no unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
"""A short name for use in files and IRIs: lower-case letters and digits, joined by hyphens."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words that are there: never the empty string."""


class Value(BaseModel):
    """A frozen value; unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")
