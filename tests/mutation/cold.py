"""What mutmut needs of the tests: no answer kept, the quickest test first, no last words.

mutmut starts three kinds of runs, each in a process of its own: one that asks which functions each
test runs; one that loads all tests, of which a copy is made for each mutant; and those copies. A
function with a cache is run by the first test that asks for its answer, and the others would be
taken not to need it: so what is kept is forgotten before each test of the first kind, and after
loading in the second. Of a mutant that very many tests reach, a few of them are tried first.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from types import CodeType

import pytest
from counting import calls, lines

from provenance.model.base import Value

_TOLD = Path("mutmut-stats.json")
_CACHED = type(cache(len))
_FIRST = 100
_left: list[str] = []
_wanted: set[str] = set()
_seen: set[Path] = set()
_values: list[Value] = []


def _mutant() -> str:
    return os.environ.get("MUTANT_UNDER_TEST", "")


def _is_mutant() -> bool:
    return "__mutmut_" in _mutant()


def pytest_configure(config: pytest.Config) -> None:
    """Of very many tests, take some; the others come when none of these fails."""
    if not _is_mutant() or len(config.args) <= 2 * _FIRST:
        return
    if _left:  # the second time: it is quicker to load files than to look up each name
        _wanted.update(_left)
        config.args = sorted({name.partition("::")[0] for name in _left})
        return
    names = sorted(config.args)
    config.args = Random(0).sample(names, _FIRST)  # noqa: S311 - no secret
    _left.extend(sorted(set(names) - set(config.args)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if _mutant() == "stats":
        _forget(tables=item.path not in _seen or "notes" not in item.path.parts)
        _seen.add(item.path)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    if session.config.option.collectonly or _mutant() == "stats":
        _values.extend(_found())
        _forget(tables=True)
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if not _counts(item)]
    if _wanted:
        items[:] = [item for item in items if item.nodeid in _wanted]
    if _TOLD.exists():
        seconds = json.loads(_TOLD.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: seconds.get(item.nodeid, 0))


def _counts(item: pytest.Item) -> bool:
    """Whether a test counts the calls that some work takes: mutmut's own would count too."""
    module, function = getattr(item, "module", None), getattr(item, "function", None)
    names = _names(function.__code__) if function else ()
    return any(getattr(module, name, None) in (calls, lines) for name in names)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _names(one)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """One test that fails is enough: the words about it would take longer than most tests."""
    if report.failed and _is_mutant():
        os._exit(pytest.ExitCode.TESTS_FAILED)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if not _is_mutant():
        return
    if _left and not _wanted and exitstatus == pytest.ExitCode.OK:
        given = session.config.invocation_params.args
        options = [word for word in given if "::" not in word]
        exitstatus = pytest.main([*options, *_left])
    os._exit(exitstatus)


def _forget(*, tables: bool) -> None:
    """Forget what is kept; the tables of the note reader, which take long, not before each test."""
    modules = [module for name, module in sys.modules.items() if name.startswith("provenance.")]
    for kept in [kept for module in modules for kept in list(vars(module).values())]:
        if isinstance(kept, _CACHED) and (tables or kept.cache_parameters()["maxsize"]):
            kept.cache_clear()
    for value in (*_values, *_found()):
        for worked_out in vars(value).keys() - type(value).model_fields.keys():
            del vars(value)[worked_out]


def _found() -> list[Value]:
    """Return the values that there are, but for those that were there at the freezing."""
    return [one for one in gc.get_objects() if issubclass(type(one), Value)]
