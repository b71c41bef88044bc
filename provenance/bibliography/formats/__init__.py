"""The formats: one module each, with a constant ``FORMAT``."""
