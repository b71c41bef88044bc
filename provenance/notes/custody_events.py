"""Holdings, copyings and transfers of a note as claims about instantiations.

"Copy obtained by NHK" states that a copy exists and that NHK received it. Who made it is not said
(an unnamed copyist), who gave it is not said (inferred: whoever had it last), and whether the same
sheet moved is not said. What is inferred is marked so, with its reason.
"""

from provenance.model.account import Statement
from provenance.model.agent import Party
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding, Use
from provenance.model.notation import Status
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.notes.back_words import refers_back
from provenance.notes.draft import Act, Draft
from provenance.notes.facts import Fact
from provenance.notes.naming import Hints
from provenance.references.printed import kept_words
from provenance.resources.lists import concepts

_LAST_HOLDER = "nobody is named; the last holder named before is the likeliest"
_ON_FILE = "what is on file there was once taken in"
COPY_MADE = "an archive gives out copies, not what it keeps"
_FROM_WHAT = "another copy is said to be there, not from what it was made"
_NOT_SAID = "the list of facts does not say whether a copy or the item itself was obtained"
_SAME_ARCHIVE = "the reference follows another in the same archive"


def tell_holding(draft: Draft, act: Act) -> None:
    """Tell that somebody keeps the original, the copy, or a further item."""
    item = _item_held(draft, act)
    holder = _holder(draft, act)
    draft.holdings.append(
        Holding(
            id=f"h{len(draft.holdings) + 1}",
            holder=holder,
            instantiation=item,
            place=act.value("place"),
            reference=_reference(act),
            evidence=act.evidence,
        )
    )
    _tell_carrier(draft, act, item)
    if item == draft.copy and draft.taker and holder.agent and holder.agent != draft.taker:
        _tell_accession(draft, item, holder.agent)


def tell_copying(draft: Draft, act: Act) -> None:
    """Tell that a copy was made, and to whom it went where somebody is said to have obtained it."""
    source = draft.original or draft.copy
    if source is None:
        source = draft.original = draft.thing("original")
    copy = draft.copy = draft.thing("copy")
    takers = act.values("agent")
    copyists = (
        tuple(draft.party(row, "copyist") for row in takers)
        if act.made
        else (Party(role="copyist"),)
    )
    stated = act.made or bool(act.copy)
    own = act.made or not takers  # else when and where are told of the hand-over
    event = Event(
        id=draft.event_id(),
        kind="copying",
        status="reported" if stated else "inferred",
        parties=copyists,
        used=(Use(thing=source),),
        made=(copy,),
        date=act_date(act) if own else None,
        place=act.value("place") if own else None,
        details=draft.details(act, ("carrier",)),
        evidence=act.evidence,
        reason=None if stated else _NOT_SAID if act.copy is None else COPY_MADE,
    )
    draft.events.append(event)
    _tell_carrier(draft, act, copy)
    draft.last = event.id
    if act.made:
        draft.taker = next((party.agent for party in copyists), None)
    elif takers:
        _tell_obtaining(draft, act)


def tell_transfer(draft: Draft, act: Act) -> None:
    """Tell that the copy, or where none is spoken of the item itself, passed on."""
    item = _item_moved(draft, act)
    givers = tuple(draft.party(row, "giver") for row in act.values("giver"))
    takers = tuple(draft.party(row, "recipient") for row in act.values("recipient"))
    _tell_hand_over(
        draft,
        Event(
            id=draft.event_id(),
            kind="hand-over",
            parties=(*(givers or _likely_giver(draft)), *(takers or (Party(role="recipient"),))),
            moved=(item,),
            continuity="unknown",
            date=act_date(act),
            details=draft.details(act, ("number",)),
            evidence=act.evidence,
        ),
    )


def _item_held(draft: Draft, act: Act) -> str:
    if draft.original is None and draft.copy is None:
        return _first_item(draft, act)
    if act.copy is False and (draft.original is None or not draft.holdings):
        draft.original = draft.original or draft.thing("original", _at_holder(act))
        return draft.original
    if _speaks_of_copy(act):
        draft.copy = draft.copy or _copy_of_unstated_making(draft, act, _FROM_WHAT)
        return draft.copy
    return draft.copy if draft.copy and draft.taker else draft.thing("item", _at_holder(act))


def _at_holder(act: Act) -> str | None:
    """What to call an item of which only its holder is known: no source calls it the original."""
    name = act.value("holder")
    return f"the item at {name}" if name and not refers_back(name) else None


def _first_item(draft: Draft, act: Act) -> str:
    if act.copy:
        draft.copy = draft.thing("copy")
        return draft.copy
    draft.original = draft.thing("original", _at_holder(act))
    return draft.original


def _speaks_of_copy(act: Act) -> bool:
    """Whether a further item is said to be a copy, or is of a form that only copies have."""
    return bool(act.copy or act.values("carrier"))


def _item_moved(draft: Draft, act: Act) -> str:
    if draft.copy is None and draft.original is None:
        draft.original = draft.thing("original")
    if draft.copy is None and (draft.holdings or act.copy):
        draft.copy = _copy_of_unstated_making(draft, act)
    return draft.copy or draft.original or draft.thing("item")


