"""Made-up documents for programs that read bibliographies: everything that a citation may hold.

Each part is drawn from words that break careless writers: other scripts, LaTeX, BibTeX, long
notes, names of every shape. The draw has a seed: the same number gives the same documents.
"""

from collections.abc import Sequence
from random import Random

from provenance.bibliography.reference import Location, Name, Reference, Translation
from provenance.model.date import ArchivalDate
from provenance.model.reference_code import CodeLevel, ReferenceCode

WORDS = (
    "Telegram",
    "письмо о Кубе",
    "中华人民共和国外交部",
    "Kádár János, főtitkár",
    "straße & Œuvre",
    "100% sure",
    "cost: $5_000 #1",
    "C:\\new\\table",
    "{unbalanced",
    "closing} brace",
    '"quoted" and “quoted”',
    "it's 'so'",
    "a -- b --- c",
    "``ticks''",
    "x^2 ~ y",
    "שלום",
    "e\u0301 and ł, ż, đ",
    "f. 059, op. 46, d. 1, ll. 1-2",
    "Washington, D.C.",
    "\\write18{touch pwned}",
    "\\input{/etc/passwd}",
    "\\csname input\\endcsname{x}",
    "^^5cinput{x}",
    "}, title = {other",
    "@misc{evil, title = {x}}",
    "@comment{",
    "% not a comment",
    "one\ntwo\r\nthree\x07\x00bell"[:18],
    "Smith and Wesson",
    "others",
)
PEOPLE = (
    Name(literal="Anatoly Dobrynin", family="Dobrynin", given="Anatoly"),
    Name(literal="A. F. Dobrynin", family="Dobrynin", given="A. F."),
    Name(literal="Rimko van der Maar", family="van der Maar", given="Rimko"),
    Name(literal="Otto von Bismarck", family="von Bismarck", given="Otto"),
    Name(literal="Juan de la Cruz", family="de la Cruz", given="Juan"),
    Name(literal="Martin Luther King, Jr.", family="King", given="Martin Luther"),
    Name(literal="Adlai E. Stevenson III", family="Stevenson", given="Adlai E."),
    Name(literal="Mao Zedong", family="Mao", given="Zedong"),
    Name(literal="Kádár János", family="Kádár", given="János"),
    Name(literal="Kim Il Sung"),
    Name(literal="Nguyễn Văn Linh", family="Nguyễn", given="Văn Linh"),
    Name(literal="Никита Сергеевич Хрущёв", family="Хрущёв", given="Никита Сергеевич"),
    Name(literal="毛泽东", family="毛", given="泽东"),
    Name(literal="Żaneta Łukasiewicz", family="Łukasiewicz", given="Żaneta"),
    Name(literal="USSR Foreign Ministry", corporate=True),
    Name(literal="Ministry of Agriculture, Food and Forestry", corporate=True),
    Name(literal="Министерство иностранных дел и торговли", corporate=True),
    Name(literal="Tom, Dick, and Harry and Others, Inc.", corporate=True),
    Name(literal="Kennedy", family="Kennedy"),
    Name(literal="O'Brien \\& {Sons}", family="O'Brien", given="{Seán} \\relax"),
)
DATES = (
    "1962-10-30", "1962-10", "1962", "1962-10-27?", "1962-10-27~", "1962-10-27%", "1962-10-2X",
    "196X", "../1962-11-05", "1962-10-25/1962-10-26", "[1961,1963]", None,
)  # fmt: skip
KINDS = (None, "telegram", "memorandum of conversation", "record & minutes", "письмо")


def references(count: int) -> list[Reference]:
    """Return made-up references, always the same for one number."""
    random = Random(count)  # noqa: S311 - a draw that is the same each time
    return [_reference(random, number) for number in range(count)]


def _reference(random: Random, number: int) -> Reference:
    when = random.choice(DATES)
    key = f"made-up-{number}"
    return Reference(
        key=key,
        record=key,
        title=_maybe(random, _text(random, 3)),
        kind=random.choice(KINDS),
        authors=_people(random),
        addressees=_people(random),
        date=ArchivalDate(edtf=when) if when else None,
        languages=("ru",),
        location=_location(random),
        copy_clause=_maybe(random, f"Copy obtained by {_text(random, 2)}"),
        translations=_translations(random),
        url=_maybe(random, f"https://example.org/{_text(random, 1)}"),
        note=_maybe(random, _text(random, 120 if random.random() < 0.1 else 4)),
        chain={},
    )


def _maybe(random: Random, text: str) -> str | None:
    return text if random.random() < 0.8 else None


def _text(random: Random, most: int) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, most)))


def _people(random: Random) -> tuple[Name, ...]:
    return tuple(random.sample(PEOPLE, k=random.randint(0, 3)))


def _location(random: Random) -> Location | None:
    if random.random() < 0.1:
        return None
    levels = [CodeLevel(level="fonds", value=_text(random, 1))]
    return Location(
        holds="original",
        archive=_text(random, 2),
        abbreviation=_maybe(random, "AVP RF"),
        place=_maybe(random, _text(random, 1)),
        code=ReferenceCode(levels=tuple(levels)),
        call_number=_maybe(random, _text(random, 2)),
        collection=_maybe(random, _text(random, 1)),
    )


def _translations(random: Random) -> tuple[Translation, ...]:
    if random.random() < 0.4:
        return ()
    return (Translation(translators=_people(random), source="Russian", language="en"),)


def plain_words(texts: Sequence[str | None]) -> list[str]:
    """Return texts as any reader may return them: one line, single spaces."""
    return [" ".join((text or "").split()) for text in texts]
