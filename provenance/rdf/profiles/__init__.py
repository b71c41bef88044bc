"""The profiles: what of a record is written, for whom. One module each; see ``profile``."""
