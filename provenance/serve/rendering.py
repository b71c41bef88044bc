"""The pages of the server, in the dress of the site's own."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from provenance.publish.context import Context
from provenance.publish.rendering import render

_HERE: Final = Path(str(files("provenance") / "serve"))


def page(template: str, title: str, **values: object) -> str:
    """Return a page that stands beside the site's first page.

    Args:
        template: The name of a file under ``templates``.
        title: The title of the site.
        values: What the template asks for.
    """
    return render(template, theme=_HERE, site=Context(title=title), root="", path="", **values)
