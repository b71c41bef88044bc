"""The importers of bibliographic exports, tables, and texts of the Wilson Center."""

from provenance.readers.exports.bibtex import read_bibtex
from provenance.readers.exports.csl_json import read_csl_json
from provenance.readers.exports.mapping import OPTIONS
from provenance.readers.exports.opened import ENCODING
from provenance.readers.exports.ris import read_ris
from provenance.readers.exports.table import read_csv
from provenance.readers.exports.wilson import read_wilson
from provenance.readers.exports.zotero_rdf import read_zotero_rdf
from provenance.readers.importing import LARGEST, Importer

BIBTEX = Importer(
    name="bibtex",
    summary="BibTeX and BibLaTeX files, those of Zotero and Better BibTeX among them.",
    example="provenance import bibtex library.bib --into records.jsonl",
    read=read_bibtex,
    suffixes=(".bib",),
    options=(ENCODING,),
    makes_drafts=True,
)

CSL_JSON = Importer(
    name="csl-json",
    summary="CSL-JSON, as Zotero, Better BibTeX and pandoc write it.",
    example="provenance import csl-json library.json --into records.jsonl",
    read=read_csl_json,
    suffixes=(".json",),
    options=(LARGEST,),
    makes_drafts=True,
)

RIS = Importer(
    name="ris",
    summary="RIS files of Zotero, EndNote and catalogues.",
    example="provenance import ris library.ris --into records.jsonl",
    read=read_ris,
    suffixes=(".ris",),
    options=(ENCODING,),
    makes_drafts=True,
)

ZOTERO_RDF = Importer(
    name="zotero-rdf",
    summary="Zotero RDF: a library or collection with its notes.",
    example="provenance import zotero-rdf library.rdf --into records.jsonl",
    read=read_zotero_rdf,
    suffixes=(".rdf",),
    options=(LARGEST,),
    makes_drafts=True,
)

CSV = Importer(
    name="csv",
    summary="A table with a header line, a document a row; --map says which column is what.",
    example="provenance import csv table.csv --map title=Title --map note=Source",
    read=read_csv,
    suffixes=(".csv", ".tsv"),
    options=(*OPTIONS, ENCODING),
    makes_drafts=True,
)

WILSON = Importer(
    name="wilson",
    summary="Wilson Center Digital Archive: a page of a document as text, or a list of citations.",
    example="provenance import wilson page.txt --into records.jsonl",
    read=read_wilson,
    suffixes=(".txt",),
    options=(ENCODING, LARGEST),
    makes_drafts=True,
)

EXPORTS = (BIBTEX, CSL_JSON, RIS, ZOTERO_RDF, CSV, WILSON)
"""All of them."""
