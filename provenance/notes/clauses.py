"""The grammar of a note: citation, clauses, and within each the head and its phrases."""

import re
from typing import Final

from provenance.notes.access import is_remark, read_access
from provenance.notes.continuing import (
    BLANK,
    carrier_alone,
    continued_holding,
    goes_on_with_title,
    more_addressees,
    number_alone,
)
from provenance.notes.cues import Cue, cues, has_imprint, small_words
from provenance.notes.custody import of_papers, read_custody
from provenance.notes.edited import of_the_document, opens_edition
from provenance.notes.holder import find_holder
from provenance.notes.holding import hold
from provenance.notes.layout import Layout
from provenance.notes.locator import Origin
from provenance.notes.marks import read_marks, read_stamp
from provenance.notes.notebook import Act, Notebook
from provenance.notes.publication import (
    continue_publication,
    has_issue,
    read_publication,
    volume_at,
)
from provenance.notes.sentences import Sentence, sentences
from provenance.notes.slots import Argument, read_slots

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+")
_QUOTE: Final = re.compile(r"[\s\[(]*[“\"„«]")
_TEXT_WORK: Final = ("translation", "transcription")
_SUBJECT: Final = re.compile(r" (?:was|were|redirect)")
_LEAD: Final = 200
_LONGEST_LANGUAGE: Final = 40


def read_clauses(book: Notebook, start: int, end: int) -> None:
    """Read everything between two places into the notebook."""
    start = _citation(book, start, end)
    last = start
    if of_papers(book):
        _of_papers(book, start, end)
        return
    addressed = "://" in book.text or "www." in book.text
    for url in _URL.finditer(book.text, start, end) if addressed else ():
        _stretch(book, last, url.start())
        address_end = url.start() + len(url.group().rstrip(".,;)]"))
        _address(book, url.start(), address_end)
        last = address_end
    _stretch(book, last, end)


def _citation(book: Notebook, start: int, end: int) -> int:
    """Read the front of a full citation; return where the source note itself starts."""
    strokes = book.text.find(" // ", start, end)
    begin = strokes + 4
    if strokes > 0 and find_holder(
        book, begin, book.outlook(begin, end).piece_end(begin), forced=False
    ):
        book.claim(start, strokes + 4, "gloss", "title")
        return strokes + 4
    if not any(name in book.text for name in book.lexicon.citing):
        return start
    site = book.lexicon.sites.inside(book.text, start, end)
    if site is None or not site[2].citing:
        return start
    before = book.text[start : site[0]]
    dated = book.lexicon.patterns["date"].search(before) is not None
    if not _QUOTE.match(before) and not (dated and before.rstrip().endswith(",")):
        return start
    act = book.open("publication", site[2].id, site[0], site[1])
    book.add(act, "container", (site[0], site[1]), site[2].id)
    book.claim(start, site[0], "gloss", "title")
    return site[1]


def _of_papers(book: Notebook, start: int, end: int) -> None:
    """Read a note on a body of papers: addresses stand amid its sentences."""
    online, own = (book.lexicon.patterns[name] for name in ("custody-online", "custody-no-site"))
    for sentence in sentences(book, start, end):
        _sentence(book, sentence)
        for url in _URL.finditer(book.text, sentence.start, sentence.end):
            before = book.text[max(sentence.start, url.start() - _LEAD) : url.start()]
            subject = _SUBJECT.match(book.text, url.end())
            if online.search(before) and not (subject or own.search(before)):
                _address(book, url.start(), url.start() + len(url.group().rstrip(".,;)]")))


def _address(book: Notebook, start: int, end: int) -> None:
    before = book.text[max(0, start - _LEAD) : start]
    if book.lexicon.patterns["custody-no-site"].search(before):
        return
    act = book.latest.get("publication")
    if act is None or act.has("url"):
        act = book.open("publication", "url", start, end)
    book.add(act, "url", (start, end), "url")


def _stretch(book: Notebook, start: int, end: int) -> None:
    for sentence in sentences(book, start, end):
        _sentence(book, sentence)


def _sentence(book: Notebook, sentence: Sentence) -> None:
    start, end = sentence.start, sentence.end
    mark = len(book.claims), len(book.acts)
    if read_marks(book, start, end) or more_addressees(book, sentence.sign, start, end):
        return
    layout = book.layout(start, end)
    chains = of_the_document(book, sentence, cues(book, layout))
    if _finding_aid(book, sentence, chains):
        return
    if not chains and goes_on_with_title(book, sentence):
        return
    told = len(book.acts)
    head_end = chains[0][0].start if chains else end
    before = _language_first(book, start, head_end, chains[0][0]) if chains else None
    if before is None and not (chains and chains[0][0].entry.speaks):
        _head(book, sentence, head_end, chains)
    governed = False
    for index, chain in enumerate(chains):
        stop = chains[index + 1][0].start if index + 1 < len(chains) else end
        governed = governed or chain[0].copy
        _chain(book, chain, stop, governed=governed, before=None if index else before)
    if layout.groups:
        _groups(book, layout, *mark)
    book.silent = len(book.acts) == told


