"""OpenRefine asks the table of archives whom a name means (Reconciliation Service API 0.2)."""
