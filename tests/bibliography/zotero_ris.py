"""A reader of RIS by the rules of Zotero's translator RIS.js, for letters and manuscripts."""

import html
import re
from dataclasses import dataclass, field

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?", re.DOTALL)
_TYPES = {"PCOMM": "letter", "MANSCPT": "manuscript"}
_FIELDS = {
    "TI": "title",
    "M3": "type",
    "DB": "archive",
    "AN": "archiveLocation",
    "DP": "libraryCatalog",
    "LA": "language",
    "UR": "url",
}
_CREATORS = {"AU": "author", "A2": "recipient", "A4": "translator"}
_JS_SPACE = " \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)


@dataclass
class Item:
    """What Zotero makes of an entry."""

    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str, str | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def people(self, role: str) -> list[str]:
        """Names of a role, parted at their first comma and put together again."""
        return [f"{one}, {two}" if two else one for kind, one, two in self.creators if kind == role]


def trim(text: str) -> str:
    """JavaScript's trim."""
    return text.strip(_JS_SPACE)


def shown(text: str) -> str:
    """Zotero.Utilities.unescapeHTML: the text of a value that is read as HTML."""
    if "<" not in text and "&" not in text:
        return text
    return html.unescape(re.sub(r"<(?:[A-Za-z/!?][^>]*)>", "", text))


def items(text: str) -> list[Item]:
    """Read a file."""
    found: list[Item] = []
    item: Item | None = None
    for tag, value in _pairs(text):
        if tag == "TY":
            item = Item(_TYPES.get(trim(value), "journalArticle"))
            found.append(item)
        elif tag == "ER":
            item = None
        elif item is not None and trim(value):
            _take(item, tag, trim(value))
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    """Tags and values; a line that is no tag goes on with the value before it."""
    pairs: list[tuple[str, str]] = []
    for line in re.split(r"\r\n|\r|\n", text):
        tag = _TAG.fullmatch(re.sub("\\s?[\u2028\u2029]|[\u2028\u2029]\\s?", " ", line))
        if tag:
            pairs.append((tag[1], tag[2] or ""))
        elif pairs and pairs[-1][0] != "ER":
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {trim(line)}")
    return pairs


def _take(item: Item, tag: str, value: str) -> None:
    if tag == "N1":
        if item.fields.get("title") != value:
            item.notes.append(value)
        return
    words = shown(value)
    if tag in _CREATORS and not (tag == "A2" and item.kind != "letter"):
        last = re.split(r"\s*,\s*", words)[0]
        first = re.sub(r"^\s*,\s*", "", words[len(last) :])
        item.creators.append((_CREATORS[tag], last, first or None))
    elif tag == "M2":
        item.extra.append(words)
    elif tag in ("DA", "PY"):
        _date(item, tag, words)
    elif tag in _FIELDS:
        item.fields.setdefault(_FIELDS[tag], words)
    elif tag != "ID":
        item.unplaced.append(tag)


def _date(item: Item, tag: str, value: str) -> None:
    """dateRIStoZotero: year, month and day without their zeros; what follows is not read."""
    found = re.fullmatch(r"(\d+)(?:/(\d{0,2})(?:/(\d{0,2})(?:[/\s]([^/]*))?)?)?", value)
    assert found, value
    parts: list[str] = []
    for part in found.groups()[:3]:
        number = (part or "").lstrip("0")
        if not number:
            break
        parts.append(number)
    if tag == "DA" or "date" not in item.fields:
        item.fields["date"] = "-".join(parts)
