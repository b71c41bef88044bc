"""The tables of export formats: sources, roles, and what the standards say."""

import json
from pathlib import Path

import pytest

from provenance.errors import VocabularyError
from provenance.readers.exports.roles import FILE, Placing, labels, placings, roles
from provenance.readers.vocabulary import content, words

FORMATS = content(FILE)["formats"]
assert isinstance(FORMATS, dict)
PLACINGS = [(name, one) for name in FORMATS for one in placings(name)]
LISTS = [(name, key) for name in ("csl", "wilson") for key in content(name)]


@pytest.mark.parametrize(("name", "placing"), PLACINGS, ids=str)
def test_placing_has_a_source_and_stands_once(name: str, placing: Placing) -> None:
    sources = content(FILE)["sources"]
    assert isinstance(sources, dict)
    assert sources[placing.source]
    assert placing.only in (None, "published", "unpublished")
    same = [one for other, one in PLACINGS if other == name and one[:2] == placing[:2]]
    assert same == [placing]


def test_every_source_is_used() -> None:
    sources = content(FILE)["sources"]
    assert isinstance(sources, dict)
    assert set(sources) == {placing.source for _, placing in PLACINGS}


def test_labels_of_extra_lines_have_roles_of_fields() -> None:
    assert set(labels().values()) <= roles()
    assert all(label == label.casefold() for label in labels())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_knows_title_date_author_and_note(name: str) -> None:
    known = {one.role for one in placings(name)}
    assert {"title", "date", "author"} <= known
    assert known & {"verbatim", "note", "location"}


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_list_has_words_each_once_with_a_definition_and_a_source(name: str, key: str) -> None:
    entry = content(name)[key]
    assert isinstance(entry, dict) and entry.get("definition") and entry.get("source")
    assert words(name, key) and len(set(words(name, key))) == len(words(name, key))


def test_types_and_variables_are_those_of_the_csl_schema(shared: Path) -> None:
    schema = json.loads((shared / "suites" / "csl" / "csl-data.json").read_text("utf-8"))
    properties = schema["items"]["properties"]
    assert set(words("csl", "types")) == set(properties["type"]["enum"])
    known = {*words("csl", "names"), *words("csl", "dates"), *words("csl", "texts")}
    assert properties.keys() - known == {"id", "type", "categories", "custom"}
    names = {key for key, value in properties.items() if "name-variable" in json.dumps(value)}
    assert names == set(words("csl", "names"))
    dates = {key for key, value in properties.items() if "date-variable" in json.dumps(value)}
    assert dates == set(words("csl", "dates"))


def test_unknown_format_is_refused() -> None:
    with pytest.raises(VocabularyError):
        placings("nothing")
