"""What the flavours of BibLaTeX share: the fields, and where each part of a reference stands.

A flavour says how a title is written, what stands beside it, and how a translator is named. Only
fields that the standard data model gives ``@misc`` are used, so that ``biber
--validate-datamodel`` has nothing to say, whatever the flavour.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import normalize

from provenance.bibliography.carried.latex import IN_VERBATIM, Writing, with_carried
from provenance.bibliography.carried.types import kept_type
from provenance.bibliography.entries.bib import entry, listed, people, written
from provenance.bibliography.entries.printed import (
    MISC,
    Printing,
    as_printed,
    edition_fields,
    entry_type,
)
from provenance.bibliography.reference import Name, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.latex import inert
from provenance.bibliography.words.dating import at_most_as_precise, calendar, in_words, known_part
from provenance.bibliography.words.languages import language_names
from provenance.bibliography.words.prose import (
    beside,
    editions_in_words,
    formerly_in_words,
    is_only_copy,
)
from provenance.bibliography.words.titles import title_of, with_paired_quotes
from provenance.bibliography.words.wording import say
from provenance.model.date import ArchivalDate

_WRITING: Final = Writing(inert, IN_VERBATIM)
_YEAR_NONE: Final = "0000"
_BRACED_COMMAND = re.compile(r"\{(\\[A-Za-z]+)\}")

Fields = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Flavour:
    """What tells one flavour of BibLaTeX from another.

    Attributes:
        title: The title as LaTeX.
        beside: What is printed beside the title, in words.
        translators: The fields that name the translators of a text that has an author.
        translations: What the addendum says of translations, in words.
        opening: How words begin that follow what the flavour's styles put before them.
    """

    title: Callable[[Reference], str]
    beside: Callable[[Reference], str | None]
    translators: Callable[[Reference], Fields]
    translations: Callable[[Reference], Iterator[str]]
    opening: Callable[[str], str]


def piece(flavour: Flavour, reference: Reference) -> str:
    """Return a reference as an entry of BibLaTeX."""
    own = entry(entry_type(reference, "biblatex"), reference.key, _all(flavour, reference))
    return written((with_carried(own, reference, _WRITING),))


def plain_title(reference: Reference) -> str:
    """Return the title in braces that keep its capitals."""
    return f"{{{sentence_end(with_paired_quotes(title_of(reference), inert))}}}"


def _all(flavour: Flavour, reference: Reference) -> Fields:
    """Return the fields of an entry; those of the edition in place of the document's own.

    What has a type of its own has titles that the styles themselves put in quotes or italics.
    """
    if entry_type(reference, "biblatex") == MISC:
        return _values(flavour, reference)
    shown = beside(as_printed(reference, "biblatex"))
    fields = _values(replace(flavour, title=plain_title), shown)
    if kept_type(reference, "biblatex"):
        fields["entrysubtype"] = _subtype(reference.kind)
    if reference.container is None:
        return fields
    return {
        **fields,
        "titleaddon": None,
        **dict.fromkeys(_translators(flavour, reference)),
        "translator": names(reference.translators),
        **edition_fields(reference, Printing("biblatex", _latex, _item, names)),
        "location": _item(reference.container.place),
    }


def names(of: Iterable[Name]) -> str:
    """Return names as a BibLaTeX name list."""
    return people(of, _name_part)


def _name_part(text: str) -> str:
    r"""Write a name with each command before its braces: ``\textbackslash{}x``.

    Of a word that begins with ``{\textbackslash}`` biber takes the closing brace for the initial.
    """
    return _BRACED_COMMAND.sub(r"\1{}", inert(text))


def sentence_end(latex: str) -> str:
    r"""Mark a final stop after a capital as one that ends a sentence.

    LaTeX takes the stop of "D.C." for an abbreviation's, and biblatex then prints another.
    """
    return f"{latex[:-1]}\\@." if latex.endswith(".") and latex[-2:-1].isupper() else latex


def _values(flavour: Flavour, reference: Reference) -> Fields:
    where = reference.location
    return {
        "entrysubtype": _subtype(reference.kind) or say("document"),
        "author": names(reference.authors),
        "title": flavour.title(reference),
        "titleaddon": _braced(_opened(flavour, flavour.beside(reference))),
        **_dates(reference.date),
        "note": _printed(where.whole_code if where else None),
        "organization": _item(where.name if where else None),
        "location": _item(where.place if where else None),
        **_translators(flavour, reference),
        "language": _language(reference),
        "addendum": _opened(flavour, "; ".join(_addendum(flavour, reference))),
        "url": web_address(reference.url),
        "library": _latex(where.abbreviation or where.archive if where else None),
        "usera": _latex(reference.copy_clause),
        "listc": names(reference.addressees),
        "listd": _original_languages(reference),
        "liste": listed(reference.date.printed, inert) if reference.date else None,
        "listf": _whole_title(flavour, reference),
        "annotation": _latex(reference.note),
    }


def _subtype(kind: str | None) -> str:
    """Return a kind without the signs that LaTeX needs commands for.

    biblatex makes a control sequence of it, as it does of a language. An accent apart from its
    letter would go with the signs.
    """
    return " ".join(re.sub(r"[^\w (),.'-]|_", " ", normalize("NFC", kind or "")).split())


def _latex(text: str | None) -> str | None:
    return inert(text) if text else None


def _printed(text: str | None) -> str | None:
    return sentence_end(inert(text)) if text else None


def _opened(flavour: Flavour, words: str | None) -> str | None:
    return _printed(flavour.opening(words)) if words else None


def _braced(latex: str | None) -> str | None:
    """Keep readers that change the case of titles (pandoc) from the words beside one."""
    return f"{{{latex}}}" if latex else None


def _item(text: str | None) -> str | None:
    return sentence_end(words) if (words := listed(text, inert)) else None


def _dates(when: ArchivalDate | None) -> Fields:
    """Return the date that biblatex can print, and word for word (``verba``) what it cannot.

    A tilde or a percent sign is lost on readers that take every field for LaTeX, and biber takes
    the year 0 for none.
    """
    date = _date(when)
    edtf = (when.edtf if when else None) or ""
    is_whole = edtf == date and not {"~", "%"} & set(edtf) and not edtf.startswith(_YEAR_NONE)
    return {"date": date, "verba": None if is_whole else edtf}


def _date(when: ArchivalDate | None) -> str | None:
    if when is None:
        return None
    if calendar(when):
        return known_part(when.edtf or "")
    return at_most_as_precise(when) if in_words(when) else None


def _translators(flavour: Flavour, reference: Reference) -> Fields:
    """Return the fields of the translators.

    biblatex-chicago puts any name that it can find first where there is no author: there they are
    plain words.
    """
    if not reference.translators:
        return {}
    if not reference.authors:
        return {"userb": names(reference.translators)}
    return flavour.translators(reference)


def _addendum(flavour: Flavour, reference: Reference) -> Iterator[str]:
    once = formerly_in_words(reference)
    if once:
        yield once
    if reference.copy_clause:
        yield reference.copy_clause
    elif is_only_copy(reference):
        yield say("subject")
    yield from flavour.translations(reference)
    yield from editions_in_words(reference)


def _language(reference: Reference) -> str | None:
    made = next((one.language for one in reference.translations if one.language), None)
    tags = [made] if made else [] if reference.translations else list(reference.languages)
    return " and ".join(filter(_is_key, map(_in_biblatex, tags))) or None


def _is_key(word: str) -> bool:
    r"""Tell whether biblatex can look a word up: it makes a control sequence of it."""
    return re.fullmatch(r"[a-z0-9 -]+", word) is not None


def _whole_title(flavour: Flavour, reference: Reference) -> str | None:
    """Return the title word for word, for programs, where the flavour prints it otherwise.

    A supplied one has its brackets, so that nobody takes it for the document's own.
    """
    title = title_of(reference)
    is_printed = flavour.title(reference).strip("{}") == sentence_end(inert(title))
    return None if is_printed else listed(title, inert)


def _original_languages(reference: Reference) -> str | None:
    """Return the languages of a translated text, as tags, for programs that read the file back."""
    return " and ".join(map(inert, reference.languages)) if reference.translations else None


def _in_biblatex(tag: str) -> str:
    return language_names([tag])[0].casefold()
