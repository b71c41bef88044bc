"""Dumps and the linked-data site."""
