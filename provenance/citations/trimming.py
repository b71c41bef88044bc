"""What of a style and of items a bibliography needs: the same entries, sooner.

To list references the processor also formats a citation of each, and throws it away; and it reads
every variable of every item, printed or not. Where a bibliography does not depend on its citations
these are left out, and so are variables that the style never names and whatever of the style the
items decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from provenance.citations.folding import Item, folded

_NUMBER: Final = b'<citation><layout><text variable="citation-number"/></layout></citation>'

_BY_YEAR: Final = "disambiguate-add-year-suffix"
_BY_NAMES: Final = ("disambiguate-add-names", "disambiguate-add-givenname")
_UNNAMED: Final = frozenset(
    ["id", "type", "language", "title", "author", "issued", "page", "URL", "DOI", "PMID", "PMCID"]
) | {"note"}
"""What a processor uses of an item though the style names it not: labels, links, capitals, and
lines of a note that tell a variable ("original-date: 1962")."""

_ROOT: Final = "style"
_LIST: Final = "bibliography"
_CITATION: Final = "citation"
_PARTS: Final = (_ROOT, "locale", "macro", _CITATION, _LIST)


def trimmed(items: Sequence[Item], style: bytes) -> tuple[list[Item], bytes]:
    """Return items and a style that make the same list in less time.

    The items have only the variables that the style names, and those used without a name; the style
    is `folded`, and cites by number. Its citations stay where what tells them apart may show in the
    list (CSL 1.0.2, "Disambiguation"): a letter behind the year, another form of an entry, or names
    that are written out because two citations are alike. The last cannot be where the list writes
    names out anyway, and no item has so many that they end in "et al."

    Args:
        items: The items, at least one.
        style: The style, as a file holds it.
    """
    whole = folded(items, style)
    style = folded(items, _Seen(whole).cut(max(map(_most_names, items))))
    wanted = _Seen(style).variables | _UNNAMED
    few = [
        {key: value for key, value in one.items() if key.removesuffix("-short") in wanted}
        for one in items
    ]
    return few, style


def _most_names(item: Item) -> int:
    """Return the length of the longest list; of several names, if it is one of names."""
    return max(len(value) if isinstance(value, list) else 0 for value in item.values())


@dataclass(slots=True)
class _Part:
    """A macro, the bibliography, or what stands outside of them.

    Attributes:
        calls: The macros that it calls.
        least: How many names its lists must have to end in "et al.".
        asks: Whether something in it depends on whether citations are alike.
        names: How its lists write a name, as far as they say so.
        silent: How many of its lists do not say so.
    """

    calls: set[str] = field(default_factory=set)
    least: list[str] = field(default_factory=list)
    asks: bool = False
    names: list[dict[str, str]] = field(default_factory=list)
    silent: int = 0

    def note(self, name: str, attributes: dict[str, str], *, inherits: bool) -> None:
        """Add what an element says; one that ``inherits`` writes names as the list around it."""
        if "macro" in attributes:
            self.calls.add(f"macro {attributes['macro']}")
        if "et-al-min" in attributes:
            self.least.append(attributes["et-al-min"])
        if name == "name":
            self.names.append(attributes)
        if not inherits:
            self.silent += {"names": 1, "name": -1}.get(name, 0)
        self.asks |= "disambiguate" in attributes

    def writes_out(self, *, initials: bool) -> bool:
        """Tell whether it prints given names in full, where they would else be initials."""
        told = (
            one.get("form", "long") == "long" and (not initials or one.get("initialize") == "false")
            for one in self.names
        )
        return all(told) and not (initials and self.silent)

    def has_et_al(self, most_names: int) -> bool:
        """Tell whether so many names may be too many."""
        return any(not one.isdecimal() or int(one) <= most_names for one in self.least)


class _Seen:
    """What is seen of a style on one way through it.

    Attributes:
        variables: Every variable that it names.
    """

    def __init__(self, style: bytes) -> None:
        """Read a style."""
        self._style = style
        self.variables: set[str] = set()
        self._citation = slice(0, 0)
        self._parts: dict[str, _Part] = {}
        self._part = _ROOT
        self._open: list[str] = []
        self._inherited: set[str] = set()
        self._cites_by: set[str] = set()
        self._begun_at = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        self._parser.Parse(style, True)  # noqa: FBT003 - expat's "this is all"

    def cut(self, most_names: int) -> bytes:
        """Return the style without what makes no entry.

        Args:
            most_names: How many names stand in one list at most.
        """
        part = self._citation
        if not self._style[part] or self._prints_what_citations_decide(most_names):
            return self._style
        return self._style[: part.start] + _NUMBER + self._style[part.stop :]

    def _prints_what_citations_decide(self, most_names: int) -> bool:
        """Tell whether the bibliography may print what depends on citations."""
        parts = self._reached()
        if _BY_YEAR in self._cites_by or any(part.asks for part in parts):
            return True
        if not any(one in self._cites_by for one in _BY_NAMES):
            return False
        initials = "initialize-with" in self._inherited
        plain = "name-form" not in self._inherited and all(
            part.writes_out(initials=initials) and not part.has_et_al(most_names) for part in parts
        )
        return not plain

    def _reached(self) -> list[_Part]:
        """Return the parts that make the bibliography."""
        reached, due = {_ROOT}, {_LIST}
        while due:
            one = due.pop()
            reached.add(one)
            due |= self._parts.get(one, _Part()).calls - reached
        return [part for name, part in self._parts.items() if name in reached]

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        if name in _PARTS:
            self._part = f"macro {attributes.get('name')}" if name == "macro" else name
        if name == _CITATION:
            self._begun_at = self._parser.CurrentByteIndex
            self._cites_by.update(attributes)
        self.variables.update(attributes.get("variable", "").split())
        self._inherited.update(attributes)
        if "info" not in self._open:
            part = self._parts.setdefault(self._part, _Part())
            part.note(name, attributes, inherits="substitute" in self._open)
        self._open.append(name)

    def _ended(self, name: str) -> None:
        if name == _CITATION:
            self._citation = self._element(self._begun_at, self._parser.CurrentByteIndex)
        self._open.pop()

    def _element(self, begin: int, end: int) -> slice:
        """Return where an element stands; nowhere, if its tags are not written as usual."""
        usual = self._style.startswith(b"<citation", begin) and self._style.startswith(b"</", end)
        return slice(begin, self._style.index(b">", end) + 1) if usual else slice(0, 0)
