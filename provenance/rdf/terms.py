"""Which term stands for which word of the model: the one table of the mapping.

Every word of `provenance.model.notation` stands here or follows the rule of `concept`. Where an
event kind has several classes, the first is the one by which it is read back; the others are its
superclasses, written out so that a reader without the ontology finds them.
"""

from functools import cache
from typing import Final, Literal, get_args

from provenance.model import notation
from provenance.model.notation import (
    AgentKind,
    DerivedKind,
    EventKind,
    Particular,
    Property,
    Role,
    Status,
    Unknown,
)
from provenance.rdf.namespaces import COC, CRM, DC, DCTERMS, PROV, RICO, SCHEMA
from provenance.rdf.term import Term
from provenance.resources.lists import concepts

Scheme = Literal[
    "statuses", "continuities", "roles", "unknowns", "account-kinds", "derived-kinds",
    "access-kinds", "levels", "event-kinds", "carrier-roles", "carriers", "marks",
]  # fmt: skip
"""The lists whose words are concepts; those of the others are classes or properties.

Of carriers and marks the record keeps the printed words: they may be others than those of the list.
"""

ACTIVITY: Final = PROV("Activity")
_DOING: Final = RICO("Activity")
_EVENT: Final = RICO("Event")
EVENT_CLASSES: Final[dict[EventKind, tuple[Term, ...]]] = {
    "drafting": (COC("Drafting"), _DOING, CRM("E65_Creation")),
    "clearance": (COC("Clearance"), _DOING, CRM("E7_Activity")),
    "transmission": (COC("Transmission"), _DOING, CRM("E7_Activity")),
    "meeting": (COC("Meeting"), _DOING, CRM("E7_Activity")),
    "marking": (COC("Marking"), _DOING, CRM("E7_Activity")),
    "digitization": (COC("Digitization"), COC("Copying"), _DOING, CRM("E7_Activity")),
    "copying": (COC("Copying"), _DOING, CRM("E12_Production")),
    "accession": (COC("Accession"), COC("HandOver"), _DOING, CRM("E10_Transfer_of_Custody")),
    "hand-over": (COC("HandOver"), _DOING, CRM("E10_Transfer_of_Custody")),
    "translating": (COC("Translating"), _DOING, CRM("E65_Creation")),
    "transcribing": (COC("Transcribing"), _DOING, CRM("E65_Creation")),
    "publishing": (COC("Publishing"), _DOING, CRM("E7_Activity")),
    "declassification": (COC("Declassification"), _DOING, CRM("E7_Activity")),
    "search": (COC("SearchWithoutResult"), _DOING, CRM("E7_Activity")),
    "gap": (COC("Gap"), _EVENT, CRM("E5_Event")),
    "creation": (CRM("E65_Creation"), COC("DocumentEvent"), _DOING),
    "destruction": (CRM("E6_Destruction"), COC("DocumentEvent"), _EVENT),
}
"""The classes of each kind of event, besides ``prov:Activity``; narrower kinds come first."""

EVENT_TYPES: Final = {_DOING: RICO("hasActivityType"), _EVENT: RICO("hasEventType")}
"""The predicate under which an event of a class of RiC-O has its kind as a concept."""

NOT_KNOWN: Final[dict[str, Unknown]] = {
    "gap": "link-missing",
    "search": "searched-not-found",
}
"""What an event of these kinds says is not known."""

CUSTODY_ROLES: Final[dict[Role, Term]] = {
    "giver": CRM("P28_custody_surrendered_by"),
    "recipient": CRM("P29_custody_received_by"),
}
"""The shortcut from a hand-over to a party."""

PARTICULARS: Final[dict[Particular, Term]] = {
    "title": DCTERMS("title"),
    "container": COC("publicationAsPrinted"),
    "pages": SCHEMA("pagination"),
    "volume": SCHEMA("volumeNumber"),
    "number": DCTERMS("identifier"),
    "document-number": COC("documentNumberAsPrinted"),
    "url": SCHEMA("url"),
    "language": DC("language"),
    "carrier": DC("format"),
    "priority": COC("precedenceAsPrinted"),
    "mark": COC("markAsPrinted"),
}
"""What an event says besides its parties, date and place; the values are words as printed."""