def _cites_code(book: Notebook, sentence: Sentence) -> bool:
    """Tell whether a fonds is cited in brackets: "kept in AVP RF (f. 1, op. 2)" is a citation."""
    fonds = book.lexicon.patterns["fonds-in-brackets"]
    return fonds.search(book.text, sentence.start, sentence.end) is not None


def _finding_aid(book: Notebook, sentence: Sentence, chains: list[list[Cue]]) -> bool:
    """Read a sentence as finding aids word it; tell whether it was one."""
    papers = of_papers(book)
    worked = any(cue.entry.event in _TEXT_WORK for chain in chains for cue in chain)
    cited = opens_edition(book, sentence) or _cites_code(book, sentence)
    if cited or (worked and not papers):
        return False
    before = len(book.acts)
    kept_there = read_access(book, sentence)
    if kept_there and not papers:
        return True
    told = read_custody(book, sentence)
    if papers:
        told_of = [item for act in book.acts[before:] for item in act.found]
        kept = [
            chain
            for chain in chains
            if _of_copies(book, sentence, chain[0])
            and not any(item.start <= chain[0].end <= item.end for item in told_of)
        ]
        _chains(book, _up_to_agent(book, sentence, kept), [] if kept_there else kept)
        return True
    if told or is_remark(book, sentence):
        event = "holding" if told else "copying"
        kept = [chain for chain in chains if chain[0].entry.event == event]
    else:
        return False
    _chains(book, sentence, kept)
    return True


def _up_to_agent(book: Notebook, sentence: Sentence, chains: list[list[Cue]]) -> Sentence:
    """Return the sentence up to where a holder in it ends: "housed at A, by Ann Lee in 1998"."""
    if not chains or chains[-1][0].entry.event != "holding":
        return sentence
    end = book.lexicon.patterns["custody-holding-end"]
    found = end.search(book.text, chains[-1][0].end, sentence.end)
    return Sentence(sentence.start, found.start(), sentence.sign) if found else sentence


