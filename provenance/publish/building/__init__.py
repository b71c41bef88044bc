"""How a site is built: whole or not at all, only what changed, and on from where it was killed."""
