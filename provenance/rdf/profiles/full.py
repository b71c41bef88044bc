"""The profile ``full``: all that a record holds; the only one that can be read back."""

from provenance.rdf.profiles.profile import Profile
from provenance.rdf.quads import quads

PROFILE = Profile(
    "full",
    "Everything that the record holds",
    "For archives and stores that keep the record itself: every claim with its account, its status "
    "and the words that support it, and what was inferred in a graph of its own. It leaves nothing "
    "out and can be read back into the same record.",
    quads=quads,
)
