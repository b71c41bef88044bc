"""What ``vocab/phrases/`` says, compiled once: wordings, levels, shapes, small words.

The words of marks and carriers are those of their concept lists (`provenance.resources.kinds`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final

from provenance.dates.lexicon import month_names
from provenance.errors import VocabularyError
from provenance.notes.entries import Level, Pattern, Phrase, Shape, Site, Volume
from provenance.notes.literals import Literals, literals
from provenance.notes.shapes import Shapes, shapes_of
from provenance.resources.folders import folder
from provenance.resources.kept import kept_files
from provenance.resources.kinds import wordings

PHRASE_FILES: Final = (
    "copying", "transfer", "translation", "transcription", "holding", "publication", "status",
)  # fmt: skip

FOUND_ANYWHERE: Final = (
    "institution", "parent", "unit", "national", "after-name", "archive", "not-a-name", "editor",
    "case-number", "and", "not-a-title", "and-abroad", "keeper", "language-name",
)  # fmt: skip

Entries = Mapping[str, Any]
_ENDED: Final = r"(?:,? \(?\d\d\d\d(?:[-–]\d{2,4})?\)?)?(?: \(H-Files\))?"
_KIN: Final = Template(r"(?:(?:his|her|their|the) )?(?:$kin)(?: of [^\W\da-z_].{1,50})?")


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Prepositions of phrases: what finds them, and which slot each opens."""

    pattern: Pattern
    slots: Mapping[str, str]


class Patterns(dict[str, Pattern]):
    """Named patterns, each compiled when it is first asked for."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Take the source of each pattern."""
        super().__init__()
        self.sources = sources

    def __missing__(self, name: str) -> Pattern:
        """Compile a pattern.

        Raises:
            VocabularyError: It does not compile.
        """
        try:
            found = re.compile(self.sources[name])
        except re.error as error:
            raise VocabularyError("vocab/phrases", f"part {name!r}: {error}") from error
        self[name] = found
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the grammar looks up."""

    phrases: Literals[Phrase]
    custody: Mapping[str, tuple[Phrase, ...]]
    levels: Literals[Level]
    shapes: Shapes
    headings: tuple[tuple[str, Pattern], ...]
    marks: Literals[str]
    sites: Literals[Site]
    volumes: tuple[Volume, ...]
    citing: tuple[str, ...]
    places: Literals[str]
    same: Literals[str]
    labels: Literals[str]
    forms: Literals[str]
    english: SmallWords
    abroad: SmallWords
    words: Mapping[str, frozenset[str]]
    patterns: Patterns


@cache
def lexicon() -> Lexicon:
    """Return the compiled data: read at the first note, kept afterwards."""
    return compile_folder(folder("vocab") / "phrases")


@cache
def phrase(name: str) -> Phrase:
    """Return the entry of this id.

    Raises:
        VocabularyError: No entry has it.
    """
    told = (entry for entries in lexicon().custody.values() for entry in entries)
    for entry in (*lexicon().phrases.meanings(), *told):
        if entry.id == name:
            return entry
    raise VocabularyError("vocab/phrases", f"no phrase has the id {name!r}")


def compile_folder(place: Path) -> Lexicon:
    """Compile a folder of phrases.

    Raises:
        VocabularyError: An entry lacks a field, or a pattern does not compile.
    """
    words = _read(place, "words")
    custody = _custody(place)
    parts = composed(
        _read(place, "parts"),
        {
            **_lists(words["date-word"], words["language-name"]["words"]),
            "custody_words": _either_case(custody),
            "carriers": _either_case(wordings("carriers")),
            "finding_aid_carriers": _either_case(wordings("carriers", "finding-aids")),
        },
    )
    try:
        sources = {**parts, **_word_patterns(words)}
        return Lexicon(
            phrases=literals(_phrases(place)),
            custody=custody,
            levels=literals(_levels(_read(place, "levels")), dotless=True),
            shapes=shapes_of(_shapes(_read(place, "shapes"), parts)),
            headings=tuple(_headings(_read(place, "headings"))),
            marks=literals(wordings("marks").items(), tail=r"(?!\w)"),
            sites=literals(_sites(_read(place, "sites")), folded=False),
            volumes=tuple(_volumes(_read(place, "volumes"))),
            citing=tuple(name for name, site in _sites(_read(place, "sites")) if site.citing),
            places=literals(_pairs(_read(place, "places")), folded=False),
            same=literals(_rows(words["same"]), folded=False),
            labels=literals(_rows(words["source-label"]), folded=False),
            forms=literals(_rows(words["unmarked-form"]), folded=False),
            english=_small(words["small-words"]),
            abroad=_small(words["small-words-abroad"]),
            words={
                **{name: frozenset(row["words"]) for name, row in words.items() if "words" in row},
                "level-abbreviation": _dotted(_read(place, "levels")),
            },
            patterns=Patterns(sources),
        )
    except (KeyError, re.error) as error:
        raise VocabularyError(str(place), f"{type(error).__name__}: {error}") from error


def composed(parts: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the named parts with the parts inside them written out; ``given`` ones come first."""
    done = dict(given)
    for name, pattern in parts.items():
        done[name] = Template(pattern).safe_substitute(done)
    return done


