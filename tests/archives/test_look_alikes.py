"""Letters that look like others: no name of ours hides one, and none makes an archive of a name."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

import provenance as pv
from provenance.archives.names import find, resolve
from provenance.archives.table import repositories
from provenance.model.record import Record

TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
ALIKE_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"}


def names() -> Iterator[tuple[str, str]]:
    for entry in repositories().values():
        for one in (*entry.names, *entry.abbreviations):
            yield entry.id, one.text


def scripts(word: str) -> set[str]:
    named = [unicodedata.name(one, "") for one in word if one.isalpha()]
    return {one.partition(" ")[0] for one in named} & ALIKE_SCRIPTS


def hidden(name: str) -> list[str]:
    words = re.split(r"[\W\d_]+", name)
    return [word for word in words if len(scripts(word)) > 1] + sorted(TURNING & set(name))


def test_no_name_of_an_archive_hides_letters_of_another_script() -> None:
    assert hidden("\u0410VP RF") == ["\u0410VP"]
    assert not {(entry, name): hidden(name) for entry, name in names() if hidden(name)}


ALIKE = [("AVP RF", "avp-rf"), ("RGANI", "rgani"), ("РГАНИ", "rgani")]
TWINS = str.maketrans("AА", "АA")


@pytest.mark.parametrize(("name", "archive"), ALIKE)
def test_a_name_in_letters_that_look_alike_is_near_and_never_the_archive(
    name: str, archive: str
) -> None:
    twin = name.translate(TWINS)
    assert twin != name
    assert (resolve(name), resolve(twin)) == (archive, None)
    assert [
        match.why.startswith("near") for match in find(twin) if match.repository.id == archive
    ] == [True]
    (agent,) = pv.parse_note(f"{twin}, f. 5, op. 49, d. 1").record().agents
    assert (agent.name, agent.authority) == (twin, None)


@pytest.mark.parametrize("name", ["dobrуnin", "a​b", "‮a", "ａ", "á", "é"])
def test_an_id_has_no_letters_that_look_like_others(name: str) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({"id": name})
