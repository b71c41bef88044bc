"""Translations, editions, transcriptions, releases and the document's own business, as claims."""

import re
from functools import cache
from typing import NamedTuple

from provenance.model.account import Statement
from provenance.model.agent import Party
from provenance.model.event import Detail, Event, Use
from provenance.model.notation import EventKind, Particular, Role
from provenance.model.thing import TEXT
from provenance.notes.custody_events import act_date
from provenance.notes.draft import Act, Draft, FactRow
from provenance.resources.kinds import meant
from provenance.resources.lists import concepts

_NO_MARK = "the source says that the paper bears no mark"
_FROM_COPY = "the translator is not said to have seen another carrier"


class _Shape(NamedTuple):
    """How an event of the fact table becomes an event of the model: its kind, roles, details."""

    kind: EventKind
    roles: dict[str, Role]
    details: tuple[Particular, ...] = ()


SHAPES: dict[str, _Shape] = {
    "translation": _Shape("translating", {"translator": "translator"}, ("language",)),
    "publication": _Shape(
        "publishing",
        {"author": "author", "publisher": "publisher"},
        ("title", "container", "volume", "number", "document-number", "pages", "url"),
    ),
    "transcription": _Shape("transcribing", {"agent": "transcriber"}),
    "declassification": _Shape("declassification", {"agent": "declassifier"}, ("number",)),
    "drafting": _Shape("drafting", {"agent": "drafter"}),
    "clearance": _Shape("clearance", {"agent": "clearer"}),
    "transmission": _Shape(
        "transmission", {"sender": "sender", "recipient": "addressee"}, ("priority",)
    ),
    "meeting": _Shape("meeting", {}),
    "marking": _Shape("marking", {}),
}


def tell_text_event(draft: Draft, act: Act) -> None:
    """Tell an event that concerns the text and not the custody of a carrier.

    Where the words say that the paper bears no mark, they refute that anybody marked it.
    """
    shape = SHAPES[act.event]
    refuted = (
        act.event == "marking"
        and bool(act.rows)
        and all(row.role == "value" and is_no_mark(row.value) for row in act.rows)
    )
    used, made = _works_on(draft, act)
    event = Event(
        id=draft.event_id(),
        kind=shape.kind,
        status="refuted" if refuted else "reported",
        parties=_parties(draft, act, shape),
        used=used,
        made=made,
        date=act_date(act),
        place=act.value("place"),
        details=_details(draft, act, shape),
        evidence=act.evidence,
        reason=_NO_MARK if refuted else None,
    )
    draft.events.append(event)
    if act.event == "translation":
        _tell_language(draft, act)


def _details(draft: Draft, act: Act, shape: _Shape) -> tuple[Detail, ...]:
    if act.event != "marking":
        return draft.details(act, shape.details)
    return tuple(
        Detail(kind="mark", value=row.value, evidence=draft.evidence(row))
        for row in act.values("value")
    )


def is_no_mark(words: str) -> bool:
    """Tell whether the words of a mark say that there is none ("No classification marking")."""
    return meant("marks", words) == "no-mark"


def _works_on(draft: Draft, act: Act) -> tuple[tuple[Use, ...], tuple[str, ...]]:
    text = Use(thing=TEXT)
    if act.event == "translation":
        return (text, *_seen(draft)), (draft.derive("translation", "translation"),)
    if act.event == "publication":
        return (text,), (draft.derive("edition", "published"),)
    if act.event == "transcription":
        return (text,), (draft.derive("transcript", "transcript"),)
    return (text,), ()


def _seen(draft: Draft) -> tuple[Use, ...]:
    """The carrier from which the translator is likely to have worked."""
    carrier = draft.copy or draft.original
    return (Use(thing=carrier, status="inferred", reason=_FROM_COPY),) if carrier else ()


def _parties(draft: Draft, act: Act, shape: _Shape) -> tuple[Party, ...]:
    """The parties; an affiliation goes with the last name before it, or with nobody named."""
    parties: list[Party] = []
    for row in act.rows:
        if row.role in shape.roles:
            parties.append(draft.party(row, shape.roles[row.role]))
        elif row.role == "affiliation":
            _affiliate(parties, row, next(iter(shape.roles.values())))
    return tuple(parties)


def _affiliate(parties: list[Party], row: FactRow, role: Role) -> None:
    if parties and parties[-1].affiliation is None:
        parties[-1] = parties[-1].model_copy(update={"affiliation": row.value})
    else:
        parties.append(Party(role=role, affiliation=row.value))


def _tell_language(draft: Draft, act: Act) -> None:
    """Tell the text's language where the note names it in words that are known."""
    for row in act.values("language"):
        tag = language_tag(row.value)
        if tag:
            draft.statements.append(
                Statement(
                    id=f"s{len(draft.statements) + 1}",
                    about=TEXT,
                    property="language",
                    value=tag,
                    evidence=draft.evidence(row),
                )
            )


def language_tag(words: str) -> str | None:
    """Return the BCP 47 tag of a language as notes name it, or None.

    Examples:
        >>> language_tag("Russischen"), language_tag("the Polish"), language_tag("Klingon")
        ('ru', 'pl', None)
    """
    bare = re.sub(r"\s+", " ", words).strip(" .").casefold()
    return _tags().get(bare) or _tags().get(bare.rpartition(" ")[2])


@cache
def _tags() -> dict[str, str]:
    table: dict[str, str] = {}
    for tag, concept in concepts("languages").items():
        forms = concept.more.get("forms")
        if isinstance(forms, list):
            table.update((str(form).casefold(), tag) for form in forms)
    return table
