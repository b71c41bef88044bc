"""What the service says of itself (API 0.2, 3.1)."""

from importlib.metadata import version
from typing import Final

from provenance.rdf.iri import authority_prefix
from provenance.serve.reconcile.kinds import KINDS
from provenance.serve.reconcile.reading import BATCH

_SCHEMA_SPACE: Final = "https://www.ica.org/standards/RiC/ontology#CorporateBody"
_WIDTH, _HEIGHT = 400, 300


def manifest(here: str, base: str) -> dict[str, object]:
    """Return the manifest.

    Args:
        here: The address of the service, without a slash at its end.
        base: The IRI under which agents live.
    """
    return {
        "versions": ["0.1", "0.2"],
        "name": "Archives and conduits (custody-chain)",
        "identifierSpace": authority_prefix(base),
        "schemaSpace": _SCHEMA_SPACE,
        "serviceVersion": version("custody-chain"),
        "defaultTypes": [one.plain() for one in KINDS],
        "view": {"url": f"{authority_prefix(base)}{{{{id}}}}"},
        "preview": {"url": f"{here}/preview/{{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {name: _suggest(here, name) for name in ("entity", "property", "type")},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }


def _suggest(here: str, name: str) -> dict[str, str]:
    return {"service_url": here, "service_path": f"/suggest/{name}"}
