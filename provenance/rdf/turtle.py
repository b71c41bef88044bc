"""Turtle and TriG: statements by subject, subjects by graph, names shortened by prefixes."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.rdf.grouping import FIRST, Said, by_graph, by_subject
from provenance.rdf.namespaces import NAMESPACES, XSD
from provenance.rdf.term import Quad, Term

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_INTEGER: Final = f'"^^{XSD("integer")}'
_MOST: Final = 4096
"""How many shortened IRIs are remembered."""


class Shortener(dict[Term, str]):
    """Terms as Turtle writes them under the prefixes of a base, by the terms.

    Those of vocabularies and of the last records are remembered.

    Args:
        base: The IRI under which records and agents live.
    """

    def __init__(self, base: str) -> None:
        super().__init__()
        own = {"record": f"{base}record/", "agent": f"{base}agent/"}
        self.prefixes = own | {one.prefix: one.iri for one in NAMESPACES}
        self._by_iri = {iri: prefix for prefix, iri in self.prefixes.items()}
        self._record = f"<{own['record']}"
        self._cut = len(self._record)
        self[FIRST] = "a"

    def __missing__(self, term: Term) -> str:
        if len(self) >= _MOST:
            self.clear()
            self[FIRST] = "a"
        if term[0] == '"':
            return self._short_literal(term)
        short = self[term] = self._short_iri(term)
        return short

    def header(self) -> str:
        """Return the declarations of the prefixes."""
        lines = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.prefixes.items())
        return "".join((*lines, "\n"))

    def _short_iri(self, term: Term) -> str:
        if term.startswith(self._record):
            local = term[self._cut : -1]
            return f"record:{local}" if _LOCAL.fullmatch(local) else term
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix, local = self._by_iri.get(term[1:cut]), term[cut:-1]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else term

    def _short_literal(self, term: Term) -> str:
        if term.endswith(_INTEGER):
            return term[1 : -len(_INTEGER)]
        text, mark, datatype = term.rpartition('"^^')
        return f"{text}{mark}{self[Term(datatype)]}" if mark else term


def turtle_blocks(quads: Iterable[Quad], short: Shortener, indent: str = "") -> Iterator[str]:
    """Yield a block of Turtle for each subject; the graphs are merged into one."""
    joint = f" ;\n{indent}    "
    for subject, said in by_subject(quads):
        yield f"{indent}{short[subject]} {_lines(said, short, joint)} .\n"


def trig_blocks(quads: Iterable[Quad], short: Shortener) -> Iterator[str]:
    """Yield a block of TriG for each graph."""
    for graph, its in by_graph(quads):
        blocks = "".join(turtle_blocks(its, short, "  "))
        yield f"{short[graph]} {{\n{blocks}}}\n\n"


def _lines(said: Said, short: Shortener, joint: str) -> str:
    pieces = []
    last: tuple[Term, Term] | None = None
    for one in said:
        predicate, value = one
        text = value if value[-1] == '"' else short[value]
        if last is None or predicate != last[0]:
            pieces.append(f"{joint}{short[predicate]} {text}")
        elif one != last:
            pieces.append(f" , {text}")
        last = one
    return "".join(pieces)[len(joint) :]
