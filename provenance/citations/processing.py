"""One call of the processor: items, a style, and a document that cites them."""

import json
from collections.abc import Sequence
from typing import Any, Final

from provenance.citations.folding import Item
from provenance.citations.items import RESTORED
from provenance.citations.pandoc import Beat, run
from provenance.citations.tree import Node
from provenance.errors import FormatterFailed

_RAW: Final = b'"t":"Raw'
"""What a text cannot hold in JSON, where quotation marks are escaped: a node of raw HTML or TeX."""


def processed(
    items: Sequence[Item], style: bytes, asked: dict[str, Any], beat: Beat | None = None
) -> list[Node]:
    """Return the blocks of a document with its citations and its list of references.

    Args:
        items: The items.
        style: The style, as a file holds it.
        asked: The document.
        beat: Told how long it takes.

    Raises:
        FormatterFailed: The processor cannot read the style, or made raw text of an item.
        MissingExtra: The processor is not installed.
    """
    arguments = ["--from=json", "--to=json", "--citeproc", "--csl", "{style.csl}"]
    arguments += ["--bibliography", "{references.json}"]
    files = {"style.csl": style, "references.json": _bytes(items)}
    made = run(arguments, _bytes(asked), files, beat)
    if _RAW in made:
        raise FormatterFailed("the processor made raw text of a reference")
    blocks: list[Node] = json.loads(made.replace(*RESTORED))["blocks"]
    return blocks


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
