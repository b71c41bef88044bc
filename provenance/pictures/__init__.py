"""Drawings of chains: text trees, Mermaid, SVG. Knows shapes and lines, not records."""
