"""A source note written from an account, in the manner of one who prints such notes.

What is written is read again: a claim that the manner has no words for, or whose words would be
read otherwise, is told as left out. What is only inferred is no claim of the source and is not
written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from typing import Final

from provenance.errors import UnknownAccount
from provenance.model.account import Account
from provenance.model.agent import Agent
from provenance.model.record import Record
from provenance.notes.account import Telling
from provenance.notes.manners import Manner, manner_named
from provenance.notes.parse import read_note
from provenance.notes.parsed import ParsedNote
from provenance.notes.stating import Row, Stated, stated, unsaid
from provenance.notes.wording import Clause, clauses, gloss_of

_COPY: Final = re.compile(r"copy (?=[a-z])", re.IGNORECASE)
_TRIES: Final = 24
_Event = tuple[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim of the account that the note does not say.

    ``claim`` is its id in the account; ``event`` and ``role`` are words of the fact table, or of
    the model where the table has none; ``why`` says what is in the way.
    """

    claim: str
    event: str
    role: str
    value: str
    why: str

    def __str__(self) -> str:
        what = " ".join(word for word in (self.event, self.role, self.value) if word)
        return f"{what} ({self.claim}): {self.why}"


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note as it was written.

    Attributes:
        text: The note.
        left_out: What the account states and the note does not say.
        misread: What a reader would take from the note though the account does not state it.
    """

    text: str
    left_out: tuple[LeftOut, ...]
    misread: tuple[Row, ...]

    def __str__(self) -> str:
        return self.text


def write_note(
    told: Record | Telling | ParsedNote, manner: str = "cwihp", account: str | None = None
) -> WrittenNote:
    """Write a source note from an account.

    Args:
        told: A record, an account with its agents, or a note that was read.
        manner: The manner: ``cwihp``, ``wilson``, ``frus``; see ``vocab/manners/``.
        account: Which account of a record; without it the first that is a source note.

    Returns:
        The note with what it leaves out; ``str()`` of it is the note alone.

    Raises:
        UnknownManner: There is no such manner.
        UnknownAccount: The record has no such account.

    Examples:
        >>> from provenance.notes.parsed import parse_note
        >>> str(write_note(parse_note("RGANI, f. 5, op. 49. Translated by Gary Goldberg.")))
        '[Source: RGANI, f. 5, op. 49; translation by Gary Goldberg.]'
    """
    source, agents = _account(told, account)
    facts = stated(source, agents)
    best = _best(facts, manner_named(manner))
    missing, misread = _compared(facts, best)
    return WrittenNote(best, (*missing, *(LeftOut(*one) for one in unsaid(source))), misread)


def _account(
    told: Record | Telling | ParsedNote, wanted: str | None
) -> tuple[Account, Sequence[Agent]]:
    if isinstance(told, ParsedNote):
        return told.account, told.telling.agents
    if isinstance(told, Telling):
        return told.account, told.agents
    for one in told.accounts:
        if one.id == wanted or (wanted is None and one.kind == "source-note"):
            return one, told.agents
    raise UnknownAccount(told.id, wanted, [one.id for one in told.accounts])


def _best(facts: Sequence[Stated], style: Manner) -> str:
    """Return the text that is read most like the facts: clauses chained where that changes none."""
    listed = [list(clauses(fact, style, names)) for fact, names in _glossing(facts, style)]
    chosen = [_first_right(fact, own, style) for fact, own in zip(facts, listed, strict=True)]
    text, wrong = _assembled(facts, chosen, style)
    for index, own in enumerate(listed):
        for other in own[:_TRIES] if wrong else ():
            trial = [*chosen[:index], other, *chosen[index + 1 :]]
            again, faults = _assembled(facts, trial, style)
            if faults < wrong:
                text, wrong, chosen = again, faults, trial
    return text


def _glossing(facts: Sequence[Stated], style: Manner) -> Iterator[tuple[Stated, list[str]]]:
    """Yield each fact with the names that are explained at it, each name once."""
    done: set[str] = set()
    for fact in facts:
        new = {value for _, value in fact.rows if value not in done and gloss_of(value, style)}
        done |= new
        yield fact, sorted(new)


def _first_right(fact: Stated, own: Sequence[Clause], style: Manner) -> Clause | None:
    """Return the first wording that is read as the fact where it stands alone, else the first."""
    wanted = _event(fact.event, fact.rows)
    for clause in own:
        if any(_read(wrap.format(note=_closed(clause.text))) == [wanted] for wrap in style.wraps):
            return clause
    return next(iter(own), None)


def _assembled(
    facts: Sequence[Stated], chosen: Sequence[Clause | None], style: Manner
) -> tuple[str, int]:
    """Return the clauses as a note, with the number of facts that are read otherwise."""
    wanted = [_event(fact.event, fact.rows) for fact in facts]
    said = [(fact, own) for fact, own in zip(facts, chosen, strict=True) if own is not None]
    best = ("", len(wanted) * 100 + 1)
    for body, wrap in product(_bodies(list(_held_on(said)), style), style.wraps):
        text = wrap.format(note=body)
        faults = _faults(wanted, _read(text)) if best[1] else 1
        if faults < best[1]:
            best = text, faults
    return best


def _bodies(pairs: Sequence[tuple[Stated, Clause]], style: Manner) -> Iterator[str]:
    """Yield the clauses in one row: chained with shared verbs, chained, each for itself."""
    sentences = style.between.startswith(".")
    for parts in (
        _chained(pairs, style, sharing=True),
        _chained(pairs, style, sharing=False),
        [own.text for _, own in pairs],
    ):
        closed = map(_closed, parts) if sentences else parts
        yield _closed(style.between.join(closed))


def _chained(pairs: Sequence[tuple[Stated, Clause]], style: Manner, *, sharing: bool) -> list[str]:
    """Return the clauses, those that belong together joined into one."""
    parts: list[str] = []
    for chained, group in groupby(pairs, key=lambda pair: _in_chain(pair[0], style)):
        members = list(group)
        if not chained or len(members) == 1:
            parts += [own.text for _, own in members]
        else:
            parts.append((_shared(members, style) if sharing else None) or _row(members, style))
    return parts


def _held_on(
    pairs: Sequence[tuple[Stated, Clause]],
) -> Iterator[tuple[Stated, Clause]]:
    """Yield the clauses; a reference without its keeper goes on with the one before it."""
    before: tuple[Stated, Clause] | None = None
    for fact, own in pairs:
        bare = fact.event == "holding" and not fact.values("holder")
        if before is not None and bare and before[0].event == "holding":
            before = before[0], replace(before[1], text=f"{before[1].text}; {own.text}")
            continue
        if before is not None:
            yield before
        before = fact, own
    if before is not None:
        yield before


def _in_chain(fact: Stated, style: Manner) -> bool:
    return fact.event in style.chained and (fact.event != "holding" or fact.copy)


def _row(members: Sequence[tuple[Stated, Clause]], style: Manner) -> str:
    first = members[0][1].text
    return style.chain.join([first, *(_further(own) for _, own in members[1:])])


def _further(clause: Clause) -> str:
    """Return a clause as it goes on with another: without "copy", without its capital."""
    text = _COPY.sub("", clause.text, count=1) if clause.own else clause.text
    return text[:1].lower() + text[1:] if clause.own else text


def _shared(members: Sequence[tuple[Stated, Clause]], style: Manner) -> str | None:
    """Return "Obtained and translated by X" where one person did all that."""
    names = {value for fact, _ in members for _, value in fact.rows}
    verbs = [style.shared.get(fact.event) for fact, _ in members]
    if len(names) != 1 or any(len(fact.rows) != 1 for fact, _ in members):
        return None
    known = [verb for verb in verbs if verb]
    if len(known) < len(verbs):
        return None
    words = style.chain.join(known)
    return f"{words[:1].upper()}{words[1:]} by {names.pop()}"


def _closed(text: str) -> str:
    """Return a clause without the full stop that the wrapping brings again."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _event(event: str, rows: Iterable[Row]) -> _Event:
    return event, tuple(sorted((role, _bare(value)) for role, value in rows))


