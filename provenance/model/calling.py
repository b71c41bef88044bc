"""What to call the texts, carriers and reference codes of a document in running words."""

from provenance.model.document import Document
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import TEXT
from provenance.resources.lists import label


def thing_name(document: Document, thing: str) -> str:
    """Return what to call a text or a carrier."""
    if thing == TEXT:
        return "the text"
    kinds = {one.id: one.kind for one in document.derived}
    if thing in kinds:
        return f"the {label('derived-kinds', kinds[thing])}"
    labels = {one.id: one.label for one in document.instantiations if one.label}
    return labels.get(thing) or f"the {thing.replace('-', ' ')}"


def code_words(code: ReferenceCode) -> str:
    """Return a reference code as printed, or level by level."""
    levels = ", ".join(f"{label('levels', one.level)} {one.value}" for one in code.levels)
    return code.printed or levels
