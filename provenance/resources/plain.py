"""What a data file says before anything is made of it."""

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""A value of YAML read as the words that were written: no number, no date, no truth value."""
