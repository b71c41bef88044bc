"""The parts of which documents are made: names, statements, spans of time, assignments."""

from collections.abc import Iterable, Mapping
from typing import Final

from provenance.model.date import ArchivalDate
from provenance.model.notation import Status
from provenance.model.reference_code import ReferenceCode
from provenance.rdf.facts import Doubt
from provenance.rdf.linked_art.vocabulary import Json, kind, language, own

CONTEXT: Final = "https://linked.art/ns/v1/linked-art.json"
"""The context of Linked Art, which the documents name and nobody here fetches."""

_KNOWN: Final[dict[Status, str]] = {
    "inferred": "inferred, not stated",
    "disputed": "disputed",
    "refuted": "refuted",
}


def words_of(doubt: Doubt) -> str:
    """Return what to say of a doubt."""
    of_batch = f"told of a whole batch ({doubt.batch}), not of this document"
    told = of_batch if doubt.batch else None
    return "; ".join(one for one in (_KNOWN.get(doubt.status), told, doubt.reason) if one)


def built(fields: Mapping[str, object]) -> Json:
    """Return an object without the fields that say nothing."""
    return {key: value for key, value in fields.items() if value not in (None, [], "")}


def document(iri: str, sort: str, label: str, fields: Mapping[str, object]) -> Json:
    """Return a whole document; what has no name of its own is named by its label.

    Linked Art wants a primary name in every document, so that there is one to show.
    """
    head: Json = {"@context": CONTEXT, "id": iri, "type": sort, "_label": label}
    known = fields.get("identified_by")
    names = list(known) if isinstance(known, list) else []
    if not any(one["type"] == "Name" for one in names):
        names = [name(label), *names]
    return {**head, "identified_by": names, **built({**fields, "identified_by": names})}


def reference(iri: str, sort: str, label: str) -> Json:
    """Return a reference to another document."""
    return {"id": iri, "type": sort, "_label": label}


def name(words: str, sort: str = "primary-name") -> Json:
    """Return a name."""
    return {"type": "Name", "content": words, "classified_as": [kind(sort)]}


def statement(sort: str, words: str, heading: str | None = None, tag: str | None = None) -> Json:
    """Return words about something, of a sort, with a heading and their language."""
    classified = {**kind(sort), "classified_as": [kind("statement")]}
    spoken = language(tag) if tag else None
    return built(
        {
            "type": "LinguisticObject",
            "classified_as": [classified],
            "identified_by": [name(heading, "display-name")] if heading else None,
            "language": [spoken] if spoken else None,
            "content": words,
        }
    )


def note(heading: str, words: str) -> Json:
    """Return a note with a heading."""
    return statement("note", words, heading[:1].upper() + heading[1:])


def span(date: ArchivalDate | None) -> Json | None:
    """Return the span of time of a date, with its words; None where no date is stated.

    The bounds have a zone because the schema wants one; no source states any.
    """
    if date is None or date.absent:
        return None
    low, high = date.earliest, date.latest
    return built(
        {
            "type": "TimeSpan",
            "identified_by": [name(str(date), "display-name")],
            "begin_of_the_begin": f"{low.isoformat()}T00:00:00Z" if low else None,
            "end_of_the_end": f"{high.isoformat()}T23:59:59Z" if high else None,
        }
    )


def identifier(words: str, code: ReferenceCode) -> Json:
    """Return a reference code as written, with its levels."""
    levels = [
        {"type": "Identifier", "content": one.value, "classified_as": [own("levels", one.level)]}
        for one in code.levels
    ]
    return built(
        {
            "type": "Identifier",
            "classified_as": [kind("local-number")],
            "content": words,
            "part": levels,
        }
    )


def assignment(property: str, values: Iterable[Json], doubt: Doubt) -> Json:
    """Return a claim that is no fact: what it would be, its status and its reason."""
    return built(
        {
            "type": "AttributeAssignment",
            "_label": words_of(doubt),
            "classified_as": [own("statuses", doubt.status)],
            "referred_to_by": [note("reason", why)] if (why := doubt.reason or doubt.batch) else [],
            "assigned_property": property,
            "assigned": list(values),
        }
    )


def unsaid(property: str, values: Iterable[Json]) -> Json:
    """Return what a hand-over would be if the very item passed, which its source leaves open."""
    return {
        "type": "AttributeAssignment",
        "_label": "the same item or a further copy: not stated",
        "classified_as": [own("continuities", "unknown")],
        "assigned_property": property,
        "assigned": list(values),
    }


def relation(heading: str, sort: Json, values: Iterable[Json]) -> Json:
    """Return a relation for which Linked Art has no property of its own."""
    return {
        "type": "AttributeAssignment",
        "identified_by": [name(heading, "display-name")],
        "classified_as": [sort],
        "assigned": list(values),
    }
