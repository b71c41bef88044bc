"""Codes of many countries, each entry's codes and counterexamples, and what is refused."""

from functools import partial
from typing import Any

import pytest
from counting import calls

from provenance.archives.table import repositories
from provenance.errors import MalformedReferenceCode, UnknownRecord
from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.model.repository import Repository
from provenance.references.grammars import Counterexample, Example, Grammar, grammar_for, grammars
from provenance.references.printed import level_words
from provenance.references.read import read_code, read_in
from provenance.references.scan import Scanner
from provenance.references.values import places
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

CASES: dict[str, tuple[str, ...]] = {
    "f. 5, op. 49, d. 131, ll. 1-2": ("fonds 5", "inventory 49", "file 131", "leaf 1-2"),
    "Ф. 5. Оп. 49. Д. 131. Л. 1–2 об.": ("fonds 5", "inventory 49", "file 131", "leaf 1–2 об"),
    "ф. 5, оп. 49, ед. хр. 131, лл. 1-1об., 7-8об": (
        "fonds 5", "inventory 49", "file 131", "leaf 1-1об., 7-8об",
    ),
    "fond 5 opis 49 delo 131 list 7": ("fonds 5", "inventory 49", "file 131", "leaf 7"),
    "F.558, Op.1, D.3, L.4": ("fonds 558", "inventory 1", "file 3", "leaf 4"),
    "f.5.op.49.d.131": ("fonds 5", "inventory 49", "file 131"),
    "f. 0129, op. 47a, p. 430, d. 1, l. 65-66": (
        "fonds 0129", "inventory 47a", "folder 430", "file 1", "leaf 65-66",
    ),
    "f. 059a, op. 1, papka 2, delo 3": ("fonds 059a", "inventory 1", "folder 2", "file 3"),
    "f. R-9401, op. 2, d. 199, l. 5ob": ("fonds R-9401", "inventory 2", "file 199", "leaf 5ob"),
    "Ф. Р-9401. Оп. 2. Д. 199": ("fonds Р-9401", "inventory 2", "file 199"),
    "f. 89, perechen 18, dok. 60": ("fonds 89", "inventory 18", "document_number 60"),
    "f. 5, op. 3, ed. khr. 7": ("fonds 5", "inventory 3", "file 7"),
    "558.11.492.6": ("fonds 558", "inventory 11", "file 492", "leaf 6"),
    "0757, 7/33/2": ("fonds 0757", "inventory 7", "folder 33", "file 2"),
    "RG 59, Entry 1587, Box 12, Folder 3": ("record_group 59", "entry 1587", "box 12", "folder 3"),
    "Record Group 59, 611.37/10-1662": ("record_group 59", "central_file 611.37/10-1662"),
    "741.90G/12–847": ("central_file 741.90G/12–847",),
    "POL 27 VIET S": ("central_file POL 27 VIET S",),
    "RG 59, CF 1967-69, POL 27 VIET S": (
        "record_group 59", "collection CF 1967-69", "central_file POL 27 VIET S",
    ),
    "Lot 65 D 438": ("lot_file 65 D 438",),
    "Lot 84D241": ("lot_file 84D241",),
    "RG 59, Central Foreign Policy File, P770061-0539": (
        "record_group 59", "collection Central Foreign Policy File", "document_number P770061-0539",
    ),
    "National Security Files, Countries Series, Cuba, Box 36": (
        "collection National Security Files", "series Countries Series", "series Cuba", "box 36",
    ),
    "Job 80B01285A, Box 4": ("accession 80B01285A", "box 4"),
    "PREM 11/2850": ("class PREM 11", "piece 2850"),
    "FO 371/123456/NS1015": ("class FO 371", "piece 123456/NS1015"),
    "PREM19/2868 f269": ("class PREM19", "piece 2868", "leaf 269"),
    "DY 30/J IV 2/2/1234, Bl. 12-14": ("class DY 30", "piece J IV 2/2/1234", "leaf 12-14"),
    "B 136/59748, 297-301": ("class B 136", "piece 59748", "page 297-301"),
    "MfS, HA II, Nr. 123, Bl. 4": ("collection MfS", "series HA II", "file 123", "leaf 4"),
    "B 20-200, Bd. 52": ("class B 20-200", "volume 52"),
    "KC PZPR, sygn. XIA/102, k. 5-7": ("collection KC PZPR", "file XIA/102", "leaf 5-7"),
    "zespół 8, wiązka 2, teczka 31": ("fonds 8", "box 2", "folder 31"),
    "6/77 w-82 t-1264": ("fonds 6/77", "box 82", "folder 1264"),
    "f. 02/1, sv. 5, a.j. 6, l. 3": ("fonds 02/1", "volume 5", "file 6", "leaf 3"),
    "inv. č. 52, kart. 7": ("inventory 52", "box 7"),
    "XIX-J-1-j, 4. doboz": ("fonds XIX-J-1-j", "box 4"),
    "XIX-J-1-j Korea, 4. doboz, 5/a, 004076/1955": (
        "fonds XIX-J-1-j", "series Korea", "box 4", "file 5/a", "document_number 004076/1955",
    ),
    "M-KS 288. f. 5/123. ő.e.": ("fonds M-KS 288", "file 5/123"),
    "fond 1, dosar 5/1959, f. 1-2": ("fonds 1", "file 5/1959", "leaf 1-2"),
    "f. 1B, op. 6, a.e. 1234, l. 5": ("fonds 1B", "inventory 6", "file 1234", "leaf 5"),
    "ф. 1Б, оп. 6, а.е. 1234, л. 5": ("fonds 1Б", "inventory 6", "file 1234", "leaf 5"),
    "fond 837, fascikla 3, dok. 12": ("fonds 837", "folder 3", "document_number 12"),
    "KPR I-5-b/104-6": ("file KPR I-5-b/104-6",),
    "118-00860-01": ("file 118-00860-01",),
    "106-01403-02, 35": ("file 106-01403-02", "page 35"),
    "série Asie 1950-1955, carton 12, dossier 3, folio 5": (
        "series Asie 1950-1955", "box 12", "file 3", "leaf 5",
    ),
    "2.05.169, inv. 82": ("class 2.05.169", "inventory 82"),
    "ERAF.9596.1.18. l. 8": ("fonds ERAF.9596", "inventory 1", "file 18", "leaf 8"),
    "101. fonds, 30. apraksts, 12. lieta": ("fonds 101", "inventory 30", "file 12"),
}  # fmt: skip


