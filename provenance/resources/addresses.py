"""Addresses of files in object stores, which fsspec knows how to reach."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast

from provenance.errors import MissingExtra


def is_remote(path: str) -> bool:
    """Tell whether a path is an address, for fsspec: ``s3://archive/records.jsonl``.

    Examples:
        >>> is_remote("s3://archive/records.jsonl"), is_remote("records.jsonl")
        (True, False)
    """
    return "://" in path


def file_system(path: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it.

    Raises:
        MissingExtra: fsspec is not installed.
    """
    if find_spec("fsspec") is None:
        raise MissingExtra(f"{path}: an object store", "remote")
    return cast("tuple[Any, str]", import_module("fsspec.core").url_to_fs(path))
