"""JSON-LD documents as text: an array of them, or one a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

from provenance.resources.frame import BARE, Frame

Document = Mapping[str, object]

DocumentFormat = Literal["json-ld", "json-lines"]
"""How documents are written: as a JSON array, or one a line."""

DOCUMENT_FORMATS: Final[tuple[DocumentFormat, ...]] = get_args(DocumentFormat)

_json: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


FRAMES: Final[Mapping[str, Frame]] = {
    "json-ld": Frame("[\n", ",\n", "\n]\n", nothing="[]\n"),
    "json-lines": BARE,
}
"""What stands around and between documents."""


def texts(several: Iterable[Document]) -> Iterator[str]:
    """Yield documents as JSON, each on one line."""
    return map(_json, several)


def parted(several: Iterable[Document], shared: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the documents of a record as JSON: its own, and those that other records have too.

    Args:
        several: The documents of a record.
        shared: What the IRIs of the documents start with that records share.
    """
    own, also = dict[str, None](), dict[str, None]()
    for one in several:
        is_shared = str(one.get("id", one.get("@id", ""))).startswith(shared)
        (also if is_shared else own)[_json(one)] = None
    return tuple(own), tuple(also)
