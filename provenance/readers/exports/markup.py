"""Words of fields in which programs keep HTML."""

import html
import re
from typing import Final

_NAMES: Final = (
    "a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img"
    "|ins|li|math|nc|ol|p|pre|q|s|sc|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead"
    "|tr|tt|u|ul"
)
"""The elements of titles and notes in Zotero and CSL processors; "<urn:x>" is none of them."""

_TAG: Final = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]{{0,500}})?>", re.IGNORECASE)
_BLOCK: Final = re.compile(r"</(?:p|div|li|h[1-6])>|<br ?/?>", re.IGNORECASE)


def without_markup(value: str) -> str:
    """Return the words of a value, without tags; a value without tags stays as it is.

    Examples:
        >>> without_markup("<p>RGANI, f. 5 &amp; 6</p>"), without_markup("f. 5 &amp; 6 < 7")
        ('RGANI, f. 5 & 6', 'f. 5 &amp; 6 < 7')
    """
    if not _TAG.search(value):
        return value
    words = html.unescape(_TAG.sub("", _BLOCK.sub("\n", value)))
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())
