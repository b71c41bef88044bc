"""Orders and agents that are sorted out once answer as a walk from each question does."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from provenance.model.agent import Agent
from provenance.model.document import Document
from provenance.validation.agents import Agents
from provenance.validation.order import Order, highest_before
from provenance.validation.shacl import Asked

NAMES = "abcdef"
STEPS = st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(f"{NAMES}x"), max_size=3))


def reach(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all to which some steps lead from a start; the start itself only round a loop."""
    found: set[str] = set()
    pending = list(steps.get(start, ()))
    while pending:
        one = pending.pop()
        if one not in found:
            found.add(one)
            pending += steps.get(one, ())
    return found


@given(STEPS, st.sets(st.sampled_from(NAMES)))
def test_an_order_in_bits_is_the_order_of_walks(steps: dict[str, set[str]], some: set[str]) -> None:
    order, known = Order(steps), some & steps.keys()
    before = set[str]().union(*(reach(one, steps) for one in known))
    for one in steps:
        assert order.is_before(one, known) is (one in before)
    assert order.on_loops() == {one for one in steps if one in reach(one, steps)}
    assert order.last(known) == known - before


@given(STEPS, st.dictionaries(st.sampled_from(f"{NAMES}x"), st.integers(0, 9)))
def test_the_highest_before_is_that_of_all_that_a_walk_meets(
    steps: dict[str, set[str]], days: dict[str, int]
) -> None:
    heights = {one: date(1962, 1, 1) + timedelta(day) for one, day in days.items()}
    met = {one: [heights[two] for two in reach(one, steps) if two in heights] for one in steps}
    assert highest_before(steps, heights) == {one: max(two) for one, two in met.items() if two}


AGENTS = st.lists(
    st.tuples(st.sampled_from((None, "rgani", "aprf")), st.sampled_from((None, *NAMES))),
    min_size=len(NAMES),
    max_size=len(NAMES),
)


@given(AGENTS)
def test_agents_are_related_as_walks_from_each_to_each_tell(
    told: list[tuple[str | None, str | None]],
) -> None:
    some = tuple(
        Agent(id=name, kind="corporate-body", name=name, authority=authority, part_of=part_of)
        for name, (authority, part_of) in zip(NAMES, told, strict=True)
    )
    wider = {
        one.id: [
            *(two.id for two in some if one.authority and two.authority == one.authority),
            *([one.part_of] if one.part_of else []),
        ]
        for one in some
    }
    agents = Agents(Document(id="r", agents=some))
    for one in wider:
        for other in wider:
            plain = one == other or other in reach(one, wider) or one in reach(other, wider)
            assert agents.are_related({one}, {other}) is plain


def test_a_query_that_is_parsed_once_is_answered_as_one_that_is_parsed_each_time() -> None:
    plain, quick = Graph(), Asked()
    for graph in (plain, quick):
        for name in "ab":
            graph.add((URIRef(f"urn:{name}"), URIRef("urn:p"), URIRef(f"urn:of-{name}")))
    query = "PREFIX u: <urn:> SELECT ?this ?value WHERE { ?this u:p ?value }"
    for name in ("a", "b", "c", "a"):
        bound = {"this": URIRef(f"urn:{name}")}
        assert list(quick.query(query, initBindings=bound)) == list(
            plain.query(query, initBindings=bound)
        )
