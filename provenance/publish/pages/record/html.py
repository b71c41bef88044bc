"""The page of a record as HTML."""

from provenance.publish.context import Context
from provenance.publish.layout import root_of
from provenance.publish.pages.embedded import embedded
from provenance.publish.pages.record.meta import described, followed
from provenance.publish.pages.record.page import record_page
from provenance.publish.rendering import render
from provenance.publish.siblings import SIBLINGS, Material
from provenance.validation.finding import Problem


def record_html(material: Material, problems: tuple[Problem, ...], context: Context) -> str:
    """Return the page of a record.

    Args:
        material: The record.
        problems: What the rules find in it.
        context: The site.

    Raises:
        ThemeError: A template of the theme does not work.
    """
    path = f"{context.layout.record(material.record.id)}.html"
    return render(
        "record.html",
        context.theme,
        page=record_page(material, problems),
        site=context,
        siblings=SIBLINGS,
        embedded=embedded(material.record, context.base),
        meta=tuple(described(material, context.licence.iri)),
        links=tuple(followed(material.record, context)),
        root=root_of(path),
        path=path,
    )
