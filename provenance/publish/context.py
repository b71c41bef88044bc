"""What every page of a site knows of the site."""

from dataclasses import dataclass
from pathlib import Path

from provenance.publish.layout import Layout
from provenance.rdf.iri import DEFAULT_BASE


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
    """

    base: str = DEFAULT_BASE
    title: str = "Chains of custody"
    layout: Layout = Layout(sharded=False)  # noqa: RUF009 - a frozen value
    theme: Path | None = None
    docs: Path | None = None
    footnotes: bool = False

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
