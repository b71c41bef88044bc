"""What a caller may know of the print that a date stands in."""

from typing import Literal, NamedTuple

Order = Literal["day-first", "month-first"]


class Manner(NamedTuple):
    """What the caller knows of the print.

    Attributes:
        order: Which of two numbers is the day, where they do not tell.
        window: The first of the hundred years that two digits mean.
        language: The language, for month names that two languages share.
    """

    order: Order | None = None
    window: int = 1900
    language: str | None = None