def levels(text: str, repository: str | None = None) -> tuple[str, ...]:
    return tuple(f"{part.level} {part.value}" for part in read_code(text, repository).levels)


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_a_code_is_read_level_by_level(text: str, expected: tuple[str, ...]) -> None:
    assert levels(text) == expected
    assert read_code(text).printed == text


ENTRIES = list(repositories().values())
OWN = [(entry, code.text) for entry in ENTRIES for code in entry.codes]
OTHERS = [(entry, code.text) for entry in ENTRIES for code in entry.not_codes]


def label(value: object) -> str:
    return value.id if isinstance(value, Repository | Grammar) else str(getattr(value, "text", ""))


@pytest.mark.parametrize(("entry", "text"), OWN, ids=label)
def test_an_archive_reads_its_codes(entry: Repository, text: str) -> None:
    try:
        code = read_code(text, entry.id)
    except MalformedReferenceCode as refused:
        grammar = grammar_for(entry)
        pytest.fail(
            f"vocab/archives/{entry.id}.yaml, codes: {'; '.join(refused.problems)}. Mend 'levels', "
            f"or the grammar ({grammar.id if grammar else 'none; its country has none'}) under "
            "vocab/reference-codes/grammars, or name another as 'grammar'"
        )
    assert code.levels


@pytest.mark.parametrize(("entry", "text"), OTHERS, ids=label)
def test_an_archive_refuses_the_codes_of_others(entry: Repository, text: str) -> None:
    try:
        code = read_code(text, entry.id)
    except MalformedReferenceCode as refused:
        assert refused.problems
        return
    found = ", ".join(f"{part.level} {part.value}" for part in code.levels)
    grammar = grammar_for(entry)
    pytest.fail(
        f"vocab/archives/{entry.id}.yaml, not_codes: {text!r} was read as {found}. State 'levels' "
        f"that it breaks, or name a 'grammar' (now {grammar.id if grammar else 'none'}) whose "
        "'values' it breaks"
    )


READS = [(grammar, example) for grammar in grammars().values() for example in grammar.reads]
REFUSES = [(grammar, other) for grammar in grammars().values() for other in grammar.refuses]


@pytest.mark.parametrize(("grammar", "example"), READS, ids=label)
def test_a_grammar_reads_its_examples(grammar: Grammar, example: Example) -> None:
    code = read_in(example.text, grammar)
    assert {part.level: part.value for part in code.levels} == example.levels
    assert grammar.fits(code)


@pytest.mark.parametrize(("grammar", "other"), REFUSES, ids=label)
def test_a_grammar_refuses_its_counterexamples(grammar: Grammar, other: Counterexample) -> None:
    with pytest.raises(MalformedReferenceCode) as caught:
        read_in(other.text, grammar)
    assert grammar.reads[0].text in caught.value.examples


