"""Turtle and TriG: statements by subject, subjects by graph, names shortened by prefixes."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from provenance.rdf.namespaces import NAMESPACES, TYPE, XSD
from provenance.rdf.term import Quad, Term

Triple = tuple[Term, Term, Term]

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_FIRST: Final = Term("")
"""What stands for ``rdf:type`` while a subject's statements are sorted: it comes first."""

_INTEGER: Final = f'"^^{XSD("integer")}'
_subject, _predicate, _graph = itemgetter(0), itemgetter(1), itemgetter(3)


class Shortener:
    """Terms as Turtle writes them under the prefixes of a base.

    Args:
        base: The IRI under which records and agents live.
    """

    def __init__(self, base: str) -> None:
        own = {"record": f"{base}record/", "agent": f"{base}agent/"}
        self.prefixes = own | {one.prefix: one.iri for one in NAMESPACES}
        self._by_iri = {iri: prefix for prefix, iri in self.prefixes.items()}
        self._known: dict[Term, str] = {_FIRST: "a"}
        self._record = f"<{own['record']}"
        self._cut = len(self._record)

    def header(self) -> str:
        """Return the declarations of the prefixes."""
        lines = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.prefixes.items())
        return "".join((*lines, "\n"))

    def short(self, term: Term) -> str:
        """Return a term, shortened where a prefix fits.

        The terms of vocabularies are remembered; the nodes of records, without number, are not.
        """
        found = self._known.get(term)
        if found is not None:
            return found
        if term.startswith(self._record):
            local = term[self._cut : -1]
            return term if "/" in local else f"record:{local}"
        if not term.startswith("<"):
            return self._short_literal(term)
        return self._remember(term)

    def _remember(self, term: Term) -> str:
        short = self._short_iri(term)
        if short is not term and not short.startswith("agent:"):
            self._known[term] = short
        return short

    def _short_iri(self, term: Term) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix, local = self._by_iri.get(term[1:cut]), term[cut:-1]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else term

    def _short_literal(self, term: Term) -> str:
        if term.endswith('"'):
            return term
        if term.endswith(_INTEGER):
            return term[1 : -len(_INTEGER)]
        text, mark, datatype = term.rpartition('"^^')
        return f"{text}{mark}{self.short(Term(datatype))}" if mark else term


def turtle_blocks(quads: Iterable[Quad], shortener: Shortener) -> Iterator[str]:
    """Yield a block of Turtle for each subject; the graphs are merged into one."""
    triples = {(s, _FIRST if p == TYPE else p, o) for s, p, o, _ in quads}
    for subject, group in groupby(sorted(triples), _subject):
        yield _block(subject, group, shortener, "")


def trig_blocks(quads: Iterable[Quad], shortener: Shortener) -> Iterator[str]:
    """Yield a block of TriG for each graph."""
    for graph, group in groupby(sorted(set(quads), key=_graph), _graph):
        triples = sorted([(s, _FIRST if p == TYPE else p, o) for s, p, o, _ in group])
        subjects = groupby(triples, _subject)
        blocks = "".join(_block(one, its, shortener, "  ") for one, its in subjects)
        yield f"{shortener.short(graph)} {{\n{blocks}}}\n\n"


def _block(subject: Term, triples: Iterable[Triple], shortener: Shortener, indent: str) -> str:
    short = shortener.short
    lines = []
    for predicate, group in groupby(triples, _predicate):
        objects = " , ".join([short(value) for _, _, value in group])
        lines.append(f"{short(predicate)} {objects}")
    return f"{indent}{short(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"
