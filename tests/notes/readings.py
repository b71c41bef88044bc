"""What a reader makes of a thousand notes: ``tests/cases/readings``.

Of each note there are its events, facts and spans, the account, and the note that is written from
that. To take over a wanted change: ``python tests/notes/readings.py``, then read what git shows.
"""

import json
from collections.abc import Iterator
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


def lines_of(note: ReadNote) -> Iterator[str]:
    """Yield what a reader makes of a note, the places by their code points."""
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


if __name__ == "__main__":
    for each in NAMES:
        text = "\n\n".join(blocks(each))
        (READINGS / f"{each}.txt").write_text(f"{text}\n", encoding="utf-8")
