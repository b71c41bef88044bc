"""Every metadata format by its prefix."""

from collections.abc import Iterator
from typing import Final

from provenance.serve.oai.faults import Fault
from provenance.serve.oai.formats import dublin_core, mods, rdf

FORMATS: Final = {one.prefix: one for one in (dublin_core.FORMAT, mods.FORMAT, rdf.FORMAT)}
"""The formats, the one that all must offer first."""


def unknown(prefix: str | None) -> Iterator[Fault]:
    """Yield what is wrong with a metadataPrefix that is there."""
    if prefix is not None and prefix not in FORMATS:
        words = f"There is no format {prefix}; metadataPrefix is one of {', '.join(FORMATS)}."
        yield Fault("cannotDisseminateFormat", words)
