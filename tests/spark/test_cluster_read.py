"""Files cut into stretches: every line once, in its order, under its own number."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from provenance.records import load
from provenance.spark import reading

TEXTS = st.lists(st.sampled_from([b"", b" ", b"{}", b"x" * 9, b"\r", "Хрущёв".encode()]))


@pytest.fixture(scope="module", name="place")
def _place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stretches")


@given(texts=TEXTS, ended=st.booleans(), size=st.integers(1, 40))
def test_every_line_begins_in_one_stretch(
    place: Path, texts: list[bytes], ended: bool, size: int
) -> None:
    file = place / "lines.jsonl"
    file.write_bytes(b"\n".join(texts) + b"\n" * ended)
    end = file.stat().st_size
    stretches = [
        reading._Stretch(str(file), "source", start, min(start + size, end))
        for start in range(0, end, size)
    ]
    found = [line for one in stretches for line in reading._begun_in(one)]
    assert found == file.read_bytes().splitlines(keepends=True) or b"\r" in file.read_bytes()
    assert b"".join(found) == file.read_bytes()
    handed = list(reading._handed(list(enumerate(stretches))))
    assert [place for place, _ in handed] == list(range(len(stretches)))
    whole = list(load._waiting_lines(str(file), "source"))
    assert [one for _, several in handed for one in several] == whole
    assert [len(several) for _, several in handed] == [
        sum(1 for line in reading._begun_in(one) if line.strip()) for one in stretches
    ]


@pytest.mark.client
@pytest.mark.parametrize("least", [9, 1 << 15])
def test_what_workers_read_is_what_one_machine_reads(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    monkeypatch.setattr(reading, "_LEAST", least)
    monkeypatch.setattr(reading, "_SHARE", 9)
    (tmp_path / "a.jsonl").write_bytes(b"{1}\n\n \r\n{2}\n" + b"{3}" * 50 + b"\n{4}\n{5}")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"\n{6}\n{7}\n" * 9))
    (tmp_path / "c.yaml").write_bytes(b"id: c\n")
    (tmp_path / "d.jsonl").write_bytes(b"")
    (tmp_path / "e.jsonl").write_bytes(b"{8}\n{9}\n" * 20)
    inputs = [tmp_path, tmp_path / "e.jsonl", tmp_path / "b.jsonl.gz", tmp_path / "b.jsonl.gz"]
    found = reading.waiting_in(session, inputs).collect()
    assert found == [one for each in inputs for one in load.waiting_in(each)]
