"""The model as RDF and back; the only part that knows rdflib.

`provenance.rdf.quads` maps a record to quads and back; every writer starts from it:
`provenance.rdf.serialization` for text, `provenance.rdf.dataset` for rdflib. IRIs are minted in
`provenance.rdf.iri`, terms chosen in `provenance.rdf.terms`. ``docs/model.md`` explains the model.
"""
