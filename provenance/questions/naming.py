"""What to call the nodes of an answer: a name beside each IRI, so that people can read it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, get_args

from provenance.model.account import Account
from provenance.model.calling import code_words, thing_name
from provenance.model.document import Document
from provenance.rdf.agents import agent_iris
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import NAMESPACES
from provenance.rdf.term import iri_of
from provenance.rdf.terms import EVENT_CLASSES, Scheme, words
from provenance.resources.lists import label

_SOMEONE: Final = "someone not named"


def names_of(records: Iterable[Document], base: str) -> dict[str, str]:
    """Return the names of the nodes of records, by IRI.

    Args:
        records: The records.
        base: The IRI under which they live.
    """
    found: dict[str, str] = {}
    for record in records:
        for iri, name in _names(record, Names(record.id, base)):
            found.setdefault(iri, name)
    return found


def name_of(iri: str, known: Mapping[str, str]) -> str | None:
    """Return the name of a node or a term, or None where it has none.

    Args:
        iri: Its IRI.
        known: The names of the nodes of the records that were asked.
    """
    return known.get(iri) or _vocabulary().get(iri) or _part(iri, known) or _short(iri)


def _names(record: Document, names: Names) -> Iterator[tuple[str, str]]:
    yield names.record, f"{record.title} ({record.id})" if record.title else record.id
    things = [*(one.id for one in record.derived), *(one.id for one in record.instantiations)]
    called = Counter(thing_name(record, thing) for thing in things)
    for thing in things:
        name = thing_name(record, thing)
        yield names.thing(thing), name if called[name] == 1 else f"{name} ({thing})"
    spoken_of = agent_iris(names, record.agents)
    for agent in record.agents:
        yield names.agent(agent.id), agent.name
        yield spoken_of[agent.id], agent.name
    for number, missing in enumerate(record.missing, 1):
        yield names.node("missing", str(number)), missing.what
    yield names.meta, "what is known about the accounts"
    for account in record.accounts:
        yield from _account(account, names)


def _account(account: Account, names: Names) -> Iterator[tuple[str, str]]:
    called = f"account {account.id}"
    source = account.source
    pages = f"p. {source.pages}" if source.pages else None
    where = ", ".join(part for part in (source.title, source.container, pages) if part)
    yield names.account(account.id), f"{called} ({label('account-kinds', account.kind)})"
    yield names.inferred(account.id), f"what was inferred from {called}"
    yield names.node("source", account.id), where or f"the source of {called}"
    yield names.node("words", account.id), f"the words of {called}"
    if account.recorded:
        yield names.node("recorder", account.id), account.recorded.by
        yield names.node("recording", account.id), f"the recording of {called}"
    for holding in account.holdings:
        if holding.reference:
            code = f"{names.claim(account.id, holding.id)}.reference"
            yield code, code_words(holding.reference)
    for claim, what in _claims(account):
        yield names.claim(account.id, claim), f"{what} ({called}, {claim})"


def _claims(account: Account) -> Iterator[tuple[str, str]]:
    yield from ((one.id, label("event-kinds", one.kind)) for one in account.events)
    yield from ((one.id, "holding") for one in account.holdings)
    yield from ((one.id, "several, not one") for one in account.splits)
    yield from ((one.id, label("properties", one.property)) for one in account.statements)


@cache
def _vocabulary() -> Mapping[str, str]:
    """The words of the closed lists, and the kinds of events, by IRI."""
    found = {
        iri_of(term): label(scheme, word)
        for scheme in get_args(Scheme)
        for term, word in words(scheme).items()
    }
    kinds = {iri_of(terms[0]): label("event-kinds", kind) for kind, terms in EVENT_CLASSES.items()}
    return found | kinds


def _part(iri: str, known: Mapping[str, str]) -> str | None:
    """Return the name of a part of a claim: ``giver-1 of hand-over (account 1, e2)``."""
    whole, rest = iri, ""
    while "." in whole.rsplit("/", 1)[-1]:
        whole, last = whole.rsplit(".", 1)
        if last == "someone" and not rest:
            return _SOMEONE
        rest = f"{last} {rest}".strip()
        if whole in known:
            return f"{rest} of {known[whole]}"
    return None


def _short(iri: str) -> str | None:
    for namespace in NAMESPACES:
        if iri.startswith(namespace.iri):
            return f"{namespace.prefix}:{iri.removeprefix(namespace.iri)}"
    return None
