"""The arguments of a request, from its address or from a form that was sent; both are bounded."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

Pairs = tuple[tuple[str, str], ...]
"""Arguments in their order, repeated ones too."""

_MOST_FIELDS = 100


async def arguments(request: Request, largest: int) -> Pairs:
    """Return the arguments of a request: of the form that a POST sends, else of the address.

    Args:
        request: The request.
        largest: Bytes that a form may have.

    Raises:
        HTTPException: The form is too large (413), or has too many fields (400).
    """
    if request.method != "POST":
        return _pairs(request.url.query)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise HTTPException(413, f"The form is larger than {largest:,} bytes.")
    return _pairs(body.decode("utf-8", "replace"))


def _pairs(text: str) -> Pairs:
    try:
        return tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, f"There are more than {_MOST_FIELDS} fields.") from error
