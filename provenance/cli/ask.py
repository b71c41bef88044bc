"""``provenance ask``: questions, and queries of one's own, over records."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer, current_thread, main_thread

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.errors import QueryRefused
from provenance.questions.answer import Answer
from provenance.questions.asking import ask as ask_question
from provenance.questions.asking import ask_own
from provenance.questions.engine import engines
from provenance.questions.questionnaire import questions
from provenance.questions.showing import as_csv, as_json, as_list, as_table

_FORMS: dict[str, Callable[[Answer], str]] = {"table": as_table, "csv": as_csv, "json": as_json}
_QUESTION = re.compile(r"[Qq][0-9]+")
_WEEK = 604_800


@click.command(epilog="Example: provenance ask records Q05 --record dobrynin-1962-10-30")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUTS... [QUESTION]")
@click.option("--record", help="Id of the record that is asked about.")
@click.option("--agent", help="Id, name or abbreviation of the agent that is asked about.")
@click.option("--query", "file", help="A file with a query of your own (SELECT, CONSTRUCT, ASK).")
@click.option(
    "--engine",
    type=click.Choice(engines()),
    default="rdflib",
    show_default=True,
    help="What answers; store is faster and needs the extra of that name.",
)
@click.option("--format", "form", type=click.Choice(sorted(_FORMS)), default="table",
              show_default=True)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@click.option("--timeout", type=click.FloatRange(0, _WEEK, min_open=True), default=300,
              show_default=True,
              help="Seconds after which a query is given up, with exit status 2.")  # fmt: skip
@click.option("--into", help=INTO_HELP)
def ask(
    inputs: tuple[str, ...],
    record: str | None,
    agent: str | None,
    file: str | None,
    **more: str | float | None,
) -> None:
    """Answer a question over records: Q01, Q02 …; without one, list the questions.

    Exit status 1 where the answer is empty.
    """
    places, question = _parted(inputs)
    if question is None and file is None:
        put(as_list(questions()), _text(more["into"]))
        return
    engine = str(more["engine"])
    with _given_up_after(float(more["timeout"] or 0)):
        records = records_of(places)
        if file is not None:
            answer = ask_own(records, _query(file), engine=engine)
        else:
            asked = str(question)
            answer = ask_question(records, asked, record=record, agent=agent, engine=engine)
    put(_FORMS["json" if more["json_"] else str(more["form"])](answer), _text(more["into"]))
    raise SystemExit(0 if answer.rows else 1)


def _parted(inputs: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Part the inputs from the question at their end; a file of such a name is an input."""
    last = inputs[-1]
    if len(inputs) > 1 and _QUESTION.fullmatch(last) and not Path(last).exists():
        return inputs[:-1], last
    return inputs, None


def _query(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryRefused(f"{file} is not UTF-8") from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@contextmanager
def _given_up_after(seconds: float) -> Iterator[None]:
    """End the process when a query takes too long: no engine can be asked to stop.

    A thread ends it while an engine works outside Python, and a signal, where the system has them,
    while Python is in a regular expression, which lets no other thread run.
    """
    timer = Timer(seconds, _give_up, (seconds,))
    timer.daemon = True
    timer.start()
    try:
        with _alarm(seconds):
            yield
    finally:
        timer.cancel()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "SIGALRM") or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: _give_up(seconds))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(seconds: float) -> None:
    click.echo(f"the query took more than {seconds:g} seconds and was given up", err=True)
    os._exit(2)