def _copy_of_unstated_making(draft: Draft, act: Act, unsure: str | None = None) -> str:
    """Bring in a copy of which the note speaks without saying that, or by whom, it was made.

    Args:
        draft: What has been told so far.
        act: The act that speaks of it.
        unsure: Why it is only inferred that it was made from what was told of before.
    """
    copy = draft.thing("copy")
    stated = bool(act.copy)
    known: Status = "inferred" if unsure else "reported"
    source = (Use(thing=draft.original, status=known, reason=unsure),) if draft.original else ()
    event = Event(
        id=draft.event_id(),
        kind="copying",
        status="reported" if stated else "inferred",
        parties=(Party(role="copyist"),),
        used=source,
        made=(copy,),
        evidence=act.evidence,
        reason=None if stated else COPY_MADE,
    )
    draft.events.append(event)
    draft.last = event.id
    return copy


def _tell_obtaining(draft: Draft, act: Act) -> None:
    takers = tuple(draft.party(row, "recipient") for row in act.values("agent"))
    _tell_hand_over(
        draft,
        Event(
            id=draft.event_id(),
            kind="hand-over",
            parties=(*_likely_giver(draft), *takers),
            moved=(draft.copy,) if draft.copy else (),
            continuity="unknown",
            date=act_date(act),
            place=act.value("place"),
            evidence=act.evidence,
        ),
    )


def _tell_accession(draft: Draft, item: str, holder: str) -> None:
    taker = Party(role="recipient", agent=holder, status="inferred", reason=_ON_FILE)
    _tell_hand_over(
        draft,
        Event(
            id=draft.event_id(),
            kind="accession",
            status="inferred",
            parties=(*_likely_giver(draft), taker),
            moved=(item,),
            continuity="unknown",
            reason=_ON_FILE,
        ),
    )


def _tell_hand_over(draft: Draft, event: Event) -> None:
    before = next((one for one in draft.events if one.id == draft.last), None)
    after = (before.id,) if before and not _is_earlier(event, before) else ()
    event = event.model_copy(update={"after": after})
    draft.events.append(event)
    draft.last = event.id
    taker = event.party("recipient")
    draft.taker = taker.agent if taker else None


def _is_earlier(event: Event, told_before: Event) -> bool:
    """Tell whether the dates show that an event was over before the one told before it began."""
    ends = event.date.latest if event.date else None
    begins = told_before.date.earliest if told_before.date else None
    return ends is not None and begins is not None and ends < begins


def _likely_giver(draft: Draft) -> tuple[Party, ...]:
    """Return whoever had it last, as an inference; nobody where nobody is known to have had it."""
    first = draft.holdings[0].holder.agent if draft.holdings else None
    giver = draft.taker or first
    if giver is None:
        return (Party(role="giver"),)
    return (Party(role="giver", agent=giver, status="inferred", reason=_LAST_HOLDER),)


def _holder(draft: Draft, act: Act) -> Party:
    row = next(iter(act.values("holder")), None)
    if row is None:
        before = draft.holdings[-1].holder.agent if draft.holdings else None
        if before is None:
            return Party(role="holder")
        return Party(role="holder", agent=before, status="inferred", reason=_SAME_ARCHIVE)
    if refers_back(row.value):
        return Party(role="holder", printed=row.value, evidence=draft.evidence(row))
    short = act.value("abbreviation")
    party = draft.party(row, "holder", Hints(draft.context, act.value("place"), short))
    return party.model_copy(update={"abbreviation": short})


def _reference(act: Act) -> ReferenceCode | None:
    known = concepts("levels")
    levels = tuple(_level(row.role, row.value) for row in act.rows if row.role in known)
    return ReferenceCode(levels=levels, printed=_printed(act, levels)) if levels else None


def _printed(act: Act, levels: tuple[CodeLevel, ...]) -> str | None:
    """Return a reference code as the clause prints it, where its words would be lost otherwise."""
    clause = next(iter(act.evidence), None)
    rows = [row for row in act.rows if isinstance(row, Fact)]
    if clause is None or clause.quote is None or clause.start is None or len(rows) < len(act.rows):
        return None
    own = [row for row in rows if row.role in concepts("levels")]
    before = max((row.end for row in rows if row.end <= own[0].start), default=clause.start)
    return kept_words(clause.quote[before - clause.start : own[-1].end - clause.start], levels)


def _level(level: str, value: str) -> CodeLevel:
    return CodeLevel.model_validate({"level": level, "value": value})


def _tell_carrier(draft: Draft, act: Act, item: str) -> None:
    for row in act.values("carrier"):
        draft.statements.append(
            Statement(
                id=f"s{len(draft.statements) + 1}",
                about=item,
                property="carrier",
                value=row.value,
                evidence=draft.evidence(row),
            )
        )


def act_date(act: Act) -> ArchivalDate | None:
    """The date of an act; several dates of one gift are kept together as printed."""
    words = [row.value for row in act.values("date")]
    if not words:
        return None
    return (
        ArchivalDate.read(words[0]) if len(words) == 1 else ArchivalDate(printed="; ".join(words))
    )
