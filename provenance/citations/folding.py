"""A style with what some items decide decided: the same words, from a smaller style.

A style of three hundred kilobytes asks of every item whether it is a patent, has a DOI, was sung.
Where no item at hand is or has it, the answer stands before any of them is formatted.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from pydantic import JsonValue

Item = dict[str, JsonValue]
"""An item of CSL-JSON."""

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
register_namespace("", _NAMESPACE)

_CALLS: Final = frozenset(["text", "number", "date", "names"])
"""What prints a variable (CSL 1.0.2, "Rendering Elements")."""

_UNTOLD: Final = frozenset(
    ["id", "type", "language", "locator", "page-first", "year-suffix", "editor-translator"]
) | {"editortranslator", "citation-number", "citation-label", "first-reference-note-number"}
"""Variables that a processor makes of others or of the citation: an item need not have them."""


def folded(items: Sequence[Item], style: bytes) -> bytes:
    """Return a style that makes the same of these items.

    Its conditions are gone where a type or a variable that no item has decides them, or the one
    type that all items have; of neighbours that print variables of no item only the first is left,
    for a group that calls nothing is printed where one that calls what is empty is not (CSL 1.0.2,
    "Group"). Choices among substitutes stay: each is one substitute, whatever it holds. Macros that
    nothing calls any more are gone too.

    Args:
        items: The items, at least one.
        style: The style, without a document type declaration.
    """
    root = fromstring(style)  # noqa: S314 - `find_style` refuses declarations
    _Fold(items).fold(root)
    called = _called(root)
    for macro in root.findall(f"{{{_NAMESPACE}}}macro"):
        if macro.get("name") not in called:
            root.remove(macro)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _called(root: Element) -> set[str]:
    """Return the names of the macros that the citation and the bibliography need."""
    found: set[str] = set()
    due = [one for one in root if _name(one) != "macro"]
    macros = {str(one.get("name")): one for one in root if _name(one) == "macro"}
    while due:
        new = {one.get("macro", "") for one in due.pop().iter()} & macros.keys() - found
        due += [macros[name] for name in new]
        found |= new
    return found


class _Fold:
    """What is known of the items."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._types = {str(one.get("type")) for one in items}
        self._had = set(map(_plain, {key for one in items for key in one}))
        self._may_hide = "note" in self._had  # a note may hold lines like "original-date: 1962"

    def fold(self, element: Element) -> None:
        """Decide what can be decided under an element."""
        left: list[Element] = []
        vain: set[str] = set()
        for child in element:
            self.fold(child)
            child.tail = None
            name = _name(child)
            if name == "choose" and _name(element) != "substitute":
                left += self._decided(child)
            elif not self._is_vain(child):
                left.append(child)
            elif name not in vain:
                vain.add(name)
                left.append(child)
        element[:] = left

    def _is_vain(self, element: Element) -> bool:
        """Tell whether an element prints variables, and no item has one of them."""
        variables = element.get("variable", "").split()
        substitutes = any(_name(one) == "substitute" for one in element)
        is_call = _name(element) in _CALLS and bool(variables) and not substitutes
        return is_call and all(map(self._is_nowhere, variables))

    def _is_nowhere(self, variable: str) -> bool:
        name = _plain(variable)
        known = name not in _UNTOLD and not name.endswith("-short")
        return known and not self._may_hide and name not in self._had

    def _decided(self, choose: Element) -> list[Element]:
        """Return what stands for a choice: its branch, if one is sure, or what is left of it."""
        branches: list[Element] = []
        for branch in choose:
            truth = self._truth(branch)
            if truth is not False:
                branches.append(branch)
            if truth:
                break
        if not any(len(branch) for branch in branches):
            return []
        if self._truth(branches[0]):
            return list(branches[0])
        if self._truth(branches[-1]):
            branches[-1].tag = f"{{{_NAMESPACE}}}else"
            branches[-1].attrib.clear()
        branches[0].tag = f"{{{_NAMESPACE}}}if"
        choose[:] = branches
        return [choose]

    def _truth(self, branch: Element) -> bool | None:
        """Tell whether a branch is taken for all items, for none, or (None) for some perhaps."""
        if _name(branch) == "else":
            return True
        match = branch.get("match", "all")
        answers = set(self._answers(branch, match))
        if match == "all":
            return False if False in answers else None if None in answers else True
        told = True if True in answers else None if None in answers else False
        return told if match == "any" or told is None else not told

    def _answers(self, branch: Element, match: str) -> Iterator[bool | None]:
        for name, value in branch.attrib.items():
            if name == "type":
                yield self._has_type(set(value.split()), match)
            elif name in ("variable", "is-numeric", "is-uncertain-date"):
                yield from (False if self._is_nowhere(one) else None for one in value.split())
            elif name != "match":
                yield None

    def _has_type(self, types: set[str], match: str) -> bool | None:
        if self._types.isdisjoint(types):
            return False
        one = match != "all" or len(types) == 1  # "all" of several types: read in two ways
        return True if one and self._types <= types else None


def _plain(variable: str) -> str:
    """Return the name of a variable in the one spelling that stands for all."""
    return variable.replace("_", "-").casefold()


def _name(element: Element) -> str:
    """Return the name of an element of CSL."""
    return element.tag.removeprefix(f"{{{_NAMESPACE}}}")
