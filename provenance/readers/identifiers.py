"""The rule by which readers name records.

The family name of the author where that is a person, else the addressee's, else of a participant;
else the author's, addressee's or participant's own name; else the kind of document. Then the date:
``dobrynin-1962-10-30``. Where two records would have one name, the later gets ``-2``, ``-3`` ….
"""

from collections.abc import Iterable
from itertools import chain, count

from provenance.notes.naming import slug
from provenance.readers.cast import person
from provenance.readers.headings import Heading
from provenance.readers.parties import Correspondent

_LONGEST = 80


def stem_of(heading: Heading | None, edtf: str | None) -> str:
    """Return the name of a record before it is made unique."""
    who = _who(heading) if heading else "document"
    when = slug(edtf) if edtf else "undated"
    return f"{who[:_LONGEST].strip('-')}-{when}"


def unique(stem: str, taken: Iterable[str]) -> str:
    """Return a name, or the name with the first number that makes it unique."""
    known = set(taken)
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain((stem,), numbered) if name not in known)


def _who(heading: Heading) -> str:
    sides = (heading.authors, heading.addressees, heading.participants)
    people = [one for side in sides for one in side if one.is_person]
    named = [one for side in sides for one in side if one.name and not one.is_body]
    bodies = [one for side in sides for one in side if one.name]
    for one in (*people, *named, *bodies):
        name = slug(_family(one))
        if name:
            return name
    return slug(heading.kind.label) or "document"


def _family(one: Correspondent) -> str:
    name = one.name.folded if one.name else ""
    return (person(name).family or name) if one.is_person else name
