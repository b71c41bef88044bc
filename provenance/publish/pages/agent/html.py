"""The page of an agent as HTML, with its data beside it where it has an IRI."""

from collections.abc import Iterator

from provenance.publish.catalogue.catalogue import Agent, Catalogue
from provenance.publish.context import Context
from provenance.publish.layout import root_of
from provenance.publish.pages.agent.data import AGENT_SIBLINGS, agent_quads
from provenance.publish.pages.agent.page import agent_page
from provenance.publish.rendering import render


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each agent's page and of its siblings."""
    for agent in catalogue.agents.values():
        path = f"{agent.place}.html"
        page = agent_page(agent, catalogue, context)
        values = {"page": page, "site": context, "root": root_of(path), "path": path}
        yield path, render("agent.html", context.theme, **values)
        yield from _siblings(agent, context)


def _siblings(agent: Agent, context: Context) -> Iterator[tuple[str, str]]:
    if agent.who.id:
        quads = list(agent_quads(agent, context.base))
        for one in AGENT_SIBLINGS:
            yield f"{agent.place}{one.suffix}", one.make(agent, quads, context.base)
