"""Finding archives by what citations print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.archives.describe import describe
from provenance.archives.names import find, resolve
from provenance.archives.spellings import known_names
from provenance.archives.table import repositories

FORMS = sorted(known_names())


def ids(text: str) -> list[str]:
    return [match.repository.id for match in find(text)]


def test_nsa_means_the_archive_or_the_agency() -> None:
    assert sorted(ids("NSA")) == ["national-security-agency", "national-security-archive"]
    assert resolve("NSA") is None
    assert resolve("NSA", context="wilson") == "national-security-archive"
    assert resolve("NSA", context="frus") == "national-security-agency"
    assert resolve("NSA", place="Washington, D.C.") == "national-security-archive"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("The Hague", "nationaal-archief"),
        ("Kew", "tna"),
        ("Dublin", "nai-ireland"),
        ("Bucharest, Romania", "arhivele-nationale"),
        ("Atlantis", None),
        ("", None),
        (",", None),
        (None, None),
    ],
)
def test_the_place_decides_between_national_archives(
    place: str | None, expected: str | None
) -> None:
    assert resolve("National Archives", place=place) == expected


def test_the_national_archives_of_a_source_note_of_frus_are_american() -> None:
    assert resolve("National Archives", context="frus") == "nara"


def test_the_short_forms_of_one_book_decide_nothing_elsewhere() -> None:
    assert ids("MFA") == ["avp-rf"]
    assert resolve("MFA") is None
    assert resolve("AOK", context="wilson") is None


def test_a_name_that_many_bear_needs_its_place() -> None:
    assert resolve("Archive of the Ministry of Foreign Affairs") is None
    assert resolve("Archive of the Ministry of Foreign Affairs", place="Belgrade, Serbia") == "amip"


def test_tskhsd_leads_to_rgani() -> None:
    [match] = find("TsKhSD")
    assert match.repository.id == "tskhsd"
    assert [entry.id for entry in match.successors] == ["rgani"]
    assert match.why == "former abbreviation"
    assert match.form.years == "to 1999"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("A.V.P.R.F.", "avp-rf"),
        ("AVP  RF", "avp-rf"),
        ("avp-rf", "avp-rf"),
        ("А В П  Р Ф", "avp-rf"),
        ("Ts.Kh.S.D.", "tskhsd"),
        ("SAPMO — BArch", "sapmo-barch"),
        ("SAPMO\nBArch", "sapmo-barch"),
        ("Allambiztonsagi Szolgalatok Torteneti Leveltara", "abtl"),
        ("George H. W. Bush Library", "bush-library"),
        ("the National Security Archive", "national-security-archive"),
        ("The National Archives", "tna"),
    ],
)
def test_scanned_and_squashed_forms_are_the_same_name(printed: str, expected: str) -> None:
    assert resolve(printed) == expected
    assert not find(printed)[0].near


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Natonal Security Archve", "national-security-archive"),
        ("Central Intellience Agency", "cia"),
        ("Department of Sate", "department-of-state"),
        ("Washington National Record Center", "wnrc"),
        ("RGASP1", "rgaspi"),
    ],
)
def test_a_misspelt_name_is_a_near_miss_and_never_resolves(misspelt: str, meant: str) -> None:
    assert resolve(misspelt) is None
    matches = find(misspelt)
    assert meant in [match.repository.id for match in matches]
    assert all(match.near and match.why.startswith("near ") for match in matches)


def test_a_name_in_use_comes_before_a_former_one() -> None:
    for form in FORMS:
        ranks = [match.form.status == "former" for match in find(form)]
        assert ranks == sorted(ranks)


def test_known_names_are_sorted_with_sorted_ids() -> None:
    assert list(known_names()) == FORMS
    assert all(found == tuple(sorted(found)) for found in known_names().values())
    assert known_names()["NSA"] == ("national-security-agency", "national-security-archive")


def test_a_description_says_names_years_successor_and_other_candidates() -> None:
    [former] = map(describe, find("TsKhSD"))
    assert "TsKhSD (to 1999)" in former
    assert "holdings now at: Russian State Archive of Contemporary History (1999)" in former
    agency, archive = map(describe, find("NSA"))
    assert "may also mean: National Security Archive" in agency
    assert "Washington, D.C." in archive
    assert "took over from: Center for the Storage" in describe(find("RGANI")[0])
    assert "part of: National Archives and Records Administration" in describe(
        find("Ford Library")[0]
    )
    assert "near abbreviation" in describe(find("RGASP1")[0])


def test_every_match_is_described_and_is_plain_data() -> None:
    for form in FORMS:
        for match in find(form):
            assert match.repository.name in describe(match)
            assert match.as_row()["id"] in repositories()


@given(st.text() | st.sampled_from(FORMS).map(lambda form: form[::-1]))
def test_no_text_makes_the_search_fail(text: str) -> None:
    for match in find(text):
        assert match.repository.id in repositories()
    assert resolve(text, text, text) in (None, *repositories())


@given(st.sampled_from(FORMS), st.sampled_from([".", " ", "-", "  "]))
def test_dots_blanks_and_hyphens_do_not_count(form: str, mark: str) -> None:
    assert ids(mark.join(form)) == ids(form)


def test_a_very_long_text_is_no_name() -> None:
    assert find("Archive of " * 100_000) == ()


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("CChSD", "tskhsd"),
        ("TsHSD", "tskhsd"),
        ("TsKhDS", "tskhsd"),
        ("PГAHИ", "rgani"),
        ("RCHIDNI", "rtskhidni"),
        ("Rossijskij gosudarstvennyj arhiv novejsej istorii", "rgani"),
        ("Rossiyskiy gosudarstvennyy arkhiv noveyshey istorii", "rgani"),
        ("Российский гос. архив новейшей истории", "rgani"),
        ("Archivum Akt Nowich", "aan"),
        ("Lietuvos ypatingas archyvas", "lya"),
        ("BArch-SAPMO", "sapmo-barch"),
        ("GARF SSSR", "garf"),
        ("ЦДАГО", "tsdaho"),
        ("Archive of Foreign Policy", "avp-rf"),
    ],
)
def test_other_transliterations_and_incomplete_names_are_near_misses(
    printed: str, meant: str
) -> None:
    matches = find(printed)
    assert meant in [match.repository.id for match in matches]
    assert all(match.near for match in matches)
    assert resolve(printed) is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("GARF (Moscow)", ["garf"]),
        ("LYA, Vilnius", ["lya"]),
        ("ГАРФ, Москва", ["garf"]),
        ("National Archives, The Hague", ["nationaal-archief"]),
        ("Archiwum Glowne Akt Dawnych", ["agad"]),
        ("Moscow", []),
        ("Archives of", []),
    ],
)
def test_what_stands_beside_a_name_is_left_aside(printed: str, expected: list[str]) -> None:
    assert ids(printed) == expected


def test_a_description_follows_the_successors_to_the_end() -> None:
    [match] = find("TsPA IML")
    assert [entry.id for entry in match.successors] == ["rtskhidni", "rgaspi"]
    last = "then Russian State Archive of Socio-Political History (1999)"
    assert last in describe(match)
