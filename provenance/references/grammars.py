"""The grammars of reference codes, one for each manner of numbering, and who has which."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from provenance.archives.table import repositories
from provenance.errors import VocabularyError
from provenance.model.base import Slug, Text, Value
from provenance.model.notation import Level
from provenance.model.reference_code import ReferenceCode
from provenance.model.repository import Repository
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

Script = Literal["Latn", "Cyrl"]
"""The scripts in which codes are written (ISO 15924)."""

Form = Annotated[tuple[Text, ...], Field(min_length=1, max_length=2)]
"""How a level is printed, ``{}`` its value; the second form where it has several leaves."""

Forms = dict[Level, Form]


class OtherWord(Value):
    """A word for a level that means another thing than the usual one, and how it is printed.

    Attributes:
        words: The word as it is printed, in every script.
        forms: How the level is printed with it, by script.
        source: Where it is seen.
    """

    words: tuple[Text, ...]
    forms: dict[Script, Form]
    source: Text


class CodeShape(Value):
    """A code that is known by its shape; groups are named by level."""

    pattern: Text
    source: Text


class Example(Value):
    """A code that the grammar reads, and its levels."""

    text: Text
    levels: dict[Level, Text]
    source: Text


class Counterexample(Value):
    """A code that the grammar refuses."""

    text: Text
    source: Text


class Grammar(Value):
    """One manner of numbering.

    Attributes:
        id: Its name.
        title: Its levels in words.
        countries: Countries whose archives have it unless their entries say otherwise.
        order: Its levels, from wide to narrow.
        needs: Levels without which a code is none of its codes.
        common: Whether it is meant where several grammars fit a code.
        unbroken: Whether no level may be left out between two others that the archive has.
        values: What the value of a level looks like, where that tells the grammar from others.
        forms: How each level is printed, by script.
        full: The same with the words written out; `forms` where a level is not there.
        others: Words of a level that are not changed for the usual one: a perechen is no opis.
        glue: What stands before a level instead of the style's sign.
        shapes: Codes without level words.
        reads: Codes that it reads.
        refuses: Codes that it refuses.
        source: Where it is described.
    """

    id: Slug
    title: Text
    countries: tuple[Text, ...] = ()
    order: tuple[Level, ...]
    needs: tuple[Level, ...] = ()
    common: bool = False
    unbroken: bool = False
    values: dict[Level, Text] = Field(default_factory=dict)
    forms: dict[Script, Forms]
    full: dict[Script, Forms] = Field(default_factory=dict)
    others: dict[Level, tuple[OtherWord, ...]] = Field(default_factory=dict)
    glue: dict[Level, str] = Field(default_factory=dict)
    shapes: tuple[CodeShape, ...] = ()
    reads: tuple[Example, ...]
    refuses: tuple[Counterexample, ...]
    source: Text

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The shapes as patterns; last the one that follows from `values` and `glue`."""
        glued = [level for level in self.order if level in self.glue]
        first = self.order[self.order.index(glued[0]) - 1] if glued else None
        chain = [first, *glued] if first else []
        bare = all(self.forms["Latn"][one] == ("{}",) and one in self.values for one in chain)
        made = [_shape(self._composed(chain))] if chain and bare else []
        return (*(_shape(shape.pattern) for shape in self.shapes), *made)

    def _composed(self, chain: list[Level]) -> str:
        groups = [f"(?P<{level}>{self.values[level]})" for level in chain]
        signs = [re.escape(self.glue[level]) for level in chain[1:]]
        return groups[0] + "".join(
            sign + group for sign, group in zip(signs, groups[1:], strict=True)
        )

    def titled(self, value: str) -> Level | None:
        """Return the level that a value without a word must be, by its look."""
        for level in self.order:
            wordless = self.forms["Latn"].get(level) == ("{}",) and _tells(self.values.get(level))
            if wordless and self.admits(level, value):
                return level
        return None

    def admits(self, level: Level, value: str) -> bool:
        """Tell whether a value may stand at a level."""
        if level not in self.order:
            return False
        pattern = self.values.get(level)
        return pattern is None or re.fullmatch(pattern, value) is not None

    def fits(self, code: ReferenceCode) -> bool:
        """Tell whether every level of a code may stand in this grammar."""
        there = all(code.get(level) is not None for level in self.needs)
        return there and all(self.admits(part.level, part.value) for part in code.levels)


@cache
def grammars() -> dict[str, Grammar]:
    """Return the grammars by id.

    Raises:
        VocabularyError: A file breaks the model.
    """
    place = folder("vocab") / "reference-codes" / "grammars"
    return {file.stem: _read(file) for file in sorted(place.glob("*.yaml"))}


def grammar_for(archive: Repository) -> Grammar | None:
    """Return the grammar of an archive's codes: its own, or its country's where its levels fit.

    Raises:
        VocabularyError: The entry names a grammar that is not there.
    """
    if archive.grammar is not None:
        if archive.grammar not in grammars():
            raise VocabularyError(archive.id, f"there is no grammar {archive.grammar!r}")
        return grammars()[archive.grammar]
    return _of_country(archive) if archive.levels else None


def grammar_of(code: ReferenceCode, repository: str | None = None) -> Grammar | None:
    """Return the grammar in which a code is written: its archive's, else the first that fits.

    Raises:
        VocabularyError: The archive's entry names a grammar that is not there.
    """
    archive = repositories()[repository] if repository else None
    own = (grammar_for(archive) or _of_country(archive)) if archive else None
    if own is not None and own.fits(code):
        return own
    fitting = [grammar for grammar in grammars().values() if grammar.fits(code)]
    return max(fitting, key=lambda grammar: closeness(grammar, code), default=None)


def closeness(grammar: Grammar, code: ReferenceCode) -> tuple[int, bool, bool, int]:
    """Rank a grammar that fits a code: telling values, order, common use, few levels."""
    telling = sum(_tells(grammar.values.get(part.level)) for part in code.levels)
    places = [grammar.order.index(part.level) for part in code.levels]
    return telling, places == sorted(places), grammar.common, -len(grammar.order)


def _of_country(archive: Repository) -> Grammar | None:
    """Return the first grammar of an archive's country that has its levels."""
    for grammar in grammars().values():
        if archive.country in grammar.countries and set(archive.levels) <= set(grammar.order):
            return grammar
    return None


def _tells(pattern: str | None) -> bool:
    """Tell whether a pattern takes more than any number: then a value that it takes says much."""
    return pattern is not None and re.fullmatch(pattern, "12") is None


def _read(file: Path) -> Grammar:
    try:
        grammar = Grammar.model_validate(read_yaml_file(file).value)
        _compile(grammar)
    except (ValidationError, re.error) as error:
        raise VocabularyError(str(file), str(error)) from error
    if grammar.id != file.stem:
        raise VocabularyError(str(file), f"id is {grammar.id!r}, not the file's name")
    return grammar


def _shape(pattern: str) -> re.Pattern[str]:
    """Compile a shape; a sign or nothing may follow it."""
    return re.compile(f"(?:{pattern})(?![\\w/]|[-–.]\\d)")


def _compile(grammar: Grammar) -> None:
    for shape in grammar.shapes:
        _shape(shape.pattern)
    for pattern in grammar.values.values():
        re.compile(pattern)
