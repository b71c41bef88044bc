"""The section that holds a record's accounts against one another."""

import re
from typing import Any

from html_page import Page

from provenance.model.record import Record
from provenance.publish.context import Context
from provenance.publish.pages.record.html import record_html
from provenance.publish.siblings import Material
from provenance.rdf.iri import DEFAULT_BASE
from provenance.records.load import load
from provenance.resources.folders import folder

FOUNDING = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")


def page_of(record: Record) -> str:
    return record_html(Material(record, DEFAULT_BASE), (), Context())


def section(text: str) -> str:
    (found,) = re.findall(r'<section aria-labelledby="accounts">.*?</section>', text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def with_citation(**more: Any) -> Record:  # noqa: ANN401 - plain data
    citation = {
        "id": "3",
        "kind": "citation",
        "source": {"title": "citation"},
        "holdings": [
            {
                "id": "h1",
                "holder": {"role": "holder", "agent": "avp-rf"},
                "instantiation": "original",
            }
        ],
    }
    plain = FOUNDING.model_dump(mode="json")
    return Record.model_validate(plain | {"accounts": [*plain["accounts"], citation | more]})


def test_the_founding_page_says_what_each_account_adds() -> None:
    told = section(page_of(FOUNDING))
    assert "What they agree on Hand-over of the copy to NHK" in told
    only_two = told.split("Only account 2 says")[1]
    assert "Philip Brenner" in only_two
    assert "John Henriksen" not in only_two
    assert "They conflict" not in told
    assert "left out" not in told


def test_a_shortened_citation_and_a_conflict_are_shown() -> None:
    date = {"edtf": "1962-10-31"}
    said = {"id": "s1", "about": "text", "property": "date", "value": "31 October", "date": date}
    told = section(page_of(with_citation(statements=[said])))
    assert "It does not name NHK, Cold War International History Project" in told
    conflicts = told.split("They conflict")[1].split("Whom they name")[0]
    assert conflicts.count("1962-10-31") == 2  # the heading's date, and the signature's


def test_where_there_is_one_telling_there_is_no_section() -> None:
    plain = FOUNDING.model_dump(mode="json")
    text = page_of(Record.model_validate(plain | {"accounts": plain["accounts"][:2]}))
    assert "Accounts compared" not in text
    assert 'href="#accounts"' not in text


def test_hostile_names_stay_words() -> None:
    evil = '<script>alert("1")</script>'
    plain = with_citation().model_dump(mode="json")
    for agent in plain["agents"]:
        agent["name"] = evil
    text = page_of(Record.model_validate(plain))
    assert "<script>alert" not in text
    assert len(Page(text).ids) == len(set(Page(text).ids))


def test_a_holding_says_of_what_its_account_speaks() -> None:
    _, held = page_of(FOUNDING).split('<section aria-labelledby="holdings">')
    told = " ".join(re.sub(r"<[^>]+>", " ", held.split("</section>")[0]).split())
    assert told.count("which another account takes for several") == 1
    assert "reported by account 1 of the copy, which another account takes for several" in told
