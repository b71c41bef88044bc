"""Dates of every sort that EDTF has, and as sources print them."""

from provenance.model.date import ArchivalDate

EDTF = (
    "1962-10-30", "1962-10", "1962", "1962?", "1962-10-2X", "196X", "1991/1992", "1962-10-30/",
    "/1962", "../1962-11-05", "1962/..", "[1962,1963]", "{1962-10..1962-12}", "1962-21", "Y-17000",
    "-0044-03-15", "0001-01-01", "9999-12-31", "1962-10-30T10:00:00Z", "0000",
)  # fmt: skip

DATED = (
    ArchivalDate(edtf="1962-10-30", printed="30 October 1962"),
    ArchivalDate(edtf="1962-10", printed="октябрь 1962 г."),
    ArchivalDate(edtf="1962"),
    ArchivalDate(edtf="1962-10-27?"),
    ArchivalDate(edtf="1962-10-27~"),
    ArchivalDate(edtf="1962-10-27%"),
    ArchivalDate(edtf="1962-10-2X", printed="20s of October 1962"),
    ArchivalDate(edtf="196X"),
    ArchivalDate(edtf="../1962-11-05", printed="not later than 5 November 1962"),
    ArchivalDate(edtf="1962-10-25/1962-10-26"),
    ArchivalDate(edtf="[1961,1963]"),
    None,
)
"""Dates that documents of an archive have, or lack."""
