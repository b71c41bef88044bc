"""The model as RDF and back; the only part that knows rdflib."""
