"""Which archive of the table keeps a cited item."""

from provenance.archives.names import resolve
from provenance.archives.table import repositories
from provenance.bibliography.reference import Location


def archive_of(where: Location) -> str | None:
    """Return the id of an archive in the table of archives.

    That is what the record says, if the table has it, else what its names mean, where they mean one
    archive alone.
    """
    if where.authority in repositories():
        return where.authority
    names = (name for name in (where.abbreviation, where.archive) if name)
    return next((one for one in (resolve(name, place=where.place) for name in names) if one), None)
