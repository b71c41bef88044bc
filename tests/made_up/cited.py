"""Records for hypothesis of which a citation has much to say, in words that try to break out.

`made_up.records` draws whatever the model allows, and few of those records state a holder, a
copy and a translator at once; these state all of them, each with its own nasty words.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from made_up.drawing import drawn
from made_up.names import names
from made_up.records import codes, dates, few, languages, maybe
from made_up.words import LONG, texts
from provenance.model.record import Record

kinds = maybe(st.one_of(st.sampled_from(("telegram", "letter", "memorandum", "доклад")), texts))
ROLES = ("author", "addressee", "holder", "keeper", "taker", "translator", "publisher")


@st.composite
def records(draw: DrawFn) -> Record:
    """Return a record with a description, and a source note with original, copy, translation."""
    description = {
        "id": "description",
        "kind": "description",
        "source": {"url": draw(maybe(st.just("https://example.org/d?a=1;b=[2]&c=%7B")))},
        "statements": draw(_statements()),
        "events": [draw(_publishing())] if draw(st.booleans()) else [],
    }
    note = {
        "id": "note",
        "kind": "source-note",
        "source": {},
        "text": draw(maybe(st.one_of(texts, st.just(LONG)))),
        "events": draw(_events()),
        "holdings": draw(_holdings()),
    }
    plain = {
        "id": "cited",
        "derived": [
            {"id": "translation", "kind": "translation"},
            {"id": "edition", "kind": "edition", "of": "translation"},
        ],
        "instantiations": [{"id": "original"}, {"id": "copy"}],
        "agents": [draw(_agent(role)) for role in ROLES],
        "accounts": [description, note],
    }
    return Record.model_validate(plain)


@st.composite
def _agent(draw: DrawFn, role: str) -> dict[str, Any]:
    given_name, family = draw(names), draw(names)
    parted = draw(st.booleans())
    return {
        "id": role,
        "kind": "person" if parted else draw(st.sampled_from(("person", "corporate-body"))),
        "name": f"{given_name} {family}" if parted else draw(names),
        "family": family if parted else None,
        "given": given_name if parted else None,
    }


@st.composite
def _statements(draw: DrawFn) -> list[dict[str, Any]]:
    when = draw(maybe(dates))
    said = {
        "title": {"value": draw(maybe(texts))},
        "kind": {"value": draw(kinds)},
        "date": {"value": "a date" if when else None, "date": when},
        "author": {"value": "an author" if draw(st.booleans()) else None, "agent": "author"},
        "addressee": {"value": "somebody" if draw(st.booleans()) else None, "agent": "addressee"},
        "language": {"value": draw(maybe(languages))},
    }
    return [
        {"id": f"s-{name}", "about": "text", "property": name, **fields}
        for name, fields in said.items()
        if fields["value"]
    ]


@st.composite
def _events(draw: DrawFn) -> list[dict[str, Any]]:
    copying = {
        "id": "e1",
        "kind": "copying",
        "parties": [{"role": "copyist"}],
        "used": [{"thing": "original"}],
        "made": ["copy"],
    }
    taking = {
        "id": "e2",
        "kind": "hand-over",
        "parties": [{"role": "recipient", "agent": "taker", "printed": draw(maybe(names))}],
        "moved": ["copy"],
        "after": ["e1"],
        "date": draw(maybe(dates)),
    }
    translator = {"role": "translator", "agent": "translator", "affiliation": draw(maybe(texts))}
    translating = {
        "id": "e3",
        "kind": "translating",
        "parties": [translator],
        "used": [{"thing": "text"}],
        "made": ["translation"],
        "details": draw(few(st.just({"kind": "language", "value": "Russian"}), 1)),
    }
    return [copying, *(one for one in (taking, translating) if draw(st.booleans()))]


@st.composite
def _publishing(draw: DrawFn) -> dict[str, Any]:
    details = {"container": draw(texts), "pages": draw(maybe(texts)), "number": draw(maybe(texts))}
    return {
        "id": "e1",
        "kind": "publishing",
        "parties": [{"role": "publisher", "agent": "publisher"}],
        "used": [{"thing": "translation"}],
        "made": ["edition"],
        "date": draw(maybe(dates)),
        "place": draw(maybe(texts)),
        "details": [{"kind": kind, "value": value} for kind, value in details.items() if value],
    }


@st.composite
def _holdings(draw: DrawFn) -> list[dict[str, Any]]:
    held = [
        {
            "id": f"h-{item}",
            "holder": {
                "role": "holder",
                "agent": agent,
                "printed": draw(maybe(names)),
                "abbreviation": draw(maybe(st.sampled_from(("AVP RF", "РГАНИ", "A&B")))),
            },
            "instantiation": item,
            "place": draw(maybe(texts)),
            "reference": draw(maybe(codes)),
        }
        for item, agent in (("original", "holder"), ("copy", "keeper"))
    ]
    return [one for one in held if draw(st.integers(0, 3))]


def cited(count: int) -> list[Record]:
    """Return as many records, always the same."""
    return drawn(records(), count, "cited")
