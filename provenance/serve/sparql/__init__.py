"""The SPARQL protocol over an embedded store: processes that can be ended, and the query page."""
