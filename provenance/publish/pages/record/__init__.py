"""The page of a record: its chain, its accounts, its words, its citations, its problems."""
