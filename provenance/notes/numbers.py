"""What a number of a publication counts, by the word before it: volumes, documents, or issues."""

from typing import Final

from provenance.notes.facts import Fact
from provenance.notes.lexicon import lexicon

_COUNTED: Final = {"volume-word": "volume", "document-word": "document-number"}
_LONGEST: Final = 24
"""No word and its spaces are longer."""


def counted(text: str, fact: Fact) -> Fact:
    """Return a fact of a note whose role says what a publication's number counts.

    Args:
        text: The note.
        fact: One of its facts.

    Examples:
        >>> text = "Printed in Foreign Relations, 1948, document 152."
        >>> counted(text, Fact("publication", "number", "152", 1, 45, 48)).role
        'document-number'
    """
    if (fact.event, fact.role) != ("publication", "number"):
        return fact
    before = text[max(0, fact.start - _LONGEST) : fact.start]
    patterns = lexicon().patterns
    role = next((one for word, one in _COUNTED.items() if patterns[word].search(before)), fact.role)
    return fact._replace(role=role)
