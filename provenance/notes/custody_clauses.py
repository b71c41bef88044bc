"""Sentences of custody cut into clauses: a verb of giving or keeping, its subject, what follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from provenance.notes.entries import Phrase
from provenance.notes.notebook import Notebook

_BEFORE: Final = 300
_AHEAD: Final = 80
_JOINED: Final = re.compile(
    r"[\s,;]*(?:(?:and|or|but|then|also|later|[a-z]+ly|has|have|had|was|were|been)(?: |\b))*\s*\Z"
)
"""Each word ends where it ends: "early" is one adverb, and not one of many ways to cut it."""


_NAMED: Final = re.compile(r"(?<!\w)(?!In|On|Early|Mid|Late|Since)[^\W\da-z_][a-z]+ \Z")
_NEAR: Final = {
    "papers": "custody-papers",
    "more": "custody-more",
    "added": "custody-added",
    "interview": "custody-interview",
    "site": "custody-site",
    "goods": "custody-goods",
    "over": "custody-over",
}


class Token(NamedTuple):
    """A word or sign that the grammar of custody turns on, and the kind of it."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb (or noun) of custody with its place among the tokens.

    ``start`` is where the clause may begin; ``passive``: what moved stands before the verb, or
    nothing does; ``subject`` is the stretch of an active verb's subject, or of who got something by
    a passive one ("the Library was given two boxes"), None elsewhere; ``modifier``: it only says
    which papers are meant ("the items given by Ann Lee"); ``first``: no verb of custody stands
    before it; ``shifted`` is where an object begins that stands behind the recipient ("gave to the
    Library *all papers*"), or 0.
    """

    entry: Phrase
    index: int
    start: int
    verb: Token
    passive: bool
    subject: tuple[int, int] | None = None
    modifier: bool = False
    first: bool = False
    shifted: int = 0


def tokens_of(book: Notebook, start: int, end: int) -> list[Token]:
    """Return the tokens of a sentence in order."""
    pattern = book.lexicon.patterns["custody-token"]
    named = book.lexicon.patterns["custody-named-month"]
    return [
        Token(found.lastgroup or "", _past_name(book, found, start), found.end())
        for found in pattern.finditer(book.text, start, end)
        if not (found["date"] and named.match(book.text, found.start()))
    ]


def _past_name(book: Notebook, found: re.Match[str], start: int) -> int:
    """Return where a token starts, past the end of a name: "Doris *May*, 2005"."""
    month = book.lexicon.patterns["custody-month-name"].fullmatch(book.text, *found.span())
    named = found["date"] and month and _NAMED.search(book.text, start, found.start())
    return month.start("year") if month and named else found.start()


def clauses_of(
    book: Notebook, tokens: list[Token], span: tuple[int, int], *, plain: bool
) -> list[Clause]:
    """Return the clauses of a sentence in which papers move or are kept.

    Args:
        book: The note.
        tokens: Those of the sentence.
        span: Where the sentence starts and ends.
        plain: Whether it is plain that the note speaks of papers, whatever the subject's word.
    """
    start, end = span
    clauses: list[Clause] = []
    for index, token in enumerate(tokens):
        if token.kind != "verb" or (token.start > start and book.text[token.start].isupper()):
            continue
        place = clauses[-1].verb.end if clauses else start
        finder = _Finder(book, tokens, index, place, end, clauses[-1] if clauses else None, plain)
        found = next(finder.readings(), None)
        if found is not None:
            clauses.append(found)
    return clauses


@dataclass(frozen=True, slots=True)
class _Finder:
    """What a verb of custody is in its place: passive, active, a noun, or none of them."""

    book: Notebook
    tokens: list[Token]
    index: int
    start: int
    end: int
    previous: Clause | None
    plain: bool

    @property
    def verb(self) -> Token:
        return self.tokens[self.index]

    @property
    def left(self) -> str:
        """The words of the clause before the verb."""
        return self.book.text[max(self.start, self.verb.start - _BEFORE) : self.verb.start]

    @property
    def right(self) -> str:
        return self.book.text[self.verb.end : min(self.end, self.verb.end + _AHEAD)]

    def readings(self) -> Iterator[Clause]:
        word = self.book.text[self.verb.start : self.verb.end].casefold()
        for entry in self.book.lexicon.custody.get(word, ()):
            found = self._noun(entry) if entry.direct else self._verb(entry)
            if found is not None:
                yield found

    def _seen(self, name: str, text: str) -> bool:
        return self.book.lexicon.patterns[name].search(text) is not None

    def _clause(
        self, entry: Phrase, *, passive: bool, subject: tuple[int, int] | None = None
    ) -> Clause:
        first = self.previous is None
        return Clause(entry, self.index, self.start, self.verb, passive, subject, first=first)

    def _noun(self, entry: Phrase) -> Clause | None:
        """Read a noun as a clause: "Gift of …", "was a gift of …", "and a transfer from …"."""
        again = self.previous is not None and self._seen("custody-as", self.left)
        if again or not self._seen("custody-behind-noun", "|" + self.right):
            return None
        first = not self.left.strip(' “"') and self.start == self._begin()
        if first or self._seen("custody-before-noun", self.left):
            return self._clause(entry, passive=True)
        return None

    def _begin(self) -> int:
        return self.start if self.previous is None else -1

    def _verb(self, entry: Phrase) -> Clause | None:
        """Read a verb as what it is here: of a state, passive, joined to another, or active."""
        if not self._fits(entry) or self.left.endswith(" of "):
            return None
        if self.left.endswith(" by ") and self.previous is not None:
            return self._clause(entry, passive=False, subject=self.previous.subject)
        if "state" in entry.next:
            return self._active(entry)
        return self._moving(entry)

    def _moving(self, entry: Phrase) -> Clause | None:
        """Read a verb by what stands before it: a form of "be", a thing, nothing, who acts."""
        passive = self._seen("custody-passive", self.left)
        if passive and self._gets(entry):
            subject = self._subject()
            return self._clause(entry, passive=True, subject=subject) if subject else None
        if passive or "thing" in entry.next or not self.left.strip():
            moved = self._moved(entry) and (self.plain or not entry.leads)
            return self._clause(entry, passive=True) if moved else None
        return self._free(entry, object_follows=self._seen("custody-object", "|" + self.right))

    def _gets(self, entry: Phrase) -> bool:
        """Tell whether the subject of a passive got something: "the Library was given boxes"."""
        got = self.right.removeprefix(" with")
        if entry.active != "giver" or self._seen("custody-goods", self.left):
            return False
        return self._seen("custody-object", "|" + got) and self._seen("custody-papers", got)

    def _subject(self) -> tuple[int, int] | None:
        """Return who acts: named before the verb, or by the verb that "and" joins it to."""
        joined = self.previous is not None and self._seen("custody-conjunction", self.left)
        if joined and self.previous is not None and not self.previous.passive:
            return self.previous.subject
        before, end = self.tokens[: self.index], self.verb.start
        subject = subject_of(self.book, before, self.start, end)
        if subject is None and self.previous is None:
            subject = antecedent_of(self.book, before, self.start, end)
        return subject

    def _free(self, entry: Phrase, *, object_follows: bool) -> Clause | None:
        """Read a verb without a form of "be" before it."""
        if self.previous is not None and _JOINED.fullmatch(self.left):
            subject = self.previous.subject if object_follows else None
            return self._clause(entry, passive=not object_follows, subject=subject)
        if object_follows:
            return self._active(entry) if entry.active else None
        shifted = self.book.lexicon.patterns["custody-shifted-object"].match("|" + self.right)
        if entry.active == "giver" and shifted is not None:
            clause = self._active(entry)
            place = self.verb.end + shifted.start("object") - 1
            return replace(clause, shifted=place) if clause else None
        reduced = self._seen("custody-reduced", "|" + self.right)
        return self._reduced(entry) if reduced else None

    def _reduced(self, entry: Phrase) -> Clause | None:
        """Read a participle: joined to a passive, or behind the thing or the gift that it is of."""
        if self._joined():
            said = self.plain or not entry.leads
            return self._clause(entry, passive=True) if said else None
        told = self.previous is not None and bool(self.previous.entry.direct)
        known = told or self._seen("custody-behind-thing", self.left)
        if entry.leads or not known:
            return None
        return replace(self._clause(entry, passive=True), modifier=True)

    def _joined(self) -> bool:
        """Tell whether "and" joins the verb to a passive one: "was built and acquired"."""
        if self.previous is not None and self.previous.passive:
            return self._seen("custody-conjunction", self.left)
        return self._seen("custody-joined", self.left)

    def _fits(self, entry: Phrase) -> bool:
        """Tell whether a noun of giving, or a word for papers, stands by where it is needed."""
        told = self.previous is not None and bool(self.previous.entry.direct)
        if "first" in entry.next:
            return not self.left.strip()
        for word, name in _NEAR.items():
            if word in entry.next:
                if word == "added":
                    return told or self._seen(name, self.left) or self._adds()
                return self._seen(name, self.left) or self._seen(name, self.right)
        if "gift" not in entry.next or self._seen("custody-work", self.right):
            return "gift" not in entry.next
        near = (self.left[-200:], self.right)
        return told or any(self._seen("custody-gift", words) for words in near)

    def _adds(self) -> bool:
        """Tell whether more came in: "a box was *added* to the collection", told behind a gift."""
        given = any(act.event == "transfer" and act.has("giver") for act in self.book.acts)
        came = self._seen("custody-came-in", "|" + self.right)
        return given and came and not self._seen("custody-at-hand", self.left)

    def _moved(self, entry: Phrase) -> bool:
        """Tell whether what stands before the verb is something that is given and kept."""
        return (
            entry.loose
            or self.plain
            or self.previous is not None
            or (entry.alone and self._seen("custody-blank", self.left))
            or self._seen("custody-thing", self.left)
        )

    def _active(self, entry: Phrase) -> Clause | None:
        spoken = self.previous is not None or self._seen("custody-papers", self.left)
        known = spoken and self._seen("custody-pronoun", "|" + self.right)
        thing = known or self._seen("custody-papers", self.right) or "gift" in entry.next
        nothing = self._seen("custody-no-goods", "|" + self.right)
        if nothing or not (entry.loose or thing or self.plain):
            return None
        return self._clause(entry, passive=False, subject=self._subject())


def subject_of(book: Notebook, tokens: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch before an active verb that can name who acts, or None.

    What opens the sentence ("In 2013", "With the help of X,") is passed over; a pronoun names
    nobody; of two verbs joined by "and" the first has the subject.
    """
    text, inside = book.text, [token for token in tokens if token.start >= start]
    begin = max((one.end for one in inside if one.kind in ("rel", "stop")), default=start)
    aside = [one for one in inside if text[one.start : one.end] in ("who", "whose", "which")]
    if aside and text[begin:end].rstrip().endswith(","):  # "Ann Lee, who was his friend, gave"
        end = aside[-1].start
        inside = [one for one in inside if one.start < end]
        begin = max((one.end for one in inside if one.kind in ("rel", "stop")), default=start)
    others = [one for one in inside if one.kind == "other" or _moved_on(text, one)]
    if others and text[begin:end].rstrip().endswith(" and"):
        end = others[-1].start
        parted = [one.end for one in inside if one.kind in ("rel", "mark") and one.end <= end]
        begin = max([start, *parted])
    joint = text.rfind(", and ", start, end)
    begin = max(begin, joint) if start and joint > 0 and not others else begin
    for pattern in ("custody-opening", "custody-joint", "custody-opening"):
        found = book.lexicon.patterns[pattern].match(text, begin, end)
        begin = found.end() if found else begin
    kinds = ("other", "time", "be")
    stops = [one.start for one in inside if one.start > begin and one.kind in kinds]
    end = min([end, *stops])
    adverbs = book.lexicon.patterns["custody-adverbs"].search(text, begin, end)
    end = adverbs.start() if adverbs else end
    return None if book.only(" ,", begin, end) else (begin, end)


def _moved_on(text: str, token: Token) -> bool:
    """Tell whether a verb says what else its subject did: "he *moved* to Ohio and gave …"."""
    return token.kind == "verb" and text.endswith("ed", token.start, token.end)


def antecedent_of(
    book: Notebook, tokens: list[Token], start: int, end: int
) -> tuple[int, int] | None:
    """Return who is meant by "who" right before a verb: "… to Elijah Taft, who gave"."""
    if not tokens or book.text[tokens[-1].start : tokens[-1].end] != "who":
        return None
    if book.text[tokens[-1].end : end].strip():
        return None
    before = [one.end for one in tokens[:-1] if one.kind not in ("mark", "group", "of")]
    return max(before, default=start), tokens[-1].start
