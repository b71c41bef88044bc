"""The profile ``core``: what a harvester needs, in plain properties.

The accounts are merged as `provenance.model.merging` merges them: what several tell of one act is
one step, and has one node. Only what sources state is written, and of that only what no account
disputes or refutes; so every statement may be taken as it stands.
"""

from collections.abc import Iterator
from typing import Final

from provenance.model.account import Account, Statement
from provenance.model.notation import Property
from provenance.model.record import Record
from provenance.rdf.agents import agent_iris
from provenance.rdf.dates import plain_date
from provenance.rdf.iri import Names, agents_graph, authority_prefix
from provenance.rdf.namespaces import COC, CRM, DC, DCTERMS, PROV, RDFS, RICO
from provenance.rdf.plain.chain import write_chain
from provenance.rdf.plain.page import Page
from provenance.rdf.plain.stated import stated
from provenance.rdf.profiles.profile import Profile
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, tagged
from provenance.rdf.terms import AGENT_CLASSES, AGENT_PROPERTIES, PROPERTIES, concept
from provenance.rdf.things import physical_carriers

_LABEL: Final = RDFS("label")
_RECORD: Final = RICO("Record")
_VERSION: Final = COC("versionOf")
_TRANSLATION: Final = CRM("P73i_is_translation_of")
_SAID: Final[frozenset[Property]] = frozenset(
    ("title", "kind", "date", "author", "addressee", "language", "carrier")
)
"""The statements that a harvester asks for."""


def core_quads(record: Record, base: str) -> Iterator[Quad]:
    """Yield the plain statements of a record, each once, always in the same order.

    Args:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    names, written, plain = Names(record.id, base), list[Quad](), stated(record)
    agents, sheet = agent_iris(names, record.agents), Sheet(written, names.merged)
    page = Page(sheet, names, plain, agents, physical_carriers(plain))
    _write_things(page)
    for account in plain.accounts:
        _write_account(page, account)
    write_chain(page, record.custody)
    _write_agents(page, Sheet(written, agents_graph(base)), base)
    return iter(dict.fromkeys(written))


def _write_things(page: Page) -> None:
    sheet, names, record = page.sheet, page.names, page.record
    sheet.type(names.record, _RECORD)
    sheet.say(names.record, DCTERMS("identifier"), record.id)
    for derived in record.derived:
        node = names.thing(derived.id)
        sheet.type(node, _RECORD)
        sheet.put(node, CRM("P2_has_type"), concept("derived-kinds", derived.kind))
        translated = derived.kind == "translation" and derived.id in page.translated
        sheet.link(node, _TRANSLATION if translated else _VERSION, names.thing(derived.of))
    for carrier in record.instantiations:
        node = names.thing(carrier.id)
        sheet.type(node, RICO("Instantiation"))
        sheet.link(node, RICO("isOrWasInstantiationOf"), names.thing(carrier.of))
        sheet.say(node, _LABEL, carrier.label)


def _write_account(page: Page, account: Account) -> None:
    """Write what an account says of things; its events and holdings are merged with others'."""
    sheet, thing = page.sheet, page.names.thing
    if account.kind == "source-note" and account.text is not None:
        sheet.put(page.names.record, DC("source"), tagged(account.text, account.language))
    for said in account.statements:
        _write_statement(page, said)
    for split in account.splits:
        for part in split.into:
            sheet.link(thing(part), PROV("alternateOf"), thing(split.thing))


def _write_statement(page: Page, said: Statement) -> None:
    if said.property not in _SAID:
        return
    thing = page.names.thing(said.about)
    if said.agent and said.property in AGENT_PROPERTIES and said.about not in page.carriers:
        page.mention(thing, AGENT_PROPERTIES[said.property], said.agent)
    elif said.property == "date" and said.date and said.date.edtf:
        page.sheet.put(thing, RICO("creationDate"), plain_date(said.date))
    else:
        page.sheet.say(thing, PROPERTIES[said.property], said.value)


def _write_agents(page: Page, shared: Sheet, base: str) -> None:
    for agent in page.record.agents:
        if agent.id in page.mentioned:
            iri = page.agents[agent.id]
            sheet = shared if iri.startswith(authority_prefix(base)) else page.sheet
            sheet.type(iri, AGENT_CLASSES[agent.kind][0])
            sheet.say(iri, _LABEL, agent.name)


PROFILE = Profile(
    "core",
    "What a harvester needs, in plain properties",
    "For harvesters and catalogues: texts, carriers, holders, hand-overs, translations, editions, "
    "source notes, dates and statuses, all accounts merged. It cannot say which account states "
    "what, in which words and by whose recording, nor what is inferred, disputed, refuted, not "
    "named, missing or sought in vain; names, offices, places and abbreviations as printed, "
    "levels of reference codes, access and what was done besides are left out.",
    quads=core_quads,
)
