"""The words that support a claim, or the place where they may be read."""

from typing import Self

from pydantic import NonNegativeInt, PositiveInt, model_validator

from provenance.model.base import Text, Value


class Evidence(Value):
    """Where a claim's words stand (Web Annotation: text quote and text position selectors).

    Attributes:
        quote: The words.
        start: Offset of the first in the account's text, or in its source's file where the account
            keeps no text: Unicode code points from 0.
        end: Offset after the last.
        locator: An address or page, for words that may not be kept.
    """

    quote: Text | None = None
    start: NonNegativeInt | None = None
    end: NonNegativeInt | None = None
    locator: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end stand together or not at all")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"end {self.end} is not after start {self.start}")
        if self.quote is None and self.locator is None:
            raise ValueError("give the quoted words or a locator")
        return self


class FilePlace(Value):
    """A stretch of a file that was read.

    Attributes:
        name: The file's name, without folders.
        sha256: Its digest, so that another reader knows whether it is the same file.
        start: Offset of the stretch, Unicode code points from 0.
        end: Offset after it.
        line: Line of its first character, from 1.
    """

    name: Text
    sha256: Text
    start: NonNegativeInt
    end: NonNegativeInt
    line: PositiveInt
