"""Languages in the words that formats want."""

from collections.abc import Iterable

from provenance.resources.lists import concepts


def language_names(tags: Iterable[str]) -> list[str]:
    """Return the English names of languages by their tags (BCP 47); an unknown tag stays."""
    known = concepts("languages")
    return [known[main].label if (main := _main(tag)) in known else tag for tag in tags]


def language_tag(name: str) -> str | None:
    """Return the tag of a language from any name that notes use for it; None where unknown."""
    wanted = name.casefold()
    for tag, concept in concepts("languages").items():
        forms = concept.more.get("forms")
        names = forms if isinstance(forms, list) else []
        if wanted in {str(form).casefold() for form in (concept.label, tag, *names)}:
            return tag
    return None


def _main(tag: str) -> str:
    return tag.split("-")[0].casefold()
