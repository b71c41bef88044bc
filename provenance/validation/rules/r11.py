"""R11: a translation is in another language than its text."""

from collections.abc import Iterator

from provenance.model.account import Account, Statement
from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the statements that give a translation the one language of what it translates."""
    sources = {one.id: one.of for one in record.translations}
    languages: dict[str, set[str | None]] = {}
    for _, said in _languages(record):
        languages.setdefault(said.about, set()).add(said.value)
    for account, said in _languages(record):
        source = sources.get(said.about)
        if source and languages.get(source) == {said.value}:
            yield at(account, said, said.value)


def _languages(record: Document) -> Iterator[tuple[Account, Statement]]:
    for account in record.accounts:
        for said in account.statements:
            if said.property == "language" and is_fact(said.status):
                yield account, said
