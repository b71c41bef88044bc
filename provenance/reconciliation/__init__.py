"""Asking a register whom a name means; its answers are proposals, with their source.

A service follows the Reconciliation Service API 0.1 or 0.2 (W3C Entity Reconciliation Community
Group), which OpenRefine speaks. `provenance.reconciliation.proposals` keeps the answers in a file,
in which a person accepts or rejects.
"""
