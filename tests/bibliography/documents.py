"""Made-up documents that an archive could have: what is said of each hangs together.

Names, titles and notes are in several scripts and hold what careless writers trip over. The draw
has a seed: the same number gives the same documents.
"""

from random import Random

from provenance.bibliography.reference import Location, Name, Reference, Translation
from provenance.model.date import ArchivalDate
from provenance.model.reference_code import CodeLevel, ReferenceCode

TITLES = (
    "On the harvest",
    "О положении на Кубе",
    "関于古巴局勢的報告",
    "R&D, 50% {of} the cost: $5_000 #1 ~ x^2",
    "Kádár's \\emph{answer}, \\write18{touch x}",
    '"Quoted", “quoted” and «записка»',
    "=SUM(A1) -- and a < b & more",
    "Straße, Œuvre, łódź, đ, ț",
)
KINDS = (None, "telegram", "letter", "memorandum of conversation", "report")
PEOPLE = (
    Name(literal="Anatoly Dobrynin", family="Dobrynin", given="Anatoly"),
    Name(literal="A. F. Dobrynin", family="Dobrynin", given="A. F."),
    Name(literal="Rimko van der Maar", family="van der Maar", given="Rimko"),
    Name(literal="Juan de la Cruz", family="de la Cruz", given="Juan"),
    Name(literal="Martin Luther King, Jr.", family="King", given="Martin Luther"),
    Name(literal="Adlai E. Stevenson III", family="Stevenson", given="Adlai E."),
    Name(literal="Никита Сергеевич Хрущёв", family="Хрущёв", given="Никита Сергеевич"),
    Name(literal="Żaneta Łukasiewicz", family="Łukasiewicz", given="Żaneta"),
    Name(literal="Seán O'Brien", family="O'Brien", given="Seán"),
    Name(literal="Mao Zedong", family="Mao", given="Zedong"),
    Name(literal="毛泽东", family="毛", given="泽东"),
    Name(literal="Kádár János", family="Kádár", given="János"),
    Name(literal="USSR Foreign Ministry", corporate=True),
    Name(literal="Ministry of Agriculture, Food and Forestry", corporate=True),
    Name(literal="Министерство иностранных дел", corporate=True),
)
ARCHIVES = (
    ("Archive of Foreign Policy, Russian Federation", "AVP RF", "Moscow"),
    ("Российский государственный архив новейшей истории", "РГАНИ", "Москва"),
    ("Istituto Esempio, Fondo Prova", None, "Rome"),
    ("中华人民共和国外交部档案馆", None, "北京"),
    ("Archive of R&D, 100% {Sample}", "ARD", None),
    ("Państwowe Archiwum w Łodzi", "PAŁ", "Łódź"),
)
DATES = (
    ArchivalDate(edtf="1962-10-30", printed="30 October 1962"),
    ArchivalDate(edtf="1962-10", printed="октябрь 1962 г."),
    ArchivalDate(edtf="1962-10-27?"),
    ArchivalDate(edtf="1962-10-2X", printed="20s of October 1962"),
    ArchivalDate(edtf="../1962-11-05", printed="not later than 5 November 1962"),
    ArchivalDate(edtf="1962-10-25/1962-10-26"),
    None,
)
REMARK = "Говорят, что 50% {всего} & «остальное» \\input{x} осталось неизвестным."


def documents(count: int) -> list[Reference]:
    """Return made-up documents, always the same for one number."""
    random = Random(count)  # noqa: S311 - a draw that is the same each time
    return [_document(random, number) for number in range(count)]


def _document(random: Random, number: int) -> Reference:
    key = f"made-up-{number}"
    location, translations = _location(random), _translations(random)
    return Reference(
        key=key,
        record=key,
        title=random.choice(TITLES),
        kind=random.choice(KINDS),
        authors=_people(random, 2),
        addressees=_people(random, 2),
        date=random.choice(DATES),
        languages=("ru",) if translations else random.choice(((), ("ru",), ("pl",))),
        location=location,
        copy_clause=random.choice((None, "Copy obtained by NHK, provided to CWIHP")),
        translations=translations,
        note=_note(random, location) if location and random.random() < 0.3 else None,
        chain={},
    )


def _note(random: Random, location: Location) -> str:
    """Return a note that begins as source notes do and goes on, for up to 3,000 characters."""
    parts = (location.name, location.place, location.call_number)
    held = ", ".join(part for part in parts if part)
    return f"[Source: {held}. {' '.join([REMARK] * random.choice((1, 40)))}]"


def _people(random: Random, most: int) -> tuple[Name, ...]:
    return tuple(random.sample(PEOPLE, k=random.randint(0, most)))


def _location(random: Random) -> Location | None:
    if random.random() < 0.1:
        return None
    archive, abbreviation, place = random.choice(ARCHIVES)
    code, words = _code(random)
    return Location(
        holds="original",
        archive=archive,
        abbreviation=abbreviation,
        place=place,
        code=code,
        call_number=words,
    )


def _code(random: Random) -> tuple[ReferenceCode | None, str | None]:
    if random.random() < 0.2:
        return None, None
    numbers = [str(random.randint(1, 999)) for _ in range(4)]
    levels = ("fonds", "inventory", "file", "leaf")
    code = ReferenceCode(
        levels=tuple(CodeLevel(level=a, value=b) for a, b in zip(levels, numbers, strict=True)),
        printed="f. {}, op. {}, d. {}, l. {}".format(*numbers),
    )
    return code, code.printed


def _translations(random: Random) -> tuple[Translation, ...]:
    translators = tuple(one for one in _people(random, 2) if not one.corporate)
    return (Translation(translators=translators, source="Russian"),) if translators else ()
