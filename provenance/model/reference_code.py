"""Reference codes: the path of levels under which a repository keeps something (ISAD(G) 3.1.1)."""

from typing import Self

from pydantic import model_validator

from provenance.model.base import Text, Value
from provenance.model.notation import Level


class CodeLevel(Value):
    """One level of a reference code: ``fonds`` = ``0129``, without the level's own word."""

    level: Level
    value: Text


class ReferenceCode(Value):
    """A path of levels from wide to narrow, with the string as printed.

    Attributes:
        levels: The levels in the order in which the source prints them.
        printed: The whole reference as printed, where it is kept.
    """

    levels: tuple[CodeLevel, ...] = ()
    printed: Text | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.levels and self.printed is None:
            raise ValueError("a reference code has levels or the words as printed")
        return self

    def get(self, level: Level) -> str | None:
        """Return the value of a level, the first where it stands twice; None where it is absent."""
        return next((part.value for part in self.levels if part.level == level), None)
