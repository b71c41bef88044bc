"""What is wrong with a request, in the terms of the protocol (OAI-PMH 2.0, 3.6)."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Code = Literal[
    "badArgument",
    "badResumptionToken",
    "badVerb",
    "cannotDisseminateFormat",
    "idDoesNotExist",
    "noMetadataFormats",
    "noRecordsMatch",
    "noSetHierarchy",
]


class Fault(NamedTuple):
    """One thing that is wrong: its code, and what to do, in words."""

    code: Code
    words: str


class Refused(Exception):
    """A request that is not answered, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{one.code}: {one.words}" for one in self.faults))
