"""How Sphinx builds the documentation: ``sphinx-build -W docs docs/_build``.

Nothing is fetched, in building or in reading: no intersphinx, no fonts or scripts of other hosts.
"""

from importlib.metadata import version as installed
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from pygments.lexer import inherit
from pygments.lexers.rdf import SparqlLexer, TurtleLexer
from pygments.token import Keyword, Operator, Punctuation
from sphinx.application import Sphinx

project = "custody-chain"
author = "The custody-chain contributors"
copyright = author
release = version = installed("custody-chain")
language = "en"
smartquotes = False  # options keep their two hyphens, quotations their signs

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 4

autodoc_class_signature = "separated"
autodoc_default_options = {"exclude-members": "model_config, model_post_init, __init__, __new__"}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "custody-chain"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["custody.css"]
html_favicon = "../provenance/publish/static/icon.svg"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#7a2e1d",
        "color-brand-content": "#7a2e1d",
        "color-brand-visited": "#5d3a52",
    },
    "dark_css_variables": {
        "color-brand-primary": "#e0a48f",
        "color-brand-content": "#e0a48f",
        "color-brand-visited": "#c9a3bd",
    },
}


READABLE = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer': '<aside aria-label="This page" class="toc-drawer',
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<figure class="chain': '<figure tabindex="0" class="chain',
}
"""What Furo and Sphinx leave out for those who read with keys or ears (axe finds no violation)."""


class PathLexer(SparqlLexer):
    """SPARQL 1.1 with property paths, whose operators Pygments does not know."""

    tokens: ClassVar[dict[str, Any]] = {"root": [inherit, (r"[?|^]", Operator)]}


class TrigLexer(TurtleLexer):
    """TriG: Turtle with named graphs."""

    name = "TriG"
    tokens: ClassVar[dict[str, Any]] = {
        "root": [(r"\bGRAPH\b", Keyword), (r"[{}]", Punctuation), inherit]
    }


def print_dashes(_app: Sphinx, doctree: nodes.document, _page: str) -> None:
    """Print the two hyphens that Sphinx puts after the name of a parameter as a dash."""
    for text in doctree.findall(nodes.Text):
        if text.astext() == " -- ":
            text.parent.replace(text, nodes.Text(" – "))


def make_readable(app: Sphinx, failed: Exception | None) -> None:
    """Put into the pages what they lack for keyboards and screen readers."""
    for page in Path(app.outdir).rglob("*.html") if failed is None else ():
        text = page.read_text(encoding="utf-8")
        for lacking, whole in READABLE.items():
            text = text.replace(lacking, whole)
        page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the two languages in which the linked data is shown, and the dashes."""
    app.connect("doctree-resolved", print_dashes)
    app.connect("build-finished", make_readable)
    app.add_lexer("sparql", PathLexer)
    app.add_lexer("trig", TrigLexer)
