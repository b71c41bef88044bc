"""Rules over every entry of the table of archives, and what is said of a broken one."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from provenance.archives import canonical as canonical_module
from provenance.archives import table
from provenance.archives.canonical import canonical, restore
from provenance.archives.names import find
from provenance.archives.spellings import known_names
from provenance.archives.table import folder_of_entries, read_entry, repositories
from provenance.errors import VocabularyError
from provenance.model.repository import Citation, Repository, Succession

ENTRIES = list(repositories().values())
IDS = [entry.id for entry in ENTRIES]

SOURCE = re.compile(
    r"https?://\S+"
    r"|Reading of 22,325 source statements \(PATTERNS\), section [34]"
    r"|CWIHP Bulletin 8–9, p\. \d+"
    r"|corpus note (?:frus|wilson|other|ead)-[0-9a-f]{12}"
    r"|accuracy/GUIDELINES\.md"
)

NOTE = "corpus note "

UNSEEN = {
    ("ahi", "AHI"),
    ("cadlc", "CADLC"),
    ("nai-india", "NAI"),
    ("nai-ireland", "NAI"),
    ("pro", "PRO"),
    ("tsda", "ЦДА"),
}
"""Abbreviations whose source is named, but of which no sentence could be quoted yet."""

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=IDS)


@each_entry
def test_every_statement_has_a_source(entry: Repository) -> None:
    for source in _sources(entry):
        assert SOURCE.fullmatch(source), source
    stated = {field for backing in entry.sources for field in backing.fields}
    assert stated == {
        field for field in ("place", "country", "levels", "part_of") if getattr(entry, field)
    }


def test_no_source_is_a_composed_note(shared: Path) -> None:
    composed = (shared / "accuracy/dev.jsonl").read_text(encoding="utf-8")
    cited = {source for entry in ENTRIES for source in _sources(entry)}
    assert "composed" in composed
    assert not any("composed" in source for source in cited)


def test_every_note_that_is_cited_is_in_the_corpus_and_holds_the_words(shared: Path) -> None:
    lines = (shared / "corpus/notes.jsonl").read_text(encoding="utf-8").splitlines()
    notes = {note["id"]: note["text"] for note in map(json.loads, lines)}
    for entry in ENTRIES:
        for words, source in _printed(entry):
            if source.startswith(NOTE):
                assert words in notes[source.removeprefix(NOTE)], (entry.id, words)
        assert {s.removeprefix(NOTE) for s in _sources(entry) if s.startswith(NOTE)} <= set(notes)


@each_entry
def test_every_form_finds_its_entry(entry: Repository) -> None:
    for form in entry.forms:
        assert entry.id in [match.repository.id for match in find(form.text) if not match.near]
        assert entry.id in known_names()[form.text]


@each_entry
def test_every_citation_has_one_of_the_forms(entry: Repository) -> None:
    for citation in entry.citations:
        assert any(form.text in citation.text for form in entry.forms), citation.text


@each_entry
def test_every_abbreviation_is_seen_in_a_citation(entry: Repository) -> None:
    seen = [_plain(citation.text) for citation in entry.citations]
    for form in entry.abbreviations:
        whole = re.compile(rf"(?<!\w){re.escape(_plain(form.text))}(?!\w)")
        assert any(map(whole.search, seen)) or (entry.id, form.text) in UNSEEN, form.text


@each_entry
def test_codes_and_counterexamples_differ(entry: Repository) -> None:
    right = {code.text for code in entry.codes}
    assert right.isdisjoint(code.text for code in entry.not_codes)


@each_entry
def test_no_form_stands_twice(entry: Repository) -> None:
    forms = [form.text for form in entry.forms]
    assert len(forms) == len(set(forms))


@each_entry
def test_successions_agree_both_ways(entry: Repository) -> None:
    for one in entry.successors:
        assert (
            Succession(**{**one.model_dump(), "id": entry.id})
            in repositories()[one.id].predecessors
        )
    for one in entry.predecessors:
        assert (
            Succession(**{**one.model_dump(), "id": entry.id}) in repositories()[one.id].successors
        )


@each_entry
def test_successions_and_parts_do_not_circle(entry: Repository) -> None:
    assert entry.id not in _beyond(entry)


@each_entry
def test_the_years_of_a_form_are_in_order(entry: Repository) -> None:
    for form in entry.forms:
        assert not (form.since and form.until) or form.since <= form.until


@each_entry
def test_the_file_is_canonical(entry: Repository) -> None:
    file = folder_of_entries() / f"{entry.id}.yaml"
    assert file.read_text(encoding="utf-8") == canonical(entry)


def test_a_file_in_another_form_is_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = canonical(repositories()["rgani"])
    (tmp_path / "rgani.yaml").write_text("# loose\n" + text, encoding="utf-8")
    (tmp_path / "nhk.yaml").write_text(canonical(repositories()["nhk"]), encoding="utf-8")
    monkeypatch.setattr(canonical_module, "folder_of_entries", lambda: tmp_path)
    assert restore() == ("rgani",)
    assert (tmp_path / "rgani.yaml").read_text(encoding="utf-8") == text
    assert restore() == ()


START = "id: x\nkind: archive\nnames:\n- text: X\n"
BROKEN = {
    "unknown field": (START + "  source: s\ncolour: red\n", "line 6"),
    "unknown kind": ("id: x\nkind: castle\nnames:\n- text: X\n  source: s\n", "line 2"),
    "no name": ("id: x\nkind: archive\nnames: []\n", "line 3"),
    "no source": (START, "line 4"),
    "guessed year": (START + "  until: c. 1990\n  source: s\n", "line 5"),
    "other id": ("id: y\nkind: archive\nnames:\n- text: X\n  source: s\n", "line 1"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_refused_with_file_and_line(
    text: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(table, "folder_of_entries", lambda: tmp_path)
    for read in (partial(read_entry, file), table.repositories.__wrapped__):
        with pytest.raises(VocabularyError) as caught:
            read()
        assert str(file) in str(caught.value)
        assert line in str(caught.value)


def test_entries_that_are_kept_are_those_of_the_files() -> None:
    assert repositories() == table.read_entries(folder_of_entries())


def test_an_entry_that_points_nowhere_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cwihp.yaml").write_text(canonical(repositories()["cwihp"]), encoding="utf-8")
    monkeypatch.setattr(table, "folder_of_entries", lambda: tmp_path)
    with pytest.raises(VocabularyError, match=r"cwihp\.yaml.*wilson-center"):
        table.repositories.__wrapped__()


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("TsKhSD", "rgani"),
        ("RTsKhIDNI", "rgaspi"),
        ("TsPA IML", "rgaspi"),
        ("TsGAOR SSSR", "garf"),
        ("TsGASA", "rgva"),
        ("TsGANKh", "rgae"),
        ("TsGIA SSSR", "rgia"),
        ("TsGALI SSSR", "rgali"),
        ("TsGAVMF SSSR", "rgavmf"),
        ("TsKhIDK", "rgva"),
        ("TsAODM", "tsga-moskvy"),
        ("Arkhiv KPU", "tsdaho"),
        ("ZPA", "sapmo-barch"),
        ("ZStA Potsdam", "barch"),
        ("BStU", "barch"),
        ("PRO", "tna"),
        ("CSHA", "tsda"),
    ],
)
def test_a_former_abbreviation_leads_to_who_keeps_the_holdings(former: str, now: str) -> None:
    assert now in [entry.id for match in find(former) for entry in match.successors]


def test_the_archives_that_the_documents_and_the_patterns_name_are_there() -> None:
    wanted = (
        "AVP RF", "AVPRF", "APRF", "AP RF", "АПРФ", "RGANI", "TsKhSD", "RGASPI", "РГАСПИ", "GARF",
        "SAPMO-BArch", "SAPMO-BA", "BArch", "BStU", "PolA AA", "MfAA", "AAN", "AMSZ", "MOL",
        "MNL OL", "ANIC", "AMIP", "PRC FMA", "MFA", "AOK", "NSA", "NHK", "CWIHP", "NKIDP",
        "National Archives", "Carter Library", "Reagan Library", "Department of State",
        "Central Intelligence Agency", "Washington National Records Center", "Library of Congress",
        "Kennedy Library", "Bush Library", "Johnson Library", "Ford Library",
        "Nehru Memorial Museum and Library",
        "Ministry of External Relations Archives", "Polish Foreign Ministry Archive",
        "History and Public Policy Program Digital Archive",
    )  # fmt: skip
    assert [form for form in wanted if form not in known_names()] == []


def _plain(text: str) -> str:
    """Return a text without accents: an example of "ÁBTL" shows "ABTL"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _printed(entry: Repository) -> Iterator[tuple[str, str]]:
    """Yield what is printed in the entry's sources, word for word, with the source of each."""
    yield from ((form.text, form.source) for form in entry.forms)
    words: tuple[Citation, ...] = (*entry.codes, *entry.not_codes, *entry.citations)
    yield from ((one.text, one.source) for one in words)


def _sources(entry: Repository) -> Iterator[str]:
    yield from (source for _, source in _printed(entry))
    yield from (one.source for one in (*entry.successors, *entry.predecessors))
    yield from (one.source for one in entry.identifiers)
    yield from (one.source for one in entry.sources)


def _beyond(entry: Repository) -> set[str]:
    seen: set[str] = set()
    waiting = _above(entry)
    while waiting:
        identifier = waiting.pop()
        if identifier not in seen:
            seen.add(identifier)
            waiting += _above(repositories()[identifier])
    return seen


def _above(entry: Repository) -> list[str]:
    return [one.id for one in entry.successors] + ([entry.part_of] if entry.part_of else [])
