"""Made-up volumes for tests, and reading them."""

from pathlib import Path

from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.frus.reader import read_frus
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Passed, Refusal, Taken, Tally, read_inputs

RECORDED = Recording(by="a test")
_IMPORTER = importers()["frus"]

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"
 xml:id="frus1999v01">
<teiHeader><fileDesc><titleStmt>
<title type="complete">Foreign Relations of Ruritania,
  1999, Volume I</title><title type="series">Foreign Relations</title>
<editor role="primary">Anna B. Editor</editor><editor role="general">Carl General</editor>
</titleStmt><publicationStmt><publisher>Printing Office</publisher>
<date type="content-date" notBefore="1961-01-01">1961</date>
<date type="publication-date">2001</date></publicationStmt></fileDesc></teiHeader>
<text>
<front><div type="section" xml:id="persons"><list><item><persName xml:id="p_SA1">Sample, Albert C.,
Jr.,</persName> clerk</item></list></div></front>
<body><div type="chapter"><head>Chapter</head>
"""
FOOTER = "</div></body></text></TEI>\n"

LETTER = """<pb n="7" xml:id="pg_7"/>
<div type="document" xml:id="d1" n="1" subtype="historical-document">
<head>1. Letter From Minister <persName corresp="#p_SA1" type="from">Sample</persName> to
 Chairman <persName corresp="#p_EB1" type="to">Example</persName><note n="1" type="source"
 >Source: Kennedy Library, National Security Files. Secret. Drafted by <persName corresp="#p_SA1"
 >Sample</persName>.</note></head>
<dateline><placeName>Strelsau</placeName>, <date when="1962-11-22T10:00:00-05:00"
>November 22, 1962, 10 a.m.</date></dateline>
<p>Dear Mr. Example<note n="2">Printed from nothing: this note stands in the middle.</note>,</p>
<pb n="8"/><p>Text.</p>
<closer><signed><persName corresp="#p_SA1">A. C. Sample</persName></signed><note n="3">Printed from
 an unsigned copy.</note></closer></div>
"""
EDITORIAL = (
    '<div type="document" xml:id="d2" n="2"><head>2. Editorial Note</head><p>At 5.</p></div>\n'
)


def volume(*documents: str) -> bytes:
    """Return a volume with these documents."""
    return (HEADER + "".join(documents) + FOOTER).encode()


def read(content: bytes, **options: str) -> list[Found]:
    """Read a volume from bytes, as a run of the importer does."""
    one = Input.of_bytes("volume.xml", content, RECORDED, options)
    return list(read_inputs(_IMPORTER, [one]))


def read_file(path: Path) -> tuple[list[Found], Tally]:
    """Read a volume from a file."""
    found, tally = list(read_frus(Input(path.name, lambda: path.open("rb"), RECORDED))), Tally()
    for one in found:
        tally.count(one)
    return found, tally


def records(found: list[Found]) -> list[Record]:
    """Return the records among what was found."""
    return [one.record for one in found if isinstance(one, Taken)]


def refusals(found: list[Found]) -> list[Refusal]:
    """Return the refusals among what was found."""
    return [one for one in found if isinstance(one, Refusal)]


def passed(found: list[Found]) -> list[str]:
    """Return what was passed over."""
    return [one.what for one in found if isinstance(one, Passed)]


def record(*documents: str, **options: str) -> Record:
    """Return the one record of a volume."""
    (one,) = records(read(volume(*documents), **options))
    return one
