"""Text that breaks careless writers and readers.

What `provenance.model.base.Text` should admit: every string that UTF-8 can hold, except NUL. Lone
surrogates cannot be written at all, and NUL ends the string in many a reader.
"""

from hypothesis import strategies as st

NASTY = (
    'a "quoted" word',
    "back\\slash \\u0041 \\",
    "line\nfeed\r\nand return\r",
    "tab\tbell\x07 delete\x7f next line\x85 separator\u2028",
    "<https://example.org/> . } ] <x> <y> <z> .",
    '" . <urn:x> <urn:y> "',
    "שלום (עולם) \u202eright to left\u202c",
    "Ф. 0129, оп. 124, д. 31 — 中文 🗄️ e\u0301",
    "_:b0",
    " ",
    "@en",
    '"^^<http://www.w3.org/2001/XMLSchema#integer>',
    "\ufeffmark",
    "\U0010ffff",
    "100% {of} #1 } \\write18{ls} $x$ ~ & <script>alert(1)</script> &amp;",
    "=cmd|'/c calc'!A1",
    "-1; @SUM(A1)\t+1",
    "\nER  - \r\nTY  - JOUR",
)
"""Text that breaks careless writers."""

FRAGMENTS = (
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
"""Pieces of which a text is put together; each means something to a program that reads .bib."""

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
"""Titles that a document could have."""

REMARK = "Говорят, что 50% {всего} & «остальное» \\input{x} осталось неизвестным."

LONG = " ".join(f"{number}: «Ёлка» 漢字 {{§}} 5% — o\u0308." for number in range(130))
"""Three thousand characters, as the longest source notes have."""

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=8
    ),
)
