"""Fuzz a target with atheris: ``python tests/fuzzing/fuzz.py note --seconds 1800``.

Needs ``python -m pip install atheris`` (Linux). What breaks a promise is put into ``found/NAME/``,
where `test_found` tries it again and again; what leads further is kept in the folder ``--corpus``.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

FOUND = Path(__file__).parent / "found"


def main() -> None:
    """Fuzz one target for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("name")
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--corpus", type=Path, help="a folder; a temporary one where none is named")
    options = parser.parse_args()
    with atheris.instrument_imports(include=["provenance"]):
        from seeding import seeds, words
        from targets import TARGETS

        if options.name not in TARGETS:
            parser.error(f"no target is called {options.name}; there are {', '.join(TARGETS)}")
        begun = list(seeds(options.name))
        for seed in begun:  # what is imported when it is needed first is followed too
            TARGETS[options.name](seed)
    corpus = options.corpus or Path(tempfile.mkdtemp())
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(begun):
        (corpus / f"seed-{number:04}").write_bytes(seed)
    dictionary = corpus.with_name(f"{corpus.name}.words")
    dictionary.write_text("".join(_quoted(word) for word in words(options.name)), "ascii")
    found = FOUND / options.name
    found.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-artifact_prefix={found}/",
        f"-dict={dictionary}",
        "-print_final_stats=1",
        "-rss_limit_mb=4096",
        "-timeout=25",
        str(corpus),
    ]
    atheris.Setup(arguments, TARGETS[options.name])
    atheris.Fuzz()


def _quoted(word: bytes) -> str:
    """Write a word as a dictionary of libFuzzer has it."""
    return '"{}"\n'.format("".join(f"\\x{byte:02x}" for byte in word))


if __name__ == "__main__":
    main()
