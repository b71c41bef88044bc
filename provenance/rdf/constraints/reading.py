"""PROV-O as statements of PROV, graph by graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.rdf.constraints.statements import ABSENT, SHAPES, Kind, Statement
from provenance.rdf.index import Index
from provenance.rdf.namespaces import PROV, TYPE
from provenance.rdf.term import Quad, Term, iri_of, is_iri, text_of

_CLASSES: Final[dict[Kind, tuple[str, ...]]] = {
    "entity": ("Entity", "Bundle", "Plan", "Collection", "EmptyCollection"),
    "activity": ("Activity",),
    "agent": ("Agent", "Person", "Organization", "SoftwareAgent"),
}
_KINDS: Final = {PROV(name): kind for kind, names in _CLASSES.items() for name in names}
_ACTIVITY_TIMES: Final = (PROV("startedAtTime"), PROV("endedAtTime"))

Triple = tuple[Term, Term, Term]


class _Plain(NamedTuple):
    """Where subject and object of a property stand among the arguments of a statement."""

    kind: Kind
    subject: int = 0
    object: int = 1


_PLAIN: Final[dict[Term, _Plain]] = {
    PROV("wasGeneratedBy"): _Plain("generation"),
    PROV("generated"): _Plain("generation", 1, 0),
    PROV("generatedAtTime"): _Plain("generation", 0, 2),
    PROV("used"): _Plain("usage"),
    PROV("wasInformedBy"): _Plain("communication"),
    PROV("wasStartedBy"): _Plain("start"),
    PROV("wasEndedBy"): _Plain("end"),
    PROV("wasInvalidatedBy"): _Plain("invalidation"),
    PROV("invalidated"): _Plain("invalidation", 1, 0),
    PROV("invalidatedAtTime"): _Plain("invalidation", 0, 2),
    PROV("wasDerivedFrom"): _Plain("derivation"),
    PROV("wasQuotedFrom"): _Plain("derivation"),
    PROV("wasRevisionOf"): _Plain("derivation"),
    PROV("hadPrimarySource"): _Plain("derivation"),
    PROV("wasAttributedTo"): _Plain("attribution"),
    PROV("wasAssociatedWith"): _Plain("association"),
    PROV("actedOnBehalfOf"): _Plain("delegation"),
    PROV("wasInfluencedBy"): _Plain("influence"),
    PROV("influenced"): _Plain("influence", 1, 0),
    PROV("alternateOf"): _Plain("alternate"),
    PROV("specializationOf"): _Plain("specialization"),
    PROV("hadMember"): _Plain("membership"),
}

_DERIVATION: Final = ("", "entity", "hadActivity", "hadGeneration", "hadUsage")
_QUALIFIED: Final[dict[Term, tuple[Kind, tuple[str, ...]]]] = {
    PROV("qualifiedGeneration"): ("generation", ("", "activity", "atTime")),
    PROV("qualifiedUsage"): ("usage", ("", "entity", "atTime")),
    PROV("qualifiedCommunication"): ("communication", ("", "activity")),
    PROV("qualifiedStart"): ("start", ("", "entity", "hadActivity", "atTime")),
    PROV("qualifiedEnd"): ("end", ("", "entity", "hadActivity", "atTime")),
    PROV("qualifiedInvalidation"): ("invalidation", ("", "activity", "atTime")),
    PROV("qualifiedDerivation"): ("derivation", _DERIVATION),
    PROV("qualifiedQuotation"): ("derivation", _DERIVATION),
    PROV("qualifiedRevision"): ("derivation", _DERIVATION),
    PROV("qualifiedPrimarySource"): ("derivation", _DERIVATION),
    PROV("qualifiedAttribution"): ("attribution", ("", "agent")),
    PROV("qualifiedAssociation"): ("association", ("", "agent", "hadPlan")),
    PROV("qualifiedDelegation"): ("delegation", ("", "agent", "hadActivity")),
}
"""Which statement a qualified property makes, and where its node has the arguments."""

_INFLUENCE: Final = PROV("qualifiedInfluence")
_INFLUENCERS: Final = tuple(map(PROV, ("influencer", "entity", "activity", "agent")))


def read_bundles(quads: Iterable[Quad]) -> dict[str, tuple[Statement, ...]]:
    """Return the statements of PROV in each graph, by the graph's IRI."""
    graphs: dict[Term, list[tuple[Term, Term, Term]]] = defaultdict(list)
    for subject, predicate, value, graph in quads:
        graphs[graph].append((subject, predicate, value))
    return {iri_of(graph): tuple(_statements(triples)) for graph, triples in graphs.items()}


def _statements(triples: list[Triple]) -> Iterator[Statement]:
    index = Index(triples)
    objects: dict[tuple[Kind, Term], set[str]] = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate == TYPE and value in _KINDS:
            objects[_KINDS[value], subject].add(iri_of(value))
        elif predicate in _PLAIN:
            yield _plain(_PLAIN[predicate], subject, value)
        elif predicate in _QUALIFIED or predicate == _INFLUENCE:
            yield _qualified(index, subject, predicate, value)
    for (kind, subject), types in objects.items():
        times = _ACTIVITY_TIMES if kind == "activity" else ()
        arguments = tuple(_first(index, subject, (one,)) for one in times)
        yield Statement(kind, iri_of(subject), arguments, frozenset(types))


def _plain(shape: _Plain, subject: Term, value: Term) -> Statement:
    arguments = [ABSENT] * len(SHAPES[shape.kind])
    arguments[shape.subject], arguments[shape.object] = _name(subject), _name(value)
    return Statement(shape.kind, ABSENT, tuple(arguments))


def _qualified(index: Index, subject: Term, predicate: Term, node: Term) -> Statement:
    if predicate == _INFLUENCE:
        influencer = _first(index, node, _INFLUENCERS)
        return Statement("influence", _name(node), (_name(subject), influencer))
    kind, places = _QUALIFIED[predicate]
    others = (_first(index, node, (PROV(place),)) for place in places[1:])
    return Statement(kind, _name(node), (_name(subject), *others))


def _first(index: Index, node: Term, predicates: Iterable[Term]) -> str:
    """Return what a node has under the first predicate that it has, or that it has nothing."""
    found = (_name(one) for predicate in predicates for one in index.objects(node, predicate))
    return next(found, ABSENT)


def _name(term: Term) -> str:
    return iri_of(term) if is_iri(term) else text_of(term)
