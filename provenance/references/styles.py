"""The manners in which reference codes are printed, from ``vocab/reference-codes/styles.yaml``."""

from functools import cache
from typing import Literal

from pydantic import Field, ValidationError

from provenance.errors import UnknownFormat, VocabularyError
from provenance.model.base import Text, Value
from provenance.model.notation import Level
from provenance.references.grammars import Script
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file


class Style(Value):
    """A manner of printing.

    Attributes:
        grammars: The grammars of which it speaks, all where there are none.
        joint: What stands between the levels.
        dash: What stands between the ends of a range.
        capital: Whether the words of levels begin with a capital.
        plural: Whether several sheets take another word.
        wording: Whether the words are written out.
        script: The script that it is written in, unless another is asked for.
        orders: Its own order of the levels, by grammar.
        source: Where it is described.
    """

    grammars: tuple[Text, ...] = ()
    joint: str = ", "
    dash: str = "-"
    capital: bool = False
    plural: bool = True
    wording: Literal["short", "full"] = "short"
    script: Script = "Latn"
    orders: dict[str, tuple[Level, ...]] = Field(default_factory=dict)
    source: Text


@cache
def styles() -> dict[str, Style]:
    """Return the styles by name; ``archive`` is each grammar's own.

    Raises:
        VocabularyError: The file breaks the model.
    """
    file = folder("vocab") / "reference-codes" / "styles.yaml"
    value = read_yaml_file(file).value
    try:
        rows = value if isinstance(value, dict) else {}
        return {name: Style.model_validate(row) for name, row in rows.items()}
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error


def style_named(name: str, grammar: str) -> Style:
    """Return a style, or the archive's own manner where the style does not speak of the grammar.

    Raises:
        UnknownFormat: There is no such style.
    """
    if name not in styles():
        raise UnknownFormat(name, sorted(styles()))
    style = styles()[name]
    return style if not style.grammars or grammar in style.grammars else styles()["archive"]