def _bare(value: str) -> str:
    """Return a value as far as it counts: a closing full stop may be the sentence's."""
    return re.sub(r"\s+", " ", value).rstrip(".")


def _read(text: str) -> list[_Event]:
    groups = groupby(read_note(text).facts, key=lambda fact: fact.n)
    read = (list(group) for _, group in groups)
    return [_event(rows[0].event, ((row.role, row.value) for row in rows)) for rows in read]


def _faults(wanted: Sequence[_Event], read: Sequence[_Event]) -> int:
    """Count the facts that differ, and a changed order of events as one more."""
    there, here = Counter(_flat(wanted)), Counter(_flat(read))
    differing = (there - here).total() + (here - there).total()
    moved = list(wanted) != list(read)
    return differing * 2 + moved


def _flat(events: Iterable[_Event]) -> Iterator[tuple[str, str, str]]:
    return ((event, role, value) for event, rows in events for role, value in rows)


def _compared(facts: Sequence[Stated], text: str) -> tuple[tuple[LeftOut, ...], tuple[Row, ...]]:
    """Return what a reader of the text misses, and what else he takes from it."""
    read = Counter(_flat(_read(text)))
    missing: list[LeftOut] = []
    for fact in facts:
        for role, value in fact.rows:
            key = (fact.event, role, _bare(value))
            if read[key]:
                read[key] -= 1
            else:
                why = "the manner has no words for it that are read so"
                missing.append(LeftOut(fact.claim, fact.event, role, value, why))
    surplus = tuple((f"{event} {role}", value) for event, role, value in read.elements())
    return tuple(missing), surplus
