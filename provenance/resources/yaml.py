"""YAML as plain text values with their places.

Every scalar is read as the string that was written: ``f. 0129`` stays ``0129``, ``no`` stays a
language, ``1962-10-30`` stays words. What a value means is for the model to say, not for YAML 1.1.
Anchors and tags are refused: they serve attackers better than archivists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from provenance.errors import DataSyntaxError
from provenance.resources.plain import Plain

Path_ = tuple[str | int, ...]

_NULL = {"", "null", "~"}
_MAX_DEPTH = 40
_SHALLOW = 15
_INDENTED = re.compile(r"(?:^|[\r\x85\u2028\u2029])[ \t?:-]{21}", re.MULTILINE)
_TRAPS = (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken)
_OPENING = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][-+.:_0-9a-fA-FxoXOTZ]*")


class _Quoting(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # PyYAML chooses the class at run time
    """A safe dumper that quotes what looks like a number or a date."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if _NUMBER_LIKE.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Quoting.add_representer(str, _quoted)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: its plain value and the line (from 1) at which each field stands."""

    value: Plain
    lines: dict[Path_, int]

    def line(self, path: Path_) -> int:
        """Return the line of a field, or of the nearest field around it that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


def read_yaml(text: str, path: str = "<text>") -> Document:
    """Read one YAML document as strings, lists and maps.

    Args:
        text: The YAML source.
        path: The file's name, for error messages.

    Raises:
        DataSyntaxError: The text is not YAML, or uses anchors, aliases, tags, or a key twice.
    """
    try:
        _refuse_traps(text, path)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataSyntaxError(path, mark.line + 1 if mark else 1, str(error.problem)) from error
    except yaml.YAMLError as error:
        raise DataSyntaxError(path, 1, str(error)) from error
    lines: dict[Path_, int] = {}
    value = None if node is None else _plain(node, (), lines, path)
    return Document(value, lines)


def _refuse_traps(text: str, path: str) -> None:
    """Refuse what must not reach the composer, which recurses in C and crashes on deep nesting."""
    if _is_plain(text):
        return
    depth = 0
    for token in yaml.scan(text, Loader=_Loader):
        line = token.start_mark.line + 1
        if isinstance(token, _TRAPS):
            raise DataSyntaxError(path, line, "anchors, aliases and tags are not read")
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > _MAX_DEPTH:
            raise DataSyntaxError(path, line, f"nested deeper than {_MAX_DEPTH}")


def _is_plain(text: str) -> bool:
    """Tell whether a text cannot hold a trap, so that it need not be scanned for one.

    No anchor, alias or tag stands where their signs are absent; nothing nests deeper than there are
    opening brackets, and leading blanks and marks on a line, whatever ends a line for YAML.
    """
    if any(sign in text for sign in "&*!"):
        return False
    brackets = text.count("[") + text.count("{")
    return brackets <= _SHALLOW and _INDENTED.search(text) is None


def read_yaml_file(file: Path) -> Document:
    """Read a YAML file as UTF-8; see `read_yaml`."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataSyntaxError(str(file), line, "not UTF-8") from error
    return read_yaml(text, str(file))


def write_yaml(value: object) -> str:
    """Return the canonical YAML of plain values: block style, keys in their order, UTF-8.

    Whatever another reader could take for a number, a date or a truth value is quoted.
    """
    return str(
        yaml.dump(value, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=96, indent=2)
    )


def _plain(node: yaml.Node, path: Path_, lines: dict[Path_, int], file: str) -> Plain:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        plain = node.style in (None, "")
        return None if plain and node.value in _NULL else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, file) for i, item in enumerate(node.value)]
    pairs = _pairs(node, path, lines, file)
    return {key: _plain(value, (*path, key), lines, file) for key, value in pairs}


def _pairs(
    node: yaml.Node,
    path: Path_,
    lines: dict[Path_, int],
    file: str,
) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise DataSyntaxError(file, line, "a key is not a plain word")
        if key.value in seen:
            raise DataSyntaxError(file, line, f"the key {key.value!r} stands twice")
        seen.add(key.value)
        lines[(*path, key.value)] = line
        yield key.value, value
