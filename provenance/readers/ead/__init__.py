"""Finding aids, in EAD 2002 or EAD3, to records."""
