"""The documents of a record: one for each text, with its carriers, and one for each hand-over."""

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.model.chain import Step
from provenance.model.event import Event
from provenance.model.notation import Property, Role
from provenance.model.record import Record
from provenance.model.thing import TEXT, DerivedRecord
from provenance.rdf.facts import Facts
from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.rdf.schema_org.carriers import carriers_of, kept_in, kept_where
from provenance.rdf.schema_org.values import CONTEXT, Json, actor, built, exact, once, spoken
from provenance.resources.web import is_on_the_web

_OPEN: Final = "Whether the very item passed or a further copy of it is not stated."


def documents(record: Record, base: str = DEFAULT_BASE) -> Iterator[Json]:
    """Yield the documents of a record in the terms of schema.org, the document's own text first.

    Args:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    facts = Facts(record, require_base(base))
    yield _text(facts)
    for one in record.derived:
        yield _derived(facts, one)
    for step in facts.facts:
        if step.kind in ("hand-over", "accession"):
            yield from _hand_over(facts, step)


def _document(iri: str, sorts: list[str], fields: Mapping[str, object]) -> Json:
    return {"@context": CONTEXT, "@id": iri, "@type": sorts} | built(fields)


def reference(facts: Facts, thing: str, sort: str = "CreativeWork") -> Json:
    """Return a reference to a text or a carrier."""
    return {"@id": facts.names.thing(thing), "@type": sort, "name": facts.label(thing)}


def _text(facts: Facts) -> Json:
    record = facts.record
    addressees = once(_named(facts, TEXT, "addressee"))
    translations = [one for one in record.derived if one.kind == "translation" and one.of == TEXT]
    others = [one for one in record.derived if one.kind != "translation" and one.of == TEXT]
    originals = [one for one in record.custody.instantiations if one.of == TEXT]
    originals = [one for one in originals if one not in record.custody.copies]
    fields = {
        **_common(facts, TEXT),
        "author": once([*_named(facts, TEXT, "author"), *_took(facts, TEXT, "author")]),
        "recipient": addressees,
        "holdingArchive": once(one for at in originals for one in kept_in(facts, at.id)),
        "itemLocation": once(one for at in originals for one in kept_where(facts, at.id)),
        "workTranslation": [reference(facts, one.id) for one in translations],
        "workExample": [
            *carriers_of(facts, TEXT),
            *(reference(facts, one.id) for one in others),
        ],
        "creditText": once(one.text for one in record.accounts if one.kind == "source-note"),
    }
    sort = "Message" if addressees else "CreativeWork"
    return _document(facts.names.record, ["ArchiveComponent", sort], fields)


def _derived(facts: Facts, one: DerivedRecord) -> Json:
    translates = one.kind == "translation"
    whole = reference(facts, one.of)
    printed = _printed(facts, one.id)
    fields = {
        **_common(facts, one.id),
        "translationOfWork" if translates else "exampleOfWork": whole,
        "translator": once(_took(facts, one.id, "translator")),
        "isBasedOn": once([None if translates else whole, *_sources(facts, one)]),
        "workExample": carriers_of(facts, one.id),
        **printed,
    }
    sort = "Article" if "pagination" in printed else "CreativeWork"
    return _document(facts.names.thing(one.id), [sort], fields)


def _common(facts: Facts, thing: str) -> Json:
    titles = [one.value for one, doubt in facts.said(thing, "title") if not doubt]
    made = [step for step in facts.facts if thing in step.made and step.kind != "publishing"]
    said = [one.date for one, doubt in facts.said(thing, "date") if not doubt]
    dates = [one for one in (*map(facts.date, made), *said) if one]
    first = next((one for one in dates if one.edtf), next(iter(dates), None))
    return {
        "name": facts.label(thing),
        "alternateName": once(one for one in titles if one != facts.label(thing)),
        "genre": _values(facts, thing, "kind"),
        "inLanguage": _values(facts, thing, "language"),
        "dateCreated": exact(first),
        "temporal": spoken(first),
    }


def _values(facts: Facts, thing: str, kind: Property) -> list[object]:
    return once(one.value for one, doubt in facts.said(thing, kind) if not doubt)


def _named(facts: Facts, thing: str, kind: Property) -> Iterator[object]:
    for one, doubt in facts.said(thing, kind):
        if not doubt and one.agent:
            yield actor(facts, facts.record.agent(one.agent))


def _took(facts: Facts, thing: str, role: Role) -> Iterator[object]:
    """Yield who is known to have taken a part in the making of a thing."""
    for step in facts.facts:
        if thing in step.made:
            for party, doubt in facts.took(step):
                if party.role == role and not doubt:
                    yield actor(facts, party.agent, party.affiliation)


def _sources(facts: Facts, derived: DerivedRecord) -> Iterator[Json]:
    """Yield what else a text is known to have been made from."""
    for step in facts.facts:
        if derived.id in step.made:
            for thing, doubt in facts.used(step):
                if not doubt and thing not in (derived.of, derived.id):
                    yield reference(facts, thing)


def _printed(facts: Facts, thing: str) -> Json:
    """Return where and when a text was printed, and by whom."""
    steps = [one for one in facts.facts if one.kind == "publishing" and thing in one.made]
    if not steps:
        return {}
    step = steps[0]
    events = facts.sure(step)
    pages, number, address = (
        next((one for event in events if (one := event.detail(kind))), None)
        for kind in ("pages", "document-number", "url")
    )
    containers = once(map(_container, events))
    return built(
        {
            "isPartOf": containers,
            "position": number,
            "pagination": pages,
            "publisher": once(_took(facts, thing, "publisher")),
            "datePublished": exact(facts.date(step)),
            "url": address if is_on_the_web(address) else None,
        }
    )


def _container(event: Event) -> Json | None:
    name = event.detail("container")
    issue = ", ".join(filter(None, (event.detail("volume"), event.detail("number"))))
    whole = " ".join(one for one in (name, issue) if one)
    return {"@type": "CreativeWork", "name": whole} if name else None


def _hand_over(facts: Facts, step: Step) -> Iterator[Json]:
    """Yield a hand-over as its recipient's act, else as its giver's; of neither, nothing."""
    givers, takers = _side(facts, step, "giver"), _side(facts, step, "recipient")
    if not (givers or takers):
        return
    when = exact(facts.date(step))
    sides = {"agent": takers, "sender": givers} if takers else {"agent": givers}
    fields = {
        "name": facts.title(step),
        **sides,
        "object": [reference(facts, one, "ArchiveComponent") for one in facts.moved(step)],
        "description": None if facts.names_what_passed(step) else _OPEN,
        "endTime": when if when and len(when) == len("1962-10-30") else None,
    }
    first = step.tellings[0]
    iri = facts.names.node("step", first.account, first.claim)
    yield _document(iri, ["ReceiveAction" if takers else "SendAction"], fields)


def _side(facts: Facts, step: Step, role: Role) -> list[object]:
    took = (party for party, doubt in facts.took(step) if party.role == role and not doubt)
    return once(actor(facts, party.agent, party.affiliation) for party in took)
