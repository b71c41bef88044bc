"""The rules that a chain of custody must satisfy, in two engines."""
