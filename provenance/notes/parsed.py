"""A source note as its reader wants it: facts, what was not understood, and the account."""

from functools import cached_property
from typing import TYPE_CHECKING

from provenance.notes.facts import Facts
from provenance.notes.parse import ReadNote, Unread, read_note

if TYPE_CHECKING:  # the model is loaded by the first account, not by the first note
    from provenance.model.account import Account
    from provenance.model.record import Record
    from provenance.notes.account import Place, Telling


class ParsedNote:
    """A parsed note.

    Attributes:
        reading: What each stretch of the text was found to be.
    """

    def __init__(self, reading: ReadNote, place: "Place | None" = None) -> None:
        self.reading = reading
        self._place = place

    @property
    def text(self) -> str:
        """The note, word for word."""
        return self.reading.text

    def facts(self) -> Facts:
        """Return what the note states, a row each: event, role, value, n, start, end."""
        return self.reading.facts

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What was not understood, word for word, each with its place."""
        return self.reading.unread

    def render(self) -> str:
        """Return the note put together again from its parts; always equal to ``text``."""
        return self.reading.render()

    @cached_property
    def telling(self) -> "Telling":
        """The account with the agents and things that it brings in."""
        from provenance.notes.account import Place, telling_of

        return telling_of(self.reading, self._place or Place())

    @property
    def account(self) -> "Account":
        """The note as an account of custody, its inferences marked."""
        return self.telling.account

    def record(self, identifier: str = "note") -> "Record":
        """Return a record that knows nothing but this note."""
        from provenance.model.record import Record

        telling = self.telling
        return Record(
            id=identifier,
            derived=telling.derived,
            instantiations=telling.instantiations,
            agents=telling.agents,
            accounts=(telling.account,),
        )

    def __repr__(self) -> str:
        return f"ParsedNote({self.text!r})"


def parse_note(text: str, place: "Place | None" = None) -> ParsedNote:
    """Parse a source note. No text makes it fail; what it does not understand is in ``unread``.

    Args:
        text: The note, with or without its brackets.
        place: Where it stands and who took it down, for its account.

    Examples:
        >>> note = parse_note("[Source: RGANI, f. 5, op. 49, d. 131; translated by Gary Goldberg.]")
        >>> [(fact.event, fact.role, fact.value) for fact in note.facts()][:3]
        [('holding', 'holder', 'RGANI'), ('holding', 'fonds', '5'), ('holding', 'inventory', '49')]
    """
    return ParsedNote(read_note(text), place)
