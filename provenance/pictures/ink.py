"""The colours and faces of a drawn chain, as the style sheet that stands inside the picture.

Every colour is a custom property (``--chain-ink``, ``--chain-lane-1``) that the page around it may
set; the picture brings its own for light, dark and paper.
"""

from typing import Final

LANES: Final = 8
"""The number of lane colours; more lanes use them again."""

_LIGHT: Final = {
    "paper": "#fffefb",
    "ink": "#1f1c18",
    "soft": "#635c52",
    "faint": "#d9d2c5",
    "alarm": "#a3321c",
    "lane-1": "#1d5b9b",
    "lane-2": "#b0441a",
    "lane-3": "#2c6e49",
    "lane-4": "#7b3f8c",
    "lane-5": "#86590a",
    "lane-6": "#0e6a73",
    "lane-7": "#a3305d",
    "lane-8": "#4c5965",
}
_DARK: Final = {
    "paper": "#171613",
    "ink": "#ece7dd",
    "soft": "#aaa294",
    "faint": "#47423a",
    "alarm": "#f2907a",
    "lane-1": "#7fb3ea",
    "lane-2": "#f2996f",
    "lane-3": "#80c9a2",
    "lane-4": "#d0a0de",
    "lane-5": "#dfb45c",
    "lane-6": "#6cc6d0",
    "lane-7": "#f094b8",
    "lane-8": "#adb8c3",
}
_SERIF: Final = (
    'Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,Georgia,'
    '"Noto Serif",serif'
)
_SANS: Final = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",sans-serif'
_RULES: Final = """
#ID{max-width:100%;height:auto;font-family:SERIF;print-color-adjust:exact}
#ID text{fill:var(--ink);font-size:15px}
#ID .paper{fill:var(--paper)}
#ID .title{font-size:21px;font-weight:600}
#ID .act{font-size:17px;font-weight:600}
#ID .role,#ID .when,#ID .tag,#ID .pill,#ID .key,#ID .lane-row,#ID .lane-gap,#ID .lane-opening,\
#ID .lane-ending{font-family:SANS}
#ID .role,#ID .tag,#ID .key{font-size:12.5px;fill:var(--soft)}
#ID .when{font-size:13px;fill:var(--soft);font-variant-numeric:tabular-nums}
#ID .lane-row,#ID .lane-gap,#ID .lane-opening,#ID .lane-ending{font-size:12.5px;font-weight:600;\
fill:var(--lane)}
#ID .unnamed,#ID .unstated{font-style:italic;fill:var(--soft)}
#ID .superseded,#ID .refuted{text-decoration:line-through;fill:var(--soft)}
#ID .gap{font-size:14px;font-style:italic;fill:var(--alarm)}
#ID .said{font-size:14px}
#ID .clash{font-size:15px;fill:var(--alarm)}
#ID .pill{font-size:11px;fill:var(--soft);text-anchor:middle}
#ID .rim{fill:none;stroke:var(--faint)}
#ID .rule{stroke:var(--faint)}
#ID .line{fill:none;stroke:var(--lane);stroke-width:3.5}
#ID .halo{fill:none;stroke:var(--paper);stroke-width:9}
#ID .dotted{stroke-dasharray:.1 7;stroke-linecap:round}
#ID .dashed{stroke-dasharray:7 5}
#ID .node{fill:var(--lane)}
#ID .hollow{fill:var(--paper);stroke:var(--lane);stroke-width:3}
"""


def style(identifier: str) -> str:
    """Return the style sheet of the picture with an id; it touches nothing outside of it."""
    rules = _RULES.replace("SERIF", _SERIF).replace("SANS", _SANS)
    lanes = "".join(f"\n#ID .c{n}{{--lane:var(--lane-{n})}}" for n in range(1, LANES + 1))
    light, dark = _properties(_LIGHT), _properties(_DARK)
    night = f"\n@media screen and (prefers-color-scheme:dark){{#ID{{{dark}}}}}"
    return f"\n#ID{{{light}}}{night}{rules.rstrip()}{lanes}\n".replace("#ID", f"#{identifier}")


def _properties(colours: dict[str, str]) -> str:
    return ";".join(f"--{name}:var(--chain-{name},{value})" for name, value in colours.items())
