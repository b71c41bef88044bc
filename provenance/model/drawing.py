"""The merged chain as a chart: which lane each step stands on, and what its lines say."""

from collections.abc import Iterator
from typing import Final

from provenance.model.chain import Chain, Held, Step, StepParty
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import TEXT
from provenance.pictures.chart import Chart, Lane, Line, Mood, Row
from provenance.resources.lists import label

_TEXT_LABEL: Final = "the text"


def chart(chain: Chain) -> Chart:
    """Return the chart of a chain.

    A lane is the text, an instantiation or a derived record. What concerns the text alone stands on
    the text's own lane: that a text was written or declassified does not say on which carrier.
    """
    rows = tuple(_rows(chain))
    used = dict.fromkeys([lane for row in rows for lane in (row.source, row.lane) if lane])
    held = dict.fromkeys(one.instantiation for one in chain.holdings)
    lanes = tuple(_lane(chain, one) for one in dict.fromkeys((*used, *held)))
    return Chart(
        title=chain.title or chain.record,
        lanes=lanes,
        rows=rows,
        remarks=tuple(_remark(c.what, c.sides) for c in chain.conflicts),
    )


def _rows(chain: Chain) -> Iterator[Row]:
    opened: set[str] = set()
    for step in chain.steps:
        for lane in _lanes(step):
            source = None if lane in opened else _source(chain, step, lane, opened)
            opened |= {lane} | ({source} if source else set())
            yield _row(chain, step, lane, source)


def _lanes(step: Step) -> tuple[str, ...]:
    """The lanes of a step: what it moved or made, else what it worked on, else the text."""
    made = [one for one in step.made if one != TEXT]
    things = [*step.moved, *made] or [one for one in step.used if one != TEXT][:1]
    return tuple(things) or (TEXT,)


def _source(chain: Chain, step: Step, lane: str, opened: set[str]) -> str | None:
    """What a lane comes off: the carrier or derived text it was made from, else the text."""
    if lane in chain.origins:
        return chain.origins[lane]
    if lane not in step.made:
        return None
    text = (thing for thing in step.used if thing in opened)
    return next((thing for thing in step.used if thing != TEXT), next(text, None))


def _row(chain: Chain, step: Step, lane: str, source: str | None) -> Row:
    return Row(
        number=step.number,
        kind=step.kind,
        title=_title(step),
        lane=lane,
        source=source,
        inferred=step.status == "inferred",
        dates=tuple(dict.fromkeys(str(date) for date in step.dates)),
        lines=tuple(_lines(step)),
        accounts=step.accounts,
        gap=_gap_before(chain, step),
        supposed=source in step.supposed,
    )


def _title(step: Step) -> str:
    kind = label("event-kinds", step.kind)
    return f"{kind}, {step.status}" if step.status in ("refuted", "disputed") else kind


def _gap_before(chain: Chain, step: Step) -> str | None:
    """What is missing before a step; a step that is itself a stated gap needs no other."""
    stated = {one.number for one in chain.steps if one.kind == "gap"}
    return next(
        (gap.reason for gap in chain.gaps if gap.after == step.number and gap.before not in stated),
        None,
    )


def _lines(step: Step) -> Iterator[Line]:
    for role in dict.fromkeys(party.role for party in step.parties):
        same = (party for party in step.parties if party.role == role)
        for party in sorted(same, key=lambda party: party.superseded):
            mood = "refuted" if step.status == "refuted" else _mood(party)
            yield Line(label("roles", role), _told(party, step), mood)
    if step.place:
        yield Line("place", step.place)
    if step.continuity == "unknown":
        yield Line("item", "the same item or a further copy: not stated", "unstated")
    batches = (step.batch, *(party.batch for party in step.parties))
    yield from (Line("batch", batch) for batch in dict.fromkeys(batches) if batch)


def _told(party: StepParty, step: Step) -> str:
    """A party in words; one that is told of a whole batch only, in a step that is not, says so."""
    of_batch = party.batch and not step.batch
    return f"{_who(party)} (told of the batch)" if of_batch else _who(party)


def _who(party: StepParty) -> str:
    return f"{party.name}, {party.affiliation}" if party.affiliation else party.name


def _mood(party: StepParty) -> Mood:
    if party.superseded:
        return "superseded"
    if party.agent is None:
        return "unnamed"
    if party.status in ("inferred", "refuted"):
        return "inferred" if party.status == "inferred" else "refuted"
    return "stated"


def _lane(chain: Chain, lane: str) -> Lane:
    known = {one.id: one.label for one in chain.instantiations if one.label}
    known[TEXT] = _TEXT_LABEL
    keepers = tuple(_keeper(held) for held in chain.holdings if held.instantiation == lane)
    return Lane(lane, known.get(lane) or lane.replace("-", " "), keepers)


def _keeper(held: Held) -> Line:
    where = [_who(held.holder), held.place, _code(held.reference)]
    return Line(
        "held by" if held.state == "present" else "formerly held by",
        ", ".join(part for part in where if part),
        _mood(held.holder),
    )


def _code(code: ReferenceCode | None) -> str | None:
    if code is None:
        return None
    levels = ", ".join(f"{label('levels', one.level)} {one.value}" for one in code.levels)
    return code.printed or levels


def _remark(what: str, sides: tuple[tuple[str, str], ...]) -> str:
    told = "; ".join(f"account {account}: {says}" for account, says in sides)
    return f"The accounts disagree on {what}: {told}"
