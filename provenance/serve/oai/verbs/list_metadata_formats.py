"""VERB: ListMetadataFormats, of the repository, or of one record."""

from collections.abc import Iterator
from typing import Final

from provenance.bibliography.syntax.xml import element
from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.formats.table import FORMATS
from provenance.serve.oai.verbs.identifying import entry_of, unknown
from provenance.serve.oai.verbs.verb import Harvest, Verb
from provenance.serve.oai.xml import text_of


def _check(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    yield from unknown(asked, harvest)
    entry = entry_of(asked, harvest)
    if entry and entry.withdrawn:
        yield Fault("noMetadataFormats", "The record was withdrawn; nothing is offered of it.")


def _answer(_asked: Asked, _harvest: Harvest) -> Iterator[str]:
    for one in FORMATS.values():
        yield text_of(
            element(
                "metadataFormat",
                element("metadataPrefix", one.prefix),
                element("schema", one.schema),
                element("metadataNamespace", one.namespace),
            )
        )


VERB: Final = Verb(_check, _answer)
