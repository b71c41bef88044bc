"""What a graph says of a text or a carrier: titles, dates, people, languages, extents, holders."""

from typing import Final, NamedTuple

from provenance.model.agent import Party
from provenance.model.event import Event, Holding, Use
from provenance.model.evidence import Evidence
from provenance.model.notation import Property, Role
from provenance.model.reference_code import ReferenceCode
from provenance.notes.text_events import language_tag
from provenance.readers.rdf.dating import date_of
from provenance.readers.rdf.draft import Claim, Draft, Known, evidence
from provenance.readers.rdf.graph import is_literal, literal
from provenance.readers.rdf.naming import local_name, names_of, words_at
from provenance.resources.lists import concepts

HAS_OR_HAD: Final = Known("inferred", "the source says 'has or had'; that it still has is inferred")
_NAMELESS: Final = "the graph does not say what it is called"
_IN_WORDS: Final[dict[str, Property]] = {
    "extents": "extent",
    "formats": "carrier",
    "kinds": "kind",
}
_BY_AGENTS: Final[dict[str, Property]] = {"authors": "author", "addressees": "addressee"}
_CODES: Final = ("identifiers", "identifier-nodes")
_SEVERAL: Final = "the record has several carriers or none, and it is not said of which it holds"
_NO_TAG: Final = "no known language is called that"


class _Code(NamedTuple):
    """An identifier, and where it stands."""

    words: str
    evidence: Evidence


def describe(draft: Draft, node: str) -> None:
    """Say whatever a graph says of a text or a carrier of the record."""
    _say_titles(draft, node)
    _say_date(draft, node)
    for key, kind in _IN_WORDS.items():
        _say_words(draft, node, key, kind)
    _say_languages(draft, node)
    for key, kind in _BY_AGENTS.items():
        _say_agents(draft, node, key, kind)
    _tell_sending(draft, node)
    _hold(draft, node)


def _say_titles(draft: Draft, node: str) -> None:
    """Say the titles; the name of a carrier is its label, further ones are titles of it."""
    label = draft.labels.get(node)
    for words, predicate in names_of(draft.graph, node).items():
        if words != label:
            draft.say(node, "title", Claim(predicate, words))


def _say_date(draft: Draft, node: str) -> None:
    found = date_of(draft.graph, node)
    if found:
        draft.say(node, "date", Claim(found.predicate, found.words, date=found.date))


def _say_words(draft: Draft, node: str, key: str, kind: Property) -> None:
    for predicate, value in draft.graph.said(node, key):
        words = words_at(draft.graph, value)
        if words:
            draft.graph.mark(node, predicate, value)
            draft.say(node, kind, Claim(predicate, words))
        else:
            draft.graph.excuse((node, predicate, value), _NAMELESS)


def _say_languages(draft: Draft, node: str) -> None:
    for predicate, value in draft.graph.said(node, "languages"):
        words = literal(value)[0] if is_literal(value) else words_at(draft.graph, value)
        tag = _tag(words or local_name(value))
        if tag:
            draft.graph.mark(node, predicate, value)
            draft.say(node, "language", Claim(predicate, tag))
        else:
            draft.graph.excuse((node, predicate, value), _NO_TAG)


def _tag(words: str) -> str | None:
    """Return the tag of a language by its tag or its name."""
    tag = words.strip().lower()
    return tag if tag in concepts("languages") else language_tag(words)


def _say_agents(draft: Draft, node: str, key: str, kind: Property) -> None:
    for predicate, value in draft.graph.said(node, key):
        agent, name = draft.people.agent(value)
        draft.graph.mark(node, predicate, value)
        draft.say(node, kind, Claim(predicate, name, agent))


def _tell_sending(draft: Draft, node: str) -> None:
    """Tell that a text was sent, where the graph says by whom or to whom."""
    sides: tuple[tuple[str, Role], ...] = (("senders", "sender"), ("receivers", "addressee"))
    parties = [
        _party(draft, role, (node, predicate, value))
        for key, role in sides
        for predicate, value in draft.graph.said(node, key)
    ]
    if parties:
        draft.tell(
            Event(
                id="e",
                kind="transmission",
                parties=tuple(parties),
                used=(Use(thing=draft.things[node]),),
                evidence=tuple(one for party in parties for one in party.evidence),
            )
        )


def _party(draft: Draft, role: Role, statement: tuple[str, str, str]) -> Party:
    node, predicate, value = statement
    agent, name = draft.people.agent(value)
    draft.graph.mark(*statement)
    return Party(role=role, agent=agent, printed=name, evidence=(evidence(node, predicate, name),))


def _hold(draft: Draft, node: str) -> None:
    """Say who has or had a carrier, and under which code; of a text, its only carrier's holders."""
    carrier = draft.carrier(node)
    if carrier is None:
        for key in ("keepers", "holders", *_CODES):
            _excuse(draft, node, key, _SEVERAL)
        return
    holders = [
        (_party(draft, "holder", (node, predicate, value)), known)
        for key, known in (("keepers", Known()), ("holders", HAS_OR_HAD))
        for predicate, value in draft.graph.said(node, key)
    ]
    codes = _codes(draft, node)
    first = holders or [(Party(role="holder"), Known())] if codes else holders
    for number, (party, known) in enumerate(first):
        draft.hold(_holding(carrier, party, codes[:1] if number == 0 else [], known))
    for code in codes[1:]:
        draft.hold(_holding(carrier, Party(role="holder"), [code], Known()))


def _holding(carrier: str, party: Party, codes: list[_Code], known: Known) -> Holding:
    return Holding(
        id="h",
        holder=party,
        instantiation=carrier,
        reference=ReferenceCode(printed=codes[0].words) if codes else None,
        status=known.status,
        reason=known.reason,
        evidence=(*party.evidence, *(one.evidence for one in codes)),
    )


def _codes(draft: Draft, node: str) -> list[_Code]:
    """Return the identifiers of a thing, each once."""
    found: dict[str, _Code] = {}
    for key in _CODES:
        for predicate, value in draft.graph.said(node, key):
            words = words_at(draft.graph, value)
            if words:
                draft.graph.mark(node, predicate, value)
                found.setdefault(words, _Code(words, evidence(node, predicate, words)))
            else:
                draft.graph.excuse((node, predicate, value), _NAMELESS)
    return list(found.values())


def _excuse(draft: Draft, node: str, key: str, why: str) -> None:
    for predicate, value in draft.graph.said(node, key):
        draft.graph.excuse((node, predicate, value), why)
