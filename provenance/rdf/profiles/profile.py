"""What a profile is, which there are, and how to find one.

A profile says what of a record is written as linked data, and in whose terms: ``full`` all of it,
the others what one kind of reader asks for. To add one, put a module into this package. It holds
one constant::

    PROFILE = Profile(
        "core",
        "What a harvester needs",
        "Texts, carriers, holders … It cannot say …",
        quads=core_quads,
    )

and its two sorts are these:

``quads``
    a function of a record and a base to quads, each once, in a fixed order, without blank nodes;
    every syntax of `provenance.rdf.serialization` writes them, and `to_graph` takes them.
``documents``
    a function of a record and a base to JSON-LD documents: objects of plain JSON values, each
    complete, with the IRI of its context under ``@context`` and its own under ``id`` or ``@id``.
    They are written as a JSON array (``json-ld``, ``.jsonld``) or one a line (``json-lines``,
    ``.jsonl``). Of documents that records share (those of the shared agents) equal ones are
    written once.

The description says what the profile is for and what it cannot say. ``docs/profiles.md`` tells
field by field what each one keeps; ``python tests/rdf/profiles_page.py > docs/profiles.md`` writes
it anew. Nothing else needs to be edited: ``provenance dump --profile NAME`` finds the module.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import provenance.rdf.profiles as package
from provenance.errors import DuplicateFormat, UnknownProfile
from provenance.model.record import Record
from provenance.rdf.term import Quad

QuadsOf = Callable[[Record, str], Iterator[Quad]]
"""A record and a base to quads."""

DocumentsOf = Callable[[Record, str], Iterator[Mapping[str, object]]]
"""A record and a base to JSON-LD documents."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a record is written, and in whose terms.

    Attributes:
        name: Its name: ``core``.
        title: What it is, in a few words.
        description: Whom it is for and what it cannot say.
        quads: A record and a base to quads; None where it writes documents.
        documents: A record and a base to JSON-LD documents; None where it writes quads.
    """

    name: str
    title: str
    description: str
    quads: QuadsOf | None = None
    documents: DocumentsOf | None = None

    def __post_init__(self) -> None:
        if (self.quads is None) == (self.documents is None):
            raise ValueError(f"the profile {self.name} writes either quads or documents")


@cache
def profiles() -> dict[str, Profile]:
    """Return every profile by name, in the order of the names.

    Raises:
        DuplicateFormat: Two modules claim one name.
    """
    found: dict[str, Profile] = {}
    for one in _ours():
        if one.name in found:
            raise DuplicateFormat(one.name)
        found[one.name] = one
    return dict(sorted(found.items()))


def profile_called(name: str) -> Profile:
    """Return a profile by its name.

    Raises:
        UnknownProfile: There is no such profile.
    """
    known = profiles()
    if name not in known:
        raise UnknownProfile(name, tuple(known))
    return known[name]


def quads_of(name: str) -> QuadsOf:
    """Return the function by which a profile writes quads.

    Raises:
        UnknownProfile: There is no such profile, or it writes documents.
    """
    found = profile_called(name).quads
    if found is None:
        known = tuple(one.name for one in profiles().values() if one.quads)
        raise UnknownProfile(name, known, "profile of quads")
    return found


def _ours() -> Iterator[Profile]:
    for module in sorted(iter_modules(package.__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{package.__name__}.{module.name}"), "PROFILE", None)
        if isinstance(found, Profile):
            yield found
