"""Write the answers to all questions on records/ anew, and the page on the questions.

``python tests/questions/renew.py``: then read what has changed, as a historian would.
"""

from collections.abc import Iterator
from pathlib import Path

from provenance.model.record import Record
from provenance.questions.answer import Answer
from provenance.questions.asking import ask
from provenance.questions.documentation import questions_page
from provenance.questions.questionnaire import questions
from provenance.questions.showing import as_csv
from provenance.records.load import load_all
from provenance.resources.folders import folder

TOP = Path(__file__).parents[2]
PAGE = TOP / "docs" / "questions.md"
ANSWERS = TOP / "tests" / "cases" / "questions"


def collection() -> list[Record]:
    return list(load_all(str(folder("records"))))


def answers(records: list[Record], engine: str) -> dict[str, Answer]:
    return {one.id: ask(records, one, engine=engine) for one in questions()}


def written(records: list[Record], found: dict[str, Answer]) -> Iterator[tuple[Path, str]]:
    for identifier, answer in found.items():
        yield ANSWERS / f"{identifier}.csv", as_csv(answer)
    yield PAGE, questions_page(records, found)


if __name__ == "__main__":
    everything = collection()
    for path, text in written(everything, answers(everything, "store")):
        path.write_text(text, encoding="utf-8")
