"""R65: an edition, a transcript or an excerpt keeps the language of its text."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import languages
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the statements that give one of them a language in which its text is not."""
    sources = {one.id: one.of for one in record.derived if one.kind != "translation"}
    if not sources:
        return
    known: dict[str, set[str]] = {}
    for _, said in languages(record):
        known.setdefault(said.about, set()).add(_language(said.value))
    for account, said in languages(record):
        of_text = known.get(sources.get(said.about, ""))
        if of_text and _language(said.value) not in of_text:
            yield at(account, said, said.value)


def _language(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.partition("-")[0].lower()
