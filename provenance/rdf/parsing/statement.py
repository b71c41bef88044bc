"""What a parser gives: one statement, spelt as N-Quads spells it."""

from typing import NamedTuple


class Statement(NamedTuple):
    """Subject, predicate, object and graph, each spelt as in N-Quads.

    A blank node, which only others write, is spelt ``_:`` and its name; the default graph is the
    empty string.
    """

    subject: str
    predicate: str
    value: str
    graph: str

    @property
    def blank(self) -> str | None:
        """A blank node that stands in the statement, or None."""
        return next((one for one in self if one.startswith("_:")), None)
