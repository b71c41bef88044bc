"""JSON-LD contexts before a parser sees them: ours is put in by value, any other is refused.

No parser is left to fetch anything.
"""

import json
from functools import cache
from typing import IO, Any, Final

from provenance.errors import DataSyntaxError
from provenance.rdf.jsonld import context
from provenance.rdf.version import CONTEXT_IRI

_KEYS: Final = ("@context", "@import")


def with_bundled_context(stream: IO[bytes], largest: int) -> bytes:
    """Return a JSON-LD document in which no context is named by its address.

    Args:
        stream: The document.
        largest: How many bytes may be put in for the names of contexts.

    Raises:
        DataSyntaxError: It is no JSON, names a context other than `CONTEXT_IRI`, or names that one
            more often than there is room.
    """
    try:
        value = json.loads(stream.read().decode("utf-8-sig"), parse_constant=_no_constant)
        settled = _Settling(largest).settled(value)
        return json.dumps(settled, ensure_ascii=False).encode("utf-8")
    except DataSyntaxError:  # which is a ValueError too
        raise
    except json.JSONDecodeError as error:
        raise DataSyntaxError("", error.lineno, error.msg) from error
    except UnicodeError as error:
        raise DataSyntaxError("", 1, "not UTF-8") from error
    except RecursionError as error:
        raise DataSyntaxError("", 1, "nested too deeply") from error
    except ValueError as error:
        raise DataSyntaxError("", 1, f"no JSON that can be read: {error}") from error


def _no_constant(name: str) -> None:
    raise DataSyntaxError("", 1, f"{name} is no number of JSON")


@cache
def _size() -> int:
    return len(json.dumps(context(), ensure_ascii=False).encode("utf-8"))


class _Settling:
    """Puts our context in where it is named, as long as there is room.

    Args:
        room: How many bytes may be put in: a name is some hundred times shorter than the context.
    """

    def __init__(self, room: int) -> None:
        self._room = room

    def settled(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """Return a value without names of contexts."""
        if isinstance(value, list):
            return [self.settled(one) for one in value]
        if isinstance(value, dict):
            return {
                key: self._context(one) if key in _KEYS else self.settled(one)
                for key, one in value.items()
            }
        return value

    def _context(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, list):
            return [self._context(one) for one in value]
        if not isinstance(value, str):
            return self.settled(value)
        if value != CONTEXT_IRI:
            problem = f"the context {value!r} is not bundled, and none is fetched"
            raise DataSyntaxError("", 1, problem)
        self._room -= _size()
        if self._room < 0:
            raise DataSyntaxError("", 1, "it names its context too often", _ONCE)
        return context()


_ONCE: Final = "name it once, at the top of the document"
