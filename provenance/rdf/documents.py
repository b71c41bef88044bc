"""JSON-LD documents as text: an array of them, or one a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

Document = Mapping[str, object]

DocumentFormat = Literal["json-ld", "json-lines"]
"""How documents are written: as a JSON array, or one a line."""

DOCUMENT_FORMATS: Final[tuple[DocumentFormat, ...]] = get_args(DocumentFormat)

_json: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def fresh(records: Iterable[Iterable[Document]], shared: str) -> Iterator[str]:
    """Yield the documents of records as JSON, one that several records share only once.

    Args:
        records: The documents of each record.
        shared: What the IRIs of the documents start with that records share.
    """
    seen = set[str]()
    for documents in records:
        for one in documents:
            text = _json(one)
            if str(one.get("id", one.get("@id", ""))).startswith(shared):
                if text in seen:
                    continue
                seen.add(text)
            yield text


def array(documents: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a JSON array of documents, each on a line of its own."""
    before = "[\n"
    for one in documents:
        yield f"{before}{one}"
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def lines(documents: Iterable[str]) -> Iterator[str]:
    """Yield each document on a line of its own (JSON Lines)."""
    for one in documents:
        yield f"{one}\n"
