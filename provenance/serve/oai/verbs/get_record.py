"""VERB: GetRecord, one record in one format; of a withdrawn one, that it was withdrawn."""

from collections.abc import Iterator
from typing import Final

from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.formats import table
from provenance.serve.oai.verbs.identifying import entry_of, unknown
from provenance.serve.oai.verbs.record import whole_record
from provenance.serve.oai.verbs.verb import Harvest, Verb


def _check(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    yield from unknown(asked, harvest)
    yield from table.unknown(asked.get("metadataPrefix"))


def _answer(asked: Asked, harvest: Harvest) -> Iterator[str]:
    entry = entry_of(asked, harvest)
    if entry:
        yield whole_record(entry, harvest, table.FORMATS[asked.arguments["metadataPrefix"]])


VERB: Final = Verb(_check, _answer)