@cache
def _files(place: Path) -> Mapping[str, Any]:
    """Return what the files of a folder say, by their names."""
    return kept_files("phrases", sorted(place.glob("*.yaml")))


def _read(place: Path, name: str) -> Any:  # noqa: ANN401 - plain YAML of many shapes
    value = _files(place)[name]
    if not isinstance(value, dict):
        raise VocabularyError(str(place / name), "is no map of entries")
    return value


def _phrases(place: Path) -> Iterator[tuple[str, Phrase]]:
    for name in PHRASE_FILES:
        for key, entry in _read(place, name).items():
            made = _phrase(key, entry)
            yield from ((wording, made) for wording in made.words)


def _custody(place: Path) -> dict[str, tuple[Phrase, ...]]:
    """Return the verbs and nouns of custody by their words, those that need a noun first."""
    table: dict[str, tuple[Phrase, ...]] = {}
    made = [_phrase(key, entry) for key, entry in _read(place, "custody").items()]
    for entry in sorted(made, key=lambda one: "gift" not in one.next):
        for word in entry.words:
            table[word] = (*table.get(word, ()), entry)
    return table


def _either_case(words: Iterable[str]) -> str:
    """Return a pattern for words that may open a sentence, the longest first."""
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begun.setdefault(f"[{word[0].upper()}{word[0]}]", []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in begun.items())


def _phrase(key: str, entry: Entries) -> Phrase:
    return Phrase(
        id=key,
        event=entry["event"],
        grammar=entry.get("grammar", "slots"),
        words=tuple(entry["words"]),
        slots=entry.get("slots", {}),
        next=tuple(entry.get("next", ())),
        unless=tuple(entry.get("unless", ())),
        direct=entry.get("direct", ""),
        active=entry.get("active") or "",
        abroad=entry.get("tongue") == "other",
        loose=entry.get("loose") == "yes",
        gap=entry.get("gap", ""),
        leads="subject" if entry.get("leads") == "yes" else entry.get("leads", ""),
        alone=entry.get("alone") == "yes",
        speaks=entry.get("speaks") == "yes",
        attributes=entry.get("attributes", {}),
    )


def _levels(entries: Mapping[str, Entries]) -> Iterator[tuple[str, Level]]:
    ordered = sorted(
        entries.items(), key=lambda row: (not row[1].get("with"), not row[1].get("after"))
    )
    for key, entry in ordered:
        level = Level(
            id=key,
            role=entry["role"],
            value=entry["value"],
            after=frozenset(entry.get("after", ())),
            not_after=frozenset(entry.get("not-after", ())),
            listed=entry.get("list") == "yes",
            beside=_beside(entry),
        )
        yield from ((wording, level) for wording in entry["words"])


def _dotted(entries: Mapping[str, Entries]) -> frozenset[str]:
    words = (word for entry in entries.values() for word in entry["words"])
    return frozenset(word.casefold() for word in words if word.endswith("."))


