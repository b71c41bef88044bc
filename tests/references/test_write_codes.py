"""What is written is read again, in every grammar, style, script and order."""

import pytest

from provenance.errors import UnknownFormat
from provenance.model.notation import Level
from provenance.model.reference_code import ReferenceCode
from provenance.references.grammars import Script
from provenance.references.read import read_code
from provenance.references.write import write_code

FOND = "f. 5, op. 49, d. 131, ll. 1-2ob"
AVP = "f. 059a, op. 1, p. 2, d. 3, l. 7"
AMERICAN = "RG 59, Entry 1587, Box 12, Folder 3"
WRITTEN: dict[str, tuple[str, str | None, dict[str, str], str]] = {
    "archive": (FOND, None, {}, "f. 5, op. 49, d. 131, ll. 1-2ob"),
    "cwihp": (FOND, None, {"style": "cwihp"}, "f. 5, op. 49, d. 131, ll. 1-2ob"),
    "gost": (FOND, None, {"style": "gost"}, "Ф. 5. Оп. 49. Д. 131. Л. 1–2об"),
    "gost in Latin": (
        FOND, None, {"style": "gost", "script": "Latn"}, "F. 5. Op. 49. D. 131. L. 1–2ob",
    ),
    "Cyrillic": (FOND, None, {"script": "Cyrl"}, "ф. 5, оп. 49, д. 131, лл. 1-2об"),
    "full": (FOND, None, {"style": "full"}, "fond 5, opis 49, delo 131, listy 1-2ob"),
    "full in Cyrillic": (
        FOND, None, {"style": "full", "script": "Cyrl"},
        "фонд 5, опись 49, дело 131, листы 1-2об",
    ),
    "Chicago": (FOND, None, {"style": "chicago"}, "f. 5, op. 49, d. 131, ll. 1–2ob"),
    "papka": (AVP, "avp-rf", {"script": "Cyrl"}, "ф. 059а, оп. 1, п. 2, д. 3, л. 7"),
    "R": ("f. R-9401, op. 2", "garf", {"style": "gost"}, "Ф. Р-9401. Оп. 2"),
    "back to Latin": ("Ф. Р-9401. Оп. 2. Л. 3 об.", "garf", {}, "f. R-9401, op. 2, l. 3ob"),
    "American": (AMERICAN, "nara", {}, AMERICAN),
    "American in Chicago": (
        AMERICAN, "nara", {"style": "chicago"}, "Folder 3, Box 12, Entry 1587, RG 59",
    ),
    "record group in full": ("RG 59, Box 1", None, {"style": "full"}, "Record Group 59, Box 1"),
    "no style for it": ("FO 371/123456", "tna", {"style": "gost"}, "FO 371/123456"),
    "British": ("PREM 11/2850, ff. 3-4", "tna", {}, "PREM 11/2850, ff. 3-4"),
    "German": (
        "DY 30/J IV 2/2/1234; Blatt 12-14", "sapmo-barch", {}, "DY 30/J IV 2/2/1234, Bl. 12-14",
    ),
    "Polish": ("zespół 6/77, wiązka 82, teczka 1264", "amsz", {}, "6/77 w-82 t-1264"),
    "Hungarian": ("M-KS 288. f. 5/462. ő. e.", None, {}, "M-KS 288. f. 5/462. ő.e."),
    "Bulgarian": (
        "ф. 1Б, оп. 6, а.е. 1234, л. 5", "tsda", {"style": "gost"},
        "f. 1B, op. 6, a.e. 1234, l. 5",
    ),
    "perechen": ("f. 89, per. 53, dok. 1", "rgani", {}, "f. 89, per. 53, dok. 1"),
    "perechen in Cyrillic": (
        "f. 89, perechen 53, dok. 1", "rgani", {"style": "gost"}, "Ф. 89. Пер. 53. Док. 1",
    ),
    "opis beside a perechen": ("Ф. 89. Оп. 53", "rgani", {}, "f. 89, op. 53"),
    "kniga": ("f. 17, op. 3, kn. 4, l. 3", "rgaspi", {}, "f. 17, op. 3, kn. 4, l. 3"),
    "kniga in Latin": ("ф. 17, оп. 3, кн. 4", None, {}, "f. 17, op. 3, kn. 4"),
    "words of no grammar": ("NY 4090, Bd. 471, Bl. 12", None, {}, "NY 4090, Bd. 471, Bl. 12"),
    "Dutch": ("2.05.169, inventarisnummer 82", "nationaal-archief", {}, "2.05.169, inv. 82"),
    "Chinese": ("118-00860-01, 60", "prc-fma", {}, "118-00860-01, page 60"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "archive", "manner", "written"), WRITTEN.values(), ids=list(WRITTEN)
)
def test_a_code_is_written(
    text: str, archive: str | None, manner: dict[str, str], written: str
) -> None:
    style = manner.get("style", "archive")
    script: Script | None = "Cyrl" if manner.get("script") == "Cyrl" else None
    if manner.get("script") == "Latn":
        script = "Latn"
    assert write_code(read_code(text), archive, style=style, script=script) == written


def test_an_order_may_be_asked_for() -> None:
    order: tuple[Level, ...] = ("file", "inventory", "fonds")
    assert write_code(read_code("f. 5, op. 4, d. 3"), order=order) == "d. 3, op. 4, f. 5"


def test_a_style_that_is_not_there_is_said() -> None:
    with pytest.raises(UnknownFormat, match="cwihp, full, gost"):
        write_code(read_code("f. 5"), style="vienna")


def test_a_code_without_levels_stays_as_printed() -> None:
    assert write_code(ReferenceCode(printed="behind the stove")) == "behind the stove"
