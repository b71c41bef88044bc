"""Rules for real servers: content negotiation, media types and headers over the static files."""
