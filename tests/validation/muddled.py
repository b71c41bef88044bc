"""Generated records in which most things are wrong: few names, many ways to combine them."""

from hypothesis import strategies as st

from provenance.model.record import Record

Fields = dict[str, object]

STATUSES = st.sampled_from(["reported", "reported", "verified", "inferred", "disputed", "refuted"])
TEXT = "Die Abschrift 𝔄 liegt in Moskau."
TEXTS = ("text", "translation", "edition")
CARRIERS = ("original", "copy", "part")
AGENTS = ("anna", "boris", "bureau", "cwihp-here", "cwihp-there")
EVENTS = ("e1", "e2", "e3", "e4")
KINDS = (
    "creation", "creation", "drafting", "copying", "digitization", "translating", "transcribing",
    "publishing", "declassification", "destruction", "destruction", "search", "meeting", "gap",
    "hand-over", "hand-over", "accession",
)  # fmt: skip
ROLES = (
    "giver", "recipient", "recipient", "translator", "translator", "copyist", "publisher",
    "author", "searcher", "holder",
)  # fmt: skip
REASONS = st.sampled_from((None, None, "a guess"))
CONTINUITIES = st.sampled_from((None, "unknown", "same-item"))
REFERENCES: list[Fields | None] = [
    None,
    {"printed": "f. 5"},
    {"levels": [{"level": "fonds", "value": "5"}, {"level": "leaf", "value": "7"}]},
    {"levels": [{"level": "leaf", "value": "7"}]},
    {"levels": [{"level": "fonds", "value": "5"}, {"level": "file", "value": "2"},
                {"level": "leaf", "value": "7"}]},
]  # fmt: skip
ACCESS: list[Fields | None] = [None, {"kind": "closed"}, {"kind": "closed"}, {"kind": "open"}]
RECORDED: list[Fields | None] = [
    None,
    {"by": "somebody"},
    {"by": "somebody", "date": {"edtf": "1969", "printed": "in 1969"}},
    {"by": "somebody", "date": {"edtf": "2026-01-01"}},
]
UNREAD: list[list[Fields]] = [
    [],
    [{"text": "liegt", "start": 16, "end": 21}],
    [{"text": "liegt", "start": 17, "end": 22}],
]
DATES: list[Fields | None] = [
    None,
    {"edtf": "1962-10-30", "printed": "30 October 1962"},
    {"edtf": "1962-10"},
    {"edtf": "1992"},
    {"edtf": "1950/1960"},
    {"edtf": "../1961"},
    {"edtf": "1980/.."},
    {"printed": "one day"},
    {"absent": "date-not-stated"},
]
EVIDENCE: list[list[Fields]] = [
    [],
    [{"locator": "p. 1"}],
    [{"quote": "liegt", "start": 16, "end": 21}],
    [{"quote": "liegt", "start": 17, "end": 22}],
    [{"quote": "Moskau.", "start": 25, "end": 32}, {"quote": "Die", "start": 90, "end": 93}],
    [{"quote": "liegt"}],
    [{"quote": "lag"}],
]
SOURCES: list[Fields] = [
    {},
    {"pages": "p. 1"},
    {"title": "note", "date": {"edtf": "1961-05", "printed": "May 1961"}},
    {"url": "https://example.org/note", "date": {"edtf": "1970"}},
]


def _some(words: tuple[str, ...], fewest: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), min_size=fewest, max_size=2, unique=True)


def _fields(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Fields]:
    """Draw fields; those without a value are left out."""
    return st.fixed_dictionaries(fields).map(
        lambda drawn: {key: value for key, value in drawn.items() if value is not None}
    )


def _party(*roles: str) -> st.SearchStrategy[Fields]:
    return _fields(
        role=st.sampled_from(roles),
        agent=st.sampled_from((None, *AGENTS)),
        status=STATUSES,
        reason=REASONS,
        evidence=st.sampled_from(EVIDENCE),
    )


def _event(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        kind=st.sampled_from(KINDS),
        status=STATUSES,
        reason=REASONS,
        parties=st.lists(_party(*ROLES), max_size=3),
        used=st.lists(
            _fields(thing=st.sampled_from(TEXTS + CARRIERS), status=STATUSES, reason=REASONS),
            max_size=2,
        ),
        made=_some(TEXTS + CARRIERS),
        moved=_some((*CARRIERS, *CARRIERS, "edition")),
        continuity=CONTINUITIES,
        date=st.sampled_from(DATES),
        after=_some(EVENTS),
        evidence=st.sampled_from(EVIDENCE),
        details=st.lists(
            _fields(
                kind=st.sampled_from(("title", "language")),
                value=st.just("Ein Titel"),
                evidence=st.sampled_from(EVIDENCE),
            ),
            max_size=1,
        ),
    ).map(_without_moves)


def _without_moves(event: Fields) -> Fields:
    """Only hand-overs move things."""
    if event["kind"] in ("hand-over", "accession"):
        return event
    return event | {"moved": [], "continuity": None}


