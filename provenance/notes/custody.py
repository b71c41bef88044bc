"""Sentences of finding aids that tell how a body of papers came: who gave it, to whom, when."""

from typing import Final

from provenance.notes.custody_clauses import Token, clauses_of, tokens_of
from provenance.notes.custody_ledgers import read_ledger, read_numbers
from provenance.notes.custody_telling import Teller
from provenance.notes.notebook import Notebook
from provenance.notes.sentences import Sentence

_CITED: Final = ("collection", "file", "class", "fonds", "record_group", "container")
_NOT_TOLD: Final = ("custody-permission", "custody-order")
_HEAD: Final = 250


def read_custody(book: Notebook, sentence: Sentence) -> bool:
    """Read a sentence on the coming of papers; tell whether it stated anything."""
    if read_ledger(book, sentence):
        return True
    if _cites(book):
        return read_numbers(book, sentence, len(book.acts))
    told = len(book.acts)
    begin = book.trimmed(sentence.start, sentence.end)[0]
    if book.lexicon.patterns["custody-word"].search(book.text, begin, sentence.end):
        _sentence(book, begin, sentence.end)
    return read_numbers(book, sentence, told) or len(book.acts) > told


def _sentence(book: Notebook, begin: int, end: int) -> None:
    patterns = book.lexicon.patterns
    if any(patterns[name].search(book.text, begin, end) for name in _NOT_TOLD):
        return
    tokens = tokens_of(book, begin, end)
    clauses = clauses_of(book, tokens, (begin, end), plain=of_papers(book))
    tokens = _settled(book, tokens, {clause.index for clause in clauses})
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        Teller(book, tokens, clause, following, end).tell(first=index == 0, begin=begin)


def of_papers(book: Notebook) -> bool:
    """Tell whether a note speaks of a body of papers: by its first event, or by its first words."""
    first = book.acts[0] if book.acts else None
    if first is not None and (first.phrase == "reference" or _cites(book)):
        return False
    if book.papers is None:
        book.papers = _opens_on_papers(book)
    return book.papers


def _opens_on_papers(book: Notebook) -> bool:
    head, patterns = book.text[:_HEAD], book.lexicon.patterns
    if patterns["custody-first"].match(head):
        return True
    told = patterns["custody-body-of-papers"].search(head) and patterns["custody-told"].search(head)
    return bool(told)


def _cites(book: Notebook) -> bool:
    """Tell whether the note opened with a reference: then it speaks of one document, not papers."""
    first = book.acts[0] if book.acts else None
    if first is None or first.phrase.startswith("papers-"):
        return False
    if first.event not in ("holding", "publication", "marking"):
        return False
    return first.event == "marking" or first.has(*_CITED)


def _settled(book: Notebook, tokens: list[Token], told: set[int]) -> list[Token]:
    """Return the tokens with words that open no clause as what they are: nouns, other verbs."""
    return [
        token
        if token.kind != "verb" or index in told
        else token._replace(kind=_settled_kind(book, book.text[token.start : token.end]))
        for index, token in enumerate(tokens)
    ]


def _settled_kind(book: Notebook, word: str) -> str:
    if word[:1].isupper():
        return "name"
    return "noun" if any(one.direct for one in book.lexicon.custody.get(word, ())) else "other"
