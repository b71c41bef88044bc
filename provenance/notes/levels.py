"""A reference code as a manner of source notes prints it.

A manner's words are those of the archives that it mostly cites. Words of the Soviet path ("op.",
"d.", "p.") stand only where an archive has that path: another's code is printed in its own manner.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final, cast

from provenance.archives.names import resolve
from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.notes.citing import widths
from provenance.notes.manners import Manner, Printing
from provenance.notes.stating import Row, Stated
from provenance.references.grammars import Grammar, grammar_of, grammars
from provenance.references.write import kept_forms, write_code

_SOVIET: Final = "fond-opis"
_ANY: Final = "united-states"
_SEVERAL: Final = re.compile(r"[-–—,;&]| and ")
_Forms = dict[str, tuple[Printing, ...]]


def references(fact: Stated, manner: Manner) -> Iterator[str]:
    """Yield the printings of a statement's code: the best of each level, then others of one or two.

    Args:
        fact: The statement.
        manner: The manner.
    """
    levels = [(role, value) for role, value in fact.rows if role in widths()]
    forms = {role: manner.levels.get(role, ()) for role, _ in levels}
    if not levels or not all(forms.values()):
        return
    named = {role: _unless_named(printings, levels, role) for role, printings in forms.items()}
    code, archive = _code(levels, fact.code), _archive(fact)
    grammar = grammar_of(code, archive)
    fitting = _fitting(named, grammar)
    if any(fitting[role][0] != printings[0] for role, printings in named.items()):
        yield write_code(code, archive)
    for part, form in kept_forms(code, grammar or grammars()[_ANY], "Latn").items():
        fitting[part.level] = (Printing(form[0], form[-1]), *fitting[part.level])
    for chosen in _nearest(fitting):
        text = ""
        for role, value in levels:
            text = _joined(text, _printed(chosen[role], value))
        yield text


def several(value: str) -> bool:
    """Tell whether a value names more than one leaf or page."""
    return _SEVERAL.search(value) is not None


def _archive(fact: Stated) -> str | None:
    named = (*fact.values("holder"), *fact.values("abbreviation"))
    place = next(iter(fact.values("place")), None)
    return next((one for one in (resolve(name, place=place) for name in named) if one), None)


def _code(levels: Sequence[Row], printed: str | None) -> ReferenceCode:
    parts = (CodeLevel(level=cast(Level, role), value=value) for role, value in levels)
    return ReferenceCode(levels=tuple(parts), printed=printed)


def _unless_named(
    printings: Sequence[Printing], levels: Sequence[Row], role: str
) -> tuple[Printing, ...]:
    """Leave out the word of a level where a value has it: "series Countries Series"."""
    values = " ".join(value.casefold() for level, value in levels if level == role).split()
    kept = [one for one in printings if one.one.replace("{}", "").strip(" ,/") not in values]
    return tuple(kept or printings[:1])


def _fitting(forms: _Forms, grammar: Grammar | None) -> _Forms:
    """Return the forms without Soviet words that a code's own grammar does not have."""
    if grammar is None or grammar.id == _SOVIET:
        return forms
    own = grammar.forms["Latn"]
    soviet = grammars()[_SOVIET].forms["Latn"]
    return {role: _without(one, soviet, own, cast(Level, role)) for role, one in forms.items()}


def _without(
    printings: tuple[Printing, ...],
    soviet: Mapping[Level, tuple[str, ...]],
    own: Mapping[Level, tuple[str, ...]],
    level: Level,
) -> tuple[Printing, ...]:
    foreign = set(soviet.get(level, ())) - set(own.get(level, ()))
    kept = tuple(one for one in printings if one.one not in foreign)
    if kept[:1] == printings[:1] or level not in own:
        return kept or printings
    return (Printing(own[level][0], own[level][-1]), *kept)


def _nearest(forms: Mapping[str, Sequence[Printing]]) -> Iterator[dict[str, Printing]]:
    best = {role: printings[0] for role, printings in forms.items()}
    for changes in range(3):
        for roles in combinations(best, changes):
            for others in product(*(forms[role][1:] for role in roles)):
                yield best | dict(zip(roles, others, strict=True))


def _printed(printing: Printing, value: str) -> str:
    form = printing.many if several(value) else printing.one
    return form.replace("{}", value)


def _joined(text: str, level: str) -> str:
    if not text:
        return level.lstrip("/, ")
    return text + level if level[0] in "/, " else f"{text}, {level}"
