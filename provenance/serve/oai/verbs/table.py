"""Every verb by its name."""

from typing import Final

from provenance.serve.oai.verbs import (
    get_record,
    identify,
    list_metadata_formats,
    list_sets,
    listing,
)

VERBS: Final = {
    "GetRecord": get_record.VERB,
    "Identify": identify.VERB,
    "ListIdentifiers": listing.IDENTIFIERS,
    "ListMetadataFormats": list_metadata_formats.VERB,
    "ListRecords": listing.RECORDS,
    "ListSets": list_sets.VERB,
}
"""How each verb of `provenance.serve.oai.arguments.VERBS` is answered."""
