"""FORM: a document of an Electronic Briefing Book of the National Security Archive."""

from provenance.bibliography.reference import Edition, Reference
from provenance.bibliography.words.dating import in_words
from provenance.bibliography.words.titles import title_of
from provenance.bibliography.words.wording import series
from provenance.citations.house.form import (
    Form,
    american_date,
    edition_in,
    followed,
    in_quotes,
    sentence,
    with_address,
)
from provenance.citations.tree import Node, words
from provenance.model.record import Record


def write(_: Record, reference: Reference) -> list[Node] | None:
    """Return title, date and briefing book; None of what stands in none."""
    book = edition_in(reference, "Electronic Briefing Book")
    if book is None:
        return None
    date = american_date(reference)
    cited = followed(in_quotes(title_of(reference)), words(f"{date}," if date else "n.d.,"))
    return with_address(followed(cited, _book(book)), book.url)


def _book(book: Edition) -> list[Node]:
    titled = followed(words("in"), in_quotes(book.title)) if book.title else words("in")
    names = series(name.literal for name in book.authors)
    number = f" No. {book.number}" if book.number else ""
    editors = f"ed. {names}" if names else None
    return followed(titled, sentence(editors, f"{book.container}{number}", in_words(book.date)))


FORM = Form(
    name="nsarchive",
    title="National Security Archive, Electronic Briefing Books",
    source="briefing books as they are cited; the archive's guide for researchers gives no form",
    verified=False,
    write=write,
)
