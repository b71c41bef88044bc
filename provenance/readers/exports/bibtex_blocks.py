"""The blocks of a BibTeX file, some entries at a time: no file is too long.

bibtexparser begins a new block wherever a line begins like one, whatever was open before. So a file
is given to it in pieces that begin there, each with the beginning of the next, at which a block
that was not closed ends.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, String

from provenance.errors import DataSyntaxError
from provenance.readers.exports.bibtex_values import Macros, macros_of
from provenance.readers.exports.measure import Measure
from provenance.resources.taken import Taken

_BEGINS: Final = re.compile(r"[ \t]*@\w*[ \t]*[{(]")
_MACRO: Final = "@string"
_SIZE: Final = 1 << 16

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # we tell what it logs


class Placed(NamedTuple):
    """A block.

    Attributes:
        block: The block, as bibtexparser has it.
        before: How many lines stand before the piece from whose beginning it counts its lines.
    """

    block: Block
    before: int


class _Piece(NamedTuple):
    text: str
    before: int
    next: str


def blocks_of(lines: Iterable[str], path: str) -> Iterator[Placed]:
    """Yield the blocks of a file; one whose key an earlier one has is told as one that failed.

    Raises:
        DataSyntaxError: A block is longer than a record may be.
    """
    with Taken() as taken:
        for piece in _pieces(lines, path):
            for block in _blocks(piece):
                yield Placed(_once(block, taken), piece.before)


def macros_in(lines: Iterable[str], size: int) -> Macros:
    """Return the macros of a file, and the months; those before what is too long, where it is.

    Args:
        lines: The lines of the file.
        size: How many characters it has.
    """
    found: dict[str, String] = {}
    with suppress(DataSyntaxError):  # which is told when the blocks are read
        for piece in _pieces(lines, ""):
            for block in _blocks(piece) if _MACRO in piece.text.casefold() else ():
                if isinstance(block, String):
                    found.setdefault(block.key, block)
    return macros_of(found.values(), size)


def _pieces(lines: Iterable[str], path: str) -> Iterator[_Piece]:
    measure = Measure(path)
    whole, block, before = list[str](), list[str](), 0
    begun, length = "", 0
    try:
        for line in measure.over(lines):
            begins = _BEGINS.match(line)
            if begins:
                measure.begin(before + len(whole) + len(block) + 1, len(line))
                whole += block
                block, begun = [], begins[0]
            if begins and length >= _SIZE:
                yield _Piece("".join(whole), before, begun)
                before += len(whole)
                whole, length = [], 0
            block.append(line)
            length += len(line)
    except DataSyntaxError:
        if not measure.is_over:  # but a line is too long, in the block or after it
            yield _Piece("".join(whole + block), before, "")
        elif whole:
            yield _Piece("".join(whole), before, begun)
        raise
    yield _Piece("".join(whole + block), before, "")


def _blocks(piece: _Piece) -> list[Block]:
    blocks = parse_string(f"{piece.text}{piece.next}", parse_stack=[]).blocks
    return blocks[:-1] if piece.next else blocks  # the last one has but begun


def _once(block: Block, taken: Taken) -> Block:
    if not isinstance(block, Entry | String):
        return block
    if taken.take(f"{type(block).__name__} {block.key}", "") is None:
        return block
    return DuplicateBlockKeyBlock(block.key, block, block, block.start_line, block.raw)
