"""FORMAT: ``rdf``, the whole record as RDF/XML, as the site has it beside the record's page.

RDF/XML allows no attribute on its root that says where a schema is (2.14, "nodeElementList"), so
that stands on the element around it.
"""

import re
from typing import Final

from provenance.serve.oai.formats.disseminated import Disseminated, Item

_NAMESPACE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/rdf.xsd"
_DECLARATION: Final = re.compile(r"\A\ufeff?<\?xml[^>]*\?>\s*")


def write(item: Item) -> str:
    """Return an item as RDF/XML."""
    return _DECLARATION.sub("", item.text(".rdf"))


FORMAT: Final = Disseminated("rdf", _SCHEMA, _NAMESPACE, write, tells_schema=False)
