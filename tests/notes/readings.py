"""What a reader makes of a thousand notes, and of four thousand more: ``tests/cases/readings``.

Of each note there are its events, facts and spans, the account, and the note that is written from
that. Of notes whose words lie beside the checkout there is a digest of all but the last. To take
over a wanted change: ``python tests/notes/readings.py``, then read what git shows; of digests
``python tests/notes/readings.py ID`` prints what is made of a note, here as in an older checkout.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from provenance.notes.account import Place, telling_of
from provenance.notes.lexicon import PHRASE_FILES
from provenance.notes.parse import ReadNote, read_note
from provenance.notes.writing import write_note
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

CASES: Final = Path(__file__).parents[1] / "cases"
READINGS: Final = CASES / "readings"
DIGESTS: Final = READINGS / "corpus.txt"
CORPUS: Final = CASES.parents[2] / "shared" / "corpus" / "notes.jsonl"
LOOKED_AT: Final = ("first-look", "second-look", "third-look", "editors-notes")
COMPOSED: Final = ("archives", "cold-war")
PHRASES: Final = (*PHRASE_FILES, "custody", "levels", "shapes", "headings", "volumes")
NAMES: Final = (*LOOKED_AT, *COMPOSED, *(f"phrases-{one}" for one in PHRASES))


def notes(name: str) -> Iterator[str]:
    """Yield the notes of a collection, each once."""
    yield from dict.fromkeys(_notes(name))


def _notes(name: str) -> Iterator[str]:
    if name in LOOKED_AT:
        cases: Any = read_yaml_file(CASES / "notes" / f"{name}.yaml").value
        yield from (case["text"] for case in cases)
    elif name in COMPOSED:
        lines = (CASES / "composed" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        yield from (json.loads(line)["text"] for line in lines)
    else:
        file = folder("vocab") / "phrases" / f"{name.removeprefix('phrases-')}.yaml"
        entries: Any = read_yaml_file(file).value
        for entry in entries.values():
            yield from (read["text"] for read in entry.get("reads", ()))
            yield from entry.get("ignores", ())


def lines_of(note: ReadNote, *, again: bool = True) -> Iterator[str]:
    """Yield what a reader makes of a note, the places by their code points.

    Args:
        note: The note.
        again: Whether to write a note of it.
    """
    yield f"note {json.dumps(note.text, ensure_ascii=False)}"
    for event in note.events:
        marks = ("copy" if event.copy else "", "made" if event.made else "")
        said = " ".join((event.event, f"{event.start}-{event.end}", event.phrase, *marks))
        yield f"{event.n} {said.rstrip()}"
    for fact in note.facts:
        yield f"{fact.n} {fact.event} {fact.role} {fact.start}-{fact.end} {fact.value}"
    yield " ".join(f"{span.kind}:{span.why}>{span.end}" for span in note.spans)
    telling = telling_of(note, Place())
    told = telling.model_dump(mode="json", exclude_defaults=True)
    told["account"].pop("text", None)
    yield json.dumps(told, ensure_ascii=False)
    if not again:
        return
    if telling.account.events or telling.account.holdings:
        written = write_note(telling)
        yield f"written {json.dumps(written.text, ensure_ascii=False)}"
        yield from (f"left out {one}" for one in written.left_out)


def blocks(name: str) -> list[str]:
    """Return what is made of each note of a collection."""
    return ["\n".join(lines_of(read_note(text))) for text in notes(name)]


def kept(name: str) -> list[str]:
    """Return what stands in the file of a collection."""
    file = READINGS / f"{name}.txt"
    return file.read_text(encoding="utf-8").removesuffix("\n").split("\n\n")


def corpus() -> dict[str, str]:
    """Return every fourth note of those that lie beside the checkout, by id; none elsewhere."""
    if not CORPUS.exists():
        return {}
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines[::4])
    return {str(row["id"]): str(row["text"]) for row in rows}


def digest(text: str) -> str:
    """Return a digest of what is made of a note."""
    made = "\n".join(lines_of(read_note(text), again=False))
    return sha256(made.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digests() -> dict[str, str]:
    """Return the digests that are kept, by id."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return {name: known for known, _, name in (line.partition(" ") for line in lines)}


def main(ids: list[str]) -> None:
    """Print what is made of some notes beside the checkout, or keep what is made of all notes."""
    texts = corpus()
    for one in ids:
        print("\n".join(lines_of(read_note(texts[one]))))  # noqa: T201 - what is asked for
    if ids:
        return
    for name in NAMES:
        text = "\n\n".join(blocks(name))
        (READINGS / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    if texts:
        lines = (f"{digest(text)} {name}\n" for name, text in texts.items())
        DIGESTS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
