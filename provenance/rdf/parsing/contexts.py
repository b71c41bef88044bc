"""JSON-LD contexts before a parser sees them: ours is put in by value, any other is refused.

No parser is left to fetch anything.
"""

import json
from typing import Any, BinaryIO, Final

from provenance.errors import DataSyntaxError
from provenance.rdf.jsonld import context
from provenance.rdf.version import CONTEXT_IRI

_KEYS: Final = ("@context", "@import")


def with_bundled_context(stream: BinaryIO) -> bytes:
    """Return a JSON-LD document in which no context is named by its address.

    Raises:
        DataSyntaxError: It is no JSON, or names a context other than `CONTEXT_IRI`.
    """
    try:
        value = json.loads(stream.read().decode("utf-8-sig"), parse_constant=_no_constant)
        return json.dumps(_settled(value), ensure_ascii=False).encode("utf-8")
    except DataSyntaxError:  # which is a ValueError too
        raise
    except json.JSONDecodeError as error:
        raise DataSyntaxError("", error.lineno, error.msg) from error
    except UnicodeError as error:
        raise DataSyntaxError("", 1, "not UTF-8") from error
    except (RecursionError, ValueError) as error:
        raise DataSyntaxError("", 1, f"no JSON that can be read: {error}") from error


def _no_constant(name: str) -> None:
    raise DataSyntaxError("", 1, f"{name} is no number of JSON")


def _settled(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_settled(one) for one in value]
    if isinstance(value, dict):
        return {key: (_context if key in _KEYS else _settled)(one) for key, one in value.items()}
    return value


def _context(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_context(one) for one in value]
    if not isinstance(value, str):
        return _settled(value)
    if value != CONTEXT_IRI:
        raise DataSyntaxError("", 1, f"the context {value!r} is not bundled, and none is fetched")
    return context()
