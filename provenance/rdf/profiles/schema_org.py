"""The profile ``schema-org``: what search engines ask for, in the terms of schema.org."""

from provenance.rdf.profiles.profile import Profile
from provenance.rdf.schema_org.documents import documents

PROFILE = Profile(
    "schema-org",
    "What search engines read, in the terms of schema.org",
    "For the pages of a site and whoever harvests them: each text with author, recipient, date, "
    "carriers, holding archives, translations and editions, and each hand-over as its recipient's "
    "act. Only what is reported or verified of this very document stands there; schema.org has no "
    "word for the rest, nor for former holders, the order of hand-overs, the accounts and the "
    "words that support them. The source note itself is kept under creditText.",
    documents=documents,
)
