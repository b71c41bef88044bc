"""Names of every shape: particles, suffixes, family names first, scripts, bodies with commas."""

from hypothesis import strategies as st

from made_up.words import texts
from provenance.bibliography.reference import Name

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
    Name(literal="Seán O'Brien", family="O'Brien", given="Seán"),
)
HOSTILE_NAME = Name(literal="O'Brien \\& {Sons}", family="O'Brien", given="{Seán} \\relax")

ARCHIVES = (
    ("Archive of Foreign Policy, Russian Federation", "AVP RF", "Moscow"),
    ("Российский государственный архив новейшей истории", "РГАНИ", "Москва"),
    ("Istituto Esempio, Fondo Prova", None, "Rome"),
    ("中华人民共和国外交部档案馆", None, "北京"),
    ("Archive of R&D, 100% {Sample}", "ARD", None),
    ("Państwowe Archiwum w Łodzi", "PAŁ", "Łódź"),
)
"""Name, abbreviation and place."""

NAMES = (
    "Фёдор Иванович Жёлтый",
    "毛泽东",
    "Żaneta Łukasiewicz-Țuțea",
    "Archive of Foreign Policy, Russian Federation",
    "Ministry of {Foreign} Affairs & Trade, 100% \\LaTeX",
    "de la Cruz and Sons, Jr.",
    'Robert "Bob" O\u2019Brien; others',
    "ג׳ון הנריקסן",
    "e\u0301tat cafe\u0301",
    "=cmd|'/c calc'!A1",
    "@SUM(A1)",
)
"""Names of parties: scripts, commas, conjunctions, marks of every format."""

names = st.one_of(st.sampled_from(NAMES), texts)
