"""Dates of others: words, typed values, beginnings and ends, and nodes that hold them."""

from typing import Final, NamedTuple

from provenance.dates import is_edtf
from provenance.model.date import ArchivalDate
from provenance.readers.rdf.graph import Graph, is_literal, literal, term
from provenance.readers.rdf.texts import plain

_MOMENTS: Final = (term("prov:startedAtTime"), term("prov:endedAtTime"))
_DAY: Final = len("1962-10-30")
_NO_DATE: Final = "beginning and end make no date: it would end before it begins, or one is no day"


class Dated(NamedTuple):
    """A date, the words that say it, and the predicate under which they stand."""

    date: ArchivalDate
    words: str
    predicate: str


class _End(NamedTuple):
    """A beginning or an end, the predicate under which it stands, the statements that say it."""

    edtf: str
    predicate: str
    stated: tuple[tuple[str, str, str], ...]


def date_of(graph: Graph, node: str) -> Dated | None:
    """Return the date that a thing has: its words with its bounds; None where it has none.

    What is taken is one of each: words, a beginning, an end. Further ones are left, and reported.
    """
    words, predicate = _words(graph, node) or (None, None)
    own = edtf_of(words[1]) if words else None
    bounds = _span(graph, node) if own is None else None
    if words is None and bounds is None:
        return _at_node(graph, node)
    text = words[0] if words else None
    edtf = own or (bounds[0] if bounds else None)
    printed = None if edtf == text else text
    date = _date(edtf, printed)
    said = predicate or (bounds[1] if bounds else "")
    return Dated(date, text or edtf or "", said)


def when_of(graph: Graph, activity: str) -> ArchivalDate | None:
    """Return when an activity took place: by the terms of PROV, else by any date that it has."""
    moment = moment_of(graph, activity, *_MOMENTS)
    dated = None if moment else date_of(graph, activity)
    return moment or (dated.date if dated else None)


def moment_of(graph: Graph, node: str, *predicates: str) -> ArchivalDate | None:
    """Return the date of an activity of PROV: its moment, or the days from first to last."""
    found = []
    for predicate in predicates:
        for value in graph.values(node, predicate)[:1]:
            edtf = edtf_of(value)
            if edtf:
                found.append(_End(edtf, predicate, ((node, predicate, value),)))
    days = dict.fromkeys(one.edtf[:_DAY] for one in found)
    edtf = _taken(graph, found, found[0].edtf if len(found) == 1 else "/".join(days))
    return ArchivalDate(edtf=edtf) if edtf else None


def edtf_of(value: str) -> str | None:
    """Return a typed date as EDTF; None for words. Of a time, where EDTF has no such, the day."""
    if not is_literal(value):
        return None
    text, datatype, _ = literal(value)
    if datatype is None:
        return None
    bare = text.strip()
    return next((one for one in (bare, bare[:_DAY]) if is_edtf(one)), None)


def _words(graph: Graph, node: str) -> tuple[tuple[str, str], str] | None:
    for predicate, value in graph.said(node, "dates"):
        text = plain(value) if is_literal(value) else None
        if text:
            graph.mark(node, predicate, value)
            return (text, value), predicate
    return None


def _span(graph: Graph, node: str) -> tuple[str, str] | None:
    begin, end = _bound(graph, node, "date-begins"), _bound(graph, node, "date-ends")
    found = [one for one in (begin, end) if one]
    first, last = begin.edtf if begin else "", end.edtf if end else ""
    whole = _taken(graph, found, first if first == last else f"{first}/{last}")
    return (whole, found[0].predicate) if whole else None


def _bound(graph: Graph, node: str, key: str) -> _End | None:
    for predicate, value in graph.said(node, key):
        stated = (node, predicate, value)
        if not is_literal(value):
            at = _value_at(graph, value)
            if at:
                return _End(at.edtf, predicate, (stated, *at.stated))
        elif edtf := edtf_of(value):
            return _End(edtf, predicate, (stated,))
    return None


def _taken(graph: Graph, found: list[_End], edtf: str) -> str | None:
    """Take what makes a date; None where it makes none, and what says so is excused."""
    is_date = is_edtf(edtf)
    for statement in (one for end in found for one in end.stated):
        if is_date:
            graph.mark(*statement)
        else:
            graph.excuse(statement, _NO_DATE)
    return edtf if is_date else None


def _at_node(graph: Graph, node: str) -> Dated | None:
    for predicate, value in graph.said(node, "date-nodes"):
        if is_literal(value):
            continue
        at = _value_at(graph, value)
        edtf = _taken(graph, [at], at.edtf) if at else None
        words = _taken_words(graph, value)
        if edtf or words:
            graph.mark(node, predicate, value)
            graph.know(value)
            return Dated(_date(edtf, words), words or edtf or "", predicate)
    return None


def _value_at(graph: Graph, node: str) -> _End | None:
    for predicate, value in graph.said(node, "date-values"):
        text = literal(value)[0] if is_literal(value) else ""
        if is_edtf(text):
            graph.know(node)
            return _End(text, predicate, ((node, predicate, value),))
    return None


def _taken_words(graph: Graph, node: str) -> str | None:
    for predicate, value in graph.said(node, "titles"):
        words = plain(value) if is_literal(value) else None
        if words:
            graph.mark(node, predicate, value)
            return words
    return None


def _date(edtf: str | None, printed: str | None) -> ArchivalDate:
    if edtf:
        return ArchivalDate(edtf=edtf, printed=printed)
    return ArchivalDate.read(printed or "")
