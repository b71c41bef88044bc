"""Where the data folders lie, and how their YAML is read and written."""
