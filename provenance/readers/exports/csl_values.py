"""The values of CSL-JSON items as fields: words, names in parts, dates in parts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from provenance.dates import is_edtf
from provenance.model.date import ArchivalDate
from provenance.readers.exports.dates import from_parts, read_date
from provenance.readers.exports.entry import Field, Person
from provenance.readers.exports.persons import in_parts, whole
from provenance.readers.exports.roles import placings, published
from provenance.readers.vocabulary import words

_MOST_TOLD: Final = 20
_NAME_PARTS: Final = ("family", "given", "literal", "suffix")
_OWN_WORDS: Final = (
    *("former-archive", "former-archive-place"),
    *("former-archive_collection", "former-archive_location", "source-note", "copy"),
)
"""What our own export keeps in ``custom`` as words."""
_CIRCA_NOT: Final = (None, False, 0, "", "0", "false")


@dataclass
class Faults:
    """What is wrong with an item."""

    found: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        more = len(self.found) - _MOST_TOLD
        told = "; ".join(self.found[:_MOST_TOLD])
        return f"{told}; and {more} more" if more > 0 else told


def name_of_item(item: object, faults: Faults) -> str | None:
    """Return an item's id."""
    value = item.get("id") if isinstance(item, dict) else None
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _sound(str(value), "id", faults) or None
    faults.found.append("no 'id' (words or a number)" if isinstance(item, dict) else _no_item(item))
    return None


def type_of(item: object, faults: Faults) -> str | None:
    """Return an item's type, which the standard lists."""
    if not isinstance(item, dict):
        return None
    value = item.get("type")
    if value not in words("csl", "types"):
        found = json.dumps(value, ensure_ascii=True)[:60]
        faults.found.append(f"type {found} is none of CSL's, such as 'manuscript'")
        return None
    return str(value)


def fields_of(item: object, faults: Faults) -> Iterator[Field]:
    """Yield the fields of an item in its order, and note what breaks the standard."""
    if not isinstance(item, dict):
        return
    known = _known(printed=item.get("type") in published())
    for name, value in item.items():
        if name in ("id", "type") or value is None:
            continue
        if name in words("csl", "names"):
            found = list(_names(name, value, faults))
            yield from found if name in known else _as_it_is(name, value, found, faults)
        elif name in words("csl", "dates"):
            found = list(_date(name, value, faults))
            yield from found if name in known else _as_it_is(name, value, found, faults)
        elif name == "custom" and isinstance(value, dict):
            yield from _custom(value, faults)
        else:
            yield Field(_sound(name, name, faults), _words(name, value, faults), 1)


def _as_it_is(name: str, value: object, found: list[Field], faults: Faults) -> Iterator[Field]:
    """Yield names or a date of a variable without a role as they are, if there are any."""
    if found:
        yield Field(name, _sound(json.dumps(value, ensure_ascii=False), name, faults), 1)


@cache
def _known(*, printed: bool) -> frozenset[str]:
    """Return the variables that have a role, for works that are printed or for others."""
    side = "published" if printed else "unpublished"
    rows = placings("csl-json")
    return frozenset(placing.field for placing in rows if placing.only in (None, side))


def _no_item(item: object) -> str:
    return f"expected an object for each item, found {json.dumps(item)[:40]}"


