"""The profile ``linked-art``: documents of Linked Art 1.0, the custody of museums."""

from provenance.rdf.linked_art.documents import documents
from provenance.rdf.profiles.profile import Profile

PROFILE = Profile(
    "linked-art",
    "Documents of Linked Art 1.0",
    "For museums and for whoever reads CIDOC CRM by Linked Art: a document for each text, carrier, "
    "activity, person and group, valid against the schemas of the API 1.0. The accounts are "
    "merged; what is inferred, disputed or told of a whole batch stands in an AttributeAssignment "
    "with its status, what is refuted or superseded is left out. It cannot say which account tells "
    "what, whether the very item passed (a note says it), where in a source the words stand, nor "
    "that a link is missing; its inner parts have no IRIs, because the schemas allow none.",
    documents=documents,
)
