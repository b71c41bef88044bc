"""Lines ``Label: value`` in a field for anything else, such as Zotero's Extra, as fields."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from provenance.bibliography.words.wording import capitalized, say
from provenance.readers.exports.entry import Entry, Field, Person
from provenance.readers.exports.persons import in_parts
from provenance.readers.exports.roles import Placing, labels
from provenance.readers.vocabulary import words

_OF_OLD: Final = re.compile(
    r"(?:\[|\.|\Ax-)"
    r"(former[- ](?:archive(?:[- _](?:town|place|collection|location))?|collection|call number))"
    r"\]?\Z",
    re.IGNORECASE,
)
_ORDER_OF_OLD: Final = (
    *("former archive", "former archive town", "former archive place"),
    *("former collection", "former archive collection"),
    *("former call number", "former archive location"),
)
_BESIDE: Final = re.compile(r"(Carried [\w:/-]{1,80}): (?=\S)")
"""Lines in which our own export keeps what came beside its own words."""
_LABEL: Final = re.compile(r"\s*([A-Za-z][A-Za-z _-]{2,30})\s*:[ \t]*(?=\S)")


def with_extra_lines(entry: Entry, table: tuple[Placing, ...]) -> Entry:
    """Return an entry whose labelled extra lines are fields of their own; the rest stays there."""
    names = {placing.field for placing in table if placing.role == "extra"}
    if not any(field.name in names for field in entry.fields):
        return entry
    fields: list[Field] = []
    for field in entry.fields:
        fields += _split(field) if field.name in names else [field]
    return entry._replace(fields=tuple(fields))


def unfolded(fields: list[Field], extra: str, folded_in: Mapping[str, str]) -> tuple[Field, ...]:
    """Take off fields what our own export says once more in a labelled line.

    A format without a field for the town of an archive has it behind the archive's name.

    Args:
        fields: The fields of an entry.
        extra: The name of the field with the lines.
        folded_in: For the name of a field the label of what is folded into it.
    """
    lines = [line for one in fields if one.name == extra for line in one.value.split("\n")]
    for name, label in folded_in.items():
        said = (one.removeprefix(f"{label}: ") for one in lines if one.startswith(f"{label}: "))
        words = next(said, "")
        fields = [_without(one, words) if words and one.name == name else one for one in fields]
    return tuple(fields)


def _without(field: Field, said: str) -> Field:
    return field._replace(value=field.value.removesuffix(f", {said}").removeprefix(f"{said}, "))


def without_former(entry: Entry) -> Entry:
    """Take off fields the words "Formerly in …" of our own export, which others keep apart."""
    parts: dict[str, str] = {}
    for field in entry.fields:
        found = _OF_OLD.search(field.name)
        if found:
            parts.setdefault(
                re.sub("[-_ ]", " ", found[1].casefold()), " ".join(field.value.split())
            )
    if not parts:
        return entry
    held = ", ".join(parts[name] for name in _ORDER_OF_OLD if name in parts)
    said = (say("formerly-in", holder=held), say("copy-formerly-in", holder=held))
    heads = tuple(capitalized(one) for one in said)
    fields = [_headless(one, heads) for one in entry.fields]
    return entry._replace(fields=tuple(one for one in fields if one.value))


def _headless(field: Field, heads: tuple[str, ...]) -> Field:
    for head in heads:
        if field.value.startswith(head):
            return field._replace(value=field.value.removeprefix(head).lstrip(".;, "))
    return field


def has_labels(value: str) -> bool:
    """Tell whether a line of a value begins with a known label."""
    found = (_LABEL.match(line) for line in value.split("\n"))
    return any(one is not None and one[1].strip().casefold() in labels() for one in found)


def _split(field: Field) -> Iterator[Field]:
    rest: list[str] = []
    for number, line in enumerate(field.value.split("\n")):
        beside = _BESIDE.match(line)
        if beside:
            words = line[beside.end() :].strip()
            yield Field(f"{field.name}[{beside[1]}]", words, field.line + number)
            continue
        found = _LABEL.match(line)
        label = found[1].strip().casefold() if found else ""
        role = labels().get(label)
        if found and (role or re.sub("[-_]", " ", label) in _variables()):
            value = line[found.end() :].strip()
            person = _person(value) if role in ("addressee", "translator") else None
            name = f"{field.name}[{found[1].strip()}]"
            yield Field(name, value, field.line + number, person, role=role)
        else:
            rest.append(line)
    if "".join(rest).strip():
        yield field._replace(value="\n".join(rest).strip(), role="note")


@cache
def _variables() -> frozenset[str]:
    """Return the variables of CSL as Extra labels them: ``pmid``, ``original title``."""
    names = (name for key in ("texts", "names", "dates") for name in words("csl", key))
    spaced = (re.sub("[-_]", " ", name.casefold()) for name in names)
    return frozenset((*spaced, "citation key")) - {"note", "source", "references", "annote"}


def _person(value: str) -> Person | None:
    """Read "Family || Given", as Zotero writes a name in Extra."""
    family, parted, given = value.partition("||")
    return in_parts(family, given) if parted else None
