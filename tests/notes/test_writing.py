"""Notes written from accounts: what is read from them again is what the account states."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest

from provenance.errors import UnknownAccount, UnknownManner
from provenance.model.account import Account, Source, Statement
from provenance.model.agent import Party
from provenance.model.event import Event, Holding
from provenance.model.record import Record
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import Instantiation
from provenance.notes.account import from_note
from provenance.notes.facts import Fact
from provenance.notes.manners import manner_named, manners
from provenance.notes.parse import read_note
from provenance.notes.parsed import parse_note
from provenance.notes.stating import Stated, stated
from provenance.notes.writing import write_note
from provenance.records.load import load, load_all
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

SHARED = Path(__file__).parents[2].parent / "shared"
FOUNDING = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"
RECORDS = [
    record
    for record in load_all(str(folder("records")))
    if any(account.kind == "source-note" for account in record.accounts)
]
KENNEDY = (
    "Source: Kennedy Library, National Security Files, Countries Series, Cuba, General, Vol. II. "
    "Top Secret; Eyes Only. Drafted by Hilsman on September 1."
)
Read = Counter[tuple[str, frozenset[tuple[tuple[str, str], int]]]]


def read(text: str) -> Read:
    """What a text is read to state: its events, each with its roles and values."""
    return events(read_note(text).facts)


def events(facts: Iterable[Fact]) -> Read:
    groups = [list(group) for _, group in groupby(facts, key=lambda fact: fact.n)]
    return Counter((g[0].event, values((f.role, f.value) for f in g)) for g in groups)


def told(facts: Iterable[Stated]) -> Read:
    return Counter((fact.event, values(fact.rows)) for fact in facts)


def values(rows: Iterable[tuple[str, str]]) -> frozenset[tuple[tuple[str, str], int]]:
    counted = Counter((role, " ".join(value.split()).rstrip(".")) for role, value in rows)
    return frozenset(counted.items())


def notes(*families: str) -> list[str]:
    file = SHARED / "accuracy" / "dev.jsonl"
    if not file.exists():
        pytest.skip(f"{file.name} lies beside the checkout only on the project's own machines")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows if not families or row["family"] in families]


def test_the_founding_note_is_written_character_for_character() -> None:
    record = load(str(FOUNDING))
    account = next(one for one in record.accounts if one.id == "1")
    wordless = account.model_copy(update={"text": None})
    record = record.model_copy(update={"accounts": (wordless,)})
    note = write_note(record, "cwihp")
    assert note.text == account.text
    assert not note.left_out and not note.misread


def test_a_note_of_frus_is_written_in_its_manner() -> None:
    assert write_note(parse_note(KENNEDY), "frus").text == KENNEDY


@pytest.mark.parametrize("name", manners())
def test_the_examples_of_a_manner_are_written_as_they_stand(name: str) -> None:
    for example in manner_named(name).examples:
        assert write_note(parse_note(example), name).text == example


@pytest.mark.parametrize("name", manners())
@pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
def test_a_note_written_from_a_record_gives_its_facts_again(record: Record, name: str) -> None:
    account = next(one for one in record.accounts if one.kind == "source-note")
    note = write_note(record, name)
    # "741.90G/12-847: Telegram" also says what the document is: no fact of the table, and told
    kinds = [one.id for one in account.statements if one.property == "kind"]
    assert [one.claim for one in note.left_out] == kinds
    assert not note.misread
    assert read(note.text) == told(stated(account, record.agents))


@pytest.mark.parametrize("name", manners())
def test_notes_written_again_give_their_facts_again(name: str) -> None:
    for text in notes("cwihp", "wilson", "nsarchive"):
        note = write_note(parse_note(text), name)
        assert not note.left_out and not note.misread, text
        assert read(note.text) == read(text), (text, note.text)


def test_an_account_states_the_facts_of_its_note() -> None:
    for text in notes():
        note = parse_note(text)
        assert told(stated(note.account, note.telling.agents)) == events(note.facts()), text


def test_whatever_is_left_out_is_told() -> None:
    for text in notes("frus", "ead", "other"):
        parsed = parse_note(text)
        note = write_note(parsed, "frus")
        missing = Counter((left.event, left.role, left.value) for left in note.left_out)
        surplus = Counter(note.misread)
        written = Counter(
            (f.event, f.role, f.value.rstrip(".")) for f in read_note(note.text).facts
        )
        wanted = Counter((f.event, f.role, " ".join(f.value.split())) for f in parsed.facts())
        said = Counter((e, r, v.rstrip(".")) for e, r, v in (wanted - missing).elements())
        assert (said - written).total() == 0, text
        assert (written - said).total() == surplus.total(), text


def test_what_has_no_words_in_a_note_is_told() -> None:
    account = Account(
        id="1",
        kind="source-note",
        source=Source(title="source note"),
        statements=(Statement(id="s1", about="text", property="title", value="A telegram"),),
        events=(Event(id="e1", kind="search", parties=(Party(role="searcher"),)),),
        holdings=(
            Holding(
                id="h1",
                holder=Party(role="holder", printed="RGANI"),
                instantiation="original",
                state="former",
                reference=ReferenceCode(printed="f. 5"),
            ),
        ),
    )
    record = Record(id="note", instantiations=(Instantiation(id="original"),), accounts=(account,))
    note = write_note(record)
    assert note.text == "[Source: RGANI.]"
    assert [(left.claim, left.event, left.role) for left in note.left_out] == [
        ("e1", "search", ""),
        ("h1", "holding", "state"),
        ("h1", "holding", "reference"),
        ("s1", "statement", "title"),
    ]


def test_what_is_inferred_is_not_written() -> None:
    note = write_note(
        parse_note("RGANI; obtained by NHK and on file at National Security Archive.")
    )
    assert "accession" not in note.text
    assert note.left_out == ()


def test_one_person_who_did_all_is_named_once() -> None:
    text = "RGANI, f. 5, op. 30, d. 164, ll. 45-52. Obtained and translated by Peter Miller."
    assert write_note(parse_note(text), "wilson").text == text


def test_a_name_is_explained_once_and_only_as_it_is_known() -> None:
    text = str(
        write_note(parse_note("AVP RF; copy obtained by NHK; copy provided by NHK to CWIHP."))
    )
    assert text.count("(Japanese Television)") == 1
    assert "(Japanese" not in str(write_note(parse_note("AVP RF; obtained by NHK television.")))


def test_who_is_not_printed_is_called_by_the_name_that_is_known() -> None:
    told = from_note("RGANI, f. 5, op. 30.")
    (held,) = told.account.holdings
    bare = held.model_copy(update={"holder": held.holder.model_copy(update={"printed": None})})
    account = told.account.model_copy(update={"holdings": (bare,)})
    written = write_note(told.model_copy(update={"account": account}))
    assert written.text == "[Source: Russian State Archive of Contemporary History, f. 5, op. 30.]"


def test_that_a_paper_bears_no_mark_is_written() -> None:
    note = "Source: Carter Library, Plains File, Box 4. No classification marking."
    assert str(write_note(from_note(note), "frus")) == note


def test_an_unknown_manner_or_account_is_refused() -> None:
    record = load(str(FOUNDING))
    with pytest.raises(UnknownManner, match="no manner is called 'chicago'; there are cwihp"):
        write_note(record, "chicago")
    with pytest.raises(UnknownAccount, match="has no account '9'; its accounts are description, 1"):
        write_note(record, account="9")


@pytest.mark.parametrize("name", manners())
def test_a_manner_says_where_it_is_seen(name: str) -> None:
    value = read_yaml_file(folder("vocab") / "manners" / f"{name}.yaml").value
    assert isinstance(value, dict)
    assert value["id"] == name
    assert value["source"]
    assert isinstance(value["examples"], list) and value["examples"]
    assert all(isinstance(one, dict) and one["source"] for one in value["examples"])


@pytest.mark.parametrize("manner", ["cwihp", "wilson"])
@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Polish Foreign Ministry Archive (AMSZ), Warsaw, 6/77 w-82 t-1264", "6/77 w-82 t-1264"),
        ("National Archives, The Hague, 2.05.169, inv. 82", "2.05.169, inv. 82"),
        ("RGANI, f. 5, op. 49, d. 131, ll. 1-2", "f. 5, op. 49, d. 131, ll. 1-2"),
    ],
)
def test_soviet_words_stand_in_codes_of_the_soviet_path_alone(
    manner: str, printed: str, code: str
) -> None:
    assert code in str(write_note(parse_note(f"Source: {printed}."), manner))


def test_a_series_that_says_that_it_is_one_is_not_called_so_again() -> None:
    record = load(folder("records") / "frus" / "frus1961-63v06-d82.yaml")
    note = str(write_note(record))
    assert "National Security Files, Countries Series, USSR" in note


def test_one_page_is_no_pages() -> None:
    record = load(folder("records") / "frus" / "frus1961-63v06-d81.yaml")
    assert "Claflin, p. 222" in str(write_note(record))


def test_nothing_is_called_a_copy_that_no_source_calls_so() -> None:
    record = load(folder("records") / "cwihp" / "boissevain-1962-10-24.yaml")
    assert "; obtained by Rimko van der Maar" in str(write_note(record))
    given = load(folder("records") / "cwihp" / "dobrynin-1962-10-18.yaml")
    assert "; provided by NSA" in str(write_note(given))
