"""Names as parts of addresses."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from typing import Final

_GAPS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 80


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return a name in lower-case letters, digits and hyphens.

    Names that differ in case, accents and punctuation alone have one slug. Where other letters are
    lost, or the name is long, a digest keeps it apart from others.

    Examples:
        >>> slug("CWIHP Bulletin 8–9"), slug("Ljubomir Dimić")
        ('cwihp-bulletin-8-9', 'ljubomir-dimic')
        >>> slug("Посольство")
        'x-ea4523bc'
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    found = _GAPS.sub("-", bare).strip("-")
    lost = any(one.isalnum() and not one.isascii() for one in bare)
    if found and not lost and len(found) <= _LONGEST:
        return found
    digest = sha256(bare.encode(errors="replace")).hexdigest()[:8]
    return f"{found[:_LONGEST].strip('-') or 'x'}-{digest}"
