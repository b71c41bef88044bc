"""The columns of each table: their names, their types, and what they say.

A cell is null where nothing is told; a list is then empty. Every text is as the record has it:
nothing is trimmed, joined or put in a spreadsheet's terms.
"""

from typing import Final, Literal, NamedTuple

Kind = Literal["text", "texts", "number", "numbers", "day", "flag", "code"]
"""What a cell holds: a string, several, an integer, several, a ``date32``, a truth value, or the
levels of a reference code, each with its ``level`` and its ``value``."""


class Column(NamedTuple):
    """A column: its name, what its cells hold, and what they say."""

    name: str
    kind: Kind
    says: str


_RECORD: Final = Column("record", "text", "Id of the record.")

_DATED: Final = (
    Column("date", "text", "When, in EDTF."),
    Column("date_printed", "text", "The date in the words of the source."),
    Column("earliest", "day", "The first day that the date may mean."),
    Column("latest", "day", "The last day that it may mean."),
)

_PLACED: Final = (
    Column("holds", "text", "What lies there: original, copy, or item where nobody says which."),
    Column("archive_id", "text", "Id of the holder in the table of archives."),
    Column("archive", "text", "The holder."),
    Column("abbreviation", "text", "Its abbreviation, as printed."),
    Column("archive_place", "text", "The town, as printed."),
    Column("collection", "text", "The named collection."),
    Column("call_number", "text", "The rest of the reference code in words."),
    Column("code", "code", "The levels of the reference code, from wide to narrow."),
    Column("former", "flag", "Whether a source says that it lay there once."),
)

FACTS: Final = (
    Column("note", "text", "Id of the note, or of the record in which it stands."),
    Column("account", "text", "Id of the account in that record; null for a note by itself."),
    Column("n", "number", "Number of the event in the note, from 1."),
    Column("event", "text", "What the note states to be or to have happened."),
    Column("role", "text", "The part that the value has in it."),
    Column("value", "text", "The note's own words."),
    Column("start", "number", "Where they begin, in code points."),
    Column("end", "number", "Where they end; the first code point after them."),
)
"""A row for each fact that a note states."""

RECORDS: Final = (
    _RECORD,
    Column("key", "text", "The citation key under which exports of the same records have it."),
    Column("title", "text", "Title of the document."),
    Column("kind", "text", "What it is: telegram, letter."),
    Column("authors", "texts", "Who wrote it."),
    Column("addressees", "texts", "To whom."),
    *_DATED,
    Column("languages", "texts", "The languages of the text (BCP 47)."),
    *_PLACED,
    Column("items", "number", "How many items of it are told to lie, or have lain, somewhere."),
    Column("translators", "texts", "Who translated it."),
    Column("published_in", "texts", "Where it, or a translation, is published."),
    Column("url", "text", "Where it was seen on the web."),
    Column("note", "text", "The first source note, word for word."),
    Column("copy_clause", "text", "How the copy came to where it is."),
    Column("accounts", "number", "How many sources tell of it."),
    Column("steps", "number", "How many acts the merged chain has."),
    Column("unnamed", "number", "In how many of its parts somebody acted whom no source names."),
    Column("gaps", "number", "At how many places it is broken."),
    Column("conflicts", "number", "In how many things the accounts disagree."),
)
"""A row for each record. Where it lies is that item which a citation names first."""

HOLDINGS: Final = (
    _RECORD,
    Column("n", "number", "Place among the items of the record, that to cite first being 1."),
    *_PLACED,
)
"""A row for each item of which a source states where it lies."""

CUSTODY: Final = (
    _RECORD,
    Column("step", "number", "Number of the step in the merged chain, from 1."),
    Column("kind", "text", "What happened."),
    Column("status", "text", "How it is known: reported, verified, inferred, disputed, refuted."),
    Column("role", "text", "The part that the party took; null where the step has no party."),
    Column("agent_id", "text", "Id of the party in the table of archives."),
    Column("agent", "text", "Its name; null where someone acted whom no source names."),
    Column("agent_kind", "text", "What it is: person, corporate body."),
    Column("printed", "text", "The name as a source prints it."),
    Column("affiliation", "text", "The affiliation that a source gives."),
    Column("party_status", "text", "How it is known that the party took this part."),
    Column("superseded", "flag", "Whether a source reports somebody else in its place."),
    Column("reason", "text", "Why it was inferred, disputed or refuted."),
    Column("told_by", "texts", "Ids of the accounts that name the party; without one, the step."),
    Column("batch", "text", "What whole batch is spoken of, where not this document."),
    *_DATED,
    Column("other_dates", "texts", "What other accounts give as its date."),
    Column("place", "text", "Where, as first printed."),
    Column("continuity", "text", "Whether the very item moved."),
    Column("used", "texts", "Ids of the things it worked on."),
    Column("made", "texts", "Ids of the things it brought about."),
    Column("moved", "texts", "Ids of the items that passed."),
    Column("after", "numbers", "Numbers of the steps that an account puts before it."),
)
"""A row for each party of each step of the merged chain; one for a step that has none."""

GAPS: Final = (
    _RECORD,
    Column("kind", "text", "The kind of not-knowing."),
    Column("before", "number", "Number of the last step before it; null at the beginning."),
    Column("after", "number", "Number of the step that follows; null at the end."),
    Column("reason", "text", "What is not known."),
)
"""A row for each place where a chain is broken."""

QUADS: Final = (
    Column("subject", "text", "IRI of the subject."),
    Column("predicate", "text", "IRI of the predicate."),
    Column("object", "text", "IRI of the object, or the text of a literal."),
    Column("datatype", "text", "IRI of a literal's datatype; null where the object is an IRI."),
    Column("language", "text", "Language tag of a literal that has one."),
    Column("graph", "text", "IRI of the graph."),
)
"""A row for each statement."""
