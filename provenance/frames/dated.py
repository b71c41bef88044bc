"""A date as cells."""

from datetime import date

from provenance.model.date import ArchivalDate


def dated(when: ArchivalDate | None) -> tuple[str | None, str | None, date | None, date | None]:
    """Return a date in EDTF, as printed, and the first and the last day that it may mean.

    A day before the year 1 or after 9999 is beyond what tables of others can hold: it is None.

    Examples:
        >>> dated(ArchivalDate(edtf="1962-10"))[2:]
        (datetime.date(1962, 10, 1), datetime.date(1962, 10, 31))
    """
    if when is None:
        return None, None, None, None
    return when.edtf, when.printed, when.earliest, when.latest
