"""Whole valid records for hypothesis, with every field and text that tries to break out."""

from collections.abc import Sequence
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from made_up.dates import EDTF
from made_up.drawing import drawn
from made_up.words import LONG, texts
from provenance.model import notation
from provenance.model.record import Record

words = st.sampled_from(("a", "b", "copy", "agent", "gent", "html", "1", "e1", "text-1", "a-1"))
slugs = st.one_of(words, st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True))
languages = st.sampled_from(("en", "ru", "en-US", "zh-Hant", "x", "not a tag", "de>"))


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return a strategy that also yields None."""
    return st.one_of(st.none(), strategy)


def few(strategy: SearchStrategy[Any], most: int = 2) -> SearchStrategy[list[Any]]:
    """Return a strategy of short lists."""
    return st.lists(strategy, max_size=most)


def one_of(words: object) -> SearchStrategy[Any]:
    """Return a strategy of the words of a closed list."""
    return st.sampled_from(get_args(words))


def ids(most: int = 3) -> SearchStrategy[list[str]]:
    """Return a strategy of lists of ids, each once."""
    return st.lists(slugs, max_size=most, unique=True)


statuses = one_of(notation.Status)
dates = st.one_of(
    st.fixed_dictionaries({"edtf": st.sampled_from(EDTF), "printed": maybe(texts)}),
    st.fixed_dictionaries({"printed": texts}),
    st.fixed_dictionaries({"absent": st.just("date-not-stated"), "printed": maybe(texts)}),
)
codes = st.one_of(
    st.fixed_dictionaries({"printed": texts}),
    st.fixed_dictionaries(
        {
            "printed": maybe(texts),
            "levels": st.lists(
                st.fixed_dictionaries({"level": one_of(notation.Level), "value": texts}),
                min_size=1,
                max_size=3,
            ),
        }
    ),
)


@st.composite
def spans(draw: DrawFn) -> dict[str, int]:
    """Return a start and an end after it."""
    start = draw(st.integers(0, 30))
    return {"start": start, "end": start + draw(st.integers(1, 20))}


@st.composite
def evidence(draw: DrawFn) -> dict[str, Any]:
    """Return words, or a locator, with or without a place."""
    said = draw(
        st.sampled_from(("quote", "locator", "both")).flatmap(
            lambda kind: st.fixed_dictionaries(
                {key: texts for key in ("quote", "locator") if kind in (key, "both")}
            )
        )
    )
    return said | (draw(spans()) if draw(st.booleans()) else {})


@st.composite
def parties(draw: DrawFn, agents: Sequence[str]) -> dict[str, Any]:
    """Return a party, named or not."""
    return draw(
        st.fixed_dictionaries(
            {
                "role": one_of(notation.Role),
                "agent": maybe(st.sampled_from(agents)) if agents else st.none(),
                "status": statuses,
                "printed": maybe(texts),
                "abbreviation": maybe(texts),
                "affiliation": maybe(texts),
                "evidence": few(evidence(), 1),
                "reason": maybe(texts),
            }
        )
    )


@st.composite
def events(
    draw: DrawFn, name: str, names: Sequence[str], things: Sequence[str], agents: Sequence[str]
) -> dict[str, Any]:
    """Return an event of any kind, with uses, details and an order."""
    thing = st.sampled_from(things)
    use = st.fixed_dictionaries({"thing": thing, "status": statuses, "reason": maybe(texts)})
    detail = st.fixed_dictionaries(
        {"kind": one_of(notation.Particular), "value": texts, "evidence": few(evidence(), 1)}
    )
    kind = draw(one_of(notation.EventKind))
    moves = kind in ("hand-over", "accession")
    return {
        "id": name,
        "kind": kind,
        "status": draw(statuses),
        "parties": draw(few(parties(agents))),
        "used": draw(few(use)),
        "made": draw(few(thing)),
        "moved": draw(few(thing)) if moves else [],
        "continuity": draw(maybe(one_of(notation.Continuity))) if moves else None,
        "date": draw(maybe(dates)),
        "place": draw(maybe(texts)),
        "details": draw(few(detail)),
        "after": draw(few(st.sampled_from(names))),
        "evidence": draw(few(evidence())),
        "reason": draw(maybe(texts)),
    }


def statements(
    name: str, things: Sequence[str], agents: Sequence[str]
) -> SearchStrategy[dict[str, Any]]:
    """Return a strategy of statements of any property."""
    return st.fixed_dictionaries(
        {
            "id": st.just(name),
            "about": st.sampled_from(things),
            "property": one_of(notation.Property),
            "value": texts,
            "date": maybe(dates),
            "agent": maybe(st.sampled_from(agents)) if agents else st.none(),
            "status": statuses,
            "evidence": few(evidence(), 1),
            "reason": maybe(texts),
        }
    )


def holdings(
    name: str, things: Sequence[str], agents: Sequence[str]
) -> SearchStrategy[dict[str, Any]]:
    """Return a strategy of holdings."""
    access = st.fixed_dictionaries(
        {
            "kind": one_of(notation.AccessKind),
            "printed": maybe(texts),
            "reproduction": maybe(texts),
        }
    )
    return st.fixed_dictionaries(
        {
            "id": st.just(name),
            "holder": parties(agents),
            "instantiation": st.sampled_from(things),
            "state": st.sampled_from(("present", "former")),
            "seen": maybe(dates),
            "place": maybe(texts),
            "reference": maybe(codes),
            "access": maybe(access),
            "status": statuses,
            "evidence": few(evidence(), 1),
            "reason": maybe(texts),
        }
    )


def splits(name: str, things: Sequence[str]) -> SearchStrategy[dict[str, Any]]:
    """Return a strategy of splits."""
    return st.fixed_dictionaries(
        {
            "id": st.just(name),
            "thing": st.sampled_from(things),
            "into": few(st.sampled_from(things), 3),
            "status": statuses,
            "reason": maybe(texts),
        }
    )


@st.composite
def sources(draw: DrawFn) -> dict[str, Any]:
    """Return a source, with or without the file that was read."""
    file = st.builds(
        lambda place, name, line: {"name": name, "sha256": "0" * 64, "line": line, **place},
        spans(),
        texts,
        st.integers(1, 10**12),
    )
    fields = {key: maybe(texts) for key in ("title", "container", "pages", "url")}
    return draw(st.fixed_dictionaries(fields | {"date": maybe(dates), "file": maybe(file)}))


@st.composite
def accounts(
    draw: DrawFn, name: str, things: Sequence[str], agents: Sequence[str]
) -> dict[str, Any]:
    """Return an account with claims of every sort."""
    claims = draw(ids(5))
    sorts = [draw(st.sampled_from("sehp")) for _ in claims]
    named = [claim for claim, sort in zip(claims, sorts, strict=True) if sort == "e"]
    of = {sort: [c for c, s in zip(claims, sorts, strict=True) if s == sort] for sort in "sehp"}
    recording = st.fixed_dictionaries({"date": maybe(dates), "by": texts, "method": maybe(texts)})
    unread = st.builds(lambda place, text: {"text": text, **place}, spans(), texts)
    return {
        "id": name,
        "kind": draw(one_of(notation.AccountKind)),
        "source": draw(sources()),
        "attributed_to": draw(maybe(st.sampled_from(agents))) if agents else None,
        "text": draw(maybe(st.one_of(texts, st.just(LONG)))),
        "language": draw(maybe(languages)),
        "batch": draw(maybe(texts)),
        "recorded": draw(maybe(recording)),
        "statements": [draw(statements(one, things, agents)) for one in of["s"]],
        "events": [draw(events(one, named, things, agents)) for one in of["e"]],
        "holdings": [draw(holdings(one, things, agents)) for one in of["h"]],
        "splits": [draw(splits(one, things)) for one in of["p"]],
        "unread": draw(few(unread)),
    }


@st.composite
def records(draw: DrawFn) -> Record:
    """Return a valid record with every field that the model has."""
    named = [one for one in draw(ids(4)) if one != "text"]
    cut = draw(st.integers(0, len(named)))
    things, agents = ["text", *named], draw(ids(3))
    texts_here = ["text", *named[:cut]]
    missing = st.fixed_dictionaries(
        {"what": texts, "reason": texts, "evidence": few(evidence(), 1)}
    )
    plain = {
        "id": draw(slugs),
        "derived": [
            {
                "id": one,
                "kind": draw(one_of(notation.DerivedKind)),
                "of": draw(st.sampled_from([other for other in texts_here if other != one])),
            }
            for one in named[:cut]
        ],
        "instantiations": [
            {"id": one, "of": draw(st.sampled_from(texts_here)), "label": draw(maybe(texts))}
            for one in named[cut:]
        ],
        "agents": [
            {
                "id": one,
                "kind": draw(one_of(notation.AgentKind)),
                "name": draw(texts),
                "family": draw(maybe(texts)),
                "given": draw(maybe(texts)),
                "authority": draw(maybe(words)),
                "part_of": draw(maybe(st.sampled_from(agents))),
            }
            for one in agents
        ],
        "accounts": [draw(accounts(one, things, agents)) for one in draw(ids(2))],
        "missing": draw(few(missing)),
    }
    return Record.model_validate(plain)


def generated(count: int) -> list[Record]:
    """Return as many valid records, always the same."""
    return drawn(records(), count, "generated")
