"""Records to references to bibliographic formats."""
