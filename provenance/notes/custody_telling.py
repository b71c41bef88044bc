"""What stands about the verb of one clause on the coming of papers: who, to whom, when, how."""

import re
from itertools import pairwise
from typing import Final

from provenance.notes.custody_clauses import Clause, Token
from provenance.notes.donors import is_land, parties, read_names
from provenance.notes.notebook import Act, Notebook

_DATE_LEAD: Final = re.compile(
    r"(?:\A|[,;:(&]|--|(?<!\w)(?:[Ii]n|[Oo]n|[Dd]uring|and|or|&|about|around|since|throughout|[Cc]irca|before|by))"
    r"(?: the| both)?\s*\Z|(?:via|through|as part of) an? \Z"
)
_FROM: Final = re.compile(r"\bfrom(?: the)?\s*\Z")
_RANGE: Final = re.compile(r"[-–]| to | through | until | and ")
_AND: Final = re.compile(r"(?:,? (?:and|or|&)|,) (?!by |from |in |on )(?=(?:the |The )?[^\W\d_])")
_ONLY_AND: Final = re.compile(r"\s*and\s*")
_NEXT_CLAUSE: Final = re.compile(r"(?:,|;)? (?:and|but|then) (?:in|on) \Z")
_PARTY_AHEAD: Final = re.compile(r"\b(?:by|to|from)\b")
_GROUP: Final = re.compile(r"\s*\([^()]*\)")
_YEARS: Final = re.compile(r"\d{4}\s?[-–]\s?\d{4}")
_LONGEST: Final = 400
_NEEDED: Final = {
    "recipient": ("recipient",),
    "party": ("sender", "recipient"),
    "agent": ("agent",),
}
_MANY: Final = 60
_NOT_OPENING: Final = {
    "to": "custody-not-to",
    "by": "custody-not-by",
    "from": "custody-not-from",
}
_GOES_ON: Final = ("to", "by", "from")
_SILENT: Final = frozenset({"be", "rel", "stop"})
_PARTS: Final = frozenset({"rel", "stop", "other", "time", "pronoun"})
_TIME: Final = frozenset({"time", "other"})


