"""Fuzz a target with atheris: ``python tests/fuzzing/fuzz.py note --seconds 1800``.

Needs ``python -m pip install atheris`` (Linux). What breaks a promise is put into ``found/NAME/``,
where `test_found` tries it again and again; what leads further is kept in the folder ``--corpus``.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["provenance"]):
    from targets import TARGETS, seeds

FOUND = Path(__file__).parent / "found"


def main() -> None:
    """Fuzz one target for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("name", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--corpus", type=Path, help="a folder; a temporary one where none is named")
    options = parser.parse_args()
    corpus = options.corpus or Path(tempfile.mkdtemp())
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(options.name)):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    found = FOUND / options.name
    found.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        "-rss_limit_mb=4096",
        "-timeout=25",
        str(corpus),
    ]
    atheris.Setup(arguments, TARGETS[options.name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
