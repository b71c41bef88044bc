"""Answers as JSON, or as a script that calls a function with it, for clients that want that."""

import json
import re
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

_WORD: Final = r"[A-Za-z_$][A-Za-z0-9_$]{0,99}"
_CALLBACK: Final = re.compile(rf"{_WORD}(?:\.{_WORD}){{0,5}}")
_PLAIN: Final = {"X-Content-Type-Options": "nosniff"}


def reply(value: object, callback: str | None = None, status: int = 200) -> Response:
    """Return an answer.

    What is not ASCII is escaped, so that nothing in a name ends a script.

    Args:
        value: What is answered, as plain data.
        callback: The name of the function to call with it (JSONP); None for plain JSON.
        status: The status.

    Raises:
        HTTPException: The name is not one of a function (400).
    """
    text = json.dumps(value, allow_nan=False)
    if callback is None:
        return Response(text, status, _PLAIN, "application/json")
    if not _CALLBACK.fullmatch(callback):
        raise HTTPException(400, "The callback is not the name of a function.")
    safe = text.replace("<", "\\u003c")
    script = f"/**/{callback}({safe});"
    return Response(script, status, _PLAIN, "text/javascript; charset=utf-8")
