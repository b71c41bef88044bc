"""The sentences that end an entry: copy, translation, edition, an unusual date."""

from collections.abc import Iterator

from provenance.bibliography.reference import Location, Reference
from provenance.bibliography.words.dating import calendar, in_words
from provenance.bibliography.words.editions import edition_in_words
from provenance.bibliography.words.translations import translation_in_words
from provenance.bibliography.words.wording import capitalized, say, series


def held_at(location: Location) -> str:
    """Return a holder with place and reference code: "National Security Archive, Washington"."""
    parts = (location.name, location.place, location.whole_code)
    return ", ".join(part for part in parts if part)


def kind_in_words(reference: Reference) -> str | None:
    """Return "telegram to USSR Foreign Ministry", or the kind alone; None where it is unknown."""
    if not reference.kind:
        return None
    if not reference.addressees:
        return reference.kind
    people = series(name.literal for name in reference.addressees)
    return say("to", kind=reference.kind, addressees=people)


def place_in_words(reference: Reference) -> str | None:
    """Return archive, town and reference code; a copy that stands for its original says so."""
    if reference.location is None:
        return formerly_in_words(reference)
    words = held_at(reference.location)
    return say("copy-in", holder=words) if words and is_only_copy(reference) else words or None


def formerly_in_words(reference: Reference) -> str | None:
    """Return "formerly in TsKhSD, Moscow" where only a former holder is known, else None."""
    words = held_at(reference.former) if reference.former else None
    if not words:
        return None
    is_copy = reference.former is not None and reference.former.holds == "copy"
    return say("copy-formerly-in" if is_copy else "formerly-in", holder=words)


def is_only_copy(reference: Reference) -> bool:
    """Tell whether the citation names a copy, since nobody tells where the original is."""
    return reference.location is not None and reference.location.holds == "copy"


def translations_in_words(reference: Reference) -> Iterator[str]:
    """Yield "translated by John Henriksen, Harvard University" for each translation."""
    for translation in reference.translations:
        words = translation_in_words(translation)
        if words:
            yield words


def editions_in_words(reference: Reference) -> Iterator[str]:
    """Yield "published in …" for each publication that has a title or container."""
    for edition in reference.publications:
        if edition.title or edition.container:
            yield say("published", edition=edition_in_words(edition))


def beside(reference: Reference) -> Reference:
    """Return a reference without the edition that it cites: for what is said beside that."""
    return reference.model_copy(update={"container": None}) if reference.container else reference


def as_kept(reference: Reference) -> Reference:
    """Return a reference to the document itself where an edition is cited: for finding aids."""
    if not (reference.container and reference.copies):
        return reference
    first, *others = reference.copies
    where = {"former": first} if first.former else {"location": first}
    return reference.model_copy(update={**where, "copies": tuple(others)})


def clause_of_another(reference: Reference) -> str | None:
    """Return the copy clause where it tells of another item than the one that is described.

    Where the copy itself is described the clause is its own custodial history; so it is where
    nobody tells of any copy, but of hand-overs alone.
    """
    where = reference.whereabouts
    if where is not None and where.holds == "copy":
        return None
    copied = any(one.holds == "copy" for one in reference.copies)
    return reference.copy_clause if copied or reference.tells_of_copying else None


def own_clause(reference: Reference) -> str | None:
    """Return the copy clause where it is the custodial history of the item that is described."""
    return None if clause_of_another(reference) else reference.copy_clause


def further_in_words(reference: Reference) -> str | None:
    """Return a former holder, copy, edition and, without an author, translation, as sentences.

    Where there is an author the translator has a place of his own in most formats; where there is
    none every style would put him in the author's.
    """
    unnamed = () if reference.authors else translations_in_words(reference)
    once = formerly_in_words(reference) or ""
    parts = [once, reference.copy_clause or "", *unnamed, *editions_in_words(reference)]
    return sentences([part for part in parts if part])


def consulted_at(reference: Reference) -> str | None:
    """Return where the text is read: the site that shows it, else the holder of the copy."""
    sites = (one.container for one in reference.publications if one.url)
    holders = (one.archive for one in reference.copies if one.holds == "copy" and not one.former)
    return next((name for name in (*sites, *holders) if name), None)


def unusual_date(reference: Reference) -> str | None:
    """Return a date in words where no calendar date says it; None where one does, or none is."""
    return None if calendar(reference.date) else in_words(reference.date)


def mid_sentence(text: str) -> str:
    """Return a clause as it stands within a sentence: "Copy obtained" becomes "copy obtained".

    A word before another with a capital, or with a second capital of its own, is taken for a name.

    Examples:
        >>> mid_sentence("Copy obtained by NHK"), mid_sentence("Philip Brenner gave a copy")
        ('copy obtained by NHK', 'Philip Brenner gave a copy')
    """
    first, _, rest = text.partition(" ")
    is_name = not first[1:].islower() or rest[:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def sentences(parts: Iterator[str] | list[str]) -> str | None:
    """Join clauses as sentences: each begins with a capital, only the last lacks its full stop."""
    said = [capitalized(part.strip()) for part in parts if part.strip()]
    ended = [part if part.endswith((".", "?", "!")) else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]]) or None
