"""The record that a request names by its identifier."""

from collections.abc import Iterator

from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.catalogue import Entry
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.identifier import identifier_of, record_of
from provenance.serve.oai.verbs.verb import Harvest


def entry_of(asked: Asked, harvest: Harvest) -> Entry | None:
    """Return the record that a request names; None where it names none that is, or was, here."""
    record = record_of(asked.get("identifier") or "", harvest.site.base)
    return harvest.catalogue.entry(record) if record else None


def unknown(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    """Yield what is wrong with an identifier that is there."""
    identifier = asked.get("identifier")
    if identifier is not None and entry_of(asked, harvest) is None:
        form = identifier_of("ID", harvest.site.base)
        words = f"There is no record {identifier}; identifiers have the form {form}."
        yield Fault("idDoesNotExist", words)
