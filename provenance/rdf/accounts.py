"""Accounts: one source's telling, one named graph; what is known about it stands in meta."""

from collections.abc import Iterable
from typing import Final

from provenance.model.account import Account
from provenance.rdf.agents import DEFINED_BY
from provenance.rdf.claims import IN
from provenance.rdf.events import is_event, read_event, write_event
from provenance.rdf.holdings import (
    is_holding,
    is_split,
    read_holding,
    read_split,
    write_holding,
    write_split,
)
from provenance.rdf.index import Node, in_order
from provenance.rdf.iri import Names, last_part
from provenance.rdf.namespaces import COC, CRM, DCTERMS, PROV
from provenance.rdf.parties import read_agent
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.sources import (
    ATTRIBUTED,
    GENERATED,
    read_recording,
    read_source,
    read_words,
    write_recording,
    write_source,
    write_words,
)
from provenance.rdf.statements import is_statement, read_statement, write_statement
from provenance.rdf.term import Term
from provenance.rdf.terms import concept, words

_ACCOUNT: Final = COC("Account")
_BUNDLE: Final = PROV("Bundle")
_ENTITY: Final = PROV("Entity")
_SUBJECT: Final = DCTERMS("subject")
_LANGUAGE: Final = DCTERMS("language")
_KIND: Final = CRM("P2_has_type")
_BATCH: Final = COC("batch")
_FROM: Final = PROV("wasDerivedFrom")
_SOURCE: Final = PROV("hadPrimarySource")
_ALTERNATE: Final = PROV("alternateOf")


def write_account(sheets: Sheets, account: Account, number: int, carriers: frozenset[str]) -> None:
    """Write an account: what is known about it, then what it tells.

    Args:
        sheets: Where to write.
        account: The account.
        number: Its place in the record.
        carriers: The ids of the record's instantiations.
    """
    _write_about(sheets, account, number)
    for place, said in enumerate(account.statements, 1):
        write_statement(sheets, said, place, carriers)
    for place, event in enumerate(account.events, 1):
        write_event(sheets, event, place, carriers)
    for place, holding in enumerate(account.holdings, 1):
        write_holding(sheets, holding, place)
    for place, split in enumerate(account.splits, 1):
        write_split(sheets, split, place)
    if not sheets.inferred.is_blank:
        _write_inferred(sheets, account)


def write_alternates(meta: Sheet, names: Names, pairs: Iterable[tuple[str, str]]) -> None:
    """Write which accounts tell of the same and differ (PROV-O alternateOf, both ways).

    It follows from what the accounts say, so that it need not be read back.
    """
    for one, other in pairs:
        meta.link(names.account(one), _ALTERNATE, names.account(other))
        meta.link(names.account(other), _ALTERNATE, names.account(one))


def is_account(node: Node) -> bool:
    """Tell whether a node is an account of a record."""
    return _ACCOUNT in node.types


def read_account(node: Node, things: dict[Term, str], agents: dict[Term, str]) -> dict[str, object]:
    """Return the fields of an account.

    Args:
        node: The account's node.
        things: The id of each thing of the record, by its term.
        agents: The id of each agent of the record, by its term.
    """
    by = node.node(ATTRIBUTED)
    source = node.need(_SOURCE)
    claims = _claims(node)
    return {
        "id": last_part(node.iri),
        "kind": node.word(_KIND, words("account-kinds")),
        "source": read_source(source),
        "attributed_to": read_agent(by, agents) if by else None,
        "language": node.text(_LANGUAGE),
        "batch": node.text(_BATCH),
        "recorded": read_recording(node.node(GENERATED)),
        **read_words(node, node.need(_FROM)),
        "statements": [read_statement(o, things, agents) for o in claims if is_statement(o)],
        "events": [read_event(one, things, agents) for one in claims if is_event(one)],
        "holdings": [read_holding(one, things, agents) for one in claims if is_holding(one)],
        "splits": [read_split(one, things) for one in claims if is_split(one)],
    }


def _write_about(sheets: Sheets, account: Account, number: int) -> None:
    meta, names, node = sheets.meta, sheets.names, sheets.names.account(account.id)
    source = names.node("source", account.id)
    meta.type(node, _ACCOUNT, _ENTITY)
    meta.put(node, _KIND, concept("account-kinds", account.kind))
    meta.link(node, _SUBJECT, names.record)
    meta.link(node, DEFINED_BY, names.meta)
    meta.number(node, number)
    meta.link(node, _SOURCE, source)
    meta.link(node, _FROM, sheets.words)
    if account.attributed_to:
        meta.link(node, ATTRIBUTED, sheets.agents[account.attributed_to])
    meta.say(node, _LANGUAGE, account.language)
    meta.say(node, _BATCH, account.batch)
    write_source(meta, source, account.source)
    write_words(meta, names, account)
    if account.recorded:
        write_recording(meta, names, account.id, account.recorded)


def _write_inferred(sheets: Sheets, account: Account) -> None:
    """Write that what was inferred is another bundle, and the recorder's, not the source's."""
    meta, names = sheets.meta, sheets.names
    inferred = names.inferred(account.id)
    meta.type(inferred, _BUNDLE, _ENTITY)
    meta.link(inferred, _FROM, names.account(account.id))
    if account.recorded:
        meta.link(inferred, GENERATED, names.node("recording", account.id))
        meta.link(inferred, ATTRIBUTED, names.node("recorder", account.id))


def _claims(account: Node) -> list[Node]:
    inferred = (one for one in account.referring(_FROM) if _BUNDLE in one.types)
    owners = [account, *inferred]
    return in_order(claim for owner in owners for claim in owner.referring(IN))
