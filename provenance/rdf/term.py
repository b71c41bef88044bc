"""RDF terms as plain immutable strings: each is its own N-Quads spelling, escaped once.

A term starts with ``<`` (an IRI) or ``"`` (a literal); there is no third kind, for there are no
blank nodes. A quad is four such strings; joined by spaces they are a line of N-Quads.
"""

import re
from typing import TYPE_CHECKING, Final, NewType

from provenance.errors import MalformedIri
from provenance.rdf.iri import require_iri

if TYPE_CHECKING:
    Term = NewType("Term", str)
else:
    Term = str  # which costs a third of what calling a NewType does, for every statement
"""An IRI or a literal, as N-Quads spells it."""

Quad = tuple[Term, Term, Term, Term]
"""Subject, predicate, object, graph."""

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_SPECIAL: Final = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_SHORT_BACK: Final = {short[1]: plain for plain, short in _SHORT.items()} | {"'": "'"}
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LANGUAGE: Final = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"  # language, extended languages
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"  # script, region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
    r"|x(?:-[a-z0-9]{1,8})+)"
)
"""A well-formed tag (RFC 5646, section 2.1), lower case; strict parsers refuse any other."""


_SHORTENED: Final = re.compile(
    "(?:coc|crm|crmdig|dc|dcterms|edtf|oa|owl|prov|rdf|rdfs|rico|schema|skos|xsd):(?!//)"
)
"""What a reader of our JSON-LD takes for the short form of another IRI, by the prefix."""


def iri(text: str) -> Term:
    """Return the term of an IRI from outside.

    Raises:
        MalformedIri: It is not an absolute IRI, or looks like one that is shortened by a prefix.
    """
    if _SHORTENED.match(text):
        raise MalformedIri(text)
    return Term(f"<{require_iri(text)}>")


def literal(text: str) -> Term:
    r"""Return the term of a plain string.

    Examples:
        >>> print(literal('a "quoted" word'))
        "a \"quoted\" word"
    """
    return Term(f'"{_escaped(text)}"')


def typed(text: str, datatype: Term) -> Term:
    """Return the term of a typed literal."""
    return Term(f'"{_escaped(text)}"^^{datatype}')


def tagged(text: str, language: str | None) -> Term:
    """Return the term of words in a language; a plain string where the tag is not well formed.

    RDF compares language tags without regard to case, and stores lower them; so does this.
    """
    tag = language.lower() if language else ""
    return Term(f'"{_escaped(text)}"@{tag}') if _LANGUAGE.fullmatch(tag) else literal(text)


def spelt(text: str, datatype: str | None, language: str | None) -> Term:
    """Return the term of a literal that others have read: their datatype's IRI, their language.

    Examples:
        >>> print(spelt("kopia", None, "PL"))
        "kopia"@pl
    """
    if language:
        return Term(f'"{_escaped(text)}"@{language.lower()}')
    plain = datatype is None or datatype == _STRING
    return literal(text) if plain else typed(text, Term(f"<{datatype}>"))


def is_iri(term: Term) -> bool:
    """Tell whether a term is an IRI."""
    return term.startswith("<")


def iri_of(term: Term) -> str:
    """Return the IRI of an IRI term."""
    return term[1:-1]


def parts(term: Term) -> tuple[str, Term | None, str | None]:
    """Return a literal's text, datatype and language; the datatype is None for a plain string.

    Examples:
        >>> parts(typed("1962", iri("http://example.org/year")))
        ('1962', '<http://example.org/year>', None)
    """
    end = term.rindex('"')
    text, rest = term[1:end], term[end + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if rest.startswith("^^"):
        return text, Term(rest[2:]), None
    return text, None, rest[1:] or None


def text_of(term: Term) -> str:
    """Return a literal's text."""
    return parts(term)[0]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT_BACK[found[3]]
