"""The closed lists of the model, as types; ``vocab/lists/`` defines each word, with its source.

A test holds the two together: a word that stands here and not there, or there and not here, fails.
"""

from typing import Literal

Status = Literal["reported", "verified", "inferred", "disputed", "refuted"]
"""How a claim is known."""

Continuity = Literal["same-item", "further-copy", "unknown"]
"""Whether the very item was handed over, or a further copy of it."""

EventKind = Literal[
    "creation",
    "drafting",
    "clearance",
    "transmission",
    "meeting",
    "marking",
    "copying",
    "digitization",
    "hand-over",
    "accession",
    "translating",
    "transcribing",
    "publishing",
    "declassification",
    "destruction",
    "search",
    "gap",
]
"""What happened."""

Role = Literal[
    "author",
    "drafter",
    "clearer",
    "sender",
    "addressee",
    "copyist",
    "giver",
    "recipient",
    "holder",
    "translator",
    "transcriber",
    "publisher",
    "editor",
    "declassifier",
    "searcher",
    "participant",
]
"""The part that an agent took in an event."""

Particular = Literal[
    "title",
    "container",
    "pages",
    "volume",
    "number",
    "document-number",
    "url",
    "language",
    "carrier",
    "priority",
    "mark",
]
"""What an event says besides its parties, date and place."""

Property = Literal[
    "title",
    "kind",
    "date",
    "author",
    "office",
    "addressee",
    "language",
    "signature",
    "place",
    "carrier",
    "extent",
    "copy-number",
]
"""What a description says of a text or an instantiation."""

AgentKind = Literal["person", "corporate-body", "family", "agent"]
"""What an agent is (RiC-O Person, CorporateBody, Family; Agent where the source does not show)."""

AccountKind = Literal["description", "source-note", "introduction", "citation", "catalogue"]
"""What kind of source tells."""

DerivedKind = Literal["translation", "edition", "transcript", "excerpt"]
"""How a derived record came from its text."""

AccessKind = Literal["open", "closed", "released-with-excisions"]
"""Who may read."""

Unknown = Literal[
    "party-not-named",
    "link-missing",
    "searched-not-found",
    "date-not-stated",
]
"""The four kinds of not-knowing, never one "unknown"."""

Level = Literal[
    "collection",
    "series",
    "fonds",
    "inventory",
    "file",
    "leaf",
    "record_group",
    "class",
    "piece",
    "central_file",
    "lot_file",
    "accession",
    "box",
    "folder",
    "volume",
    "reel",
    "frame",
    "page",
    "document_number",
    "entry",
]
"""The levels of reference codes (the reference roles of source notes)."""
