"""What the reader of notes knows as a carrier or a mark, and the concept lists, are one thing."""

import re
from itertools import product
from typing import Any

import pytest

from provenance.notes.lexicon import lexicon
from provenance.notes.parse import read_note
from provenance.resources.folders import folder
from provenance.resources.kinds import KINDS, Kinds, meant, spellings, wordings
from provenance.resources.lists import concepts
from provenance.resources.yaml import read_yaml_file

MARKS: Any = read_yaml_file(folder("vocab") / "lists" / "marks.yaml").value
PATTERNS = ("access-consists", "access-shelved", "sending", "continued")
SAID = ("carrier", "priority")


def facts(text: str) -> list[list[str]]:
    return [[fact.event, fact.role, fact.value] for fact in read_note(text).facts]


@pytest.mark.parametrize("name", KINDS)
def test_a_printed_form_names_one_concept(name: Kinds) -> None:
    for spoken, notation in ((w, n) for w, n in wordings(name).items()):
        assert meant(name, spoken) == meant(name, spoken.upper()) == notation
        assert notation in concepts(name)
    folded = [(word.casefold(), one) for one in concepts(name) for _, word in spellings(name, one)]
    owners: dict[str, str] = {}
    for word, one in folded:
        assert owners.setdefault(word, one) == one, word


@pytest.mark.parametrize("words", ["Tonband", "secretive", "Top Secret Files", "", "copy"])
def test_no_words_are_forced_into_a_concept(words: str) -> None:
    assert all(meant(name, words) is None for name in KINDS)


def test_blanks_and_capitals_aside_words_are_those_of_the_list() -> None:
    assert meant("marks", "TOP\nSECRET") == "top-secret"
    assert meant("carriers", "Photocopies") == "photocopy"


@pytest.mark.parametrize("word", wordings("marks"))
def test_a_mark_of_the_list_is_read_as_one(word: str) -> None:
    assert ["marking", "value", word] in facts(f"Hoover Archives, Box 3. Secret; {word}; Nodis.")


@pytest.mark.parametrize("word", wordings("carriers"))
def test_a_carrier_of_the_list_is_read_as_one(word: str) -> None:
    assert ["holding", "carrier", word] in facts(f"Hoover Institution Archives, Box 3, {word}.")


@pytest.mark.parametrize("word", wordings("carriers", "finding-aids"))
def test_a_carrier_of_finding_aids_is_known_there(word: str) -> None:
    assert lexicon().patterns["access-carrier"].search(f"on {word}.")


@pytest.mark.parametrize("read", MARKS["reads"], ids=lambda read: str(read["text"]))
def test_marks_are_read_in_a_note(read: dict[str, Any]) -> None:
    assert facts(read["text"]) == read["facts"]


@pytest.mark.parametrize("text", MARKS["ignores"])
def test_what_only_sounds_like_a_mark_is_none(text: str) -> None:
    assert not [one for one in facts(text) if one[0] == "marking"]


@pytest.mark.parametrize(
    "notation", [one for one, entry in concepts("marks").items() if "example" in entry.more]
)
def test_the_example_of_a_mark_is_read_as_marks_and_has_it(notation: str) -> None:
    quoted = re.search("“(.*?)”", str(concepts("marks")[notation].more["example"]))
    assert quoted
    values = [value for event, _, value in facts(quoted[1]) if event == "marking"]
    found = {meant("marks", value) for value in values}
    assert notation in found and None not in found


@pytest.mark.parametrize("name", PATTERNS)
def test_what_other_patterns_read_as_a_carrier_or_a_precedence_is_listed(name: str) -> None:
    source = str(lexicon().patterns.sources[name])
    groups = re.findall(rf"\(\?P<(?:{'|'.join(SAID)})>(?:\(\?i:)?([^()]*)\)", source)
    words = [word for group in groups for one in group.split("|") for word in spelt(one)]
    assert words
    kind: Kinds = "carriers" if "access" in name else "marks"
    for word in words:
        assert meant(kind, word), word


def spelt(pattern: str) -> list[str]:
    """Return the words of a pattern of which letters may be absent (``microfilms?``)."""
    signs = re.findall(".[?]?", pattern)
    return ["".join(one) for one in product(*((s[0], "") if s[1:] else (s,) for s in signs))]
