"""The pages of the server, in the dress of the site's own."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from provenance.publish.context import Context
from provenance.publish.licence import Licence
from provenance.publish.manifest import SiteDescription
from provenance.publish.rendering import render

_HERE: Final = Path(str(files("provenance") / "serve"))


def page(template: str, site: SiteDescription, **values: object) -> str:
    """Return a page that stands beside the site's first page.

    Args:
        template: The name of a file under ``templates``.
        site: What the site says of itself.
        values: What the template asks for.
    """
    seen = Context(title=site.title, licence=Licence(site.licence))
    return render(template, theme=_HERE, site=seen, root="", path="", **values)
