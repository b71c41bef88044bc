"""Write what the examples of the documentation print into its pages; read the difference.

``python tests/docs/renew_pages.py [PAGE…]``. Blocks that leave lines out (``…``) and still agree
stay as they are.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from drawings import DRAWINGS, drawn
from following import prepare, replay
from pages import CLIENTS, DOCS, FOLLOWED, PAGES, agrees, missing


def renewed(text: str, page: str) -> str:
    """Return a page with what its examples print now."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, text, page)
        found = list(replay(text, folder))
    for block, printed in reversed(found):
        if not agrees(block.body, printed):
            start, end = block.span
            text = f"{text[:start]}{printed}{text[end:]}"
    return text


if __name__ == "__main__":
    for name in DRAWINGS:
        (DOCS / "pictures" / name).write_text(drawn(name), encoding="utf-8")
    for page in sys.argv[1:] or FOLLOWED:
        if missing(CLIENTS.get(page, {})):
            continue
        path = PAGES[page]
        path.write_text(renewed(path.read_text(encoding="utf-8"), page), encoding="utf-8")
