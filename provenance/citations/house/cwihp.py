"""FORM: the source note of the Cold War International History Project Bulletin."""

from provenance.bibliography.reference import Reference
from provenance.citations.house.form import Form, source_note
from provenance.citations.tree import Node, words
from provenance.model.record import Record


def write(record: Record, _: Reference) -> list[Node] | None:
    """Return the source note, written from its account; None where nobody tells who holds it."""
    note = source_note(record, "cwihp")
    return words(note) if note else None


FORM = Form(
    name="cwihp",
    title="source note of the CWIHP Bulletin",
    source="CWIHP Bulletin 8–9, p. 304 and passim",
    verified=True,
    write=write,
)
