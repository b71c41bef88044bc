"""What came in with an import and found no place in a record: it goes out again as it came."""
