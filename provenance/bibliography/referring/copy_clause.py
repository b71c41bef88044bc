"""How the copy came to where it is, in words: the note's own where possible, else ours."""

from collections.abc import Iterator

from provenance.bibliography.reference import Location
from provenance.bibliography.referring.copy_claims import MAKING, PASSING
from provenance.bibliography.referring.locations import is_abbreviation, locations
from provenance.bibliography.referring.names import stated
from provenance.bibliography.referring.quoting import quoted
from provenance.bibliography.words.prose import held_at
from provenance.bibliography.words.wording import capitalized, say, series
from provenance.model.chain import Step, StepParty
from provenance.model.record import Record
from provenance.model.status import is_stated


def copy_clause(record: Record, *, of_copy: bool = False) -> str | None:
    """Return how the copy came to where it is, or None where no source says anything of it.

    "Copy obtained by NHK, provided to CWIHP, and on file at National Security Archive". What is
    only inferred, and what is only said of a whole batch of documents, is left out; the word
    "copy" stands only where a source speaks of one.

    Args:
        record: The record.
        of_copy: Whether the copy is what is cited; where it lies is then left out.
    """
    words = quoted(record, of_copy=of_copy) or _generated(record, of_copy=of_copy)
    return capitalized(words) if words else None


def _generated(record: Record, *, of_copy: bool) -> str | None:
    told = [step for step in record.own_custody.steps if is_stated(step.status)]
    phrases = [*_acts(told), *_places(record, of_copy=of_copy)]
    if not phrases:
        return None
    copied = any(step.kind in MAKING for step in told)
    return f"{say('subject')} {series(phrases)}" if copied else series(phrases)


def _acts(steps: list[Step]) -> Iterator[str]:
    passed = False
    for step in steps:
        if step.kind in MAKING:
            phrase = _made(step)
        elif step.kind in PASSING:
            phrase = _passed(step, again=passed)
            passed = passed or phrase is not None
        else:
            phrase = None
        if phrase:
            yield _dated(step, phrase)


def _made(step: Step) -> str | None:
    copyists = stated(step, "copyist")
    wording = "digitized" if step.kind == "digitization" else "copied"
    return say(wording, copyists=_names(copyists)) if copyists else None


def _passed(step: Step, *, again: bool) -> str | None:
    givers, takers = stated(step, "giver"), stated(step, "recipient")
    if givers and takers:
        return say("given", givers=_names(givers), recipients=_names(takers))
    if givers:
        return say("courtesy", givers=_names(givers))
    if takers:
        return say("provided" if again else "obtained", recipients=_names(takers))
    return None


def _dated(step: Step, phrase: str) -> str:
    date = next((date for date in step.dates if not date.absent), None)
    return say("when", phrase=phrase, date=str(date)) if date else phrase


def _names(parties: tuple[StepParty, ...]) -> str:
    return series(_name(party) for party in parties)


def _name(party: StepParty) -> str:
    is_short = not party.printed or is_abbreviation(party.printed)
    name = party.name if is_short else party.printed or party.name
    if party.affiliation:
        return say("affiliated", name=name, affiliation=party.affiliation)
    return name


def _places(record: Record, *, of_copy: bool) -> Iterator[str]:
    """Say where further items lie: all but the first, which the citation itself names."""
    found = locations(record)
    copy = next((one for one in found if one.can_be_cited_as_copy), None) if of_copy else None
    for location in found[1:] if found else ():
        if location.archive and location.archive != found[0].archive and location != copy:
            yield say(_wording(location), holder=held_at(location))


def _wording(location: Location) -> str:
    if location.former:
        return "was-on-file"
    return "on-file" if location.holds == "copy" else "also"
