"""A statement of custody in a finding aid: its words, and its account."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.notes.account import Telling
from provenance.notes.parse import read_note
from provenance.readers.assembling import with_things
from provenance.readers.flat import Flat, flatten, words_of
from provenance.readers.markup import Element
from provenance.readers.vocabulary import words

_CUSTODY: Final = frozenset(("holding", "copying", "transfer"))


class Stated(NamedTuple):
    """A statement: its element and its words, without its heading and the statements in it."""

    element: Element
    flat: Flat

    @property
    def title(self) -> str:
        """What the finding aid calls it: its heading, else its element."""
        head = next((one for one in self.element.elements if one.name == "head"), None)
        return (words_of(head) if head else "") or self.element.name


def statements_in(element: Element) -> Iterator[Stated]:
    """Yield an element's own statement, where it has words or no other in it, and those in it."""
    names = (*words("ead", "statements"), *words("ead", "asides"))
    inner = [one for one in element.walk() if one is not element and one.name in names]
    own = flatten(element, ("head", *names))
    if own.words.text or not inner:
        yield Stated(element, own)
    for one in inner:
        yield Stated(one, flatten(one, ("head", *names)))


def is_of_custody(stated: Stated) -> bool:
    """Tell whether a statement says who held, copied, gave or got something."""
    return any(fact.event in _CUSTODY for fact in read_note(stated.flat.words.text).facts)


def set_apart(telling: Telling, number: int) -> Telling:
    """Return a later statement's telling with copies of its own: it does not say they are known.

    The original is the unit that all statements of a unit speak of.
    """
    ids = [one.id for one in telling.instantiations] + [one.id for one in telling.derived]
    names = {one: f"{one}-{number}" for one in ids if one != "original"}
    if number == 1 or not names:
        return telling
    return with_things(telling, names)