def _of_copies(book: Notebook, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a phrase says, of a body of papers, where it lies or that it was copied."""
    if book.lexicon.patterns["custody-gathering"].search(book.text, sentence.start, cue.word):
        return False
    if cue.entry.event != "copying":
        found_there = book.text.startswith("found", cue.word)
        return cue.entry.event in ("holding", "publication") and not found_there
    made = book.text[cue.word : cue.end]
    copied = book.lexicon.patterns["custody-copied"]
    spoken = copied.search(book.text, sentence.start, cue.word) is not None
    return cue.entry.attributes.get("way") == "made" and (spoken or not made.startswith("made"))


def _chain(
    book: Notebook, chain: list[Cue], end: int, *, governed: bool, before: Argument | None = None
) -> None:
    first = len(book.acts)
    cue = chain[-1]
    if cue.entry.grammar == "slots":
        read_slots(book, chain, end, before)
    else:
        _single(book, cue, end)
    for act in book.acts[first:]:
        act.copy = _of_copy(act, cue, governed=governed)
        act.attributes = act.attributes or cue.entry.attributes


def _of_copy(act: Act, cue: Cue, *, governed: bool) -> bool:
    """Tell whether an act speaks of a copy: by its phrase, its carrier, or what governs it."""
    if act.event == "holding" and (cue.entry.event != "holding" or _of_original(act, cue)):
        return False
    stated = cue.entry.attributes.get("of") == "copy" or act.has("carrier")
    return act.copy or governed or stated


def _of_original(act: Act, cue: Cue) -> bool:
    return "original" in (act.attributes.get("of"), cue.entry.attributes.get("of"))


def _single(book: Notebook, cue: Cue, end: int) -> None:
    """Read a phrase with a grammar of its own: a holding, a publication, a stamp."""
    entry = cue.entry
    read = False
    if entry.grammar == "holding":
        act = Act("holding", entry.id, cue.start, cue.end, attributes=entry.attributes)
        if cue.carrier:
            book.add(act, "carrier", cue.carrier, entry.id)
        origin = Origin(entry.id, forced=True, act=act)
        read = hold(book, cue.end, end, origin) and act.kept
    elif entry.grammar == "publication":
        act = book.open(entry.event, entry.id, cue.start, cue.end)
        act.attributes = entry.attributes
        read = read_publication(book, act, cue.end, end)
    elif entry.grammar == "known-marks":
        read = read_marks(book, cue.end, end, phrase=entry.id)
    else:
        read = read_stamp(book, cue.end, end, phrase=entry.id, act_start=cue.start)
    if read:
        book.claim(cue.start, cue.end, "connective", entry.id)


def _head(book: Notebook, sentence: Sentence, end: int, chains: list[list[Cue]]) -> None:
    """Read what stands before the first phrase: a reference, or more of what came before."""
    start = _past_title(book, sentence.start, end)
    if book.only(" .,;:()[]", start, end):
        return
    elsewhere = book.acts and book.lexicon.patterns["elsewhere"].match(book.text, start, end)
    if not elsewhere and _book(book, start, end):
        return
    if number_alone(book, start, end) or carrier_alone(book, start, end):
        return
    last = book.acts[-1] if book.acts else None
    after = last is not None and last.event == "publication" and sentence.sign == "."
    if after and last and not chains and continue_publication(book, last, start, end):
        return
    begun = bool(book.acts)
    act = continued_holding(book, sentence, start)
    remark = act is None and "marking" in book.latest and "holding" in book.latest
    if remark or (begun and book.silent and sentence.sign == ";"):
        return
    hold(book, start, end, Origin("reference", act=act, first=begun))


def _past_title(book: Notebook, start: int, end: int) -> int:
    """Return where a citation goes on behind the document's own title: "“Note,” 5 May 1956, in"."""
    found = book.lexicon.patterns["own-title"].match(book.text, start, end)
    if found is None or book.acts:
        return start
    stop = book.outlook(found.end(), end).piece_end(found.end())
    holder = find_holder(book, found.end(), stop, forced=False)
    if holder is None:
        return start
    book.claim(start, found.end(), "gloss", "title")
    return found.end()


def _book(book: Notebook, start: int, end: int) -> bool:
    """Read a head that is a publication: a book with its imprint, a known series."""
    labels = book.lexicon.labels
    blank = BLANK.match(book.text, start, end)
    begin = blank.end() if blank else start
    label = labels.first(book.text, begin, end)
    begin = book.trimmed(label[0] if label else begin, end)[0]
    site = book.lexicon.sites.first(book.text, begin, end)
    volume = volume_at(book, begin, end)
    named = book.lexicon.patterns["site-name"].match(book.text, begin, end)
    known = site is not None or volume is not None or named is not None
    if not known and not has_imprint(book, begin, end) and not has_issue(book, begin, end):
        return False
    act = Act("publication", "publication", begin, begin)
    if not read_publication(book, act, begin, end):
        return False
    book.keep(act)
    return True


def _language_first(book: Notebook, start: int, end: int, cue: Cue) -> Argument | None:
    """Read "aus dem Russischen" before "übersetzt"."""
    begin, stop = book.trimmed(start, end)
    if cue.entry.event != "translation" or stop - begin > _LONGEST_LANGUAGE:
        return None
    small = small_words(book, cue.entry)
    found = small.pattern.match(book.text[begin:stop].casefold())
    if found is None or small.slots[found.group()] != "from":
        return None
    book.claim(begin, begin + found.end(), "connective", cue.entry.id)
    return Argument("from", begin + found.end(), stop)


def _groups(book: Notebook, layout: Layout, claims: int, acts: int) -> None:
    """Read groups in brackets that nothing has read: a second citation, a phrase."""
    claimed = {claim.start for claim in book.claims[claims:] if claim.why != "bracket"}
    claimed |= {item.start for act in book.acts[max(0, acts - 1) :] for item in act.found}
    stated = (book.latest.get(event) for event in ("holding", "publication"))
    told = any(act is not None and act.start < layout.start for act in stated)
    glossed = {claim.start for claim in book.claims[claims:] if claim.why == "bracket"}
    for opened, closed in layout.groups.items():
        if book.lexicon.patterns["own-words"].match(book.text, opened, closed):
            for sentence in sentences(book, opened + 1, closed):
                _phrases(book, sentence)
        if book.text[opened] in "([" and not any(
            place in claimed for place in range(opened, min(opened + 3, closed))
        ):
            _group(book, opened + 1, closed, told=told, glossed=opened in glossed)


def _group(book: Notebook, start: int, end: int, *, told: bool, glossed: bool) -> None:
    """Read a bracket; where a holding is ``told`` before its sentence, it cites another paper.

    ``glossed``: it was passed over as an explanation of what stands before it.
    """
    if number_alone(book, start, end):
        return
    begin, stop = book.trimmed(start, end)
    label = book.lexicon.labels.first(book.text, begin, stop)
    begin = book.trimmed(label[0], stop)[0] if label else begin
    known = book.names.first(book.text, begin, stop)
    layout = book.layout(start, end)
    cited = told or (glossed and "holding" in book.latest)
    if (known is not None and not cited) or cues(book, layout):
        for sentence in sentences(book, start, end):
            inner = book.layout(sentence.start, sentence.end)
            chains = cues(book, inner)
            if not told:
                _head(book, sentence, chains[0][0].start if chains else sentence.end, chains)
            _chains(book, sentence, chains)


def _phrases(book: Notebook, sentence: Sentence) -> None:
    """Read the phrases of a sentence that the document itself prints, such as who prepared it."""
    _chains(book, sentence, cues(book, book.layout(sentence.start, sentence.end)))


def _chains(book: Notebook, sentence: Sentence, chains: list[list[Cue]]) -> None:
    for index, chain in enumerate(chains):
        last = chains[index + 1][0].start if index + 1 < len(chains) else sentence.end
        _chain(book, chain, last, governed=chain[0].copy)