def _shapes(entries: Mapping[str, Entries], parts: Mapping[str, str]) -> Iterator[Shape]:
    for key, entry in entries.items():
        yield Shape(
            id=key,
            pattern=re.compile(Template(entry["pattern"]).safe_substitute(parts)),
            after=frozenset(entry.get("after", ())),
            not_after=frozenset(entry.get("not-after", ())),
            beside=_beside(entry),
        )


def _beside(entry: Entries) -> Pattern | None:
    return re.compile(_any_word(entry["with"])) if "with" in entry else None


def _headings(entries: Mapping[str, Entries]) -> Iterator[tuple[str, Pattern]]:
    return ((key, re.compile(entry["pattern"])) for key, entry in entries.items())


def _pairs(entries: Mapping[str, Entries]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        yield from ((wording, key) for wording in entry["words"])


def _rows(entry: Entries) -> Iterator[tuple[str, str]]:
    return ((wording, wording) for wording in entry["words"])


def _volumes(entries: Mapping[str, Entries]) -> Iterator[Volume]:
    for key, entry in entries.items():
        yield Volume(key, re.compile(entry["pattern"]), entry.get("titled") == "yes")


def _sites(entries: Mapping[str, Entries]) -> Iterator[tuple[str, Site]]:
    for key, entry in entries.items():
        site = Site(key, entry.get("citation") == "yes")
        yield from ((wording, site) for wording in entry["words"])


def _small(entry: Entries) -> SmallWords:
    slots = {word: slot for slot, words in entry.items() if slot != "source" for word in words}
    return SmallWords(re.compile(_any_word(slots)), slots)


def _any_word(words: Any) -> str:  # noqa: ANN401 - plain YAML
    """Compile words into one pattern; a word ends where its letters do.

    Words are tried the longest first, those with blanks or signs before plain ones. They are kept
    by their first sign, so that at most places of a text one look tells that none starts there.
    """
    ordered = sorted(words, key=lambda word: (word.isalpha(), -len(word)))
    begun: dict[str, list[str]] = {}
    for word in ordered:
        begun.setdefault(word[0], []).append(_ended(word[1:], word))
    named = [_begun(sign, rests) for sign, rests in begun.items() if sign.isalnum()]
    signs = [_begun(sign, rests) for sign, rests in begun.items() if not sign.isalnum()]
    return "|".join([*([rf"(?<!\w)(?:{'|'.join(named)})"] if named else []), *signs])


def _begun(sign: str, rests: list[str]) -> str:
    return f"{re.escape(sign)}(?:{'|'.join(rests)})"


def _ended(rest: str, word: str) -> str:
    return re.escape(rest) + (r"(?!\w)" if word[-1].isalnum() else "")


def _lists(entry: Entries, languages: list[str]) -> dict[str, str]:
    """Return the parts that are lists of words: months, seasons, languages.

    The names of months are those that dates are read by; their abbreviations stand here.
    """
    lists = {
        "months": {*month_names(), *entry["months"]},
        "seasons": entry["seasons"],
        "languages": languages,
    }
    return {
        name: _by_letters(sorted(listed, key=lambda word: (-len(word), word)))
        for name, listed in lists.items()
    }


def _by_letters(words: Iterable[str]) -> str:
    """Return a pattern for words, tried in this order, that looks at the first letter once."""
    begun: dict[str, list[str]] = {}
    for word in words:
        begun.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(_begun(letter, rests) for letter, rests in begun.items())


def _word_patterns(words: Mapping[str, Entries]) -> dict[str, str]:
    endings = "|".join(words["series-ending"]["words"])
    return {
        **{name: _any_word(words[name]["words"]) for name in FOUND_ANYWHERE},
        "kin": _KIN.substitute(kin="|".join(words["kin"]["words"])),
        "series-ending": rf"(?:{endings}){_ENDED}\Z",
        "number-word": _any_word(words["number-word"]["number"]),
        "pages-word": _any_word(words["number-word"]["pages"]),
        "volume-word": rf"(?:{_any_word(words['number-of']['volume'])})[\s.:#]*\Z",
        "document-word": rf"(?:{_any_word(words['number-of']['document'])})[\s.:#]*\Z",
    }
