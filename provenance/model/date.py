"""A date with the words as printed, or the statement that none is stated."""

from datetime import date
from typing import Literal, Self

from pydantic import field_validator, model_validator

from provenance.dates import earliest, is_edtf, is_undated, latest, read_printed
from provenance.model.base import Text, Value


class ArchivalDate(Value):
    """When something happened, as far as a source says.

    Attributes:
        edtf: The date in EDTF (ISO 8601-2, levels 0 to 2), where it can be read.
        printed: The words as they stand in the source.
        absent: ``date-not-stated`` where the source was read and gives no date; a date of which
            nobody spoke is no `ArchivalDate` at all.
    """

    edtf: Text | None = None
    printed: Text | None = None
    absent: Literal["date-not-stated"] | None = None

    @field_validator("edtf")
    @classmethod
    def _valid(cls, text: str | None) -> str | None:
        if text is not None and not is_edtf(text):
            raise ValueError(f"{text!r} is not EDTF; write 1962-10-30, 1962-10, 1962?, 1991/1992")
        return text

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.absent and self.edtf:
            raise ValueError("a date that is not stated has no EDTF value")
        if not (self.edtf or self.printed or self.absent):
            raise ValueError("give edtf, printed or absent")
        return self

    @classmethod
    def read(cls, words: str) -> Self:
        """Return the date of printed words; its ``edtf`` is None where they cannot be read.

        "n.d." is a date that is not stated.
        """
        if is_undated(words):
            return cls(absent="date-not-stated", printed=words)
        return cls(edtf=read_printed(words), printed=words)

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean; None without a lower bound."""
        return earliest(self.edtf) if self.edtf else None

    @property
    def latest(self) -> date | None:
        """The last day that it may mean; None without an upper bound."""
        return latest(self.edtf) if self.edtf else None

    def may_equal(self, other: Self) -> bool:
        """Tell whether one day satisfies both dates; an open side excludes nothing."""
        return not (self.is_before(other) or other.is_before(self))

    def is_before(self, other: Self) -> bool:
        """Tell whether the whole of this date lies before the whole of the other."""
        return bool(self.latest and other.earliest and self.latest < other.earliest)

    def __str__(self) -> str:
        return self.printed or self.edtf or "no date stated"
