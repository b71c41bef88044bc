"""The arguments of each verb, and what is wrong with those of a request (OAI-PMH 2.0, 4)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from provenance.serve.form import Pairs
from provenance.serve.oai.faults import Fault, Refused

_SELECTION: Final = ("from", "until", "set")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME: Final = "[A-Za-z0-9_.!~*'()-]+"
_PREFIX: Final = re.compile(_NAME)
_SET: Final = re.compile(f"{_NAME}(?::{_NAME})*")
_TOKEN: Final = "resumptionToken"  # noqa: S105 - the name of an argument


class Allowed(NamedTuple):
    """The arguments of a verb.

    Attributes:
        required: Those that must be there, unless there is a resumption token.
        optional: Those that may be there.
        lists: Whether its answer may come in pieces.
    """

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    lists: bool = False


VERBS: Final = {
    "GetRecord": Allowed(required=("identifier", "metadataPrefix")),
    "Identify": Allowed(),
    "ListIdentifiers": Allowed(("metadataPrefix",), _SELECTION, lists=True),
    "ListMetadataFormats": Allowed(optional=("identifier",)),
    "ListRecords": Allowed(("metadataPrefix",), _SELECTION, lists=True),
    "ListSets": Allowed(lists=True),
}
"""The verbs of the protocol."""


class Asked(NamedTuple):
    """A request.

    Attributes:
        verb: One of `VERBS`.
        arguments: The others, by name, each once.
        faults: What is wrong with the arguments themselves.
    """

    verb: str
    arguments: dict[str, str]
    faults: tuple[Fault, ...] = ()

    def get(self, name: str) -> str | None:
        """Return an argument; None where it is not there."""
        return self.arguments.get(name)

    @property
    def token(self) -> str | None:
        """The resumption token, where the request goes on with a list."""
        return self.get(_TOKEN)


def read(pairs: Pairs) -> Asked:
    """Return what a request asks, with what is wrong with its arguments.

    Raises:
        Refused: It has no verb, or none of the protocol, or more than one.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused([Fault("badVerb", _about_verb(verbs))])
    found = Asked(verbs[0], {name: value for name, value in pairs if name != "verb"})
    faults = (*_repeated(pairs), *_misplaced(found), *_malformed(found))
    return found._replace(faults=faults)


def _about_verb(verbs: list[str]) -> str:
    known = ", ".join(VERBS)
    if not verbs:
        return f"The argument verb is missing; it is one of {known}."
    if len(verbs) > 1:
        return "The argument verb is there more than once."
    return f"There is no verb {verbs[0]}; it is one of {known}."


def _repeated(pairs: Pairs) -> Iterator[Fault]:
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            yield Fault("badArgument", f"The argument {name} is there {times} times.")


def _misplaced(asked: Asked) -> Iterator[Fault]:
    """Yield the arguments that the verb does not have, and those that it must have and has not."""
    allowed, names = VERBS[asked.verb], set(asked.arguments)
    own = {*allowed.required, *allowed.optional}
    if allowed.lists and _TOKEN in names:
        for name in sorted(names - {_TOKEN}):
            yield Fault("badArgument", f"Beside {_TOKEN} there is no other argument; not {name}.")
        return
    for name in sorted(names - own):
        yield Fault("badArgument", f"{asked.verb} has no argument {name}.")
    for name in allowed.required:
        if name not in names:
            yield Fault("badArgument", f"{asked.verb} needs the argument {name}.")


def _malformed(asked: Asked) -> Iterator[Fault]:
    for name in ("from", "until"):
        if name in asked.arguments and not is_day(asked.arguments[name]):
            words = f"{name} is a day, YYYY-MM-DD; times are not known here."
            yield Fault("badArgument", words)
    if not _PREFIX.fullmatch(asked.arguments.get("metadataPrefix", "none")):
        yield Fault("badArgument", "metadataPrefix is no name of a format.")
    first, last = asked.get("from"), asked.get("until")
    if first and last and is_day(first) and is_day(last) and first > last:
        yield Fault("badArgument", "from is later than until.")
    if "set" in asked.arguments and not is_set(asked.arguments["set"]):
        yield Fault("badArgument", "set is no specification of a set.")


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, in the one granularity that is offered."""
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_set(text: str) -> bool:
    """Tell whether a text has the form of a set's specification."""
    return _SET.fullmatch(text) is not None
