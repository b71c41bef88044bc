"""A chain as a text tree for the terminal."""

from provenance.pictures.chart import Chart


def tree(chart: Chart) -> str:
    """Return the chart as a text tree."""
    return chart.title