@pytest.mark.parametrize("entry", ENTRIES, ids=label)
def test_an_archive_has_its_levels_in_a_grammar_that_has_them(entry: Repository) -> None:
    grammar = grammar_for(entry)
    strange = set(entry.levels) - set(grammar.order) if grammar else set()
    assert strange == set(), f"{entry.id}: {grammar and grammar.id} has not {strange}"


REFUSED = {
    "": "found nothing",
    "hello world": "at character 0",
    "He was fond of the sea.": "only words",
    "Rusk Files": "only words",
    "The inventory of weapons.": "only words",
    "f. 5, op. 49, d. 131; he said so": "at character",
    "x" * 3000: "3000 characters",
}


@pytest.mark.parametrize(("text", "found"), REFUSED.items(), ids=lambda text: str(text)[:20])
def test_what_is_no_code_is_refused_with_what_was_found(text: str, found: str) -> None:
    with pytest.raises(MalformedReferenceCode) as caught:
        read_code(text)
    assert found in str(caught.value)
    assert "expected" in str(caught.value)
    assert caught.value.examples


def test_an_archive_tells_every_fault_and_its_examples() -> None:
    with pytest.raises(MalformedReferenceCode) as caught:
        read_code("RG 59, p. 1, Box 3", "rgani")
    assert len(caught.value.problems) == 2
    assert "F. 3. Op. 16. D. 294. L.219" in caught.value.examples


def test_a_level_that_is_left_out_is_missed() -> None:
    with pytest.raises(MalformedReferenceCode, match="found no folder"):
        read_code("f. 0129, op. 48, d. 22", "avp-rf")
    assert levels("f. 0129, op. 48", "avp-rf") == ("fonds 0129", "inventory 48")


def test_an_archive_that_is_not_there_is_said() -> None:
    with pytest.raises(UnknownRecord, match="atlantis"):
        read_code("f. 1", "atlantis")


def shared_examples() -> list[tuple[str, list[list[str]]]]:
    """Return the examples of the note parser's levels and shapes that hold one reference."""
    found = []
    for file in ("levels", "shapes"):
        entries: Any = read_yaml_file(folder("vocab") / "phrases" / f"{file}.yaml").value
        for entry in entries.values():
            found += [(read["text"], read["facts"]) for read in entry.get("reads") or ()]
    return found


SHARED = shared_examples()


@pytest.mark.parametrize(("text", "facts"), SHARED, ids=[text for text, _ in SHARED])
def test_the_note_parser_and_the_reader_of_codes_agree(text: str, facts: list[list[str]]) -> None:
    naming = ("holder", "place", "abbreviation")
    expected = [f"{role} {value}" for _, role, value in facts if role not in naming]
    start = 0
    for _, role, value in facts:
        if role in naming:
            start = max(start, text.index(value) + len(value))
    holder = next(value for _, role, value in facts if role == "holder")
    found = Scanner(text[start:], holder=holder).read()
    assert sorted(f"{part.level} {part.value}" for part in found.levels) == sorted(expected)
    assert found.stopped == len(text) - start


HOSTILE = ("1", "f. ", "1-", "1.", "ll. 1, ", "(", "A/", "f. 1, ", "IV", "Б. ", "\n")


def attempt(text: str) -> None:
    try:
        read_code(text)
    except MalformedReferenceCode as refused:
        assert len(str(refused)) < 1000


@pytest.mark.parametrize("unit", HOSTILE)
def test_steps_grow_with_length_and_end_where_no_code_is_so_long(unit: str) -> None:
    attempt(unit)
    texts = ((unit * size)[:size] for size in (450, 1800, 1_000_000))
    short, long, endless = (calls(partial(attempt, text)) for text in texts)
    assert long <= 4.6 * short + 300
    assert endless < 300


def test_places_are_levels_that_need_no_archive() -> None:
    wanted: set[Level] = {"leaf", "page", "frame", "document_number"}
    assert places() == wanted


@pytest.mark.parametrize("text", ["ERA.R-1.5.123", "ERAF.R-1.5.123."])
def test_a_shape_that_names_its_archive_is_no_code_alone(text: str) -> None:
    with pytest.raises(MalformedReferenceCode, match="expected a level"):
        read_code(text)


def test_words_within_a_code_are_not_those_of_a_level_that_it_does_not_have() -> None:
    printed = "Udenrigsministeriet, 105.K.2.c, pakke 4"  # "K. 2" is a sheet elsewhere
    levels = (CodeLevel(level="file", value="105.K.2.c"), CodeLevel(level="box", value="4"))
    assert level_words(ReferenceCode(levels=levels, printed=printed)) == {}
    leaf = CodeLevel(level="leaf", value="2")
    assert level_words(ReferenceCode(levels=(leaf,), printed=printed)) == {leaf: "K."}
