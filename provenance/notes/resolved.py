"""The account of a note with what its words that refer back mean: as inferences, marked so."""

from provenance.model.account import Account
from provenance.model.agent import Party
from provenance.model.event import Holding
from provenance.model.evidence import Evidence
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.notes.account import Place, Telling, telling_of
from provenance.notes.citing import Part, widths
from provenance.notes.naming import Hints, agent_named
from provenance.notes.resolving import BackReference, ResolvedNote


def resolved_telling(note: ResolvedNote, place: Place | None = None) -> Telling:
    """Return the account of a note of a sequence.

    The holdings that it states stay as they are. Beside one that refers back stands another, which
    is inferred: the whole reference, its evidence the words that refer back, its reason that of the
    resolution.

    Args:
        note: The note, as `provenance.notes.resolving.resolve` yields it.
        place: Where it stands and who took it down.
    """
    where = place or Place()
    telling = telling_of(note.reading, where)
    for reference in note.references:
        stated = _stated(telling.account, note, reference)
        if stated is not None and reference.resolved:
            telling = _with_inferred(telling, stated, reference, where)
    return telling


def _stated(account: Account, note: ResolvedNote, reference: BackReference) -> Holding | None:
    """Return the holding in which the words stand: holdings are told in the order of events."""
    numbers = [event.n for event in note.reading.events if event.event == "holding"]
    if reference.n not in numbers:
        return None
    return account.holdings[numbers.index(reference.n)]


def _with_inferred(
    telling: Telling, stated: Holding, reference: BackReference, place: Place
) -> Telling:
    values = {part.role: part.value for part in reversed(reference.path)}
    if "holder" not in values:
        return telling
    hints = Hints(place.context, values.get("place"), values.get("abbreviation"))
    agent = agent_named(values["holder"], "holder", hints)
    known = {one.id: one for one in telling.agents}
    if known.get(agent.id, agent).name != agent.name:
        agent = agent.model_copy(update={"id": f"{agent.id}-{len(known) + 1}"})
    holding = Holding(
        id=f"{stated.id}-resolved",
        holder=Party(role="holder", agent=agent.id, status="inferred", reason=reference.reason),
        instantiation=stated.instantiation,
        place=values.get("place"),
        reference=_code(reference.path),
        status="inferred",
        evidence=(Evidence(quote=_kept(reference.text), start=reference.start, end=reference.end),),
        reason=reference.reason,
    )
    account = telling.account.model_copy(update={"holdings": (*telling.account.holdings, holding)})
    agents = tuple({**known, agent.id: known.get(agent.id, agent)}.values())
    return telling.model_copy(update={"account": account, "agents": agents})


def _code(path: tuple[Part, ...]) -> ReferenceCode | None:
    levels = tuple(
        CodeLevel.model_validate({"level": part.role, "value": part.value})
        for part in path
        if part.role in widths()
    )
    return ReferenceCode(levels=levels) if levels else None


def _kept(words: str) -> str:
    """Return words as an account keeps them: halves of surrogate pairs are question marks."""
    return words.encode("utf-8", "replace").decode("utf-8")
