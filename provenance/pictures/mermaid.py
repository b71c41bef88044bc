"""A chain as a mermaid picture."""

from provenance.pictures.chart import Chart


def mermaid(chart: Chart) -> str:
    """Return the chart as a mermaid picture."""
    return chart.title
