"""The statements of others: what is asked of them, and which of them have been taken.

A statement is four strings as N-Quads spells them; a blank node begins with ``_:``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Final, NamedTuple

from provenance.rdf.namespaces import NAMESPACES, TYPE
from provenance.rdf.term import Term, parts
from provenance.readers.rdf.blanks import settled
from provenance.readers.vocabulary import content, words

_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_PREFIXES: Final = {one.prefix: one.iri for one in NAMESPACES} | {"foaf": _FOAF}
_NO_PLACE: Final = "the record has no place for it"
_NO_SUBJECT: Final = "its subject is no record, carrier, activity or agent of one"


class Left(NamedTuple):
    """Statements of one subject and predicate that were not taken.

    Attributes:
        subject: The subject's IRI, or its blank node.
        predicate: The predicate, shortened by a prefix where there is one.
        times: How many statements there are.
        why: Why they were not taken.
    """

    subject: str
    predicate: str
    times: int
    why: str

    def __str__(self) -> str:
        several = f" ({self.times} statements)" if self.times > 1 else ""
        return f"{self.subject} {self.predicate}{several}: {self.why}"


class Graph:
    """Statements by subject and predicate, and by predicate and object.

    Args:
        statements: Subject, predicate, object, and whatever stands after them.
    """

    def __init__(self, statements: Iterable[tuple[str, ...]]) -> None:
        self._out: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._in: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._taken: set[tuple[str, str, str]] = set()
        self._why: dict[tuple[str, str, str], str] = {}
        self._known: set[str] = set()
        for subject, predicate, value in settled(statements):
            self._out[subject][predicate].add(value)
            self._in[predicate, value].add(subject)

    @cached_property
    def language(self) -> str | None:
        """The one language of all words whose language is told; None where there are several."""
        values = {value for said in self._out.values() for some in said.values() for value in some}
        tags = {literal(one)[2] for one in values if is_literal(one)} - {None}
        return next(iter(tags)) if len(tags) == 1 else None

    def subjects(self) -> list[str]:
        """Return every subject, in order."""
        return sorted(self._out)

    def of_class(self, key: str) -> list[str]:
        """Return the subjects of the classes of a list, in order."""
        found = {one for sort in terms(key) for one in self._in.get((TYPE, sort), ())}
        return sorted(found)

    def is_a(self, node: str, key: str) -> bool:
        """Tell whether a node is of one of the classes of a list; take it that it is."""
        found = [sort for sort in terms(key) if sort in self.values(node, TYPE)]
        for sort in found:
            self.mark(node, TYPE, sort)
        return bool(found)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return what a subject has under a predicate, in order, without taking it.

        Words that are white space alone say nothing, and are left.
        """
        found = self._out.get(subject)
        return sorted(filter(_says, found.get(predicate, ()))) if found else []

    def having(self, predicate: str, value: str) -> list[str]:
        """Return the subjects that have something under a predicate, in order."""
        return sorted(self._in.get((predicate, value), ()))

    def said(self, subject: str, key: str) -> Iterator[tuple[str, str]]:
        """Yield predicate and value of whatever a subject has under the predicates of a list."""
        for predicate in terms(key):
            for value in self.values(subject, predicate):
                yield predicate, value

    def mark(self, subject: str, predicate: str, value: str) -> None:
        """Note that a statement is taken."""
        self._taken.add((subject, predicate, value))

    def excuse(self, statement: tuple[str, str, str], why: str) -> None:
        """Note why a statement that might have been taken is not."""
        self._why[statement] = why

    def know(self, node: str) -> None:
        """Note that a node is a record, a carrier, an activity or an agent of one."""
        self._known.add(node)

    def knows(self, node: str) -> bool:
        """Tell whether a node was noted by `know`."""
        return node in self._known

    def left(self) -> tuple[Left, ...]:
        """Return what was not taken, in the order of subjects and predicates."""
        found: Counter[tuple[str, str, str]] = Counter()
        for subject, said in self._out.items():
            for predicate, values in said.items():
                for value in values:
                    if (subject, predicate, value) not in self._taken:
                        why = self._reason(subject, predicate, value)
                        found[bare(subject), short(predicate), why] += 1
        return tuple(Left(*key[:2], times, key[2]) for key, times in sorted(found.items()))

    def _reason(self, subject: str, predicate: str, value: str) -> str:
        told = self._why.get((subject, predicate, value)) or _reasons().get(predicate)
        if told:
            return told
        return _NO_PLACE if subject in self._known else _NO_SUBJECT


@cache
def terms(key: str) -> tuple[str, ...]:
    """Return a list of ``vocab/readers/rdf.yaml`` as terms, in its order."""
    return tuple(map(term, words("rdf", key)))


@cache
def term(curie: str) -> str:
    """Return the term of a prefix and a local name: ``rico:title``."""
    prefix, _, name = curie.partition(":")
    return f"<{_PREFIXES[prefix]}{name}>"


@cache
def short(predicate: str) -> str:
    """Return a predicate with a prefix, where one is known for it."""
    iri = bare(predicate)
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = next((name for name, start in _PREFIXES.items() if start == iri[:cut]), None)
    return f"{prefix}:{iri[cut:]}" if prefix else iri


def bare(node: str) -> str:
    """Return an IRI without its brackets; a blank node as it is."""
    return node[1:-1] if node.startswith("<") else node


def is_literal(value: str) -> bool:
    """Tell a literal from an IRI or a blank node."""
    return value.startswith('"')


def literal(value: str) -> tuple[str, str | None, str | None]:
    """Return a literal's text, the IRI of its datatype, and its language."""
    text, datatype, language = parts(Term(value))
    return text, bare(datatype) if datatype else None, language


def _says(value: str) -> bool:
    return not is_literal(value) or bool(literal(value)[0].strip())


@cache
def _reasons() -> dict[str, str]:
    value = content("rdf").get("untaken")
    entries = value if isinstance(value, list) else []
    found: dict[str, str] = {}
    for entry in entries:
        listed = entry.get("words") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(listed, list):
            found.update((term(str(one)), str(entry["why"])) for one in listed)
    return found
