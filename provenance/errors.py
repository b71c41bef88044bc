"""Every error of the library, each also the builtin that a Python reader expects.

::

    ProvenanceError
    ├── DataSyntaxError (ValueError)        a data file cannot be read; path, line, problem
    ├── RecordInvalid (ValueError)          a record breaks the model; problems: all of them
    ├── UnknownRecord (LookupError)         identifier, near
    ├── DuplicateIdentifier (ValueError)    identifier, places
    ├── StrayLink (ValueError)              a link leads out of its folder; path, problem
    ├── MalformedDate (ValueError)          text
    ├── MalformedIri (ValueError)           text
    ├── MalformedReferenceCode (ValueError) text, problems, examples
    ├── VocabularyError (ValueError)        a file under vocab/ is broken; path, problem
    ├── AmbiguousName (LookupError)         name, candidates
    ├── UnreadablePage (ValueError)         a page does not have the shape that its reader knows
    ├── NotOurGraph (ValueError)            RDF that does not follow the model; node, problem
    ├── UnknownFormat (LookupError)         name, known
    ├── UnknownManner (LookupError)         name, known
    ├── UnknownStyle (LookupError)          name, near
    ├── StyleUnreadable (ValueError)        a citation style cannot be used; path, problem
    ├── FormatterFailed (RuntimeError)      the CSL processor ended with an error; problem
    ├── UnknownProfile (LookupError)        name, known
    ├── UnknownQuestion (LookupError)       name, known
    ├── NothingAskedAbout (ValueError)      question, what, known
    ├── QueryRefused (ValueError)           a query is not answered here; problem
    ├── UnknownAccount (LookupError)        record, name, known
    ├── SettingsWrong (ValueError)          what a server is told is wrong; problems: all of them
    ├── DuplicateFormat (ValueError)        name
    ├── MissingExtra (ImportError)          extra
    ├── FetchError (OSError)                the network gave no answer; url, problem
    ├── PublishError (OSError)              resource, problem
    ├── WorkerLost (RuntimeError)           a process that did a part of the work was ended
    └── ThemeError (ValueError)             theme, template, problem
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SHOWN: Final = 120
"""How much of a text that was refused an error repeats."""


class ProvenanceError(Exception):
    """Anything that this library reports on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        """Return how it is made again in another process: not by its constructor."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[ProvenanceError], words: tuple[object, ...], has: object) -> ProvenanceError:
    error = kind.__new__(kind)
    error.args = words
    error.__dict__.update(has)  # type: ignore[call-overload]  # what __reduce__ gave
    return error


class DataSyntaxError(ProvenanceError, ValueError):
    """A data file cannot be read: ``path``, ``line`` (from 1), the ``problem``, and ``advice``.

    The advice says what to do where mending the line is not what helps; else it is empty.
    """

    def __init__(self, path: str, line: int, problem: str, advice: str = "") -> None:
        self.path, self.line, self.problem, self.advice = path, line, problem, advice
        told = f"{problem}; {advice}" if advice else problem
        super().__init__(f"{path}:{line}: {told}")

    def at(self, path: str) -> "DataSyntaxError":
        """Return the same of a file whose name is known by now."""
        return DataSyntaxError(path, self.line, self.problem, self.advice)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field of a data file that breaks the model."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.message}"


class RecordInvalid(ProvenanceError, ValueError):
    """A record breaks the model; ``problems`` has every one of its faults."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownRecord(ProvenanceError, LookupError):
    """No record or holder has this ``identifier``; ``near`` has those that look like it."""

    def __init__(self, identifier: str, near: Sequence[str] = ()) -> None:
        self.identifier, self.near = identifier, tuple(near)
        super().__init__(f"nothing is called {identifier!r}{_hint(near)}")


class DuplicateIdentifier(ProvenanceError, ValueError):
    """Two records claim one ``identifier``; ``places`` says where."""

    def __init__(self, identifier: str, places: Sequence[str]) -> None:
        self.identifier, self.places = identifier, tuple(places)
        super().__init__(f"{identifier!r} is claimed twice: {', '.join(places)}")


class StrayLink(ProvenanceError, ValueError):
    """A link leads out of the folder that was given, or nowhere: ``path`` and ``problem``."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class MalformedDate(ProvenanceError, ValueError):
    """A string is not an EDTF date (ISO 8601-2:2019, levels 0 to 2)."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{text!r} is not EDTF; write 1962-10-30, 1962-10, 1962?, 1991/1992")


class UnknownDateStyle(ProvenanceError, LookupError):
    """No dates are printed in this ``manner`` (language, style); ``known`` has those that are."""

    def __init__(self, manner: str, known: Sequence[str]) -> None:
        self.manner, self.known = manner, tuple(known)
        super().__init__(f"no dates are printed in {manner}; there are {', '.join(known)}")


class MalformedIri(ProvenanceError, ValueError):
    """A string cannot stand as an IRI, or not as the one that is wanted."""

    def __init__(self, text: str, wanted: str = "an absolute IRI") -> None:
        self.text = text
        super().__init__(f"{text!r} is not {wanted}")


class MalformedReferenceCode(ProvenanceError, ValueError):
    """A text is no reference code, or none of this archive; ``problems`` has every fault.

    ``examples`` are codes that the archive, or any archive, prints.
    """

    def __init__(self, text: str, problems: Sequence[str], examples: Sequence[str] = ()) -> None:
        self.text, self.problems, self.examples = text, tuple(problems), tuple(examples)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        like = f"; write it like {' or '.join(map(repr, examples))}" if examples else ""
        super().__init__(f"{shown!r}: {'; '.join(problems)}{like}")


