"""Provenance and citation metadata for archival documents."""
