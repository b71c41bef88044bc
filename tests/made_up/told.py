"""Small records in a few words, for tests of how accounts are merged."""

from collections.abc import Iterable

from provenance.model.record import Record

NAMES = ("anna", "boris", "clara", "dora")


def person(name: str) -> dict[str, object]:
    return {"id": name, "kind": "person", "name": name.title()}


def act(name: str, kind: str, *, used: Iterable[str] = (), **more: object) -> dict[str, object]:
    """Return an event; the parties are given as roles: ``giver="anna"``."""
    fields = {"date", "after", "made", "moved", "place", "continuity", "status"}
    parties = [{"role": key, "agent": more[key]} for key in more if key not in fields]
    uses = [{"thing": thing} for thing in used]
    told = {key: value for key, value in more.items() if key in fields}
    return {"id": name, "kind": kind, "parties": parties, "used": uses} | told


def hand_over(name: str, giver: str | None, taker: str, **more: object) -> dict[str, object]:
    parties: list[dict[str, object]] = [{"role": "recipient", "agent": taker}]
    if giver:
        parties.insert(0, {"role": "giver", "agent": giver})
    return {"id": name, "kind": "hand-over", "moved": ["copy"], "parties": parties} | more


def holding(name: str, thing: str = "copy", **more: object) -> dict[str, object]:
    """Return a holding of an agent."""
    return {"id": f"h-{name}-{thing}", "holder": {"role": "holder", "agent": name},
            "instantiation": thing} | more  # fmt: skip


def stated(number: int, kind: str, **more: object) -> dict[str, object]:
    """Return a statement about the text."""
    return {"id": f"s{number}", "about": "text", "property": kind, "value": "x"} | more


def account(number: object, *events: dict[str, object], **more: object) -> dict[str, object]:
    """Return an account of events and, by their names, of other claims."""
    told = {"id": str(number), "kind": "source-note", "source": {}, "events": list(events)}
    return told | more


def record(*accounts: list[dict[str, object]] | dict[str, object], **more: object) -> Record:
    """Return a record of four people, an original and a copy, as accounts or lists of events."""
    told = [one if isinstance(one, dict) else account(n, *one) for n, one in enumerate(accounts, 1)]
    known: dict[str, object] = {
        "id": "r",
        "instantiations": [{"id": "original"}, {"id": "copy"}],
        "agents": [person(name) for name in NAMES],
        "accounts": told,
    }
    return Record.model_validate(known | more)
