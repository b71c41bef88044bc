"""RDF/XML: one description for each subject, for readers that know nothing newer.

Named graphs have no place in it: all are merged.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from provenance.errors import MalformedIri
from provenance.rdf.namespaces import NAMESPACES, RDF
from provenance.rdf.term import Quad, Term, iri_of, is_iri, parts

_CUT: Final = re.compile(r"(.*[/#])([A-Za-z_][A-Za-z0-9_.-]*)")
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PREFIXES: Final = {one.iri: one.prefix for one in NAMESPACES}
_subject: Final = itemgetter(0)


def rdfxml(quads: Iterable[Quad]) -> str:
    r"""Return statements as an RDF/XML document; the same statements give the same bytes.

    A character that XML 1.0 cannot hold (most control characters) becomes U+FFFD.

    Raises:
        MalformedIri: A predicate has no name that XML can use for an element.
    """
    triples = sorted({quad[:3] for quad in quads})
    names = _names({predicate for _, predicate, _ in triples})
    prefixes = {iri: prefix for prefix, iri in names.items()}
    declared = "".join(f"\n  xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in names.items())
    blocks = (_block(subject, group, prefixes) for subject, group in groupby(triples, _subject))
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    return "".join((head, *blocks, "</rdf:RDF>\n"))


def _names(predicates: Iterable[Term]) -> dict[str, str]:
    """Return the namespaces of predicates by prefix; what has none gets a numbered one."""
    found = sorted({RDF.iri, *(_cut(one)[0] for one in predicates)})
    return {_PREFIXES.get(iri, f"ns{number}"): iri for number, iri in enumerate(found, 1)}


@lru_cache(maxsize=1024)
def _cut(predicate: Term) -> tuple[str, str]:
    found = _CUT.fullmatch(iri_of(predicate))
    if found is None:
        raise MalformedIri(iri_of(predicate))
    return found[1], found[2]


def _block(
    subject: Term, triples: Iterable[tuple[Term, Term, Term]], prefixes: dict[str, str]
) -> str:
    lines = "".join(_lines(triples, prefixes))
    about = quoteattr(iri_of(subject))
    return f"  <rdf:Description rdf:about={about}>\n{lines}  </rdf:Description>\n"


def _lines(triples: Iterable[tuple[Term, Term, Term]], prefixes: dict[str, str]) -> Iterator[str]:
    for _, predicate, value in triples:
        namespace, local = _cut(predicate)
        name = f"{prefixes[namespace]}:{local}"
        if is_iri(value):
            yield f"    <{name} rdf:resource={quoteattr(iri_of(value))}/>\n"
        else:
            yield f"    <{name}{_kind(value)}>{_text(value)}</{name}>\n"


def _kind(value: Term) -> str:
    _, datatype, language = parts(value)
    if language:
        return f" xml:lang={quoteattr(language)}"
    return f" rdf:datatype={quoteattr(iri_of(datatype))}" if datatype else ""


def _text(value: Term) -> str:
    text = _FORBIDDEN.sub("\ufffd", parts(value)[0])
    return escape(text, {"\r": "&#13;"})
