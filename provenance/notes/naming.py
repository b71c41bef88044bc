"""Who is meant by a name in a note, as far as the name shows it.

What is not plain stays open: a name that is neither in the table of archives, nor holds a word for
a body, nor has the shape of a person's name, is an agent of no stated kind.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from provenance.archives.names import resolve
from provenance.archives.table import repositories
from provenance.errors import VocabularyError
from provenance.model.agent import Agent
from provenance.model.notation import AgentKind, Role
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

_INSTITUTIONAL: frozenset[Role] = frozenset({"holder", "publisher"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


class Hints(NamedTuple):
    """What helps to tell who is meant by a name.

    Attributes:
        context: The family of notes in which it stands (``cwihp``, ``wilson``, ``nsarchive``),
            where an abbreviation may mean one thing only.
        place: The place printed with it.
        abbreviation: The abbreviation printed beside it.
    """

    context: str | None = None
    place: str | None = None
    abbreviation: str | None = None


def agent_named(words: str, role: Role, hints: Hints | None = None) -> Agent:
    """Return the agent that a name means.

    Args:
        words: The name as printed.
        role: The part that it takes, which helps to tell a person from a body.
        hints: What stands beside it and helps to tell who is meant.
    """
    name = re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s+(?=\w)", "", words)).strip()
    authority = _authority(name, hints or Hints())
    if authority:
        entry = repositories()[authority]
        return Agent(id=authority, kind="corporate-body", name=entry.name, authority=authority)
    kind = kind_of(name, role)
    family, given = split_name(name) if kind == "person" else (None, None)
    return Agent(id=slug(name) or "agent", kind=kind, name=name, family=family, given=given)


def _authority(name: str, hints: Hints) -> str | None:
    """Return the entry of the table that is meant: by the name, else by its abbreviation."""
    found = resolve(name, hints.context, hints.place)
    if found is None and hints.abbreviation:
        return resolve(hints.abbreviation, hints.context, hints.place)
    return found


def kind_of(name: str, role: Role | None = None) -> AgentKind:
    """Return what a name shows its bearer to be."""
    words = [word.rstrip(".").casefold() for word in _WORD.findall(name)]
    if words[-1:] == ["family"]:
        return "family"
    if any(word in _words("bodies") for word in words):
        return "corporate-body"
    if _is_personal(name):
        return "person"
    is_abbreviation = name.replace(" ", "").isupper()
    return "corporate-body" if is_abbreviation or role in _INSTITUTIONAL else "agent"


def split_name(name: str) -> tuple[str | None, str | None]:
    """Return family and given name where the western order is plain, else two Nones.

    Particles of ``vocab/names/parts.yaml`` go with the family name; a name that begins with one of
    its family-first names, and a single word, are left whole.

    Examples:
        >>> split_name("Rimko van der Maar"), split_name("A.F. Dobrynin"), split_name("Mao Zedong")
        (('van der Maar', 'Rimko'), ('Dobrynin', 'A.F.'), (None, None))
    """
    parts = name.split()
    if len(parts) < 2 or parts[0].casefold() in _words("family-first"):
        return None, None
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1].casefold() in _words("particles"):
        cut -= 1
    return " ".join(parts[cut:]), " ".join(parts[:cut])


def slug(name: str) -> str:
    """Return a name as an id: letters and digits of its ASCII form, joined by hyphens.

    Examples:
        >>> slug("Radina Vučetić-Mladenović"), slug("РГАНИ")
        ('radina-vucetic-mladenovic', '')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    ascii_only = plain.encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:80].strip("-")


def _is_personal(name: str) -> bool:
    parts = name.split()
    if not 2 <= len(parts) <= 5 or any(char.isdigit() for char in name):
        return False
    return all(_is_name_part(part) for part in parts) and not parts[-1].isupper()


def _is_name_part(part: str) -> bool:
    letters = part.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return letters.isalpha() and (part[0].isupper() or part.casefold() in _words("particles"))


@cache
def _words(kind: str) -> frozenset[str]:
    file = folder("vocab") / "names" / "parts.yaml"
    value = read_yaml_file(file).value
    entry = value.get(kind) if isinstance(value, dict) else None
    words = entry.get("words") if isinstance(entry, dict) else None
    if not isinstance(words, list):
        raise VocabularyError(str(file), f"no words under {kind!r}")
    return frozenset(str(word).casefold() for word in words)
