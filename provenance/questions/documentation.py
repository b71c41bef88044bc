"""The documentation of the questions, written from their files: ``docs/questions.md``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from provenance.model.record import Record
from provenance.questions.answer import Answer
from provenance.questions.asking import query_of
from provenance.questions.questionnaire import Question, questions

_SHOWN: Final = 12
_HEAD: Final = """\
# The questions

What a historian asks of a collection, and `provenance ask` answers. Each question has one file
under `vocab/questions/`; this page is written from those files, with the answers that the records
of this project give (`provenance ask records`, then `provenance ask records Q05`).

- `--record ID` asks about one record, `--agent NAME` about one agent (an id, a name, an
  abbreviation). A question that asks about one has a default.
- `--engine store` asks an embedded pyoxigraph store (the extra `store`) and not rdflib. The answers
  are the same; the store is faster, and on more than some hundred records the only one that ends
  soon.
- `--format csv` and `--json` give the IRIs beside the names.
- `--query FILE` asks a query of your own: SELECT, CONSTRUCT or ASK, over all graphs at once; the
  prefixes below are known. Updates, SERVICE and FROM are refused: nothing is changed, and nothing
  is fetched. `--timeout` says after how many seconds it is given up.

From Python: `ask(records, "Q05", record="dobrynin-1962-10-30")` of `provenance.questions.asking`
gives rows of frozen cells, each with its value and its name.

**How to read an answer.** Sources disagree and are silent, and nothing here smooths that over. The
column `status` says how a thing is known: *reported* by a source, *verified* by inspection,
*inferred* by whoever or whatever took the account down (no source says so), *disputed*, *refuted*.
An empty field means that no account speaks of it. The queries read [the model in RDF](model.md).
"""


def questions_page(records: Sequence[Record], answers: Mapping[str, Answer]) -> str:
    """Return the page on the questions, in Markdown.

    Args:
        records: The records that were asked.
        answers: The answer to each question, by its id.
    """
    table = "\n".join(f"| [{one.id}](#{_anchor(one)}) | {one.question} |" for one in questions())
    sections = "\n".join(_section(one, records, answers[one.id]) for one in questions())
    return f"{_HEAD}\n| id | question |\n| --- | --- |\n{table}\n\n{sections}"


def _anchor(question: Question) -> str:
    kept = (sign for sign in f"{question.id} {question.question}".lower() if sign not in "?,;:.'")
    return "".join(kept).replace(" ", "-")


def _section(question: Question, records: Sequence[Record], answer: Answer) -> str:
    about = question.asks_about("record")
    chosen = [one for one in records if about in (None, one.id)]
    return "\n".join(
        [
            f"## {question.id} {question.question}",
            "",
            question.why,
            "",
            f"*From:* {question.source}.",
            "",
            *_columns(question),
            "",
            "```sparql",
            query_of(question, chosen).rstrip(),
            "```",
            "",
            *_answer(question, answer),
            "",
        ]
    )


def _columns(question: Question) -> Iterator[str]:
    yield "| column | says |"
    yield "| --- | --- |"
    yield from (f"| `{one.name}` | {one.about} |" for one in question.columns)


def _answer(question: Question, answer: Answer) -> Iterator[str]:
    asked = "".join(f" --{one.name} {one.default}" for one in question.parameters)
    yield f"`provenance ask records {question.id}{asked}`:"
    yield ""
    if not answer.rows:
        yield "Nothing: the records of this project give no answer."
        return
    yield f"| {' | '.join(answer.columns)} |"
    yield f"|{' --- |' * len(answer.columns)}"
    for row in answer.words()[:_SHOWN]:
        yield f"| {' | '.join(map(_cell, row))} |"
    if len(answer) > _SHOWN:
        yield ""
        yield f"… and {len(answer) - _SHOWN} rows more."


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", r"\|").replace("<", "&lt;")