class VocabularyError(ProvenanceError, ValueError):
    """A file under ``vocab/`` is broken."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class AmbiguousName(ProvenanceError, LookupError):
    """A name means several things; ``candidates`` has them all."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{name!r} may mean {', '.join(candidates)}; say which")


class UnreadablePage(ProvenanceError, ValueError):
    """A page does not have the shape that its reader knows."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class NotOurGraph(ProvenanceError, ValueError):
    """RDF does not follow the model at ``node``."""

    def __init__(self, node: str, problem: str) -> None:
        self.node, self.problem = node, problem
        super().__init__(f"<{node}>: {problem}")


class StatementsLeft(UserWarning):
    """Of a graph not all was taken; ``left`` has each sort of statement, with the reason."""

    def __init__(self, left: Sequence[object]) -> None:
        self.left = tuple(left)
        shown = "; ".join(map(str, self.left[:3]))
        super().__init__(f"{len(self.left)} sorts of statements were not taken: {shown} …")


class UnknownFormat(ProvenanceError, LookupError):
    """No format has this ``name``; ``known`` lists those that exist."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no format is called {name!r}; there are {', '.join(known)}")


class UnknownProfile(ProvenanceError, LookupError):
    """No profile of a ``kind`` has this ``name``; ``known`` lists those that exist."""

    def __init__(self, name: str, known: Sequence[str], kind: str = "profile") -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no {kind} is called {name!r}; there are {', '.join(known)}")


class UnknownAccount(ProvenanceError, LookupError):
    """A ``record`` has no account ``name`` (None: none that is a source note)."""

    def __init__(self, record: str, name: str | None, known: Sequence[str]) -> None:
        self.record, self.name, self.known = record, name, tuple(known)
        wanted = f"account {name!r}" if name else "account of the kind source-note"
        super().__init__(f"{record} has no {wanted}; its accounts are {', '.join(known)}")


class UnknownQuestion(ProvenanceError, LookupError):
    """No question has this ``name``; ``known`` lists the ids of those that there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no question is called {name!r}; there are {', '.join(known)}")


class NothingAskedAbout(ProvenanceError, ValueError):
    """A ``question`` asks about one record or agent, and was not told which; ``known`` has some."""

    def __init__(self, question: str, what: str, known: Sequence[str]) -> None:
        self.question, self.what, self.known = question, what, tuple(known)
        some = ", ".join(self.known) or "none"
        super().__init__(f"{question} asks about one {what}; say which: there are {some}")


class QueryRefused(ProvenanceError, ValueError):
    """A query is not answered here; ``problem`` says why."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"the query is not answered: {problem}")


class SettingsWrong(ProvenanceError, ValueError):
    """A server cannot be set up as it is told; ``problems`` has every fault."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class UnknownManner(ProvenanceError, LookupError):
    """No manner of printing notes has this ``name``; ``known`` lists those that exist."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no manner is called {name!r}; there are {', '.join(known)}")


class UnknownStyle(ProvenanceError, LookupError):
    """No citation style has this ``name``; ``near`` has those that look like it."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        self.name, self.near = name, tuple(near)
        super().__init__(f"no style is called {name!r}{_hint(near)}")


class StyleUnreadable(ProvenanceError, ValueError):
    """A citation style cannot be used: its ``path`` or name and the ``problem``."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class FormatterFailed(ProvenanceError, RuntimeError):
    """The program that formats citations ended with an error, its own words the ``problem``."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"the citations could not be formatted: {problem}")


class NothingToCite(ProvenanceError, LookupError):
    """Of ``record`` no source tells the ``choice``; ``known`` says what can be cited."""

    def __init__(self, record: str, choice: str, known: Sequence[str]) -> None:
        self.record, self.choice, self.known = record, choice, tuple(known)
        super().__init__(
            f"{record}: no source tells of a {choice} to cite; there is {', '.join(known)}"
        )


class DuplicateFormat(ProvenanceError, ValueError):
    """Two formats claim one ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"two formats are called {name!r}")


class MissingExtra(ProvenanceError, ImportError):
    """An optional part is not installed; ``extra`` names it."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f'{what} needs: python -m pip install "custody-chain[{extra}]"')


class FetchError(ProvenanceError, OSError):
    """An answer could not be had from the network: ``url`` and the ``problem``."""

    def __init__(self, url: str, problem: str) -> None:
        self.url, self.problem = url, problem
        super().__init__(f"{url}: {problem}")


class PublishError(ProvenanceError, OSError):
    """An output could not be written; what stood in its place stands there still."""

    def __init__(self, resource: str, problem: str) -> None:
        self.resource, self.problem = resource, problem
        super().__init__(f"{resource}: {problem}")


class WorkerLost(ProvenanceError, RuntimeError):
    """A process that did a part of the work was ended by somebody, or for want of memory."""

    def __init__(self) -> None:
        super().__init__(
            "a process that did a part of the work was ended, for want of memory or by somebody; "
            "do it again, where memory is short with fewer workers"
        )


class ThemeError(ProvenanceError, ValueError):
    """A template of a theme cannot be read, or asks for what is not there."""

    def __init__(self, theme: str, template: str, problem: str) -> None:
        self.theme, self.template, self.problem = theme, template, problem
        super().__init__(f"theme {theme}: {template}: {problem}")


def _hint(near: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
