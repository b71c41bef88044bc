"""When two references are one, when they are not, and what is said of it."""

import pytest

from provenance.archives.table import repositories
from provenance.errors import AmbiguousName, MalformedReferenceCode, UnknownRecord
from provenance.model.notation import Level
from provenance.model.repository import Repository
from provenance.references.cited import read_as, read_cited
from provenance.references.holders import kinship
from provenance.references.same import same_reference
from provenance.references.values import compare, normal

FOND = "f. 5, op. 49, d. 131"
PAIRS = {
    "a former name": (f"TsKhSD, {FOND}", f"RGANI, {FOND}", "yes", "TsKhSD became RGANI in 1999"),
    "a former name in Russian": (
        "ЦХСД. Ф. 5. Оп. 49. Д. 131. Л. 1–2 об.", f"RGANI, {FOND}, ll. 1-2ob", "yes",
        "the numbers went on in use at RGANI",
    ),
    "Latin and Cyrillic": (
        "GARF, f. R-9401, op. 2, d. 199", "ГАРФ. Ф. Р-9401. Оп. 2. Д. 199", "yes",
        "the same fonds, inventory and file",
    ),
    "look-alikes": (
        "GARF, f. P-9401, op. 2, d. 199", "ГАРФ. Ф. Р-9401. Оп. 2. Д. 199", "yes", "look alike",
    ),
    "letters that may be one": (
        "GARF, f. P-9401, op. 2", "GARF, f. R-9401, op. 2", "unknown", "one Cyrillic letter",
    ),
    "a leaf more": (f"RGANI, {FOND}", f"RGANI, {FOND}, l. 7", "yes", "the second gives leaf"),
    "leaves that overlap": (
        f"RGANI, {FOND}, ll. 1-5", f"RGANI, {FOND}, ll. 4-9", "unknown", "overlap",
    ),
    "other leaves": (f"RGANI, {FOND}, l. 1", f"RGANI, {FOND}, l. 9", "no", "leaf 1 is not leaf 9"),
    "a folder less": (
        "AVP RF, f. 0129, op. 48, p. 366, d. 22", "AVP RF, f. 0129, op. 48, d. 22", "unknown",
        "the first gives folder",
    ),
    "a zero that counts": (
        "AVP RF, f. 059, op. 1, p. 2, d. 3", "AVP RF, f. 59, op. 1, p. 2, d. 3", "no",
        "fonds 059 is not fonds 59",
    ),
    "another file": (f"RGANI, {FOND}", "RGANI, f. 5, op. 49, d. 132", "no", "file 131 is not"),
    "other archives": (f"RGASPI, {FOND}", f"RGANI, {FOND}", "no", "different archives"),
    "PRO and TNA": (
        "PRO, PREM 11/2850", "The National Archives, Kew, PREM 11/2850", "yes", "PRO became TNA",
    ),
    "numbers of which nobody knows": (
        "TsGAOR, f. 9401, op. 2, d. 199", "GARF, f. 9401, op. 2, d. 199", "unknown",
        "the table does not say whether GARF kept the numbers",
    ),
    "blanks and dashes": (
        "NARA, RG 59, Lot 65 D 438, 611.37/10-1662", "NARA, RG 59, Lot 65D438, 611.37/10–1662",
        "yes", "the same record group, lot file and central file",
    ),
    "no archive": (FOND, f"RGANI, {FOND}", "unknown", "the first names no archive"),
    "no archive at all": (FOND, FOND, "unknown", "neither names an archive"),
    "nothing in common": ("RGANI, f. 5", "RGANI, op. 49", "unknown", "no level stands in both"),
    "a part and the whole": (
        "SAPMO-BArch, DY 30/J IV 2/3/17", "BArch, DY 30/J IV 2/3/17", "yes", "is a part of",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "verdict", "why"), PAIRS.values(), ids=list(PAIRS))
def test_two_references(one: str, other: str, verdict: str, why: str) -> None:
    answer = same_reference(one, other)
    assert (answer.verdict, [r for r in answer.reasons if why in r.text] != []) == (verdict, True)
    assert same_reference(other, one).verdict == verdict


