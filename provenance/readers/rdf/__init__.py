"""RDF made by others, as far as it goes: RiC-O and PROV-O to records, with a report of the rest.

`provenance.readers.rdf.reader` is the door. What is read as what stands in
``vocab/readers/rdf.yaml``; what stands there in no list is reported, statement by statement.
"""
