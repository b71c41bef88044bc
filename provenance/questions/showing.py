"""Answers as text for people and for programs: a table, CSV, JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.bibliography.syntax.cells import guarded
from provenance.pictures.words import plain
from provenance.questions.answer import Answer, Cell
from provenance.questions.questionnaire import Question

_WIDEST: Final = 60
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def as_table(answer: Answer) -> str:
    """Return an answer as lines of text, names in place of IRIs; long values are cut short."""
    rows = [answer.columns, *(tuple(map(_short, row)) for row in answer.words())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(answer.columns))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    count = f"{len(answer)} row{'' if len(answer) == 1 else 's'}"
    return "\n".join((*lines, f"({count})"))


def as_csv(answer: Answer) -> str:
    """Return an answer as CSV: beside each column that holds IRIs one with the IRIs themselves.

    Spreadsheets run what begins like a formula; such words get an apostrophe in front.
    """
    columns = zip(*answer.rows, strict=True) if answer.rows else [()] * len(answer.columns)
    named = [any(cell and cell.kind == "iri" for cell in column) for column in columns]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_spread(answer.columns, [f"{one}_iri" for one in answer.columns], named))
    for row in answer.rows:
        words = [_harmless(cell.words) if cell else "" for cell in row]
        iris = [cell.value if cell and cell.kind == "iri" else "" for cell in row]
        writer.writerow(_spread(words, iris, named))
    return file.getvalue()


def as_json(answer: Answer) -> str:
    """Return an answer as a JSON object: the question, the columns, the rows by column.

    A value is an object with ``value`` and, where it has them, ``name`` and ``datatype``; where
    there is none it is null.
    """
    rows = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
    plain = {"question": answer.question, "columns": answer.columns, "rows": rows}
    return json.dumps(plain, ensure_ascii=False, indent=2)


def as_list(questions: tuple[Question, ...]) -> str:
    """Return the questions as a list for readers, with what each can be asked about."""
    return "\n".join(_listed(one) for one in questions)


def _listed(question: Question) -> str:
    about = ", ".join(f"--{one.name} {one.default}" for one in question.parameters)
    return f"{question.id}  {question.question}{f'  [{about}]' if about else ''}"


def _short(words: str) -> str:
    line = plain(" ".join(words.split()))
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _spread(words: Sequence[str], iris: Sequence[str], named: Sequence[bool]) -> Iterator[str]:
    for word, iri, is_named in zip(words, iris, named, strict=True):
        yield word
        if is_named:
            yield iri


def _harmless(words: str) -> str:
    return words if _NUMBER.fullmatch(words) else guarded(words)


def _plain(cell: Cell | None) -> dict[str, str] | None:
    return cell.model_dump(exclude_none=True) if cell else None