ISSUE: Final = SCHEMA("issueNumber")
"""The number that a publishing says; see `particular`."""

PROPERTIES: Final[dict[Property, Term]] = {
    "title": RICO("title"),
    "kind": DC("type"),
    "date": DC("date"),
    "author": DC("creator"),
    "office": COC("officeAsPrinted"),
    "addressee": COC("addresseeAsPrinted"),
    "language": DCTERMS("language"),
    "signature": RICO("authenticityNote"),
    "place": COC("placeAsPrinted"),
    "carrier": DC("format"),
    "extent": RICO("physicalOrLogicalExtent"),
    "copy-number": COC("copyNumberAsPrinted"),
}
"""What is said of a text or an instantiation, in words."""

AGENT_PROPERTIES: Final[dict[Property, Term]] = {
    "author": RICO("hasAuthor"),
    "addressee": RICO("hasAddressee"),
}
"""The same where the statement names an agent of the record."""

DATE_PROPERTIES: Final[dict[Property, Term]] = {"date": RICO("hasCreationDate")}
"""The same where the statement has a date."""

AGENT_CLASSES: Final[dict[AgentKind, tuple[Term, ...]]] = {
    "person": (RICO("Person"), CRM("E21_Person"), PROV("Person")),
    "corporate-body": (RICO("CorporateBody"), CRM("E74_Group"), PROV("Organization")),
    "family": (RICO("Family"), CRM("E74_Group"), PROV("Agent")),
    "agent": (RICO("Agent"), CRM("E39_Actor"), PROV("Agent")),
}
"""The classes of each kind of agent; the first is the one by which it is read back."""

STATED: Final[frozenset[Status]] = frozenset(("reported", "verified"))
"""The statuses of claims that are also written as plain shortcuts."""

_CONTINUITIES: Final = {
    "same-item": "sameItem",
    "further-copy": "furtherCopy",
    "unknown": "continuityUnknown",
}
_PREFIXES: Final[dict[Scheme, str]] = {
    "roles": "role",
    "unknowns": "unknown",
    "account-kinds": "account",
    "derived-kinds": "derived",
    "access-kinds": "access",
    "levels": "level",
    "event-kinds": "event",
    "carrier-roles": "role",
    "carriers": "carrier",
    "marks": "mark",
}
_WORDS: Final[dict[Scheme, tuple[str, ...]]] = {
    "statuses": get_args(notation.Status),
    "continuities": get_args(notation.Continuity),
    "roles": get_args(notation.Role),
    "unknowns": get_args(notation.Unknown),
    "account-kinds": get_args(notation.AccountKind),
    "derived-kinds": get_args(DerivedKind),
    "access-kinds": get_args(notation.AccessKind),
    "levels": get_args(notation.Level),
    "event-kinds": get_args(EventKind),
    "carrier-roles": ("moved",),
}


def particular(event: EventKind, kind: Particular) -> Term:
    """Return the term of what an event of a kind says besides.

    The number that a publishing says is that of the issue: it identifies a bulletin, and neither
    what was done nor, of itself, what was printed.
    """
    return ISSUE if (event, kind) == ("publishing", "number") else PARTICULARS[kind]


@cache
def concept(scheme: Scheme, word: str) -> Term:
    """Return the concept of a word of a closed list.

    A status is itself (``coc:reported``), a continuity has a name of its own (``coc:sameItem``),
    every other word has its list's prefix (``coc:role-giver``, ``coc:level-fonds``).
    """
    if scheme == "statuses":
        return COC(word)
    if scheme == "continuities":
        return COC(_CONTINUITIES[word])
    return COC(f"{_PREFIXES[scheme]}-{word}")


@cache
def words(scheme: Scheme) -> dict[Term, str]:
    """Return the words of a list by their concepts."""
    return {concept(scheme, word): word for word in _WORDS.get(scheme) or concepts(scheme)}


def scheme_term(scheme: Scheme) -> Term:
    """Return the concept scheme of a closed list."""
    return COC(f"{scheme}-list")
