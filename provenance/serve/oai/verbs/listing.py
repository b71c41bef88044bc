"""VERBS: ListRecords and ListIdentifiers, in pieces that resumption tokens join."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from provenance.bibliography.syntax.xml import element
from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.catalogue import Entry, Selection
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.formats import table
from provenance.serve.oai.formats.disseminated import Disseminated
from provenance.serve.oai.token import Token, read_token, site_mark
from provenance.serve.oai.verbs.list_sets import NO_SETS
from provenance.serve.oai.verbs.record import header, whole_record
from provenance.serve.oai.verbs.verb import Harvest, Verb
from provenance.serve.oai.xml import text_of

_RECORDS: Final = 100
_HEADERS: Final = 1_000
"""How many stand in one answer: a record takes some time and space, a header next to none."""


class _Piece(NamedTuple):
    """A piece of a list: what was asked for, and where the piece and what follows it stand.

    Attributes:
        prefix: The metadata format.
        wanted: Which records.
        cursor: How many were given before.
        size: How many the whole list has now.
        rest: Where in the catalogue stands what was not given before.
    """

    prefix: str
    wanted: Selection
    cursor: int
    size: int
    rest: Sequence[int]


def _check(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    if asked.token is not None:
        yield from _about_token(asked, harvest)
        return
    yield from table.unknown(asked.get("metadataPrefix"))
    if asked.get("set") is not None and not harvest.catalogue.sets:
        yield NO_SETS
    elif not asked.faults and not _first(asked, harvest).rest:
        yield Fault("noRecordsMatch", "No record is of this set and was changed in these days.")


def _about_token(asked: Asked, harvest: Harvest) -> Iterator[Fault]:
    token = _token(asked, harvest)
    if token is None or token.prefix not in table.FORMATS:
        words = "The resumption token is none that was given here for this verb; begin anew."
        yield Fault("badResumptionToken", words)
    elif not _next(token, harvest).rest:
        words = "The site was published again, and nothing is left of this list; begin anew."
        yield Fault("badResumptionToken", words)


def _first(asked: Asked, harvest: Harvest) -> _Piece:
    wanted = Selection(asked.get("from"), asked.get("until"), asked.get("set"))
    places = harvest.catalogue.places(wanted)
    return _Piece(asked.get("metadataPrefix") or "", wanted, 0, len(places), places)


def _next(token: Token, harvest: Harvest) -> _Piece:
    catalogue = harvest.catalogue
    places = catalogue.places(token.selection)
    rest = places[bisect_left(places, catalogue.place_after(token.day, token.id)) :]
    return _Piece(token.prefix, token.selection, token.cursor, len(places), rest)


def _token(asked: Asked, harvest: Harvest) -> Token | None:
    return read_token(asked.token or "", asked.verb, site_mark(harvest.site.base))


def _piece(asked: Asked, harvest: Harvest) -> _Piece:
    token = _token(asked, harvest) if asked.token is not None else None
    return _next(token, harvest) if token else _first(asked, harvest)


def _answer(
    asked: Asked,
    harvest: Harvest,
    most: int,
    write: Callable[[Entry, Harvest, Disseminated], str],
) -> Iterator[str]:
    piece = _piece(asked, harvest)
    entries = [harvest.catalogue.entries[place] for place in piece.rest[:most]]
    form = table.FORMATS[piece.prefix]
    yield from (write(entry, harvest, form) for entry in entries)
    goes_on = len(piece.rest) > len(entries)
    if goes_on or piece.cursor:
        following = _following(asked.verb, harvest, piece, entries) if goes_on else None
        yield text_of(
            element(
                "resumptionToken",
                following.write() if following else None,
                completeListSize=str(piece.size),
                cursor=str(piece.cursor),
            )
        )


def _following(verb: str, harvest: Harvest, piece: _Piece, given: Sequence[Entry]) -> Token:
    first, last, chosen = piece.wanted
    return Token(
        site=site_mark(harvest.site.base),
        verb=verb,
        prefix=piece.prefix,
        first=first,
        last=last,
        set=chosen,
        day=given[-1].modified,
        id=given[-1].id,
        cursor=piece.cursor + len(given),
    )


def _list_records(asked: Asked, harvest: Harvest) -> Iterator[str]:
    return _answer(asked, harvest, _RECORDS, whole_record)


def _list_identifiers(asked: Asked, harvest: Harvest) -> Iterator[str]:
    return _answer(asked, harvest, _HEADERS, _header)


def _header(entry: Entry, harvest: Harvest, _form: Disseminated) -> str:
    return text_of(header(entry, harvest))


RECORDS: Final = Verb(_check, _list_records)
IDENTIFIERS: Final = Verb(_check, _list_identifiers)
