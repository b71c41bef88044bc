"""What the sources say in words: notes, quotations, references."""

from collections.abc import Iterator
from typing import Final

from provenance.model.account import Account, Statement
from provenance.model.chain import Step
from provenance.model.notation import Particular, Property
from provenance.rdf.linked_art.parts import assignment, note, statement
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json
from provenance.resources.lists import label

_PRINTED: Final[tuple[Property, ...]] = (
    "kind", "office", "signature", "place", "carrier", "extent", "copy-number",
)  # fmt: skip
_SORTS: Final[dict[Property, str]] = {
    "signature": "signature-statement",
    "extent": "dimensions-statement",
}
_CITED: Final[tuple[Particular, ...]] = (
    "title", "container", "volume", "number", "document-number", "pages",
)  # fmt: skip


def said(view: View, thing: str) -> list[Json]:
    """Return in words what is said of a thing and has no field of its own."""
    return [
        _printed(one) for kind in _PRINTED for one, doubt in view.said(thing, kind) if not doubt
    ]


def said_perhaps(view: View, thing: str) -> Iterator[Json]:
    """Yield the same where it is in doubt."""
    for kind in _PRINTED:
        for one, doubt in view.said(thing, kind):
            if doubt:
                yield assignment("referred_to_by", [_printed(one)], doubt)


def told(account: Account) -> Json | None:
    """Return the words of an account as a provenance statement; None where they are not kept."""
    if account.text is None:
        return None
    return statement("provenance-statement", account.text, heading(account), account.language)


def heading(account: Account) -> str:
    """Return what to call an account: its source."""
    source = account.source
    where = (source.title, source.container, source.pages)
    return ", ".join(one for one in where if one) or label("account-kinds", account.kind)


def about(view: View, step: Step) -> list[Json]:
    """Return the words that tell of a step, its place, and what it says besides."""
    found: list[Json] = []
    for account, event in view.told(step):
        for one in event.evidence:
            if one.quote:
                words = statement(
                    "provenance-statement", one.quote, heading(account), account.language
                )
                found.append(words)
    for event in view.sure(step):
        cited = [event.detail(kind) for kind in _CITED]
        if any(cited):
            reference = ", ".join(one for one in cited if one)
            found.append(statement("bibliography-statement", reference))
        others = (one for one in event.details if one.kind not in _CITED)
        found += [note(label("particulars", one.kind), one.value) for one in others]
        if event.place:
            found.append(note("place as printed", event.place))
        if event.continuity:
            found.append(note("same item?", label("continuities", event.continuity)))
    return _once(found)


def _printed(one: Statement) -> Json:
    name = label("properties", one.property)
    sort = _SORTS.get(one.property)
    return (
        statement(sort, one.value, name[:1].upper() + name[1:]) if sort else note(name, one.value)
    )


def _once(found: list[Json]) -> list[Json]:
    return [one for number, one in enumerate(found) if one not in found[:number]]
