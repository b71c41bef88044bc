"""How fast notes are read: beside eyecite on the same text, against length, and at the start.

    python -m pip install -e ".[benchmarks]"
    python benchmarks/notes.py ../shared/corpus/notes.jsonl

The corpus is a JSON object a line with a ``text``. Rates are medians of interleaved runs in one
process, in processor time; the start is measured in new processes. The cold rate is that of the
first run: each note is read for the first time, and the patterns that it needs are compiled.
No figure here is a test.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from provenance.notes.parse import read_note

RUNS = 5
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ADVERSARIAL = {
    "opening brackets": "([",
    "quotation marks": "“a” ",
    "commas": "a, ",
    "semicolons": "a; ",
    "phrases": "translated by ",
    "names": "Ann Lee and ",
    "levels": "f. 1, op. 2, ",
    "senders": "Lee sent the copy to Kim under a ",
    "marks": "Secret; ",
    "titles": "Box 1, Subject File, Cuba, ",
}
_START = "import time; a = time.perf_counter(); import provenance as p; b = time.perf_counter(); "
_FIRST = "p.parse_note('RGANI, f. 5, op. 30, d. 1.').facts(); c = time.perf_counter(); "


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--notes", type=int, default=3000, help="how many notes of it to read")
    options = parser.parse_args()
    texts = _sample(options.corpus, options.notes)
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.processor()}")
    _rates(texts)
    _growth()
    _start()


def _sample(corpus: Path, size: int) -> list[str]:
    """Return every n-th text, so that all parts of the corpus are there."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return texts[:: max(1, len(texts) // size)]


def _rates(texts: Sequence[str]) -> None:
    from eyecite import get_citations  # the peer: needed here alone

    peer_text = "\n".join(texts[:: max(1, len(texts) // 300)])
    read_note(texts[0]), get_citations(peer_text[:1000])
    ours: list[float] = []
    peers: list[float] = []
    for _ in range(RUNS):
        ours.append(_seconds(lambda: [read_note(text) for text in texts]))
        peers.append(_seconds(lambda: get_citations(peer_text)))
    size = sum(map(len, texts))
    rate, peer = size / statistics.median(ours[1:]), len(peer_text) / statistics.median(peers)
    cold, warm = len(texts) / ours[0], len(texts) / statistics.median(ours[1:])
    print(f"notes a second, one core: {cold:,.0f} cold, {warm:,.0f} warm")
    print(f"characters a second: {rate:,.0f}; eyecite: {peer:,.0f}; ratio {rate / peer:.1f}")


def _growth() -> None:
    """Print microseconds a character for texts made to be slow: the same in each column."""
    print(f"{'microseconds a character':28}" + "".join(f"{size:>12,}" for size in SIZES))
    for name, unit in ADVERSARIAL.items():
        texts = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        spent = [_seconds(lambda text=text: read_note(text)) / len(text) for text in texts]
        print(f"{name:28}" + "".join(f"{each * 1e6:>12.2f}" for each in spent))


def _start() -> None:
    program = _START + _FIRST + "print(b - a, c - b)"
    runs = [
        tuple(map(float, subprocess.check_output([sys.executable, "-c", program]).split()))
        for _ in range(RUNS)
    ]
    imported, first = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"import {imported:.3f} s, first note {first:.3f} s")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
