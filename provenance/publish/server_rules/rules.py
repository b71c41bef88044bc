"""The rules by which nginx and Apache serve a site, from templates beside this module."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined

from provenance.errors import PublishError
from provenance.publish.manifest import SiteDescription
from provenance.publish.server_rules.links import data_links, page_links, uri
from provenance.publish.server_rules.media_types import (
    CSL_JSON,
    DOUBLE,
    LINKED_ART,
    NAMED,
    SINGLE,
)
from provenance.publish.server_rules.resources import (
    RECORD,
    RESOURCES,
    VOCABULARY,
    Resource,
    Variant,
)
from provenance.rdf.version import ONTOLOGY_IRI

FOLDER: Final = "/srv/site"
"""Where the rules suppose the site to stand; a text that is replaced by the true folder."""

POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Nothing from elsewhere and no script inside a page; its pictures bring their own styles."""

PICTURE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"

_TEMPLATES: Final = files("provenance") / "publish" / "server_rules" / "templates"
_NAME: Final = "[a-z0-9-]"
_PARTS: Final = rf"(?:(?:\.{_NAME}+){{2,}}|/(?:meta|merged|account/{_NAME}+(?:/inferred)?))?"
"""What follows a record's IRI in those of its parts and graphs; see `provenance.rdf.iri.Names`."""

_WEIGHT: Final = (
    r"(?:(?:[^,\x22]|\x22[^\x22]*\x22)*?;\s*q(?==))?(?<custody_q>(?:=[01](?:\.\d{0,3})?)?)"
)
"""The weight of a range in Accept, for nginx: the equals sign and the number, or nothing."""


def server_rules(
    description: SiteDescription, folder: str = FOLDER, mount: str | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the rules for a site: places in it, and texts.

    Args:
        description: The site; its rules hold for its base and its layout.
        folder: The folder in which the server finds it.
        mount: The path at which the server has it, between slashes; else that of its base.

    Raises:
        PublishError: The folder or the path cannot stand in a configuration.
    """
    values = _values(description, folder, mount or mounted_at(description.base))
    for place, template in (
        ("server/nginx-maps.conf", "nginx-maps.conf"),
        ("server/nginx-example.conf", "nginx-example.conf"),
    ):
        yield place, _render(template, values)
    yield "server/nginx.conf", _render("nginx.conf", values | _nginx(description))
    apache = values | _apache(description)
    yield "server/apache.conf", _render("apache.conf", apache)
    yield ".htaccess", _render("htaccess", apache)
    if at_w3id := _w3id(description.base):
        yield "server/w3id.htaccess", _render("w3id.htaccess", apache | at_w3id)
    for name, variants in _type_maps():
        yield f"server/negotiate-{name}.var", _render("negotiate.var", {"variants": variants})


def _values(description: SiteDescription, folder: str, mount: str) -> dict[str, object]:
    packing = dict.fromkeys([*(one.name for one in SINGLE if one.packs), CSL_JSON])
    charset = dict.fromkeys(one.name for one in SINGLE if one.charset)
    return {
        "folder": _harmless(folder),
        "mount": _harmless(mount),
        "target": quote(mount, safe="/"),
        "root": _pattern(mount),
        "sharded": description.sharded,
        "resources": RESOURCES,
        "types": SINGLE,
        "double": DOUBLE,
        "named": NAMED,
        "packing": [one for one in packing if one != "text/html"],
        "with_charset": [one for one in charset if one != "text/html"],
        "parts": _PARTS,
        "weight": _WEIGHT,
        "digits": range(9, -1, -1),
        "linked_art": LINKED_ART,
        "csl_json": CSL_JSON,
        "policy": POLICY,
        "picture_policy": PICTURE_POLICY,
    }


def _nginx(description: SiteDescription) -> dict[str, object]:
    return {
        "id": rf"(?<custody_id>{_NAME}*?(?<custody_end>{_NAME}{{1,2}}))",
        "place": {"record": _folder(description) + rf"(?<custody_id>{_NAME}+)"}
        | {"agent": rf"agent/(?<custody_id>{_NAME}+)"},
    } | _links(description)


def _apache(description: SiteDescription) -> dict[str, object]:
    return {
        "id": rf"({_NAME}*?({_NAME}{{1,2}}))",
        "place": {"record": _folder(description) + f"({_NAME}+)", "agent": f"agent/({_NAME}+)"},
    } | _links(description, percent="%%")


def _links(description: SiteDescription, percent: str = "%") -> dict[str, object]:
    """Return what makes the header Link; a server may read a percent sign as a word of its own."""
    base, licence = (
        uri(one).replace("%", percent) for one in (description.base, description.licence)
    )
    return {
        "page_links": lambda one, variable: page_links(one, base, variable, licence),
        "data_links": lambda variable: data_links(variable, licence),
    }


def _w3id(base: str) -> dict[str, object]:
    """Return what the rules of w3id.org need; nothing for a base that stands elsewhere."""
    parts = urlsplit(base)
    name, _, path = unquote(parts.path)[1:].partition("/")
    if parts.hostname != "w3id.org" or not name:
        return {}
    own = base.startswith(ONTOLOGY_IRI.removesuffix(VOCABULARY.name))
    return {"w3id": name, "w3id_path": _pattern(path), "w3id_vocabulary": own}


def _folder(description: SiteDescription) -> str:
    return f"record/{_NAME}{{1,2}}/" if description.sharded else "record/"


def mounted_at(base: str) -> str:
    """Return the path at which a site with a base stands on its server.

    Raises:
        PublishError: It has characters that would end a word of a configuration.

    Examples:
        >>> mounted_at("https://example.org/id/"), mounted_at("urn:example:/")
        ('/id/', '/')
    """
    parts = urlsplit(base)
    return _harmless(unquote(parts.path)) if parts.netloc else "/"


def _harmless(text: str) -> str:
    if not text.isprintable() or set(text) & set('"\\$%'):
        raise PublishError(text, "cannot stand in the configuration of a server")
    return text


def _type_maps() -> Iterator[tuple[str, Iterable[Variant]]]:
    for resource in RESOURCES:
        yield resource.name, [one for one in resource.variants if not one.profile]
    plain = [one for one in RECORD.variants if one.name != "jsonld"]
    yield "record-linked-art", plain


def _pattern(text: str) -> str:
    """Return a regular expression for a text, in which hyphens stay as they are."""
    return re.escape(text).replace(r"\-", "-")


def _suffixes(variants: Iterable[Variant]) -> str:
    return "|".join(_pattern(one.name) for one in variants)


def _refusal(resource: Resource) -> str:
    return "Not acceptable. There is: " + ", ".join(
        dict.fromkeys(one.media_type for one in resource.variants)
    )


def _render(template: str, values: dict[str, object]) -> str:
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: (_TEMPLATES / name).read_text(encoding="utf-8")),
        autoescape=False,  # noqa: S701 - configurations are no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"pattern": _pattern, "suffixes": _suffixes, "refusal": _refusal}
    return environment
