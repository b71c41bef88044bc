"""The slices and the whole volumes, where they are at hand: all read, at constant memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from volumes import read_file, records, refusals

from provenance.dates import read_printed


@pytest.fixture(scope="module")
def tei(shared: Path) -> Path:
    return shared / "corpus" / "tei"


def test_every_slice_is_read_without_a_refusal(tei: Path) -> None:
    files = sorted(tei.glob("*.xml"))
    assert len(files) == 30
    for file in files:
        found, tally = read_file(file)
        assert not refusals(found), file.name
        assert tally.documents, file.name
        expected = file.read_bytes().count(b'type="document"')
        assert tally.documents + tally.passed["editorial notes"] == expected, file.name


def test_what_is_said_stands_in_the_words_and_dates_agree_with_them(tei: Path) -> None:
    dated = 0
    for file in sorted(tei.glob("*.xml")):
        for record in records(read_file(file)[0]):
            described = record.accounts[0]
            for said in described.statements:
                (one,) = said.evidence
                assert str(described.text)[one.start : one.end] == one.quote
                words = read_printed(said.value) if said.date and said.date.edtf else None
                if words and said.date and "X" not in words:  # a year may stand in the heading
                    dated += 1
                    assert said.date.edtf == words, record.id
    assert dated > 500


def test_end_of_the_missile_crisis_is_read_with_the_copies_it_was_printed_from(tei: Path) -> None:
    found, tally = read_file(tei / "frus1961-63v06.xml")
    message, letter = records(found)
    assert tally.passed == {"editorial notes": 1}
    assert str(message.accounts[1].text).endswith("\nPrinted from an unsigned copy.")
    assert letter.title == "Letter From Chairman Khrushchev to President Kennedy"
    assert letter.accounts[1].source.title == "source note; footnote 2"
    assert letter.accounts[1].source.pages == "224–226"
    assert str(letter.accounts[1].text).startswith("Source:Kennedy Library, National")
    assert {"John F. Kennedy Library", "Department of State"} <= {
        one.holder.name for one in letter.custody.holdings
    }


_PEAK = """
import sys
from pathlib import Path
from provenance.model.account import Recording
from provenance.readers.frus.reader import read_frus
from provenance.readers.importing import Input
one = Input("volume.xml", lambda: open(sys.argv[1], "rb"), Recording(by="a test"))
count = sum(1 for _ in read_frus(one))
peak = next(line for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
print(count, peak.split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak as Linux has it")
def test_memory_does_not_grow_with_the_volume(tei: Path, tmp_path: Path) -> None:
    volume = (tei / "frus1884-whole.xml").read_bytes()
    start, end = volume.index(b"<body>") + len(b"<body>"), volume.rindex(b"</body>")

    def read(times: int) -> tuple[int, int]:
        file = tmp_path / "volume.xml"
        file.write_bytes(volume[:start] + volume[start:end] * times + volume[end:])
        command = [sys.executable, "-c", _PEAK, str(file)]
        count, kilobytes = subprocess.run(command, capture_output=True, check=True).stdout.split()
        return int(count), int(kilobytes)

    once, often = read(1), read(5)
    assert often[0] == 5 * once[0] > 1000
    grown = (often[1] - once[1]) * 1024
    assert grown < len(volume) / 2  # the file has grown by four times its length
