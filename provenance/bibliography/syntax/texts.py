"""The texts of a JSON value, one by one."""

from collections.abc import Callable

from pydantic import JsonValue


def every_text(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    """Return a JSON value with each text in it changed, names of members too."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [every_text(one, change) for one in value]
    if isinstance(value, dict):
        return {change(key): every_text(one, change) for key, one in value.items()}
    return value
