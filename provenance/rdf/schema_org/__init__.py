"""Records in the terms of schema.org, for search engines: only what is a fact."""
