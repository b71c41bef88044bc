"""What a site says to programs: dumps, their descriptions, what changed since the last release."""
