"""The profile ``prov``: PROV-O (W3C 2013) and labels, one bundle for each account.

Everything that sources state of making, using, deriving and taking part; no word of any other
vocabulary. Each account is a bundle of its own, as PROV-CONSTRAINTS section 7.2 wants it, so that
two accounts may disagree; what is known about accounts, things and agents stands in further ones.
`provenance.rdf.constraints` checks that the bundles are valid PROV.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.comparison.compare import differing
from provenance.model.account import Account, Recording, Source
from provenance.model.agent import Party
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import AgentKind, Role
from provenance.model.record import Record
from provenance.rdf.accounts import write_alternates
from provenance.rdf.agents import agent_iris
from provenance.rdf.iri import Names, agents_graph, authority_prefix
from provenance.rdf.namespaces import PROV, RDFS
from provenance.rdf.plain.stated import is_plain, stated
from provenance.rdf.profiles.profile import Profile
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, Term, tagged
from provenance.rdf.terms import concept

_LABEL: Final = RDFS("label")
_ENTITY: Final = PROV("Entity")
_AGENT: Final = PROV("Agent")
_USED: Final = PROV("used")
_GENERATED: Final = PROV("wasGeneratedBy")
_DERIVED: Final = PROV("wasDerivedFrom")
_ATTRIBUTED: Final = PROV("wasAttributedTo")
_WITH: Final = PROV("wasAssociatedWith")
_SAME: Final = PROV("alternateOf")
_AGENT_CLASSES: Final[dict[AgentKind, tuple[Term, ...]]] = {
    "person": (PROV("Person"), _AGENT),
    "corporate-body": (PROV("Organization"), _AGENT),
    "family": (_AGENT,),
    "agent": (_AGENT,),
}
"""With the superclass written out: readers of PROV need not know the narrower ones."""


def prov_quads(record: Record, base: str) -> Iterator[Quad]:
    """Yield what a record says in PROV-O, each quad once, always in the same order.

    Args:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    names, written, plain = Names(record.id, base), list[Quad](), stated(record)
    meta, shared = Sheet(written, names.meta), Sheet(written, agents_graph(base))
    _write_things(meta, names, plain)
    agents = agent_iris(names, record.agents)
    carriers = frozenset(one.id for one in record.instantiations)
    for agent in record.agents:
        iri = agents[agent.id]
        sheet = shared if iri.startswith(authority_prefix(base)) else meta
        sheet.type(iri, *_AGENT_CLASSES[agent.kind])
        sheet.say(iri, _LABEL, agent.name)
    for account, whole in zip(plain.accounts, record.accounts, strict=True):
        _write_about(meta, names, account, agents)
        sheet = Sheet(written, names.account(account.id))
        _write_told(_Bundle(sheet, account.id, names, agents, carriers), account, whole)
    write_alternates(meta, names, differing(record))
    return iter(dict.fromkeys(written))


def _describe(sheet: Sheet, node: str, kind: Term, label: str | None) -> None:
    sheet.type(node, kind)
    sheet.say(node, _LABEL, label)


def _write_things(sheet: Sheet, names: Names, record: Document) -> None:
    """Write the texts and carriers; a carrier and its text are aspects of one thing."""
    _describe(sheet, names.record, _ENTITY, record.said("title") or record.said("kind"))
    for derived in record.derived:
        node = names.thing(derived.id)
        _describe(sheet, node, _ENTITY, record.said("title", derived.id) or derived.kind)
        sheet.link(node, _SAME, names.thing(derived.of))
    for carrier in record.instantiations:
        node = names.thing(carrier.id)
        _describe(sheet, node, _ENTITY, carrier.label or carrier.id)
        sheet.link(node, _SAME, names.thing(carrier.of))


def _write_about(meta: Sheet, names: Names, account: Account, agents: dict[str, str]) -> None:
    """Write whose telling an account is, from what it was taken, and by whom."""
    node, source = names.account(account.id), names.node("source", account.id)
    meta.type(node, PROV("Bundle"))
    _describe(meta, node, _ENTITY, _joined(account.kind, account.batch))
    _describe(meta, source, _ENTITY, _title(account.source))
    if account.attributed_to:
        meta.link(node, _ATTRIBUTED, agents[account.attributed_to])
    if account.text is None:
        meta.link(node, _DERIVED, source)
    else:
        words = names.node("words", account.id)
        meta.type(words, _ENTITY)
        meta.put(words, PROV("value"), tagged(account.text, account.language))
        meta.link(words, _DERIVED, source)
        meta.link(node, _DERIVED, words)
    if account.recorded:
        _write_recording(meta, names, account.id, account.recorded)


