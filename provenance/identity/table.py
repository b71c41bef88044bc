"""The table of clues, ``vocab/identity/clues.yaml``: how they weigh, and which words are alike."""

import re
from functools import cache
from typing import Literal

from pydantic import Field, ValidationError

from provenance.archives.folding import words
from provenance.errors import VocabularyError
from provenance.model.base import Text, Value
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file


class Weight(Value):
    """How a clue speaks.

    Attributes:
        says: What it says, in words; ``{value}`` stands for what was compared.
        m: How often it is found in two records of one document.
        u: How often in two records of different documents, or ``measured``.
        world: How common a value is beyond the records at hand, where u is measured.
        pins: Whether it points at one document among those of a correspondence: without such a clue
            nothing is proposed.
        bars: Whether nothing is proposed in spite of it, but by a clue that answers it: the letters
            of one correspondence, and the reports of one office, agree in all but their dates.
        answers: Whether it stands against a clue that bars.
        specific: Whether it tells documents of one day and one author apart: without such a clue
            nothing is proposed as the same, only as perhaps the same.
    """

    says: Text
    m: float = Field(gt=0, lt=1)
    u: float | Literal["measured"]
    world: float = Field(default=0.001, gt=0, lt=1)
    pins: bool = False
    bars: bool = False
    answers: bool = False
    specific: bool = False


class Alike(Value):
    """Words that are compared as if others stood there, and where that is seen."""

    words: Text
    as_: Text = Field(alias="as")
    source: Text


class Table(Value):
    """The whole file."""

    source: Text
    clues: dict[str, Weight]
    alike: tuple[Alike, ...]


@cache
def table() -> Table:
    """Return the table.

    Raises:
        VocabularyError: The file is broken.
    """
    file = folder("vocab") / "identity" / "clues.yaml"
    try:
        return Table.model_validate(read_yaml_file(file).value)
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error


def compared(text: str) -> str:
    """Return the words of a kind or a body as they are compared, in the order of the alphabet.

    Examples:
        >>> compared("Soviet MFA") == compared("USSR Ministry of Foreign Affairs")
        True
    """
    plain = text.casefold()
    for pattern, other in _alike():
        plain = pattern.sub(other, plain)
    return " ".join(sorted(words(plain)))


@cache
def _alike() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(one.words.casefold())}\b"), one.as_) for one in table().alike
    )
