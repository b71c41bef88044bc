"""The profile ``core``: what a harvester needs, in plain properties.

The accounts are merged: what several tell of one act is one step and has one node. Only facts are
written (`provenance.rdf.facts`): what is reported or verified of this very document, and on which
the accounts do not disagree. So every statement may be taken as it stands.
"""

from collections.abc import Iterator
from typing import Final

from provenance.model.account import Account
from provenance.model.notation import Property
from provenance.model.record import Record
from provenance.model.thing import TEXT
from provenance.rdf.dates import plain_date
from provenance.rdf.facts import Facts
from provenance.rdf.iri import agents_graph, authority_prefix
from provenance.rdf.kinds import write_kind
from provenance.rdf.namespaces import COC, CRM, DC, DCTERMS, PROV, RDFS, RICO
from provenance.rdf.plain.page import Page
from provenance.rdf.plain.steps import write_holding, write_steps
from provenance.rdf.profiles.profile import Profile
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, tagged
from provenance.rdf.terms import AGENT_CLASSES, AGENT_PROPERTIES, PROPERTIES, STATED, concept

_LABEL: Final = RDFS("label")
_RECORD: Final = RICO("Record")
_VERSION: Final = COC("versionOf")
_TRANSLATION: Final = CRM("P73i_is_translation_of")
_SAID: Final[tuple[Property, ...]] = (
    "title",
    "kind",
    "date",
    "author",
    "addressee",
    "language",
    "carrier",
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
    written, facts = list[Quad](), Facts(record, base)
    page = Page(Sheet(written, facts.names.merged), facts)
    _write_things(page)
    for thing in (TEXT, *page.origins, *(one.id for one in record.instantiations)):
        for kind in _SAID:
            _write_said(page, thing, kind)
        for account, holding, doubt in facts.kept(thing):
            if doubt is None:
                write_holding(page, account, holding)
    for account in record.accounts:
        _write_account(page, account)
    write_steps(page)
    _write_agents(page, Sheet(written, agents_graph(base)), base)
    return iter(dict.fromkeys(written))


def _write_things(page: Page) -> None:
    sheet, names, record = page.sheet, page.names, page.facts.record
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
    """Write a source note, and what an account takes apart that others take for one."""
    sheet, thing = page.sheet, page.names.thing
    if account.kind == "source-note" and account.text is not None:
        sheet.put(page.names.record, DC("source"), tagged(account.text, account.language))
    if account.batch:
        return
    for split in (one for one in account.splits if one.status in STATED):
        for part in (one for one in split.into if one != split.thing):
            sheet.link(thing(part), PROV("alternateOf"), thing(split.thing))


def _write_said(page: Page, thing: str, kind: Property) -> None:
    node = page.names.thing(thing)
    for said, doubt in page.facts.said(thing, kind):
        if doubt:
            continue
        if said.agent and kind in AGENT_PROPERTIES and thing not in page.carriers:
            page.mention(node, AGENT_PROPERTIES[kind], said.agent)
        elif kind == "date" and said.date and said.date.edtf:
            page.sheet.put(node, RICO("creationDate"), plain_date(said.date))
        else:
            page.sheet.say(node, PROPERTIES[kind], said.value)
            if kind == "carrier" and thing in page.carriers:
                write_kind(page.sheet, node, said.value)


def _write_agents(page: Page, shared: Sheet, base: str) -> None:
    for agent in page.facts.record.agents:
        if agent.id in page.mentioned:
            iri = page.facts.agents[agent.id]
            sheet = shared if iri.startswith(authority_prefix(base)) else page.sheet
            sheet.type(iri, AGENT_CLASSES[agent.kind][0])
            sheet.say(iri, _LABEL, agent.name)


PROFILE = Profile(
    "core",
    "What a harvester needs, in plain properties",
    "For harvesters and catalogues: texts, carriers, holders, hand-overs, translations, editions, "
    "source notes, dates and statuses, all accounts merged. It cannot say which account states "
    "what, in which words and by whose recording, nor what is inferred, disputed, refuted or told "
    "of a whole batch; nor which part somebody took in an act, unless as author, addressee, giver "
    "or recipient; nor that somebody acted whom nobody names, nor what the record lacks. Names, "
    "offices, places and abbreviations as printed, levels of reference codes and access are left "
    "out. A hand-over has crm:P30 where the very item passed or a further copy is named; where its "
    "source leaves that open, it has prov:used.",
    quads=core_quads,
)
