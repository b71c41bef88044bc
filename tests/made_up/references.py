"""References to made-up documents, by the thousand: what records alone cannot say exactly.

Two draws, for they are asked two things. `references` puts every piece of hostile text into every
field: programs of others must read it unharmed. In `plausible` what is said of a document hangs
together (the note begins with the place and the call number that the fields state, as source notes
do), so that an importer, which understands what it reads, must bring back exactly that.
"""

from random import Random

from made_up.dates import DATED
from made_up.names import ARCHIVES, HOSTILE_NAME, PEOPLE
from made_up.words import FRAGMENTS, REMARK, TITLES
from provenance.bibliography.reference import Location, Name, Reference, Translation
from provenance.model.reference_code import CodeLevel, ReferenceCode

KINDS = (None, "telegram", "letter", "memorandum of conversation", "report")
HOSTILE_KINDS = (*KINDS, "record & minutes", "письмо")


def references(count: int) -> list[Reference]:
    """Return references of hostile text, always the same for one number."""
    random = Random(count)  # noqa: S311 - a draw that is the same each time
    return [_hostile(random, number) for number in range(count)]


def plausible(count: int) -> list[Reference]:
    """Return references to documents that could be, always the same for one number."""
    random = Random(count)  # noqa: S311 - a draw that is the same each time
    return [_plausible(random, number) for number in range(count)]


def _hostile(random: Random, number: int) -> Reference:
    key, people = f"made-up-{number}", (*PEOPLE, HOSTILE_NAME)
    levels = [CodeLevel(level="fonds", value=_text(random, 1))]
    location = Location(
        holds="original",
        archive=_text(random, 2),
        abbreviation=_maybe(random, "AVP RF"),
        place=_maybe(random, _text(random, 1)),
        code=ReferenceCode(levels=tuple(levels)),
        call_number=_maybe(random, _text(random, 2)),
        collection=_maybe(random, _text(random, 1)),
    )
    made = Translation(translators=_few(random, people, 3), source="Russian", language="en")
    return Reference(
        key=key,
        record=key,
        title=_maybe(random, _text(random, 3)),
        kind=random.choice(HOSTILE_KINDS),
        authors=_few(random, people, 3),
        addressees=_few(random, people, 3),
        date=random.choice(DATED),
        languages=("ru",),
        location=location if random.random() < 0.9 else None,
        copy_clause=_maybe(random, f"Copy obtained by {_text(random, 2)}"),
        translations=(made,) if random.random() < 0.6 else (),
        url=_maybe(random, f"https://example.org/{_text(random, 1)}"),
        note=_maybe(random, _text(random, 120 if random.random() < 0.1 else 4)),
        chain={},
    )


def _plausible(random: Random, number: int) -> Reference:
    key = f"made-up-{number}"
    location = _held(random) if random.random() < 0.9 else None
    translators = tuple(one for one in _few(random, PEOPLE, 2) if not one.corporate)
    made = (Translation(translators=translators, source="Russian"),) if translators else ()
    return Reference(
        key=key,
        record=key,
        title=random.choice(TITLES),
        kind=random.choice(KINDS),
        authors=_few(random, PEOPLE, 2),
        addressees=_few(random, PEOPLE, 2),
        date=random.choice(DATED),
        languages=("ru",) if made else random.choice(((), ("ru",), ("pl",))),
        location=location,
        copy_clause=random.choice((None, "Copy obtained by NHK, provided to CWIHP")),
        translations=made,
        note=_note(random, location) if location and random.random() < 0.3 else None,
        chain={},
    )


def _note(random: Random, location: Location) -> str:
    """Return a note that begins as source notes do and goes on, for up to 3,000 characters."""
    parts = (location.name, location.place, location.call_number)
    held = ", ".join(part for part in parts if part)
    return f"[Source: {held}. {' '.join([REMARK] * random.choice((1, 40)))}]"


def _held(random: Random) -> Location:
    archive, abbreviation, place = random.choice(ARCHIVES)
    code = _code(random) if random.random() < 0.8 else None
    return Location(
        holds="original",
        archive=archive,
        abbreviation=abbreviation,
        place=place,
        code=code,
        call_number=code.printed if code else None,
    )


def _code(random: Random) -> ReferenceCode:
    numbers = [str(random.randint(1, 999)) for _ in range(4)]
    levels = zip(("fonds", "inventory", "file", "leaf"), numbers, strict=True)
    return ReferenceCode(
        levels=tuple(CodeLevel(level=level, value=value) for level, value in levels),
        printed="f. {}, op. {}, d. {}, l. {}".format(*numbers),
    )


def _maybe(random: Random, text: str) -> str | None:
    return text if random.random() < 0.8 else None


def _text(random: Random, most: int) -> str:
    return " ".join(random.choices(FRAGMENTS, k=random.randint(1, most)))


def _few(random: Random, people: tuple[Name, ...], most: int) -> tuple[Name, ...]:
    return tuple(random.sample(people, k=random.randint(0, most)))
