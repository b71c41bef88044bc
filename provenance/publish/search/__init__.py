"""The search of a site: an index in small files, which a page's script reads as it needs them."""