def _sound(text: str, name: str, faults: Faults) -> str:
    """Return text that a file can hold: no half of a surrogate pair, no NUL."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        faults.found.append(f"{name!a} has half a surrogate pair or the character NUL")
        return ""
    return text


def _words(name: str, value: object, faults: Faults) -> str:
    if isinstance(value, str):
        return _sound(value, name, faults)
    if name in words("csl", "texts") and not isinstance(value, int):
        faults.found.append(f"{name!r} is neither words nor a number")
        return ""
    return _sound(json.dumps(value, ensure_ascii=False), name, faults)


def _names(name: str, value: object, faults: Faults) -> Iterator[Field]:
    if not isinstance(value, list):
        faults.found.append(f"{name!r} is no list of names")
        return
    for one in value:
        parts = _name_parts(one)
        if parts is None:
            faults.found.append(f"{name!r} has a name that is no object of words")
        else:
            person = _person(parts)
            sound = _sound(person.whole, name, faults)
            if sound:
                yield Field(name, _written(parts, person), 1, person)


def _name_parts(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    known = {key: part for key, part in value.items() if isinstance(part, str)}
    needed = (*_NAME_PARTS, "dropping-particle", "non-dropping-particle")
    return None if any(key in needed and key not in known for key in value) else known


def _person(parts: dict[str, str]) -> Person:
    if not parts.get("family"):
        return whole(parts.get("literal") or parts.get("given") or "")
    particles = (parts.get("dropping-particle"), parts.get("non-dropping-particle"))
    family = " ".join(part for part in (*particles, parts["family"]) if part)
    return in_parts(family, parts.get("given"), parts.get("suffix"))


def _written(parts: dict[str, str], person: Person) -> str:
    if person.family is None:
        return person.whole
    return ", ".join(part for part in (person.family, person.given, parts.get("suffix")) if part)


def _date(name: str, value: object, faults: Faults) -> Iterator[Field]:
    if isinstance(value, str):  # EDTF, as CSL 1.1 and Better CSL JSON write it
        yield Field(name, _sound(value, name, faults), 1)
        return
    if not isinstance(value, dict):
        faults.found.append(f"{name!r} is no date")
        return
    for key in ("raw", "literal"):
        if isinstance(value.get(key), str) and value[key].strip():
            sound = _sound(value[key], name, faults)
            yield Field(name, sound, 1)
            return
    yield from _dated(name, value, faults)


def _dated(name: str, value: dict[str, object], faults: Faults) -> Iterator[Field]:
    ends = _ends(value.get("date-parts"))
    date = from_parts(ends, about=value.get("circa") not in _CIRCA_NOT) if ends else None
    if date is None:
        faults.found.append(f"{name!r} has no date in its parts: {json.dumps(value)[:60]}")
        return
    season = value.get("season")
    yield Field(name, date.edtf or "", 1, date=date)
    if season is not None:
        yield Field(f"{name}.season", json.dumps(season), 1)


def _ends(value: object) -> list[list[int]] | None:
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        return None
    ends = [_numbers(end) for end in value]
    return [end for end in ends if end] if all(ends) else None


def _numbers(end: object) -> list[int] | None:
    if not isinstance(end, list) or not 1 <= len(end) <= 3:
        return None
    written = [str(part).strip() for part in end]
    while len(written) > 1 and written[-1] in ("", "0"):  # some write an unknown day as 0
        written.pop()
    fits = all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in written)
    return [int(part) for part in written] if fits else None


def _custom(value: dict[str, object], faults: Faults) -> Iterator[Field]:
    """Yield what our own export keeps in ``custom``; the rest of it in one piece."""
    rest = dict(value)
    for key in _OWN_WORDS:
        words_ = rest.get(key)
        if isinstance(words_, str):
            yield Field(f"custom.{key}", _sound(words_, f"custom.{key}", faults), 1)
            del rest[key]
    date = _own_date(rest.get("date"))
    if date:
        yield Field("custom.date", date.printed or date.edtf or "", 1, date=date)
        del rest["date"]
    languages = rest.get("languages")
    for tag in languages if isinstance(languages, list) else ():
        if isinstance(tag, str):
            yield Field("custom.languages", _sound(tag, "custom", faults), 1)
    for person in _translators(rest.get("translations")):
        name = _sound(person.whole, "custom", faults)
        yield Field("custom.translators", name, 1, person)
    if rest:
        yield Field("custom", _sound(json.dumps(rest, ensure_ascii=False), "custom", faults), 1)


def _own_date(value: object) -> ArchivalDate | None:
    if not isinstance(value, dict):
        return None
    edtf, printed = value.get("edtf"), value.get("printed")
    if isinstance(edtf, str) and is_edtf(edtf):
        return ArchivalDate(edtf=edtf, printed=printed if isinstance(printed, str) else None)
    return read_date(printed) if isinstance(printed, str) and printed else None


def _translators(value: object) -> Iterator[Person]:
    for translation in value if isinstance(value, list) else ():
        people = translation.get("translators") if isinstance(translation, dict) else None
        for one in people if isinstance(people, list) else ():
            name = one.get("name") if isinstance(one, dict) else None
            if isinstance(name, str) and name.strip():
                at = one.get("affiliation")
                yield whole(name)._replace(affiliation=at if isinstance(at, str) else None)
