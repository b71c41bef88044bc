"""The forms in which archives and editions themselves cite: one module for each."""