def _write_recording(meta: Sheet, names: Names, account: str, recording: Recording) -> None:
    act, recorder = names.node("recording", account), names.node("recorder", account)
    _describe(meta, act, PROV("Activity"), _joined("recording", recording.date, recording.method))
    _describe(meta, recorder, _AGENT, recording.by)
    meta.link(names.account(account), _GENERATED, act)
    meta.link(act, _WITH, recorder)


def _title(source: Source) -> str | None:
    return _joined(source.title, source.container, source.pages, source.date, source.url)


def _joined(*parts: object) -> str | None:
    """Return what there is, joined: where PROV has no term for it, the label says it."""
    return ", ".join(str(one) for one in parts if one) or None


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The bundle of an account: its sheet and id, and of the record names, agents, carriers."""

    sheet: Sheet
    account: str
    names: Names
    agents: dict[str, str]
    carriers: frozenset[str]


def _write_told(bundle: _Bundle, account: Account, whole: Account) -> None:
    """Write what an account states; the whole account numbers the parties as ``full`` does."""
    events = {one.id: one for one in whole.events}
    for event in account.events:
        _write_event(bundle, event)
        _write_parties(bundle, events[event.id])
    sheet, thing = bundle.sheet, bundle.names.thing
    for said in account.statements:
        if said.property == "author" and said.agent and said.about not in bundle.carriers:
            sheet.link(thing(said.about), _ATTRIBUTED, bundle.agents[said.agent])
    for split in account.splits:
        for part in (one for one in split.into if one != split.thing):
            sheet.link(thing(part), _SAME, thing(split.thing))


def _write_event(bundle: _Bundle, event: Event) -> None:
    sheet, names = bundle.sheet, bundle.names
    node = names.claim(bundle.account, event.id)
    _describe(sheet, node, PROV("Activity"), _joined(event.kind, event.place, event.date))
    used = [names.thing(one) for one in (*(use.thing for use in event.used), *event.moved)]
    for thing in used:
        sheet.link(node, _USED, thing)
        if event.kind == "destruction":
            sheet.link(thing, PROV("wasInvalidatedBy"), node)
    for made in event.made:
        sheet.link(names.thing(made), _GENERATED, node)
        for use in event.used:
            sheet.link(names.thing(made), _DERIVED, names.thing(use.thing))


def _write_parties(bundle: _Bundle, event: Event) -> None:
    node, seen = bundle.names.claim(bundle.account, event.id), Counter[Role]()
    for party in event.parties:
        seen[party.role] += 1
        if is_plain(party.status):
            _write_party(bundle, node, f"{node}.{party.role}-{seen[party.role]}", party)


def _write_party(bundle: _Bundle, event: str, node: str, party: Party) -> None:
    sheet = bundle.sheet
    agent = bundle.agents[party.agent] if party.agent else f"{node}.someone"
    if party.agent is None:
        _describe(sheet, agent, _AGENT, party.printed or "someone not named")
    sheet.link(event, _WITH, agent)
    sheet.link(event, PROV("qualifiedAssociation"), node)
    sheet.type(node, PROV("Association"))
    sheet.link(node, PROV("agent"), agent)
    sheet.put(node, PROV("hadRole"), concept("roles", party.role))


PROFILE = Profile(
    "prov",
    "PROV-O and labels, a bundle for each account",
    "For tools that know PROV and nothing else: what sources state was made, used, derived, "
    "destroyed and taken part in, each account in a bundle of its own with its source, its words "
    "and its recorder. It cannot say who holds what and under which reference, in which order "
    "things happened, when (PROV times are instants; the date stands in the label), which is the "
    "text and which its carrier, whether one item moved or a further copy, nor which words support "
    "a claim; claims that are inferred, disputed or refuted are left out.",
    quads=prov_quads,
)
