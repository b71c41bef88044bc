"""The words of ``vocab/readers/``: each list can be used, each pattern reads what it says."""

import pytest

from provenance.errors import VocabularyError
from provenance.notes.account import Place, from_facts
from provenance.readers.documents import FactLine
from provenance.readers.garbled import Sign, signs
from provenance.readers.headings import read_heading
from provenance.readers.vocabulary import content, kinds, words
from provenance.readers.words import Words

LISTS = [(name, key) for name in ("headings", "pages", "facts") for key in content(name)]


@pytest.mark.parametrize("sign", signs().values(), ids=list(signs()))
def test_sign_of_garbling_reads_and_ignores_its_examples(sign: Sign) -> None:
    assert sign.reads and sign.ignores
    assert all(sign.pattern.search(text) for text in sign.reads)
    assert not any(sign.pattern.search(text) for text in sign.ignores)


@pytest.mark.parametrize("form", kinds())
def test_form_of_a_kind_is_read_as_that_kind(form: str) -> None:
    heading = read_heading(Words(form[0].upper() + form[1:]))
    assert heading and heading.kind == kinds()[form]


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_list_has_words_each_once_with_a_definition_and_a_source(name: str, key: str) -> None:
    entry = content(name)[key]
    assert isinstance(entry, dict) and entry.get("definition") and entry.get("source")
    found = words(name, key)
    assert found and len(set(found)) == len(found)


@pytest.mark.parametrize("event", words("facts", "events"))
def test_event_of_the_fact_table_becomes_an_account(event: str) -> None:
    row = FactLine(event=event, role="agent", value="A. Sample", n=1)
    assert from_facts((row,), Place()).account.kind == "source-note"


def test_unknown_list_is_refused() -> None:
    with pytest.raises(VocabularyError):
        words("headings", "nothing")