def _statement(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        about=st.sampled_from((*TEXTS, "original")),
        property=st.sampled_from(("language", "language", "date", "title")),
        value=st.sampled_from(("ru", "ru", "en", "Deutsch", "zh-Hant-TW")),
        date=st.sampled_from(DATES),
        agent=st.sampled_from((None, "boris", "cwihp-there")),
        reason=REASONS,
        status=STATUSES,
        evidence=st.sampled_from(EVIDENCE),
    )


def _holding(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        holder=_party("holder", "holder", "holder", "recipient"),
        instantiation=st.sampled_from((*CARRIERS, *CARRIERS, "edition")),
        state=st.sampled_from(("present", "present", "former")),
        status=STATUSES,
        reason=REASONS,
        seen=st.sampled_from(DATES),
        reference=st.sampled_from(REFERENCES),
        access=st.sampled_from(ACCESS),
        evidence=st.sampled_from(EVIDENCE),
    )


def _each(
    make: object, identifiers: tuple[str, ...], fewest: int = 0
) -> st.SearchStrategy[list[Fields]]:
    assert callable(make)
    whole = st.tuples(*(make(one) for one in identifiers)).map(list)
    return whole if fewest else st.one_of(st.just([]), whole)


def _account(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        kind=st.sampled_from(("description", "source-note", "introduction")),
        source=st.sampled_from(SOURCES),
        attributed_to=st.sampled_from((None, "bureau", "cwihp-there")),
        recorded=st.sampled_from(RECORDED),
        text=st.sampled_from((None, TEXT, TEXT)),
        unread=st.sampled_from(UNREAD),
        language=st.sampled_from((None, "de", "de_AT")),
        statements=_each(_statement, ("s1", "s2")),
        events=_each(_event, EVENTS, fewest=1),
        holdings=_each(_holding, ("h1", "h2")),
        splits=_each(_split, ("p1",)),
    )


def _split(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        thing=st.just("copy"),
        into=_some(CARRIERS, fewest=1),
        status=STATUSES,
        reason=REASONS,
    )


def _hand_over(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        kind=st.sampled_from(("hand-over", "accession")),
        status=STATUSES,
        parties=st.tuples(_likely("giver"), _likely("recipient")).map(list),
        moved=st.sampled_from((["copy"], ["copy"], ["part"], ["copy", "original"])),
        after=_some(EVENTS),
    )


def _likely(role: str) -> st.SearchStrategy[Fields]:
    """Draw a party who is mostly named, and mostly a fact."""
    return _fields(
        role=st.just(role),
        agent=st.sampled_from((*AGENTS, *AGENTS, None)),
        status=st.sampled_from(("reported", "reported", "reported", "inferred", "refuted")),
    )


def _kept(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        holder=_likely("holder"),
        instantiation=st.just("copy"),
        state=st.sampled_from(("present", "present", "former")),
        status=STATUSES,
    )


def _chain(identifier: str) -> st.SearchStrategy[Fields]:
    return _fields(
        id=st.just(identifier),
        kind=st.just("source-note"),
        source=st.just({}),
        events=_each(_hand_over, EVENTS, fewest=1),
        holdings=_each(_kept, ("h1", "h2"), fewest=1),
        splits=_each(_split, ("p1",)),
    )


AGENT_ENTRIES: list[Fields] = [
    {"id": "anna", "kind": "person", "name": "Anna", "part_of": "bureau"},
    {"id": "boris", "kind": "person", "name": "Boris"},
    {"id": "bureau", "kind": "corporate-body", "name": "Bureau", "part_of": "cwihp-there"},
    {"id": "cwihp-here", "kind": "corporate-body", "name": "CWIHP", "authority": "cwihp"},
    {"id": "cwihp-there", "kind": "corporate-body", "name": "CWIHP", "authority": "cwihp"},
]

ROUND: list[Fields] = [
    one | {"part_of": "anna"} if one["id"] == "cwihp-there" else one for one in AGENT_ENTRIES
]
"""The same, but that they go round: the last belongs to the first."""


def _whole(
    accounts: tuple[Fields, ...],
    source: str,
    agents: list[Fields] = AGENT_ENTRIES,
) -> Record:
    plain = {
        "id": "muddled",
        "derived": [
            {"id": "translation", "kind": "translation", "of": source},
            {"id": "edition", "kind": "edition", "of": "translation"},
        ],
        "instantiations": [
            {"id": "original", "label": "the original"},
            {"id": "copy"},
            {"id": "part", "of": "translation"},
        ],
        "agents": agents,
        "accounts": accounts,
    }
    return Record.model_validate(plain)


def muddled() -> st.SearchStrategy[Record]:
    """Return records of two accounts that contradict one another, themselves and the calendar."""
    accounts = st.tuples(_account("1"), _account("2"))
    sources = st.sampled_from(("text", "text", "edition"))
    return st.builds(_whole, accounts, sources, st.sampled_from((AGENT_ENTRIES, ROUND)))


def passed_on() -> st.SearchStrategy[Record]:
    """Return records of two accounts in which a copy passes from hand to hand, in any order."""
    return st.builds(_whole, st.tuples(_chain("1"), _chain("2")), st.just("text"))
