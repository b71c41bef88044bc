"""The file of what a register proposes for names, in which a person accepts or rejects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import model_validator

from provenance.archives.table import repositories
from provenance.errors import DataSyntaxError
from provenance.model.base import Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.reconciliation.service import Answer, Manifest, Service
from provenance.records.values import read_value, write_value


class Asked(NamedTuple):
    """A name to ask for, and whose it is: ``agent/avp-rf``, ``record-id/agent-id``."""

    name: str
    of: tuple[str, ...]


class Candidate(Value):
    """An entry of the register that the name may mean, as the service gave it."""

    id: Text
    name: Text
    score: Text
    sure: bool = False
    url: Text | None = None


class Match(Value):
    """What was proposed for a name, and what a person made of it.

    Attributes:
        name: The name that was asked for.
        of: Whose it is.
        candidates: What the service answered, the best first; none where it knew nobody.
        decision: ``open`` until somebody decides; ``rejected``: it is none of the candidates.
        chosen: The identifier of the one that was accepted.
        by: Who decided.
        date: When (EDTF).
        reason: Why, in the person's words.
    """

    name: Text
    of: tuple[Text, ...]
    candidates: tuple[Candidate, ...] = ()
    decision: Literal["open", "accepted", "rejected"] = "open"
    chosen: Text | None = None
    by: Text | None = None
    date: ArchivalDate | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _decided(self) -> Self:
        if self.decision != "open" and self.by is None:
            raise ValueError("a decision needs a person: give by")
        if (self.decision == "accepted") != (self.chosen is not None):
            raise ValueError("what is accepted has a chosen candidate, and nothing else has")
        if self.chosen and self.chosen not in {one.id for one in self.candidates}:
            raise ValueError(f"{self.chosen!r} is none of the candidates")
        return self

    @property
    def accepted(self) -> Candidate | None:
        """The candidate that was accepted, if one was."""
        return next((one for one in self.candidates if one.id == self.chosen), None)


class Reconciliation(Value):
    """A file of matches with one service.

    Attributes:
        service: Its address.
        name: What it calls itself.
        identifier_space: The IRI that names its identifiers.
        asked: When (EDTF), given by the caller, never by the clock.
        matches: The names with what was proposed.
    """

    service: Text
    name: Text
    identifier_space: Text | None = None
    asked: ArchivalDate | None = None
    matches: tuple[Match, ...] = ()


def agents_of(records: Iterable[Document]) -> tuple[Asked, ...]:
    """Return the names of all agents of records, each name once, in the order of the alphabet.

    Agents with an authority are asked for once, as the table of archives names them.
    """
    whose: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for agent in record.agents:
            known = repositories().get(agent.authority or "")
            whose[known.name if known else agent.name].add(
                f"agent/{known.id}" if known else f"{record.id}/{agent.id}"
            )
    return tuple(Asked(name, tuple(sorted(whose[name]))) for name in sorted(whose))


def archives() -> tuple[Asked, ...]:
    """Return the names of all archives and conduits of the table."""
    entries = sorted(repositories().values(), key=lambda entry: entry.id)
    return tuple(Asked(entry.name, (f"agent/{entry.id}",)) for entry in entries)


def reconcile(
    asked: Sequence[Asked], service: Service, known: Reconciliation | None = None
) -> Reconciliation:
    """Ask a service for names; what a person decided before is kept and not asked again.

    Answers for names that are not asked for now stay in the file as they are.

    Args:
        asked: The names.
        service: The service.
        known: The file as it was.

    Raises:
        FetchError: The service does not answer, or is another than that of the file.
    """
    manifest = service.manifest()
    before = {one.name: one for one in (known.matches if known else ())}
    decided = {name for name, one in before.items() if one.decision != "open"}
    wanted = [one for one in asked if one.name not in decided]
    answers = service.ask([one.name for one in wanted])
    new = {
        one.name: Match(name=one.name, of=one.of, candidates=_candidates(found, manifest))
        for one, found in zip(wanted, answers, strict=True)
    }
    merged = before | new
    return Reconciliation(
        service=service.url,
        name=manifest.name,
        identifier_space=manifest.identifier_space,
        matches=tuple(merged[name] for name in sorted(merged)),
    )


def decided_without(asked: Iterable[Asked], found: Reconciliation) -> tuple[Asked, ...]:
    """Return the names that were decided, with those who bear them and of whom nobody thought then.

    A decision on a name holds for those whom the file gives with it, and for nobody else.
    """
    decided = {one.name: one.of for one in found.matches if one.decision != "open"}
    others = (
        Asked(one.name, tuple(who for who in one.of if who not in decided[one.name]))
        for one in asked
        if one.name in decided
    )
    return tuple(one for one in others if one.of)


def read_reconciliation(path: str | Path, service: str) -> Reconciliation | None:
    """Read the file of a service; None where there is none yet.

    Raises:
        DataSyntaxError: It is not YAML, or the file of another service.
        RecordInvalid: It breaks the form; every fault with file, line and field.
    """
    if not Path(path).exists():
        return None
    found = read_value(path, Reconciliation)
    if found.service != service:
        raise DataSyntaxError(str(path), 1, f"holds answers of {found.service}, not of {service}")
    return found


def write_reconciliation(one: Reconciliation, path: str | Path) -> None:
    """Write the file of a service, whole or not at all.

    Raises:
        PublishError: It could not be written.
    """
    write_value(one, path)


def _candidates(found: Iterable[Answer], manifest: Manifest) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=one.id,
            name=one.name or one.id,
            score=f"{one.score:g}",
            sure=one.match,
            url=manifest.address(one.id),
        )
        for one in found
    )
