"""A static linked-data site: a page for each record, its data beside it, dumps, descriptions."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.publish.building.making import names_of
from provenance.publish.building.places import JOURNAL, MARKER, Places
from provenance.publish.building.spool import SourceFailed, spool
from provenance.publish.building.state import STATE, Made, state_lines
from provenance.publish.building.whole_folder import settle, whole_folder
from provenance.publish.building.work import Work, make_all
from provenance.publish.building.written import Files
from provenance.publish.catalogue.catalogue import Catalogue, catalogue
from provenance.publish.context import TITLE, Context
from provenance.publish.layout import SHARDED_FROM, Layout
from provenance.publish.licence import Licence
from provenance.publish.machine.changes import write_changes
from provenance.publish.machine.descriptions import Told, write_descriptions
from provenance.publish.machine.dumps import RECORDS, write_dumps
from provenance.publish.machine.history import Before, before
from provenance.publish.machine.since import Now, since
from provenance.publish.manifest import read_site
from provenance.publish.options import Options
from provenance.publish.pages import data
from provenance.publish.pages.agent.data import agent_lines
from provenance.publish.pages.documentation import documentation
from provenance.publish.pages.record.footnotes import can_be_made
from provenance.publish.pages.shared import shared_pages
from provenance.publish.services import require_address
from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.resources.maker import maker
from provenance.resources.within import files_within


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: where, and the number of records and of problems in them.

    Attributes:
        into: The folder of the site.
        records: The number of records.
        problems: The number of problems found in them.
        made: The number of records whose files were made; those of the others stood already.
    """

    into: Path
    records: int
    problems: int
    made: int

    def __str__(self) -> str:
        records = "1 record" if self.records == 1 else f"{self.records} records"
        problems = "1 problem" if self.problems == 1 else f"{self.problems} problems"
        return f"{records} published in {self.into}; {problems} found in them"


def build_site(
    records: Iterable[Record],
    into: str | Path,
    base: str = DEFAULT_BASE,
    title: str = TITLE,
    options: Options | None = None,
) -> Built:
    """Write the site of records, whole or not at all; the same records give the same bytes.

    Where a site stands already, what is the same as in it is not written again. A run that was
    killed leaves the old site as it is, and the next one goes on where it stopped.

    Args:
        records: The records, each with an id of its own; they are taken one at a time.
        into: The folder of the site; a site that stands there is replaced.
        base: The IRI under which records live and the site will stand; ends in a slash.
        title: The title of the site.
        options: Its theme, its day, its layout, and how many processes write it.

    Returns:
        The number of records written and of problems found in them.

    Raises:
        PublishError: It could not be written, or the folder holds something else than a site, or
            one whose history is damaged; the title is empty; the day is before that of the release
            that stands there; what stood there before stands there still.
        DuplicateIdentifier: Two records have one id.
        MalformedIri: The base is not an absolute IRI that ends in a slash, or the licence or the
            services have no address of the web.
        ThemeError: A template of the theme does not work.
        StrayLink: A link in the theme or the documentation leads out of it, or nowhere.
    """
    require_base(base)
    if not title.strip():
        raise PublishError(str(into), "the title of the site is empty; give it one")
    chosen = options or Options()
    try:
        return _built(records, Path(into), _context(base, title, chosen), chosen)
    except SourceFailed as failed:
        raise failed.error from failed


def _context(base: str, title: str, options: Options) -> Context:
    for given in (options.theme, options.docs):
        if given:
            files_within(given)  # what a link leads to elsewhere is not published
    wanted = options.footnotes
    noted = can_be_made() if wanted is None else wanted
    return Context(
        base,
        title,
        theme=options.theme,
        docs=options.docs,
        footnotes=noted,
        licence=Licence(options.licence),
        services=None if options.services is None else require_address(options.services),
    )


def _built(records: Iterable[Record], into: Path, context: Context, options: Options) -> Built:
    with whole_folder(into) as places:
        files = Files(places.fresh, places.old)
        past = before(places.old, context.base)
        spooled = spool(records, files.place(RECORDS))
        placed = replace(context, layout=_layout(len(spooled.index), places, options))
        seen = (placed.layout, placed.footnotes, placed.documented, placed.styled)
        digest = maker(placed.base, placed.title, placed.licence.iri, str(seen), placed.theme)
        work = Work(spooled, places, placed, digest, options.workers)
        made, fresh = make_all(work, options.progress)
        _write_rest(files, work, made, past, options)
        files.write(STATE, "".join(state_lines(digest, made.values())))
        options.stage("settling: what no longer belongs to the site is taken out")
        settle(places.fresh, _belonging(files, made, placed.layout))
    return Built(into, len(made), sum(one.problems for one in made.values()), fresh)


def _layout(records: int, places: Places, options: Options) -> Layout:
    """The layout that is asked for, else that of the site that stands there, else by numbers."""
    if options.sharded is not None:
        return Layout(options.sharded)
    with suppress(PublishError):
        if places.old and read_site(places.old).sharded:
            return Layout(sharded=True)
    return Layout(sharded=records >= SHARDED_FROM)


def _write_rest(
    files: Files, work: Work, made: dict[str, Made], past: Before | None, options: Options
) -> None:
    """Write everything but the files of single records, which stand already."""
    context = work.context
    news = since(past, Now(made, files.folder, context.layout, context.licence.iri), options.day)
    whole: Catalogue = catalogue(one.entry for one in made.values())
    options.stage("writing the dumps")
    dumped = write_dumps(files, work, tuple(agent_lines(whole, context.base)), options.stage)
    options.stage("writing the pages of archives, names, routes and lists")
    for name, content in shared_pages(whole, context):
        files.write(name, content)
    options.stage("writing what changed and the descriptions")
    changes = write_changes(files, news, context)
    for name, content in data.pages(dumped.files, changes, news.released, context):
        files.write(name, content)
    for name, content in documentation(context.docs):
        files.write(name, content)
    write_descriptions(files, whole, Told(context, dumped, news, options.publisher))


def _belonging(files: Files, made: dict[str, Made], layout: Layout) -> Callable[[str], bool]:
    own = {name for one in made for name in names_of(one, layout)}
    kept = {MARKER, JOURNAL, *files.names}
    return lambda name: name in own or name in kept
