"""R43: a translation says its language."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the translations of which no account tells the language."""
    known = {one for account in record.accounts for one in _with_language(account)}
    for translation in record.translations:
        if translation.id not in known:
            yield Finding(f"derived/{translation.id}")


def _with_language(account: Account) -> Iterator[str]:
    """Yield what is said to be in a language, or was made by translating into one."""
    for said in account.statements:
        if said.property == "language" and said.status != "refuted":
            yield said.about
    for event in account.events:
        if event.status != "refuted" and event.detail("language"):
            yield from event.made
