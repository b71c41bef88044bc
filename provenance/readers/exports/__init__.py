"""Bibliographic exports of others, whose archive fields hold a squashed source note, to records."""
