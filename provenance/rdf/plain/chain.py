"""The merged chain in plain properties: each act once, and who keeps what."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from provenance.model.chain import Chain, Held, Step, StepParty
from provenance.model.event import Event
from provenance.model.merging import merge
from provenance.model.notation import Particular, Status
from provenance.model.status import weighed
from provenance.rdf.dates import is_dated, plain_date
from provenance.rdf.namespaces import COC, CRM, PROV, RICO
from provenance.rdf.plain.page import Page
from provenance.rdf.plain.stated import is_plain
from provenance.rdf.terms import (
    AGENT_PROPERTIES,
    CUSTODY_ROLES,
    EVENT_CLASSES,
    PARTICULARS,
    concept,
)

_WITH: Final = PROV("wasAssociatedWith")
_USED: Final = PROV("used")
_CUSTODY_OF: Final = CRM("P30_transferred_custody_of")
_PRECEDES: Final = RICO("directlyPrecedesInSequence")
_DETAILS: Final[frozenset[Particular]] = frozenset(
    ("title", "container", "pages", "number", "url", "language")
)
"""The details that a harvester asks for: those of an edition."""


def write_chain(page: Page, whole: Chain) -> None:
    """Write the steps that sources state, and of them what the whole chain does not call in doubt.

    Args:
        page: Where to write.
        whole: The chain with its doubtful claims.
    """
    chain, nodes = merge(page.record), dict[int, str]()
    steps = {told: step for step in whole.steps for told in step.tellings}
    for step in chain.steps:
        judged = [steps[told] for told in step.tellings]
        if is_plain(*(one.status for one in judged)):
            nodes[step.number] = _write_step(page, step, judged)
    for step in chain.steps:
        for earlier in step.after:
            if step.number in nodes and earlier in nodes:
                page.sheet.link(nodes[earlier], _PRECEDES, nodes[step.number])
    holdings = {told: held for held in whole.holdings for told in held.tellings}
    for held in chain.holdings:
        judgements = [holdings[told] for told in held.tellings]
        if is_plain(*(status for one in judgements for status in (one.status, one.holder.status))):
            _write_holding(page, held)


def _write_step(page: Page, step: Step, judged: list[Step]) -> str:
    """Write one act under the IRI of its first telling; return the IRI."""
    sheet, first = page.sheet, step.tellings[0]
    node = page.names.node("step", first.account, first.claim)
    sheet.type(node, EVENT_CLASSES[step.kind][0])
    sheet.put(node, COC("evidentialStatus"), concept("statuses", _status(judged)))
    for date in step.dates:
        if is_dated(date):
            sheet.put(node, RICO("date"), plain_date(date))
    for party in step.parties:
        if is_plain(*_statuses(party, judged)):
            _write_party(page, node, step, party)
    for thing in step.moved:
        predicate = _CUSTODY_OF if thing in page.physical else _USED
        sheet.link(node, predicate, page.names.thing(thing))
    for telling in step.tellings:
        _write_event(page, node, page.event(telling))
    return node


def _status(judged: Iterable[Step]) -> Status:
    return weighed(one.status for one in judged)


def _statuses(party: StepParty, judged: list[Step]) -> Iterator[Status]:
    """Yield what the whole chain makes of a party: a superseded one is as good as refuted."""
    for step in judged:
        for one in step.parties:
            if (one.role, one.agent) == (party.role, party.agent):
                yield "refuted" if one.superseded else one.status


def _write_party(page: Page, node: str, step: Step, party: StepParty) -> None:
    """Write who took part in an act; who took part in a text's creation as its author, of it."""
    agent = party.agent
    if agent is None:
        return
    texts = [one for one in step.made if one not in page.carriers]
    if (step.kind, party.role) == ("creation", "author") and texts:
        for text in texts:
            page.mention(page.names.thing(text), AGENT_PROPERTIES["author"], agent.id)
    else:
        known = CUSTODY_ROLES if page.passes(step) else {}
        page.mention(node, known.get(party.role, _WITH), agent.id)


def _write_event(page: Page, node: str, event: Event) -> None:
    """Write what one account tells of a step besides parties, date and what passed."""
    sheet, thing = page.sheet, page.names.thing
    for detail in event.details:
        if detail.kind in _DETAILS:
            sheet.say(node, PARTICULARS[detail.kind], detail.value)
    for made in event.made:
        sheet.link(thing(made), PROV("wasGeneratedBy"), node)
    for made, use in product(event.made, event.used):
        if use.thing != page.origins.get(made):
            sheet.link(thing(made), PROV("wasDerivedFrom"), thing(use.thing))
    _write_uses(page, node, event)


def _write_uses(page: Page, node: str, event: Event) -> None:
    """Write what was destroyed, and what was worked on where nothing came of it."""
    sheet, thing = page.sheet, page.names.thing
    for use in event.used:
        if event.kind == "destruction":
            sheet.link(thing(use.thing), PROV("wasInvalidatedBy"), node)
        elif not event.made:
            sheet.link(node, _USED, thing(use.thing))


def _write_holding(page: Page, held: Held) -> None:
    node = page.names.thing(held.instantiation)
    if held.holder.agent:
        page.mention(node, RICO("hasOrHadHolder"), held.holder.agent.id)
        if held.instantiation in page.physical and any(map(page.is_current, held.tellings)):
            page.mention(node, CRM("P50_has_current_keeper"), held.holder.agent.id)
    if held.reference:
        code = held.reference.printed or ", ".join(
            f"{one.level} {one.value}" for one in held.reference.levels
        )
        page.sheet.say(node, RICO("identifier"), code)
