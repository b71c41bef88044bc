"""How names are written in .bib files; the table of docs/formats.md."""

import pytest

from provenance.bibliography.entries.biblatex import names
from provenance.bibliography.referring.names import name_of
from provenance.model.agent import Agent


def person(name: str, family: str | None = None, given: str | None = None) -> Agent:
    return Agent(id="one", kind="person", name=name, family=family, given=given)


WRITTEN = [
    (person("Anatoly F. Dobrynin", "Dobrynin", "Anatoly F."), "Dobrynin, Anatoly F."),
    (person("Rimko van der Maar", "van der Maar", "Rimko"), "{van der Maar}, Rimko"),
    (person("Martin Luther King, Jr.", "King", "Martin Luther"), "King, Jr., Martin Luther"),
    (person("Adlai E. Stevenson III", "Stevenson", "Adlai E."), "Stevenson, III, Adlai E."),
    (person("Mao Zedong", "Mao", "Zedong"), "{Mao Zedong}"),
    (person("Kádár János", "Kádár", "János"), "{Kádár János}"),
    (person("Kim Il Sung"), "{Kim Il Sung}"),
    (person("Kennedy", "Kennedy"), "Kennedy"),
    (person("A.F. Dobrynin", "Dobrynin", "A. F."), "Dobrynin, A. F."),
    (
        Agent(id="one", kind="corporate-body", name="Ministry of Agriculture, Food and Forestry"),
        "{Ministry of Agriculture, Food and Forestry}",
    ),
    (
        person("Никита Сергеевич Хрущёв", "Хрущёв", "Никита Сергеевич"),
        "Хрущёв, Никита Сергеевич",
    ),
    (person(r"\x", r"\x", "others"), r"{\textbackslash{}x}, {others}"),
    (person("\x1f Anna", "\x1f", "Anna"), "{Anna}"),
]


@pytest.mark.parametrize(("agent", "written"), WRITTEN, ids=[one[0].name for one in WRITTEN])
def test_names(agent: Agent, written: str) -> None:
    assert names([name_of(agent)]) == written
