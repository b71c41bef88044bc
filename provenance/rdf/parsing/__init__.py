"""RDF files of any of the five syntaxes, read as statements and as records.

The parsers are those of others, one module each: pyoxigraph (extra ``store``), which is right on
every test of the W3C's TriG suite, and in its absence rdflib, which reads all that is well formed
but also much that is not. `provenance.rdf.parsing.reading` asks the first that is installed.
"""
