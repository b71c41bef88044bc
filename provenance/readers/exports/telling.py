"""What an entry tells besides its source note: who translated it, where it is printed."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from provenance.model.agent import Agent, Party
from provenance.model.date import ArchivalDate
from provenance.model.event import Detail, Event, Use
from provenance.model.notation import Particular, Role
from provenance.model.thing import TEXT, DerivedRecord
from provenance.readers.exports.entry import Laid
from provenance.readers.exports.page import Page
from provenance.readers.exports.stating import original_date, own_date

_TRANSLATION: Final = DerivedRecord(id="translation", kind="translation")
_EDITION: Final = DerivedRecord(id="edition", kind="edition")
_DETAILS: Final[dict[str, Particular]] = {
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "url": "url",
}
_TO: Final = "–"
_HOUSES: Final[tuple[Role, ...]] = ("publisher", "editor")


def tell_translation(page: Page, told: Iterable[Agent]) -> None:
    """Tell who translated it, as far as no note does.

    Args:
        page: The account in the making.
        told: The translators whom the notes name.
    """
    laids = page.fields("translator")
    page.place(laids)
    named: dict[str, tuple[Laid, Agent]] = {}
    places: dict[str, str] = {}
    for laid in laids:
        agent = page.agent(laid)
        name = agent.name.casefold()
        named.setdefault(name, (laid, agent))
        if laid.field.person and laid.field.person.affiliation:
            places.setdefault(name, laid.field.person.affiliation)
    if named.keys() <= {agent.name.casefold() for agent in told}:
        return
    page.said.tell(
        Event(
            id="e",
            kind="translating",
            parties=tuple(
                _party(page, "translator", laid, agent).model_copy(
                    update={"affiliation": places.get(name)}
                )
                for name, (laid, agent) in named.items()
            ),
            used=(Use(thing=TEXT),),
            made=(page.derive(_TRANSLATION),),
            evidence=tuple(page.cite(laid) for laid in laids),
        )
    )


def tell_edition(page: Page, sites: Collection[Laid], notes: Iterable[str]) -> None:
    """Tell where it was published, as far as no note does.

    Args:
        page: The account in the making.
        sites: Fields that name the site on which it was seen.
        notes: The words of the notes.
    """
    texts = [" ".join(text.split()) for text in notes]
    places = [*page.fields("container"), *sites]
    page.place(places)
    new = [one for one in places if not _is_in_any(texts, one)]
    towns = (one for one in page.fields("publishing-place") if not _is_in_any(texts, one))
    place = next(towns, None)
    if new:
        _tell_publishing(page, ("container", new[0]), place, on_site=bool(sites))
    elif not places and page.casting.is_published and not texts:
        for title in page.fields("title")[:1]:
            _tell_publishing(page, ("title", title), place)


def _is_in_any(texts: Iterable[str], laid: Laid) -> bool:
    return any(laid.words.folded in text for text in texts)


def _tell_publishing(
    page: Page, called: tuple[Particular, Laid], place: Laid | None, *, on_site: bool = False
) -> None:
    """Tell that it was published in a container, or, a work by itself, under its title."""
    kind, name = called
    named = Detail(kind=kind, value=name.words.folded, evidence=(page.cite(name),))
    page.place([place] if place else [])
    page.said.tell(
        Event(
            id="e",
            kind="publishing",
            parties=tuple(_houses(page)),
            used=(Use(thing=TEXT),),
            made=(page.derive(_EDITION),),
            date=_published_on(page, on_site=on_site),
            place=place.words.folded if place else None,
            details=(named, *_details(page)),
            evidence=tuple(page.cite(one) for one in (name, place) if one),
        )
    )


def _houses(page: Page) -> Iterator[Party]:
    """Yield who published and who edited it; of several fields for one part the first is read."""
    for role in _HOUSES:
        laids = page.fields(role)
        laids = [one for one in laids if one.field.name == laids[0].field.name]
        page.place(laids)
        for laid in laids:
            yield _party(page, role, laid, page.agent(laid))


def _party(page: Page, role: Role, laid: Laid, agent: Agent) -> Party:
    cited = (page.cite(laid),)
    return Party(role=role, agent=page.cast.adopt(agent), printed=laid.words.folded, evidence=cited)


def _details(page: Page) -> Iterator[Detail]:
    for role, kind in _DETAILS.items():
        for laid in page.fields(role)[:1]:
            ends = [laid, *(page.fields("last-page")[:1] if role == "pages" else ())]
            page.place(ends)
            words = dict.fromkeys(one.words.folded for one in ends)
            first = laid.words.folded
            value = first if "-" in first or _TO in first else _TO.join(words)
            yield Detail(kind=kind, value=value, evidence=tuple(page.cite(one) for one in ends))


def _published_on(page: Page, *, on_site: bool) -> ArchivalDate | None:
    """Return the entry's date where that is not the date of the text."""
    if not (page.casting.is_published or original_date(page, on_site=on_site)):
        return None
    for laids, date in own_date(page):
        page.place(laids)
        return date
    return None
