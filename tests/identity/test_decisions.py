"""The file of decisions: what a person decided stays, faults are told, only what holds is RDF."""

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, SKOS

from provenance.errors import RecordInvalid
from provenance.identity.decisions import Decision, Decisions, read_decisions, write_decisions
from provenance.identity.matching import Proposal
from provenance.identity.weights import Clue
from provenance.rdf.identity import identity_quads
from provenance.rdf.iri import record_iri
from provenance.rdf.nquads import quad_lines

CLUE = Clue(kind="same-day", text="both are dated 1962-10-27", bits=5.5)


def proposal(one: str, other: str, score: float = 0.9) -> Proposal:
    """Return a proposal."""
    return Proposal(one=one, other=other, relation="close", score=score, clues=(CLUE,))


def test_what_was_decided_stays_and_what_is_open_is_renewed() -> None:
    kept = Decision(one="b", other="a", relation="same", decision="rejected", by="A. Lee")
    old = Decisions(decisions=(kept, Decision(one="c", other="d", relation="close")))
    new = old.renewed([proposal("a", "b"), proposal("e", "f")])
    assert [(one.pair, one.decision) for one in new.decisions] == [
        (("a", "b"), "rejected"),
        (("e", "f"), "open"),
    ]
    assert new.decisions[0] == kept
    assert new.decisions[1].clues == ("+5.5 both are dated 1962-10-27",)


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    decisions = Decisions().renewed([proposal("a", "b")])
    file = tmp_path / "identity.yaml"
    write_decisions(decisions, file)
    assert read_decisions(file) == decisions
    assert read_decisions(tmp_path / "none.yaml") == Decisions()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param(
            "decisions:\n- {one: a, other: b, relation: same, decision: accepted}\n",
            2, "needs a person", id="nobody decided",
        ),
        pytest.param(
            "decisions:\n- {one: a, other: b, relation: same}\n"
            "- {one: b, other: a, relation: close}\n",
            1, "decided twice", id="a pair twice",
        ),
        pytest.param(
            "decisions:\n- one: a\n  other: a\n  relation: same\n",
            2, "matched with itself", id="with itself",
        ),
        pytest.param(
            "decisions:\n- one: a\n  other: b\n  relation: identical\n",
            4, "same", id="no relation",
        ),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "identity.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RecordInvalid) as caught:
        read_decisions(file)
    (problem,) = caught.value.problems
    assert (problem.line, problem.path) == (line, str(file))
    assert says in problem.message


def test_only_what_was_accepted_is_written() -> None:
    by = 'A. "Lee" <a> .'
    decisions = Decisions(
        decisions=(
            Decision(one="a", other="b", relation="same", decision="accepted", by=by, clues=("x",)),
            Decision(one="b", other="c", relation="close", decision="accepted", by=by, reason="y"),
            Decision(one="c", other="d", relation="same", decision="rejected", by=by),
            Decision(one="d", other="e", relation="same"),
        )
    )
    text = "".join(quad_lines(identity_quads(decisions)))
    quads = list(pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS))
    links = {
        (str(quad.subject.value), quad.predicate.value, str(quad.object.value))
        for quad in quads
        if quad.predicate.value in (str(OWL.sameAs), str(SKOS.closeMatch))
    }
    assert links == {
        (record_iri("a"), str(OWL.sameAs), record_iri("b")),
        (record_iri("b"), str(SKOS.closeMatch), record_iri("c")),
    }
    assert not any(isinstance(node, pyoxigraph.BlankNode) for quad in quads for node in quad)
    told = {quad.object.value for quad in quads if quad.predicate.value == str(DCTERMS.creator)}
    assert told == {by}
