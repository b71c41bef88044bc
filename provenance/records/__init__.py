"""Record files (YAML, JSON, JSON Lines) to model values and back."""
