"""Entries that several formats share."""
