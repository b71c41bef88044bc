"""The version of the vocabulary, and the addresses that carry it; what stands there is final.

``vocab/ontology.ttl`` says the same (a test holds them together), and ``vocab/releases`` keeps
every version that was published.
"""

from typing import Final

VERSION: Final = "0.1.2"
"""The version of the vocabulary, of its concept lists and of the JSON-LD context."""

ONTOLOGY_IRI: Final = "https://w3id.org/custody-chain/ns"
"""The vocabulary as a whole, whatever its version; also the graph of its concepts."""

VERSION_IRI: Final = f"{ONTOLOGY_IRI}/{VERSION}"
"""This version of the vocabulary."""

CONTEXT_IRI: Final = f"{VERSION_IRI}/context.jsonld"
"""The JSON-LD context of this version."""

LICENCE_IRI: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The licence of the vocabulary; of a site's data where its owner names no other."""
