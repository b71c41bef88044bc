"""Tables say what records and notes say: schema, values, nothing lost, bounded memory."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas  # type: ignore[import-untyped]  # it has no types
import polars
import pyarrow as pa
import pytest
from pyarrow import RecordBatchReader, ipc, parquet
from tables_page import TABLES, page

import provenance as pv
from provenance import frames
from provenance.bibliography.referring.refer import refer
from provenance.errors import MissingExtra, PublishError, UnknownFormat, UnknownProfile
from provenance.frames.batches import ROWS, schema
from provenance.frames.linked import ROWS as QUADS_ROWS
from provenance.model.record import Record
from provenance.rdf.serialization import serialize
from provenance.rdf.term import Term, iri, literal, tagged, typed

DOCS = Path(__file__).parents[2] / "docs"
Table = Callable[[Iterable[Record]], RecordBatchReader]
MADE: dict[str, Table] = {name: getattr(frames, name) for name in TABLES}


def rows(table: RecordBatchReader) -> list[dict[str, Any]]:
    """Return the rows of a table as plain dictionaries."""
    found: list[dict[str, Any]] = table.read_all().to_pylist()
    return found


def answered(file: Path, what: str = "*") -> Any:  # noqa: ANN401 - a table of pyarrow
    """Return what DuckDB finds in a file."""
    found = duckdb.sql(f"SELECT {what} FROM '{file}'")  # noqa: S608 - a path of ours
    assert found is not None
    return found.to_arrow_table()


def record(**description: object) -> Record:
    """Return a record with one account that describes it."""
    source = {"title": "a list"}
    account = {"id": "description", "kind": "description", "source": source, **description}
    return Record.model_validate({"id": "one", "accounts": [account]})


def dated(**when: str) -> dict[str, Any]:
    """Return the row of a record whose text has a date."""
    said = {"id": "s1", "about": "text", "property": "date", "value": "then", "date": when}
    (row,) = rows(frames.records([record(statements=[said])]))
    return row


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_schema_does_not_depend_on_the_rows(name: str, collection: list[Record]) -> None:
    columns, _ = TABLES[name]
    for given in ([], collection):
        table = MADE[name](given).read_all()
        assert table.schema.equals(schema(columns), check_metadata=True)
        table.validate(full=True)
        assert bool(table.num_rows) == bool(given)


def test_the_page_of_the_tables_is_as_the_columns_are() -> None:
    assert (DOCS / "tables.md").read_text(encoding="utf-8") == page()


def test_facts_are_those_of_each_note(collection: list[Record]) -> None:
    notes = [
        (one.id, account.id, account.text)
        for one in collection
        for account in one.accounts
        if account.kind == "source-note" and account.text
    ]
    expected = [
        {"note": note, "account": account, **fact}
        for note, account, text in notes
        for fact in pv.parse_note(text).facts().rows()
    ]
    found = rows(frames.facts(collection))
    assert len(notes) > 5
    assert sorted(found, key=repr) == sorted(
        ({name: one[name] for name in found[0]} for one in expected), key=repr
    )


def test_a_note_by_itself_has_its_own_words() -> None:
    text = "[Source: АВП РФ, ф. 0129, оп. 46; copy obtained by 日本放送協会.]"
    found = rows(frames.facts([frames.Note("ф 1", text), frames.Note(None, text)]))
    assert {one["note"] for one in found} == {"ф 1", None}
    assert all(one["value"] == text[one["start"] : one["end"]] for one in found)
    assert "АВП РФ" in {one["value"] for one in found}
    assert {one["account"] for one in found} == {None}


def test_records_say_what_references_say(written: list[Record]) -> None:
    for one, row in zip(written, rows(frames.records(written)), strict=True):
        reference = refer(one)
        where = reference.whereabouts
        assert row["record"] == one.id
        assert row["title"] == reference.title
        assert row["authors"] == [who.literal for who in reference.authors]
        assert row["languages"] == list(reference.languages)
        assert row["date"] == (one.date.edtf if one.date else None)
        assert row["earliest"] == (one.date.earliest if one.date else None)
        assert row["archive"] == (where.archive if where else None)
        assert row["call_number"] == (where.call_number if where else None)
        levels = where.code.levels if where and where.code else ()
        assert row["code"] == [{"level": two.level, "value": two.value} for two in levels]
        assert row["note"] == reference.note
        assert row["steps"] == len(one.custody.steps)
        assert row["gaps"] == len(one.custody.gaps)


def test_the_key_of_a_record_is_that_of_the_exports(collection: list[Record]) -> None:
    keys = [row["key"] for row in rows(frames.records([*collection, collection[0]]))]
    exported = pv.export([*collection, collection[0]], "csv").splitlines()
    assert len(set(keys)) == len(keys)
    assert [f'"{key}"' in "\n".join(exported) for key in keys] == [True] * len(keys)


def test_holdings_begin_with_what_a_citation_names(written: list[Record]) -> None:
    first = {row["record"]: row for row in rows(frames.holdings(written)) if row["n"] == 1}
    for row in rows(frames.records(written)):
        place = first.get(row["record"], dict.fromkeys(row))
        names = ("holds", "archive_id", "archive", "archive_place", "collection", "call_number")
        assert [row[name] for name in names] == [place[name] for name in names]
        assert bool(row["items"]) == (place["n"] is not None if "n" in place else False)


def test_custody_has_every_party_of_every_step(written: list[Record]) -> None:
    found = rows(frames.custody(written))
    expected = [
        (one.id, step.number, party and party.role, party and party.agent and party.agent.name)
        for one in written
        for step in one.custody.steps
        for party in step.parties or (None,)
    ]
    assert [(row["record"], row["step"], row["role"], row["agent"]) for row in found] == expected
    assert {(row["record"], row["step"]): row["kind"] for row in found} == {
        (one.id, step.number): step.kind for one in written for step in one.custody.steps
    }


def test_a_party_whom_no_source_names_is_no_absent_party(collection: list[Record]) -> None:
    found = rows(frames.custody(collection))
    unnamed = [one for one in found if one["role"] and not one["agent"] and not one["superseded"]]
    assert len(unnamed) == sum(len(one.custody.unnamed) for one in collection) > 0
    assert all(row["agent"] is None for row in unnamed)


def test_gaps_are_those_of_the_chain(written: list[Record]) -> None:
    assert [(row["record"], row["kind"], row["before"], row["after"], row["reason"])
            for row in rows(frames.gaps(written))] == [
        (one.id, gap.kind, gap.before, gap.after, gap.reason)
        for one in written
        for gap in one.custody.gaps
    ]  # fmt: skip


def _term(row: dict[str, Any]) -> Term:
    if row["datatype"] is None:
        return iri(row["object"])
    if row["language"]:
        return tagged(row["object"], row["language"])
    string = "http://www.w3.org/2001/XMLSchema#string"
    datatype = row["datatype"]
    return literal(row["object"]) if datatype == string else typed(row["object"], iri(datatype))


def test_quads_are_those_of_a_dump(written: list[Record]) -> None:
    lines = [
        f"<{row['subject']}> <{row['predicate']}> {_term(row)} <{row['graph']}> .\n"
        for row in rows(frames.quads(written))
    ]
    assert "".join(sorted(lines)) == serialize(written, "nquads")


def test_a_profile_of_documents_has_no_quads() -> None:
    with pytest.raises(UnknownProfile):
        frames.quads([], profile="linked-art")


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1241-04-09", date(1241, 4, 9), date(1241, 4, 9)),
        ("0476", date(476, 1, 1), date(476, 12, 31)),
        ("1962-10-30?", date(1962, 10, 30), date(1962, 10, 30)),
        ("196X", date(1960, 1, 1), date(1969, 12, 31)),
        ("../1962-11-05", None, date(1962, 11, 5)),
        ("1991/1992", date(1991, 1, 1), date(1992, 12, 31)),
        ("-0044-03-15", None, None),
    ],
)
def test_dates_of_any_age_and_certainty(
    edtf: str, earliest: date | None, latest: date | None, tmp_path: Path
) -> None:
    row = dated(edtf=edtf, printed="«тогда»")
    assert (row["date"], row["date_printed"]) == (edtf, "«тогда»")
    assert (row["earliest"], row["latest"]) == (earliest, latest)
    said = {"id": "s1", "about": "text", "property": "date", "value": "x", "date": {"edtf": edtf}}
    one, file = record(statements=[said]), tmp_path / "one.parquet"
    frames.write(frames.records([one]), file)
    (read,) = answered(file, "earliest, latest").to_pylist()
    assert read == {"earliest": earliest, "latest": latest}
    table = polars.read_parquet(file)
    assert table.select("earliest", "latest").rows() == [(earliest, latest)]


def test_what_nobody_tells_is_null_and_a_list_is_empty() -> None:
    (row,) = rows(frames.records([Record(id="bare")]))
    told = {name: value for name, value in row.items() if value is not None}
    lists = ("authors", "addressees", "languages", "code", "translators", "published_in")
    counts = ("items", "accounts", "steps", "unnamed", "gaps", "conflicts")
    assert told == {
        "record": "bare",
        "key": "bare",
        **{name: [] for name in lists},
        **dict.fromkeys(counts, 0),
    }
    assert rows(frames.custody([Record(id="bare")])) == []


def test_an_undated_record_is_told_from_one_without_a_date() -> None:
    row = dated(absent="date-not-stated", printed="б. д.")
    assert (row["date"], row["date_printed"], row["earliest"]) == (None, "б. д.", None)


class Endless:
    """Records without end, alike but for their ids, that say how many of them were taken."""

    def __init__(self, one: Record) -> None:
        self.one, self.taken = one, 0

    def __iter__(self) -> Iterator[Record]:
        while True:
            self.taken += 1
            yield self.one.model_copy(update={"id": f"record-{self.taken}"})


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_batch_takes_no_more_than_it_needs(name: str, collection: list[Record]) -> None:
    one = next(one for one in collection if rows(MADE[name]([one])))
    endless = Endless(one)
    reader = MADE[name](endless)
    assert endless.taken == 0
    batch = reader.read_next_batch()
    assert batch.num_rows == (QUADS_ROWS if name == "quads" else ROWS)
    assert 0 < endless.taken <= batch.num_rows
    taken = endless.taken
    assert reader.schema.names == [column.name for column in TABLES[name][0]]
    assert endless.taken == taken


def test_a_long_table_comes_in_several_batches(collection: list[Record]) -> None:
    table = frames.custody(collection * 40)
    sizes = [batch.num_rows for batch in table]
    assert len(sizes) > 1
    assert max(sizes) == ROWS
    assert sum(sizes) == 40 * len(rows(frames.custody(collection)))


@pytest.mark.client
@pytest.mark.parametrize("name", sorted(TABLES))
def test_polars_pandas_and_duckdb_take_every_table(name: str, collection: list[Record]) -> None:
    table = MADE[name](collection).read_all()
    plain = table.to_pylist()
    found = duckdb.from_arrow(MADE[name](collection))
    assert found.to_arrow_table().to_pylist() == plain
    assert polars.DataFrame(MADE[name](collection)).to_dicts() == plain
    assert polars.DataFrame(table).to_dicts() == plain
    taken = pandas.DataFrame.from_arrow(MADE[name](collection))
    assert list(taken.columns) == table.column_names
    for column in table.column_names:
        if pa.types.is_string(table.schema.field(column).type):
            cells = [None if pandas.isna(one) else one for one in taken[column]]
            assert cells == table[column].to_pylist()


@pytest.mark.client
@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_comes_back_from_a_file(
    name: str, collection: list[Record], tmp_path: Path
) -> None:
    table = MADE[name](collection).read_all()
    for suffix in ("parquet", "arrow"):
        file = tmp_path / f"table.{suffix}"
        frames.write(MADE[name](collection), file)
        back = parquet.read_table(file) if suffix == "parquet" else ipc.open_file(file).read_all()
        assert back.equals(table)
        assert back.schema.equals(table.schema, check_metadata=True)
        again = tmp_path / f"again.{suffix}"
        frames.write(MADE[name](collection), again)
        assert file.read_bytes() == again.read_bytes()
    file = tmp_path / "table.parquet"
    assert polars.read_parquet(file).to_dicts() == table.to_pylist()
    assert answered(file).to_pylist() == table.to_pylist()


def test_a_file_is_written_whole_or_not_at_all(collection: list[Record], tmp_path: Path) -> None:
    file = tmp_path / "table.parquet"
    frames.write(frames.records(collection), file)
    before = file.read_bytes()

    def broken() -> Iterator[Record]:
        yield from collection * 3
        raise pv.ProvenanceError("the third file cannot be read")

    with pytest.raises(pv.ProvenanceError, match="the third file"):
        frames.write(frames.custody(broken()), file)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["table.parquet"]


def test_names_of_files_that_say_no_form_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"\.parquet"):
        frames.write(frames.records([]), tmp_path / "table.csv")
    with pytest.raises(PublishError):
        frames.write(frames.records([]), tmp_path / "nowhere" / "table.arrow")


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"custody-chain\[frames\]"):
        frames.records([])
