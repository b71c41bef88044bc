"""The address at which a site is harvested: ``/oai``."""

from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from provenance.errors import PublishError
from provenance.rdf.iri import is_iri
from provenance.serve.anywhere import OPEN
from provenance.serve.form import Pairs, arguments
from provenance.serve.oai import xml
from provenance.serve.oai.arguments import read
from provenance.serve.oai.catalogue import Site
from provenance.serve.oai.faults import Refused
from provenance.serve.oai.identifier import repository
from provenance.serve.oai.verbs.table import VERBS
from provenance.serve.oai.verbs.verb import Harvest

_LARGEST: Final = 64 * 1024
_AGAIN: Final = {**OPEN, "Retry-After": "30"}
"""Seconds after which a harvester asks again for what cannot be read now: a site that is moved."""


def routes(folder: Path, admin_email: str | None = None) -> list[Route]:
    """Return the route at which a published site answers OAI-PMH 2.0.

    Args:
        folder: The site's folder; it may be published again while it is served.
        admin_email: Where the administrator is reached. The protocol wants an address; without one
            it is an address that no mail reaches, and says so: ``unstated@HOST.invalid``.

    Raises:
        PublishError: The folder holds no site.
    """
    site = Site(folder)

    async def harvested(request: Request) -> Response:
        pairs = await arguments(request, _LARGEST)
        address = str(request.url.replace(query="", fragment=""))
        return await run_in_threadpool(_response, site, pairs, address, admin_email)

    return [Route("/oai", harvested, methods=["GET", "POST"], name="oai")]


def _response(site: Site, pairs: Pairs, address: str, email: str | None) -> Response:
    try:
        catalogue = site.catalogue()
        reached = email or f"unstated@{_host(catalogue.site.base)}"
        text = answer(pairs, Harvest(site.folder, catalogue, address, reached))
    except (OSError, PublishError):
        return PlainTextResponse("The site is not readable now.\n", 503, _AGAIN)
    return Response(text, headers=OPEN, media_type="text/xml; charset=utf-8")


def answer(pairs: Pairs, harvest: Harvest) -> str:
    """Return the answer to a request.

    Args:
        pairs: Its arguments.
        harvest: What it is answered from.

    Raises:
        OSError: A file of the site cannot be read.
    """
    try:
        asked = read(pairs)
    except Refused as refused:
        return xml.refusal(harvest.address, {}, refused.faults)
    verb, told = VERBS[asked.verb], {"verb": asked.verb, **_legal(asked.arguments)}
    faults = (*asked.faults, *verb.check(asked, harvest))
    if faults:
        return xml.refusal(harvest.address, told, faults)
    return xml.answer(harvest.address, told, asked.verb, verb.answer(asked, harvest))


def _legal(arguments: dict[str, str]) -> dict[str, str]:
    """Return the arguments that an answer may tell again: an identifier must be a URI there."""
    return {
        name: value for name, value in arguments.items() if name != "identifier" or is_iri(value)
    }


def _host(base: str) -> str:
    host = repository(base)
    return host if host.endswith(".invalid") else f"{host}.invalid"
