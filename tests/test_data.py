"""Rules over every file of the vocabulary's lists."""

from pathlib import Path
from typing import get_args

import pytest

from provenance.model import notation
from provenance.resources.folders import folder
from provenance.resources.lists import concepts
from provenance.resources.yaml import read_yaml_file

LISTS = sorted((folder("vocab") / "lists").glob("*.yaml"))

CLOSED = [
    ("statuses", notation.Status),
    ("continuities", notation.Continuity),
    ("event-kinds", notation.EventKind),
    ("roles", notation.Role),
    ("particulars", notation.Particular),
    ("properties", notation.Property),
    ("agent-kinds", notation.AgentKind),
    ("account-kinds", notation.AccountKind),
    ("derived-kinds", notation.DerivedKind),
    ("access-kinds", notation.AccessKind),
    ("unknowns", notation.Unknown),
    ("levels", notation.Level),
]


@pytest.mark.parametrize(("name", "words"), CLOSED, ids=[name for name, _ in CLOSED])
def test_the_model_and_the_list_have_the_same_words(name: str, words: object) -> None:
    assert set(concepts(name)) == set(get_args(words))


@pytest.mark.parametrize("file", LISTS, ids=[file.stem for file in LISTS])
def test_a_list_is_named_like_its_file_and_says_each_word_once(file: Path) -> None:
    value = read_yaml_file(file).value
    assert isinstance(value, dict)
    assert value["scheme"] == file.stem
    entries = value["concepts"]
    assert isinstance(entries, list)
    words = [entry["notation"] for entry in entries if isinstance(entry, dict)]
    assert len(words) == len(set(map(str, words))) == len(entries)


@pytest.mark.parametrize("file", LISTS, ids=[file.stem for file in LISTS])
def test_every_list_or_word_has_a_source(file: Path) -> None:
    value = read_yaml_file(file).value
    assert isinstance(value, dict) and isinstance(value["concepts"], list)
    for entry in value["concepts"]:
        assert isinstance(entry, dict)
        assert entry.get("source") or value.get("source"), entry
