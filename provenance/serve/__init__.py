"""The live server: a published site with content negotiation, SPARQL, health and metrics."""
