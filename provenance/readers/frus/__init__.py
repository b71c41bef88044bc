"""Volumes of the Foreign Relations of the United States, in TEI, to records."""
