"""What descriptions of a site are made of: statements about a subject, written as Turtle."""

from collections.abc import Iterable

from provenance.rdf.namespaces import XSD
from provenance.rdf.term import Term, typed

Statement = tuple[Term, Term]
"""A predicate and its object."""


def count(number: int) -> Term:
    """Return the term of a number."""
    return typed(str(number), XSD("integer"))


def block(subject: Term, said: Iterable[Statement]) -> str:
    """Return the statements about a subject as Turtle, each on a line of its own.

    Examples:
        >>> print(block(Term("<a:b>"), [(Term("<a:p>"), Term('"x"'))]), end="")
        <a:b>
            <a:p> "x" .
    """
    lines = [f"    {predicate} {value}" for predicate, value in said]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"
