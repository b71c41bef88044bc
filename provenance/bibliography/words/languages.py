"""Languages in the words that formats want."""

from collections.abc import Iterable

from provenance.bibliography.reference import Reference
from provenance.resources.lists import concepts


def cited_language(reference: Reference) -> str | None:
    """Return the language of what is cited (BCP 47): the translation's, else the text's own."""
    if reference.translations:
        return next((one.language for one in reference.translations if one.language), None)
    return next(iter(reference.languages), None)


def language_names(tags: Iterable[str]) -> list[str]:
    """Return the English names of languages by their tags (BCP 47); an unknown tag stays."""
    known = concepts("languages")
    return [known[main].label if (main := _main(tag)) in known else tag for tag in tags]


def _main(tag: str) -> str:
    return tag.split("-")[0].casefold()
