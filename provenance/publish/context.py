"""What every page of a site knows of the site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenance.publish.layout import Layout
from provenance.publish.licence import Licence
from provenance.rdf.iri import DEFAULT_BASE

TITLE: Final = "Chains of custody"
"""The title of a site whose owner gives it none."""


@dataclass(frozen=True, slots=True)
class Context:
    """A site, as its pages see it.

    Attributes:
        base: The IRI under which its things live; ends in a slash.
        title: Its title.
        layout: Where its records stand.
        theme: A folder whose ``templates`` and ``static`` win over ours.
        docs: A folder with the built documentation, which goes into the site.
        footnotes: Whether footnotes stand on the pages of records (extra ``cite``).
        licence: The licence of its data.
        services: The address at which queries and harvesters are answered, if they are.
    """

    base: str = DEFAULT_BASE
    title: str = TITLE
    layout: Layout = Layout(sharded=False)  # noqa: RUF009 - a frozen value
    theme: Path | None = None
    docs: Path | None = None
    footnotes: bool = False
    licence: Licence = Licence()  # noqa: RUF009 - a frozen value
    services: str | None = None

    @property
    def canonical(self) -> str | None:
        """The base, where the caller gave one of their own."""
        return None if self.base == DEFAULT_BASE else self.base

    @property
    def documented(self) -> bool:
        """Whether the documentation stands in the site."""
        return self.docs is not None

    @property
    def styled(self) -> bool:
        """Whether the theme has a style sheet to add."""
        return self.theme is not None and (self.theme / "static" / "theme.css").is_file()
