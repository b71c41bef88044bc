"""The translations of a document: who made them, from which language, into which."""

from provenance.bibliography.reference import Translation
from provenance.bibliography.referring.names import name_of, stated
from provenance.bibliography.syntax.lines import legible
from provenance.model.chain import Step
from provenance.model.record import Record
from provenance.model.status import is_stated


def translations(record: Record) -> tuple[Translation, ...]:
    """Return the translations that a source tells of, in the order of the chain."""
    steps = [one for one in record.own_custody.steps if one.kind == "translating"]
    return tuple(_translation(record, step) for step in steps if is_stated(step.status))


def _translation(record: Record, step: Step) -> Translation:
    parties = stated(step, "translator")
    made = (record.said("language", about=thing) for thing in step.made)
    return Translation(
        translators=tuple(
            name_of(party.agent, party.printed, party.affiliation)
            for party in parties
            if party.agent and legible(party.printed or party.agent.name)
        ),
        source=_source(record, step),
        language=next((language for language in made if language), None),
    )


def _source(record: Record, step: Step) -> str | None:
    """The language named with the translation; notes name the one translated from."""
    told = {(telling.account, telling.claim) for telling in step.tellings}
    named = (
        event.detail("language")
        for account in record.accounts
        for event in account.events
        if (account.id, event.id) in told
    )
    return next((language for language in named if language), None)
