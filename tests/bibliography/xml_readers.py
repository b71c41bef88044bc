"""What the XML formats and COinS say, read from their elements as their standards mean them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import parse_qs
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MODS = "{http://www.loc.gov/mods/v3}"
EAD = "{urn:isbn:1-931666-22-9}"
TEI = "{http://www.tei-c.org/ns/1.0}"


class Said(NamedTuple):
    """What a citation must bring back, as one format has it; None where it has no place for it."""

    key: str
    title: str
    kind: str | None
    authors: tuple[str, ...]
    recipients: tuple[str, ...]
    translators: tuple[str, ...]
    archive: str | None
    place: str | None
    code: str | None
    copy: str | None
    dates: tuple[str, ...]
    languages: tuple[str, ...]
    note: str | None
    bounds: tuple[str, ...] = ()


def mods(text: str) -> Iterator[Said]:
    """Yield the items of a MODS collection; the town stands behind the archive's name."""
    for item in _root(text).findall(f"{MODS}mods"):
        where = _words(item, f"{MODS}location/{MODS}physicalLocation")
        yield Said(
            key=item.findtext(f"{MODS}recordInfo/{MODS}recordIdentifier") or "",
            title=_words(item, f"{MODS}titleInfo/{MODS}title") or "",
            kind=_words(item, f"{MODS}genre"),
            authors=_mods_names(item, "aut"),
            recipients=_mods_names(item, "rcp"),
            translators=_mods_names(item, "trl"),
            archive=where,
            place=where,
            code=_words(item, f"{MODS}location/{MODS}shelfLocator"),
            copy=_words(item, f"{MODS}note[@type='ownership']"),
            dates=_all(item, f"{MODS}originInfo/{MODS}dateCreated"),
            languages=_all(item, f"{MODS}language/{MODS}languageTerm"),
            note=_words(item, f"{MODS}note[@type='source note']"),
            bounds=_all(item, f"{MODS}originInfo/{MODS}dateCreated[@encoding='edtf']"),
        )


def ead(text: str) -> Iterator[Said]:
    """Yield the items of a finding aid."""
    for item in _root(text).iter(f"{EAD}c"):
        yield Said(
            key=item.attrib["id"],
            title=_words(item, f"{EAD}did/{EAD}unittitle") or "",
            kind=_words(item, f"{EAD}controlaccess/{EAD}genreform"),
            authors=_all(item, f"{EAD}did/{EAD}origination/*[@role='author']"),
            recipients=_all(item, f"{EAD}controlaccess/*[@role='addressee']"),
            translators=_all(item, f"{EAD}controlaccess/*[@role='translator']"),
            archive=_words(item, f"{EAD}did/{EAD}repository/{EAD}corpname"),
            place=_words(item, f"{EAD}did/{EAD}repository/{EAD}address/{EAD}addressline"),
            code=_words(item, f"{EAD}did/{EAD}unitid"),
            copy=_words(item, f"{EAD}custodhist/{EAD}p")
            or _words(item, f"{EAD}altformavail[@type='custody']/{EAD}p"),
            dates=_all(item, f"{EAD}did/{EAD}unitdate"),
            languages=_all(item, f"{EAD}did/{EAD}langmaterial/{EAD}language"),
            note=_words(item, f"{EAD}odd[@type='source note']/{EAD}p"),
            bounds=tuple(_normal(item)),
        )


def tei(text: str) -> Iterator[Said]:
    """Yield the descriptions of a TEI corpus."""
    for item in _root(text).findall(f"{TEI}TEI"):
        file = f"{TEI}teiHeader/{TEI}fileDesc"
        manuscript = f"{file}/{TEI}sourceDesc/{TEI}msDesc"
        profile = f"{TEI}teiHeader/{TEI}profileDesc"
        received = f"{profile}/{TEI}correspDesc/{TEI}correspAction[@type='received']/*"
        yield Said(
            key=item.attrib["{http://www.w3.org/XML/1998/namespace}id"],
            title=_words(item, f"{file}/{TEI}titleStmt/{TEI}title") or "",
            kind=_words(item, f"{profile}/{TEI}textClass/{TEI}keywords/{TEI}term"),
            authors=_all(item, f"{file}/{TEI}titleStmt/{TEI}author/*"),
            recipients=_all(item, received),
            translators=tuple(
                _text(one[1]) for one in item.findall(f"{file}/{TEI}titleStmt/{TEI}respStmt")
            ),
            archive=_words(item, f"{manuscript}/{TEI}msIdentifier//{TEI}repository"),
            place=_words(item, f"{manuscript}/{TEI}msIdentifier//{TEI}settlement"),
            code=_words(item, f"{manuscript}/{TEI}msIdentifier//{TEI}idno[@type='shelfmark']"),
            copy=_words(item, f"{manuscript}/{TEI}history/{TEI}provenance/{TEI}p")
            or _words(item, f"{manuscript}/{TEI}additional/{TEI}surrogates/{TEI}p"),
            dates=_all(item, f"{manuscript}/{TEI}history/{TEI}origin/{TEI}origDate"),
            languages=tuple(_tei_languages(item, f"{manuscript}/{TEI}msContents/{TEI}msItem")),
            note=_words(item, f"{TEI}text/{TEI}body/{TEI}p/{TEI}note[@type='source']"),
            bounds=tuple(_tei_bounds(item, f"{manuscript}/{TEI}history/{TEI}origin/{TEI}origDate")),
        )


class Spans(HTMLParser):
    """The ContextObjects of a page, and what else is in it.

    Attributes:
        objects: The keys and values of each.
        others: Tags that are no such span, and text.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.objects: list[dict[str, list[str]]] = []
        self.others: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a span of the class Z3988."""
        found = dict(attrs)
        if (tag, found.get("class"), set(found)) == (
            "span",
            "Z3988",
            {"class", "data-key", "title"},
        ):
            self.objects.append(parse_qs(found["title"] or "", strict_parsing=True))
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if data.strip():
            self.others.append(data)


def _normal(item: Element) -> Iterator[str]:
    for one in item.iterfind(f"{EAD}did/{EAD}unitdate[@normal]"):
        yield from one.attrib["normal"].split("/")


def _tei_bounds(item: Element, path: str) -> Iterator[str]:
    for one in item.iterfind(path):
        yield from (one.attrib[n] for n in ("when", "notBefore", "notAfter") if n in one.attrib)


def _mods_names(item: Element, role: str) -> tuple[str, ...]:
    term = f"{MODS}role/{MODS}roleTerm"
    names = [one for one in item.findall(f"{MODS}name") if one.findtext(term) == role]
    return tuple(_words(one, f"{MODS}displayForm") or _text(one[0]) for one in names)


def _tei_languages(item: Element, path: str) -> Iterator[str]:
    for one in item.iterfind(f"{path}/{TEI}textLang"):
        yield one.attrib["mainLang"]
        yield from one.get("otherLangs", "").split()
    yield from _all(item, f"{path}/{TEI}note[@type='language']")


def _root(text: str) -> Any:  # noqa: ANN401 - an Element, which mypy takes for falsy
    return ElementTree.fromstring(text)  # noqa: S314 - we have written it


def _words(item: Element, path: str) -> str | None:
    found = item.find(path)
    return None if found is None else _text(found)


def _all(item: Element, path: str) -> tuple[str, ...]:
    return tuple(_text(one) for one in item.findall(path))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
