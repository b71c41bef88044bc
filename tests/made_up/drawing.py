"""Records from a strategy, the same each time."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from provenance.model.record import Record


def drawn(records: SearchStrategy[Record], count: int, name: str) -> list[Record]:
    """Return as many records, always the same, each with an id of its own: ``name-0``."""
    found: list[Record] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(records)
    def keep(record: Record) -> None:
        found.append(record.model_copy(update={"id": f"{name}-{len(found)}"}))

    keep()
    return found
