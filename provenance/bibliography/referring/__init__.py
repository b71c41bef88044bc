"""Records to references, part by part."""
