"""VERB: ListSets, the sets by which a harvest may be confined; their list comes whole."""

from collections.abc import Iterator
from typing import Final

from provenance.bibliography.syntax.xml import element
from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.verbs.verb import Harvest, Verb
from provenance.serve.oai.xml import text_of

NO_SETS: Final = Fault("noSetHierarchy", "This repository has no sets.")


def _check(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    if asked.token is not None:
        words = "The list of sets comes whole; no resumption token was given for it."
        yield Fault("badResumptionToken", words)
    if not harvest.catalogue.sets:
        yield NO_SETS


def _answer(_asked: Asked, harvest: Harvest) -> Iterator[str]:
    for spec, name in harvest.catalogue.sets.items():
        yield text_of(element("set", element("setSpec", spec), element("setName", name)))


VERB: Final = Verb(_check, _answer)
