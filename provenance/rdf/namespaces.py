"""The namespaces of the RDF, with the prefixes under which they are written."""

from dataclasses import dataclass
from typing import Final

from provenance.rdf.term import Term


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary: call it with a local name to get a term.

    Examples:
        >>> print(PROV("used"))
        <http://www.w3.org/ns/prov#used>
    """

    prefix: str
    iri: str

    def __call__(self, name: str) -> Term:
        """Return the term of a local name."""
        return Term(f"<{self.iri}{name}>")


COC: Final = Namespace("coc", "https://w3id.org/custody-chain/ns#")
CRM: Final = Namespace("crm", "http://www.cidoc-crm.org/cidoc-crm/")
CRMDIG: Final = Namespace("crmdig", "http://www.ics.forth.gr/isl/CRMdig/")
DC: Final = Namespace("dc", "http://purl.org/dc/elements/1.1/")
DCTERMS: Final = Namespace("dcterms", "http://purl.org/dc/terms/")
EDTF: Final = Namespace("edtf", "http://id.loc.gov/datatypes/edtf/")
OA: Final = Namespace("oa", "http://www.w3.org/ns/oa#")
OWL: Final = Namespace("owl", "http://www.w3.org/2002/07/owl#")
PROV: Final = Namespace("prov", "http://www.w3.org/ns/prov#")
RDF: Final = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
RICO: Final = Namespace("rico", "https://www.ica.org/standards/RiC/ontology#")
SCHEMA: Final = Namespace("schema", "https://schema.org/")
SKOS: Final = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
XSD: Final = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")

NAMESPACES: Final = (
    COC, CRM, CRMDIG, DC, DCTERMS, EDTF, OA, OWL, PROV, RDF, RDFS, RICO, SCHEMA, SKOS, XSD,
)  # fmt: skip
"""All of them, in the order in which prefixes are declared."""

TYPE: Final = RDF("type")
