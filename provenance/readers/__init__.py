"""Whole documents of others: scanned pages and lists of facts, to records."""
