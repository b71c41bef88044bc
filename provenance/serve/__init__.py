"""What a published site answers live."""
