"""The page of an agent, archive or not, and its data."""
