"""Sentences of finding aids: how papers came, and where originals and copies are kept."""

import pytest

from provenance.notes.parse import read_note

CAME = {
    "Donated by Ann Lee in 2016. The accession number associated with this gift is 2016.066.": (
        "giver=Ann Lee; date=2016; number=2016.066"
    ),
    "The accession numbers are 1950.248 and NPA.2005.041.": "number=1950.248; number=NPA.2005.041",
    "The papers were given to the Lee Library by Bo Kim in 1964 and by Ann Lee in 1965.": (
        "recipient=Lee Library; giver=Bo Kim; date=1964; giver=Ann Lee; date=1965"
    ),
    "Materials were donated by Ann Lee in 1995 and Bo Kim in 1998.": (
        "giver=Ann Lee; date=1995; giver=Bo Kim; date=1998"
    ),
    "In May 2006 they were transferred by deed of gift to the Lee Archives at the Kim Library.": (
        "date=May 2006; recipient=Lee Archives at the Kim Library"
    ),
    "Ann Lee, niece of Bo Kim, gave the papers to Lee Library after his death in 1973.": (
        "giver=Ann Lee; recipient=Lee Library"
    ),
    "The films were purchased in 1999.": "date=1999",
    "The collection came to Lee University in January 2001.": (
        "recipient=Lee University; date=January 2001"
    ),
    "Gift, Ann Lee, 2013.": "giver=Ann Lee; date=2013",
    "Purchased from Kim Press, Rare Books and Manuscripts in March 2020.": (
        "giver=Kim Press, Rare Books and Manuscripts; date=March 2020"
    ),
    "Items received in 1982 were processed in 1990 as an addition.": "date=1982",
    "This collection was donated by Bo Lee, the grandson of Dr. Ann Kim, in 2017.": (
        "giver=Bo Lee; date=2017"
    ),
    "The source of the collection is not known.": "",
    "Ann Lee granted the Library permission to keep the papers.": "",
}
KEPT = {
    "The originals of this collection are held by the Kim Public Library, New York, N.Y.": (
        "holder=Kim Public Library; place=New York, N.Y."
    ),
    "DVD access copy available. Please request ID #133.0845": (
        "carrier=DVD; document_number=133.0845"
    ),
    "The first volume is available on microfilm. Shelf no. 20,020": (
        "carrier=microfilm; document_number=20,020"
    ),
    "The Archive of Folk Culture holds a set of reference tapes.": (
        "holder=Archive of Folk Culture; carrier=tapes"
    ),
    "Digital copies of the letters are available in the Kim Digital Library.": (
        "container=Kim Digital Library"
    ),
    "MUSIC 1 (reel 1771)": "document_number=MUSIC 1; reel=1771",
    "The processor rehoused the folders of Series II, Subseries IIA, in archival boxes.": "",
}


@pytest.mark.parametrize(("text", "told"), [*CAME.items(), *KEPT.items()])
def test_sentences_of_finding_aids_are_read(text: str, told: str) -> None:
    facts = read_note(text).facts
    assert "; ".join(f"{fact.role}={fact.value}" for fact in facts) == told


@pytest.mark.parametrize(("text", "event"), [(text, "transfer") for text in CAME])
def test_what_came_is_a_transfer(text: str, event: str) -> None:
    assert {fact.event for fact in read_note(text).facts} <= {event}
