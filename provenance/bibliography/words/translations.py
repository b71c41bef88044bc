"""The translations of a document in words."""

from provenance.bibliography.reference import Translation
from provenance.bibliography.words.wording import say, series


def translation_in_words(translation: Translation) -> str | None:
    """Return "translated from Russian by John Henriksen, Harvard University"."""
    names = [", ".join(filter(None, (n.literal, n.affiliation))) for n in translation.translators]
    if names and translation.source:
        return say("translated-from", language=translation.source, translators=series(names))
    if names:
        return say("translated", translators=series(names))
    return say("translated-from-only", language=translation.source) if translation.source else None