def test_a_succession_is_told_with_its_sources() -> None:
    reasons = same_reference(f"TsKhSD, {FOND}", f"RGANI, {FOND}").reasons
    succession = repositories()["tskhsd"].successors[0]
    assert succession.codes is not None
    assert [r.source for r in reasons] == [succession.source, succession.codes.source, None]


def test_which_of_the_two_says_more_is_told() -> None:
    assert same_reference(f"RGANI, {FOND}, l. 7", f"RGANI, {FOND}").finer == "first"
    assert same_reference(f"RGANI, {FOND}", f"RGANI, {FOND}").finer is None


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    several = next(
        form.text
        for entry in repositories().values()
        for form in entry.forms
        if len(read_cited(f"{form.text}, f. 5, op. 49, d. 131").archives) > 1
    )
    answer = same_reference(f"{several}, {FOND}", f"{several}, {FOND}")
    assert answer.verdict == "unknown"
    assert len(answer.candidates) > 1
    assert "may be any of" in answer.reasons[0].text


def test_changed_numbers_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    table = dict(repositories())
    old = table["tskhsd"].model_dump()
    old["successors"][0]["codes"]["kept"] = "no"
    table["tskhsd"] = Repository.model_validate(old)
    monkeypatch.setattr("provenance.references.holders.repositories", lambda: table)
    assert kinship("tskhsd", "rgani").verdict == "unknown"
    assert "changed the numbers" in kinship("rgani", "tskhsd").reasons[1].text


CITED = {
    "RGANI. F. 5. Op. 49. D. 131. L. 1": ("rgani", "fonds"),
    "// RGANI, F. 3, Op. 66": ("rgani", "fonds"),
    "Archive of Foreign Policy, Russian Federation (AVP RF), Moscow, f. 0129": ("avp-rf", "fonds"),
    "National Archives, RG 59, Lot 65 D 438": ("nara", "record_group"),
    "National Archives, The Hague, 2.05.169, inv. 82": ("nationaal-archief", "class"),
}


@pytest.mark.parametrize(("text", "expected"), CITED.items(), ids=CITED)
def test_a_reference_is_parted_from_its_archive(text: str, expected: tuple[str, Level]) -> None:
    cited = read_cited(text)
    assert (cited.archive, cited.code.levels[0].level) == expected


def test_a_code_may_be_read_as_an_archives() -> None:
    assert read_as("f. 5, op. 49", "RGANI").archive == "rgani"
    assert read_as("f. 5, op. 49", "rgani").archive == "rgani"
    with pytest.raises(UnknownRecord, match="RGANI"):
        read_as("f. 5, op. 49", "RGANII")
    with pytest.raises(MalformedReferenceCode, match="found folder"):
        read_as("f. 5, op. 49, p. 3", "RGANI")
    with pytest.raises(AmbiguousName, match="nara"):
        read_as("RG 59", "National Archives")


ALIKE = [
    ("fonds", "R-9401", "Р-9401", "same"), ("fonds", "R 9401", "r-9401", "same"),
    ("fonds", "059a", "059а", "same"), ("fonds", "059", "59", "different"),
    ("fonds", "1B", "1Б", "same"), ("fonds", "1B", "1В", "alike"),
    ("fonds", "1V", "1B", "unclear"), ("fonds", "1Б", "1В", "different"),
    ("leaf", "007", "7", "same"), ("leaf", "1–2 об.", "1-2ob", "same"),
    ("leaf", "3v", "3ob", "same"),
    ("leaf", "1 and 3", "1, 3", "same"), ("lot_file", "65 D 438", "65D438", "same"),
    ("central_file", "741.90G/12–847", "741.90G/12-847", "same"),
    ("class", "DY30", "DY 30", "same"),
    ("file", "118-00860-01", "118-0860-01", "different"), ("file", "A’0392", "A'0392", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("level", "one", "other", "likeness"), ALIKE)
def test_values_are_compared(level: Level, one: str, other: str, likeness: str) -> None:
    assert compare(level, one, other) == compare(level, other, one) == likeness
    assert normal(level, normal(level, one)) == normal(level, one)
