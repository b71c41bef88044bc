"""A small published site, as far as harvesting needs one: what it says of itself, and its data."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance.model.record import Record
from provenance.publish.layout import MANIFEST, SITE, Layout
from provenance.publish.manifest import SETS, ManifestLine, SiteDescription
from provenance.publish.siblings import SIBLINGS, Material

BASE = "https://data.example.org/id/"
NEEDED = [one for one in SIBLINGS if one.suffix in (".json", ".rdf")]
NAMES = {
    "archive:avp-rf": "Archive of Foreign Policy <Russian Federation> & more",
    "collection:cwihp": "CWIHP",
}


def line(record: str, day: str, *sets: str, withdrawn: bool = False) -> ManifestLine:
    """Return a line of a manifest."""
    return ManifestLine(
        id=record,
        digest="0" * 64,
        modified=day,
        title=record,
        sets=sets,
        withdrawn=withdrawn,
    )


def write_site(
    folder: Path,
    records: Iterable[Record],
    lines: Sequence[ManifestLine],
    names: dict[str, str] | None = None,
    base: str = BASE,
    sharded: bool = False,
) -> Path:
    """Write the files of a site; what stands there already is written over."""
    layout = Layout(sharded)
    for record in records:
        place = folder / layout.record(record.id)
        place.parent.mkdir(parents=True, exist_ok=True)
        material = Material(record, base)
        for one in NEEDED:
            place.with_name(place.name + one.suffix).write_text(one.make(material), "utf-8")
    about = SiteDescription(
        title="Records of a <crisis>",
        base=base,
        released="2026-03-01",
        sharded=sharded,
        records=sum(not one.withdrawn for one in lines),
        triples=0,
    )
    (folder / SITE).write_text(about.model_dump_json(), "utf-8")
    (folder / SETS).write_text(json.dumps(NAMES if names is None else names), "utf-8")
    write_manifest(folder, lines)
    return folder


def write_manifest(folder: Path, lines: Sequence[ManifestLine]) -> None:
    """Write the manifest of a site, in the order of the ids."""
    text = "".join(f"{one.model_dump_json()}\n" for one in sorted(lines, key=lambda one: one.id))
    (folder / MANIFEST).write_text(text, "utf-8")
