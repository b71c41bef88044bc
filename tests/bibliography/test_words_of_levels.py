"""The words of levels in a reference code as a note prints them: no export changes one for ours."""

import pytest

from provenance.bibliography.format import export
from provenance.bibliography.referring.refer import refer
from provenance.citations.cite import cite
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs

NOTES = {
    "perechen": ("RGANI, Moscow, ", "f. 89, per. 53, dok. 1"),
    "papka": ("AVP RF, Moscow, ", "f. 0129, op. 48, pap. 18a, d. 22, ll. 1-2"),
    "Blatt": ("Bundesarchiv, Koblenz, ", "B 136/59748, Bl. 297-301"),
    "Band": ("PA AA, Berlin, ", "B 10, Bd. 52, Bl. 3"),
    "kniga": ("RGASPI, Moscow, ", "f. 17, op. 3, kn. 4, l. 3"),
    "job": ("Central Intelligence Agency, ", "Job 80B01285A, Box 4"),
}
USUAL = {
    "F. 5. Op. 30. D. 12": "f. 5, op. 30, d. 12",
    "fond 5, opis 30, file 12": "f. 5, op. 30, d. 12",
    "RG 59, Box 12, Folder 3": "RG 59, box 12, folder 3",
}


def record_of(note: str) -> Record:
    text = f"@misc{{k, author = {{Poe, A.}}, title = {{Report}}, note = {{{note}}}}}"
    one = Input.of_bytes("x.bib", text.encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["bibtex"], [one])
    assert isinstance(found, Taken)
    return found.record


def call_number(note: str) -> str | None:
    where = refer(record_of(note)).location
    return where.call_number if where else None


@pytest.mark.parametrize(("holder", "code"), NOTES.values(), ids=list(NOTES))
@pytest.mark.parametrize("form", ["biblatex", "csl-json", "ris", "csv", "zotero-rdf"])
def test_every_format_has_the_words_as_printed(holder: str, code: str, form: str) -> None:
    note = holder + code
    assert call_number(note) == code
    assert code in export(record_of(note), form).replace("--", "-").replace("\\&", "&")


def test_a_named_collection_stands_apart_and_the_words_stay() -> None:
    assert call_number("SAPMO-BArch, NY 4090, Bd. 471, Bl. 12") == "Bd. 471, Bl. 12"


@pytest.mark.parametrize(("printed", "ours"), USUAL.items())
def test_usual_words_are_written_in_one_way(printed: str, ours: str) -> None:
    assert call_number(f"Archive of Samples, {printed}.") == ours


def test_a_house_form_does_not_call_a_perechen_an_opis() -> None:
    assert "f. 89, per. 53, dok. 1" in cite(record_of("RGANI, f. 89, per. 53, dok. 1"), "cwihp")
