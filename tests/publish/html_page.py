"""A page as tests read it: its ids, links, elements; what is opened is closed in order."""

from html.parser import HTMLParser

OURS = ("static/site.js", "static/search.js")
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """The ids, links, texts and elements of a page; elements must close in order.

    A script that holds JSON-LD runs nothing: it is called ``data``, and its text stands apart.
    Scripts of the site's own are called ``ours``.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.data: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_data = tag == "script" and attrs == [("type", "application/ld+json")]
        is_ours = tag == "script" and (dict(attrs).get("src") or "").endswith(OURS)
        self.tags.append("data" if is_data else "ours" if is_ours else tag)
        self._open += [tag] if tag not in VOID else []
        self._note(dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._note(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        inside = self._open[-1:] == ["script"]
        (self.data if inside else self.words).append(data)

    def _note(self, found: dict[str, str | None]) -> None:
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [value for name in ("href", "src") if (value := found.get(name))]
