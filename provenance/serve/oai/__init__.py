"""OAI-PMH 2.0: a published site is harvested whole, by set, or by what changed since a day."""
