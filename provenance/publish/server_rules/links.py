"""What a page and its data say of each other in the header Link (FAIR Signposting, level 1)."""

from typing import Final
from urllib.parse import quote

from provenance.publish.server_rules.resources import Resource, Variant

_ABOUT_PAGE: Final = "https://schema.org/AboutPage"
_TYPES: Final = {"record": ("https://schema.org/ArchiveComponent",)}


def uri(text: str) -> str:
    """Return an IRI as it may stand in a header, and between quotation marks of both servers.

    Examples:
        >>> uri("https://example.org/é/$1?a=b#c")
        'https://example.org/%C3%A9/%241?a=b#c'
    """
    return quote(text, safe=":/?#@!&()*+,;=%~")


def page_links(resource: Resource, base: str, variable: str, licence: str) -> str:
    """Return the links of a page: the thing's IRI, the data about it, its licence, its types.

    Args:
        resource: The sort of thing.
        base: The base of the site, as a URI.
        variable: What the server puts in the place of the thing's id.
        licence: The licence of the data, as a URI.
    """
    types = (_ABOUT_PAGE, *_TYPES.get(resource.name, ()))
    return ", ".join(
        (
            f'<{base}{resource.name}/{variable}>; rel="cite-as"',
            *(_described(one, variable) for one in resource.data),
            _licence(licence),
            *(f'<{one}>; rel="type"' for one in types),
        )
    )


def data_links(variable: str, licence: str) -> str:
    """Return the links of a document of data: the page that it describes, its licence."""
    return f'<{variable}.html>; rel="describes"; type="text/html", {_licence(licence)}'


def _licence(licence: str) -> str:
    return f'<{licence}>; rel="license"'


def _described(one: Variant, variable: str) -> str:
    profile = f'; profile="{one.profile}"' if one.profile else ""
    return f'<{variable}.{one.name}>; rel="describedby"; type="{one.media_type}"{profile}'