class Teller:
    """Reads what stands behind the verb of one clause, from left to right."""

    def __init__(
        self,
        book: Notebook,
        tokens: list[Token],
        clause: Clause,
        following: Clause | None,
        end: int,
    ) -> None:
        self.book = book
        self.clause = clause
        last = following.index if following else len(tokens)
        self.tokens = _without_asides(book, tokens[clause.index + 1 : last])
        self.earlier = tokens[: clause.index]
        self.end = following.verb.start if following else end
        self.ends_in_verb = following is not None
        self.slots = dict(clause.entry.slots)
        self.void = False
        self.act = self._act(self._head())

    def _act(self, start: int) -> Act:
        entry = self.clause.entry
        return Act(entry.event, entry.id, start, start, attributes=entry.attributes)

    def _head(self) -> int:
        """Return where the words begin that tell the event: what moved is among them."""
        clause = self.clause
        before = [one.kind for one in self.earlier if one.start >= clause.start]
        plain = clause.first and not _PARTS & set(before)
        return clause.start if plain else clause.verb.start

    def tell(self, *, first: bool, begin: int) -> None:
        """Read the subject, then each argument; keep the acts that state something."""
        clause, book = self.clause, self.book
        self._opening("custody-opening" if first else "custody-next-opening", begin)
        role = "recipient" if clause.passive else clause.entry.active
        if clause.subject and role:
            read_names(book, self.act, role, clause.subject)
        spoken = book.text[clause.verb.start : clause.verb.end]
        behind = book.text[clause.verb.end : clause.verb.end + 1] in ",:"
        if clause.entry.direct and (behind or spoken.endswith(" of")):
            self._names(clause.entry.direct, clause.verb.end, -1)
        self._arguments()
        if clause.entry.event == "copying":
            self._carrier()
        if clause.entry.event == "transfer" and not self.act.has("date"):
            self._when()
        if clause.passive and clause.first and not self.act.has("giver"):
            self._source()
        self._keep()

    def _opening(self, kind: str, begin: int) -> None:
        """Read the date that opens a clause: "In December 2006 they were transferred …".

        What came upon an end came in its year: "Upon Lee's death in 2007, the papers went to …". A
        clause that only says which papers are meant has no such date: "In 1990 boxes given by Lee
        were numbered" does not say when Lee gave them.
        """
        patterns, stop = self.book.lexicon.patterns, self.clause.verb.start
        found = patterns["custody-when"].search(self.book.text, self.clause.start, stop)
        if found is None and kind == "custody-opening":
            found = patterns[kind].match(self.book.text, begin, stop)
        elif found is None:
            found = patterns[kind].search(self.book.text, self.clause.start, stop)
        if found is None or self.clause.entry.event == "holding" or self.clause.modifier:
            return
        for name in ("date", "upon"):
            if found.groupdict().get(name):
                self.book.add(self.act, "date", found.span(name), self.act.phrase)

    def _when(self) -> None:
        """Read when it was, told by what else was then: "when the campus closed in 1973"."""
        when = self.book.lexicon.patterns["custody-when-behind"]
        found = when.search(self.book.text, self.clause.verb.end, self.end)
        if found is not None:
            self.book.add(self.act, "date", found.span("date"), self.act.phrase)

    def _carrier(self) -> None:
        """Read what was made by the verb's own words: "created *photocopies* of"."""
        verb = self.clause.verb
        made = self.book.lexicon.patterns["access-carrier"].search(
            self.book.text, verb.start, verb.end
        )
        if made is not None:
            self.book.add(self.act, "carrier", made.span(), self.act.phrase)

    def _source(self) -> None:
        """Read who gave where it stands beside what moved: "Boxes *from Ann Lee* were added"."""
        giver = self.slots.get("from")
        thing = self.book.lexicon.patterns["custody-source"]
        found = thing.search(self.book.text, self.clause.start, self.clause.verb.start)
        if giver is not None and found is not None:
            read_names(self.book, self.act, giver, found.span("giver"))

    def _arguments(self) -> None:
        quiet = ""
        for index, token in enumerate(self.tokens):
            if token.kind in _SILENT and not self._parted(token):
                return
            if token.kind in _TIME and not self._shares(token):
                quiet = token.kind
            elif token.kind == "mark" or (quiet == "time" and token.kind in ("by", "to")):
                quiet = ""
            self._argument(index, token, quiet=bool(quiet))

    def _parted(self, token: Token) -> bool:
        """Tell whether the parts and their dates follow: "in two parts: boxes in 1939, …"."""
        before = self.book.text[max(self.clause.verb.end, token.start - 20) : token.start]
        parts = self.book.lexicon.patterns["custody-in-parts"].search(before)
        return self.book.text[token.start] == ":" and parts is not None

    def _argument(self, index: int, token: Token, *, quiet: bool) -> None:
        if token.kind == "noun":
            self._noun(token)
        elif token.kind == "group":
            self._group(token)
        elif quiet:
            return
        elif token.kind == "date" and self.clause.entry.event != "holding":
            self._date(index, token)
        elif self._exchanged(token) or self._named_behind(token):
            self._names("giver", token.end, index)
        elif token.kind in self.slots and self._opens(index, token):
            self._names(self.slots[token.kind], token.end, index)

    def _exchanged(self, token: Token) -> bool:
        """Tell whether who gave stands behind: "through exchanges *with* other libraries"."""
        before = self.book.text[max(self.clause.verb.end, token.start - 20) : token.start]
        exchange = self.book.lexicon.patterns["custody-exchange"].search(before)
        given = self.clause.entry.event == "transfer"
        return token.kind == "with" and given and exchange is not None

    def _named_behind(self, token: Token) -> bool:
        """Tell whether donors are named behind a word for all: "donors, *including* Ann Lee"."""
        giver = self.act.spot("giver")
        if giver is None or self.book.text[token.start : token.end] != "including":
            return False
        return self.book.text[giver.start].islower()

    def _shares(self, token: Token) -> bool:
        """Tell whether another verb shares what follows: "was received and organized in 2000"."""
        verb = self.clause.verb
        return _ONLY_AND.fullmatch(self.book.text, verb.end, token.start) is not None

    def _opens(self, index: int, token: Token) -> bool:
        """Tell whether a small word opens an argument: "of" only right behind its noun."""
        role, patterns = self.slots[token.kind], self.book.lexicon.patterns
        other = _NOT_OPENING.get(token.kind)
        spoken = self.book.text[max(self.clause.verb.end, token.start - 20) : token.start]
        if other and patterns[other].search(spoken):
            return False
        if token.kind in ("at", "in", "with"):
            return not self.act.has(role)
        before = self.tokens[index - 1] if index else self.clause.verb
        if token.kind == "from" and self.clause.entry.active == role == "giver":
            return self.clause.passive or not self.act.has("giver")
        if token.kind != "of":
            return True
        body = patterns["custody-of-body"].match(self.book.text, token.end, self.end)
        given = body is not None and self.clause.entry.direct and self._told_of()
        return token.start - before.end <= 1 and not given

    def _told_of(self) -> bool:
        """Tell whether a noun is spoken of, not a heading: "*The* donation of the Lee Papers"."""
        return self.clause.verb.start > self.clause.start + 1

    def _group(self, token: Token) -> None:
        """Read a bracket that holds nothing but the date: "(December 1996)"."""
        inside = token.start + 1, token.end - 1
        years = _YEARS.fullmatch(self.book.text, *inside)
        if not years and self.book.lexicon.patterns["custody_day"].fullmatch(
            self.book.text, *inside
        ):
            self.book.add(self.act, "date", inside, self.act.phrase)

    def _noun(self, token: Token) -> None:
        """Read "as a gift from Ann Lee": who stands behind the noun gave."""
        word = self.book.text[token.start : token.end].casefold()
        for entry in self.book.lexicon.custody[word]:
            if entry.direct and self.clause.entry.event == entry.event:
                given = entry.slots if self.clause.passive else {"to": "recipient"}
                self.slots.update(given)

    def _names(self, role: str, start: int, index: int) -> None:
        stop = self._stop(start, index)
        if start < self.clause.shifted < stop:
            stop = self.clause.shifted
        if not parties(self.book, start, stop):
            thing = self.book.lexicon.patterns["custody-small-thing"]
            open_yet = role == "recipient" and not self.act.has("recipient")
            shelved = open_yet and thing.search(self.book.text, start, stop)
            self.void = self.void or bool(shelved)
            return
        if self.act.has(role) and self.act.has("date"):
            self._next(start)
        if role == "recipient" and is_land(self.book, start, stop):
            return
        read_names(self.book, self.act, role, (start, stop))

    def _stop(self, start: int, index: int) -> int:
        """Return where the names that start here end: at what opens another argument."""
        ended = min(self.end, start + _LONGEST)
        for token in self.tokens[index + 1 :]:
            if token.start < start or token.kind in ("mark", "group", "noun", "name"):
                continue
            if token.kind in (
                "time",
                "other",
                "rel",
                "be",
                "date",
                "stop",
                "pronoun",
            ) or not self._inside(token, start):
                ended = token.start
                if token.kind in ("be", "other", "pronoun"):
                    return self._before_subject(start, ended)
                return self._before_date(start, ended)
        return self._before_subject(start, ended) if self.ends_in_verb else ended

    def _before_date(self, start: int, end: int) -> int:
        lead = self.book.lexicon.patterns["custody-date-lead"].search(self.book.text, start, end)
        return lead.start() if lead else end

    def _before_subject(self, start: int, end: int) -> int:
        """Return where names end before the subject of another verb: "by A, and B was …"."""
        cuts = list(_AND.finditer(self.book.text, start, end))
        apart = cuts and "," in self.book.text[cuts[-1].end() : end]
        return cuts[-1].start() if cuts and not apart else end

    def _inside(self, token: Token, start: int) -> bool:
        """Tell whether a small word belongs to a name: "Center *for* Photography"."""
        if token.kind == "of":
            return True
        if token.kind == "from":
            taken = self.clause.entry.active == "recipient"
            return not taken and self.book.text[start : token.start].islower()
        pattern = self.book.lexicon.patterns["custody-inside"]
        body = self.book.lexicon.patterns["custody-body"]
        if pattern.match(self.book.text, token.start, self.end) is None:
            return False
        if token.kind == "at":
            return body.search(self.book.text, start, token.start) is not None
        return True

    def _date(self, index: int, token: Token) -> None:
        if not self._led(token):
            return
        named = self.act.has("giver", "recipient", "sender")
        upcoming = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if named and self.act.has("date") and upcoming and upcoming.kind in ("by", "from"):
            gap = self.book.text[token.end : upcoming.start].strip()
            if not gap and self._joined_before(token):
                self._next(token.start)
        if self.ends_in_verb and self._of_next_clause(token):
            return
        self.book.add(self.act, "date", (token.start, token.end), self.act.phrase)
        if self.act.has("giver"):
            self._next_donor(index, token)

    def _joined_before(self, token: Token) -> bool:
        before = self.book.text[max(0, token.start - 12) : token.start]
        return "and" in before or "," in before

    def _of_next_clause(self, token: Token) -> bool:
        """Tell whether a date opens the clause behind: "…, and in 2014 Bo Kim donated …"."""
        text = self.book.text
        opens = _NEXT_CLAUSE.search(text, max(0, token.start - 14), token.start)
        behind = text[token.end : self.end]
        return opens is not None and not _PARTY_AHEAD.search(behind) and bool(behind.strip(" ,"))

    def _led(self, token: Token) -> bool:
        text = self.book.text
        before = text[max(self.clause.verb.end, token.start - 14) : token.start]
        words = text[token.start : token.end]
        if _FROM.search(before):
            spoken = text[max(self.clause.verb.end, token.start - 80) : token.start]
            years = self.book.lexicon.patterns["custody-office-years"].search(_FROM.sub("", spoken))
            told = self.clause.passive or ", from" in before
            return told and years is None and _RANGE.search(words) is not None
        if _DATE_LEAD.search(before) or words[:1] in "bcaCB" or not before.strip():
            return True
        behind = text[token.end : token.end + 1] in ("", ",", ".", ";")
        alone = self.book.lexicon.patterns["custody-year-alone"].search(before)
        return behind and words.isdigit() and alone is not None

    def _next_donor(self, index: int, token: Token) -> None:
        """Read "… in 1995 and Bo Kim in 1998": the verb is not said twice."""
        joint = _AND.match(self.book.text, self._past_group(token.end), self.end)
        if joint is None:
            return
        start = joint.end()
        upcoming = next((one for one in self.tokens[index + 1 :] if one.start >= start - 1), None)
        if upcoming is not None and upcoming.start - start < 4:
            return
        stop = self._stop(start, index)
        if self.ends_in_verb and stop >= self.end:
            return
        found = parties(self.book, start, stop)
        thing = self.book.lexicon.patterns["custody-thing"]
        if not found or thing.search(self.book.text, start, stop):
            return
        kin = self.book.lexicon.patterns["custody-kin"].match(self.book.text, start, stop)
        if found[0][0] > start + 4 and kin is None:
            return
        self._next(start)
        read_names(self.book, self.act, "giver", (start, stop))

    def _past_group(self, place: int) -> int:
        group = _GROUP.match(self.book.text, place, self.end)
        return group.end() if group else place

    def _next(self, start: int) -> None:
        self._keep()
        self.act = self._act(start)

    def _said_again(self, act: Act) -> bool:
        """Tell whether a clause only calls back what was told: "the items given by A were …"."""
        if not self.clause.modifier:
            return False
        more = self.book.lexicon.patterns["custody-more"]
        if more.search(self.book.text, self.clause.start, self.clause.verb.start):
            return False
        told = (one for one in self.book.acts[-_MANY:] if one.event == act.event)
        return self._stated(act) <= {value for one in told for value in self._stated(one)}

    def _stated(self, act: Act) -> set[tuple[str, str]]:
        text = self.book.text
        return {(one.role, text[one.start : one.end].replace("&", "and")) for one in act.found}

    def _keep(self) -> None:
        act, book = self.act, self.book
        needed = [roles for word, roles in _NEEDED.items() if word in self.clause.entry.next]
        lost = any(not act.has(*roles) for roles in needed)
        if act.found and not (lost or self.void) and not self._said_again(act):
            book.keep(act)
            book.claim(act.start, max(act.start, self.clause.verb.end), "connective", act.phrase)


def _without_asides(book: Notebook, tokens: list[Token]) -> list[Token]:
    """Leave out what is told aside: "gave the papers, *which fill a box*, to the Library"."""
    for index, token in enumerate(tokens):
        aside = token.kind == "rel" and book.text.endswith(", ", 0, token.start)
        if not aside:
            continue
        for place, (one, following) in enumerate(pairwise(tokens[index:]), index):
            if one.kind == "mark" and following.kind in _GOES_ON and following.start <= one.end + 1:
                return [*tokens[:index], *tokens[place + 1 :]]
    return tokens
