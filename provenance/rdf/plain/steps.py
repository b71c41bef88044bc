"""The steps of the merged chain in plain properties: each act once, and who keeps what."""

from itertools import product
from typing import Final

from provenance.model.account import Account
from provenance.model.chain import Step
from provenance.model.event import Event, Holding
from provenance.model.notation import Particular, Role
from provenance.model.reference_code import ReferenceCode
from provenance.model.status import weighed
from provenance.rdf.dates import is_dated, plain_date
from provenance.rdf.namespaces import COC, CRM, PROV, RICO
from provenance.rdf.plain.page import Page
from provenance.rdf.terms import (
    AGENT_PROPERTIES,
    CUSTODY_ROLES,
    EVENT_CLASSES,
    STATED,
    concept,
    particular,
)

_WITH: Final = PROV("wasAssociatedWith")
_USED: Final = PROV("used")
_CUSTODY_OF: Final = CRM("P30_transferred_custody_of")
_DETAILS: Final[frozenset[Particular]] = frozenset(
    ("title", "container", "pages", "volume", "number", "document-number", "url", "language")
)
"""The details that a harvester asks for: those of an edition."""


def write_steps(page: Page) -> None:
    """Write the acts that are facts, and which of them a source puts before which."""
    nodes: dict[tuple[str, str], str] = {}
    for step in page.facts.facts:
        node = _step_iri(page, step)
        nodes |= {(account.id, event.id): node for account, event in page.facts.told(step)}
        _write_step(page, step, node)
    for step in page.facts.facts:
        for account, event in page.facts.told(step):
            if event in page.facts.sure(step):
                _write_order(page, nodes, account, event)


def write_holding(page: Page, account: Account, holding: Holding) -> None:
    """Write who keeps or kept a carrier, and under which reference."""
    node = page.names.thing(holding.instantiation)
    if holding.holder.agent:
        page.mention(node, RICO("hasOrHadHolder"), holding.holder.agent)
        dated = is_dated(account.source.date) or is_dated(holding.seen)
        current = holding.state == "present" and dated
        if current and holding.instantiation in page.facts.physical:
            page.mention(node, CRM("P50_has_current_keeper"), holding.holder.agent)
    if holding.reference:
        page.sheet.say(node, RICO("identifier"), _code(holding.reference))


def _step_iri(page: Page, step: Step) -> str:
    """Return the IRI of an act: that of its first telling, among the steps."""
    first = step.tellings[0]
    return page.names.node("step", first.account, first.claim)


def _write_step(page: Page, step: Step, node: str) -> None:
    sheet, events = page.sheet, page.facts.sure(step)
    sheet.type(node, EVENT_CLASSES[step.kind][0])
    status = weighed(event.status for event in events)
    sheet.put(node, COC("evidentialStatus"), concept("statuses", status))
    date = page.facts.date(step)
    if date and is_dated(date):
        sheet.put(node, RICO("date"), plain_date(date))
    for party, doubt in page.facts.took(step):
        if party.agent and doubt is None:
            _write_party(page, node, events, (party.role, party.agent.id))
    named = page.facts.names_what_passed(step)
    for moved in page.facts.moved(step):
        passed = named and moved in page.facts.physical
        sheet.link(node, _CUSTODY_OF if passed else _USED, page.names.thing(moved))
    for event in events:
        _write_event(page, node, event)


def _write_party(page: Page, node: str, events: list[Event], party: tuple[Role, str]) -> None:
    """Write who took part in an act; who took part in a text's creation as its author, of it."""
    role, agent = party
    texts = {m for one in events if one.kind == "creation" for m in one.made} - page.carriers
    if role == "author" and texts:
        for text in sorted(texts):
            page.mention(page.names.thing(text), AGENT_PROPERTIES["author"], agent)
    else:
        known = CUSTODY_ROLES if _passes(page, events) else {}
        page.mention(node, known.get(role, _WITH), agent)


def _passes(page: Page, events: list[Event]) -> bool:
    """Whether CIDOC sees a transfer of custody: of a thing that can be touched."""
    moved = [thing for one in events for thing in one.moved]
    physical = bool(page.facts.physical.intersection(moved)) or not moved
    return physical and any(one.is_hand_over for one in events)


def _write_event(page: Page, node: str, event: Event) -> None:
    """Write what one account tells of an act besides parties and date."""
    sheet, thing = page.sheet, page.names.thing
    for detail in event.details:
        if detail.kind in _DETAILS:
            sheet.say(node, particular(event.kind, detail.kind), detail.value)
    for made in event.made:
        sheet.link(thing(made), PROV("wasGeneratedBy"), node)
    _write_uses(page, node, event)


def _write_uses(page: Page, node: str, event: Event) -> None:
    """Write what came of what, what was destroyed, what was worked on without anything made."""
    sheet, thing = page.sheet, page.names.thing
    used = [use.thing for use in event.used if use.status in STATED]
    for made, one in product(event.made, used):
        if one != page.origins.get(made):
            sheet.link(thing(made), PROV("wasDerivedFrom"), thing(one))
    for one in used:
        if event.kind == "destruction":
            sheet.link(thing(one), PROV("wasInvalidatedBy"), node)
        elif not event.made:
            sheet.link(node, _USED, thing(one))


def _write_order(
    page: Page, nodes: dict[tuple[str, str], str], account: Account, event: Event
) -> None:
    for before in event.after:
        earlier, later = nodes.get((account.id, before)), nodes[account.id, event.id]
        if earlier and earlier != later:
            page.sheet.link(earlier, RICO("precedesInTime"), later)


def _code(code: ReferenceCode) -> str:
    levels = ", ".join(f"{one.level} {one.value}" for one in code.levels)
    return code.printed or levels
