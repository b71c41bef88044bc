"""Notes of documentary editions: what they say is said of the document and of its own days.

Such a note speaks of marks, drafting and sending. So who handed the paper over sent it, and what is
"prepared by" someone in the midst of a sentence is another paper.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from provenance.notes.cues import Cue
from provenance.notes.entries import Phrase
from provenance.notes.notebook import Notebook
from provenance.notes.sentences import Sentence

_EVENTS: Final = ("marking", "transmission", "drafting", "clearance")
_HANDED: Final = ("provided", "given", "acquired")
_ROLES: Final = {"giver": "sender"}
_OPENING: Final = (".", ";", ":", "“", '"', "—", "-")

Chains = list[list[Cue]]


def opens_edition(book: Notebook, sentence: Sentence) -> bool:
    """Tell whether an editor wrote this: by "Source:", marks before it, the paper that it names."""
    own = book.lexicon.patterns["own-paper"]
    if _edited(book) or own.search(book.text, sentence.start, sentence.end):
        return True
    begin = book.trimmed(sentence.start, sentence.end)[0]
    label = book.lexicon.labels.first(book.text, begin, sentence.end)
    return label is not None and label[1].endswith(":")


def _edited(book: Notebook) -> bool:
    if any(act.attributes.get("of") == "papers" for act in book.acts[:1]):
        return False
    told = (act for event, act in book.latest.items() if event in _EVENTS)
    return any(act.attributes.get("of") != "papers" for act in told)


def of_the_document(book: Notebook, sentence: Sentence, chains: Chains) -> Chains:
    """Return the phrases that are said of the document, each as an edition means it."""
    if not _edited(book):
        return chains
    return [
        [_as_meant(book, sentence, cue) for cue in chain]
        for chain in chains
        if not (
            _of_another(book, sentence, chain[0])
            or _again(book, chain[0])
            or _denied(book, sentence, chain[0])
        )
    ]


def _of_another(book: Notebook, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a paper is only named by who drafted it: "the report prepared by the NSC"."""
    if cue.entry.event != "drafting" or cue.entry.leads or cue.entry.loose:
        return False
    before = book.text[sentence.start : cue.start].rstrip()
    if not before.strip(" .,(") or before.endswith((*_OPENING, " and", ", and")):
        return False
    stated = book.lexicon.patterns["stated"]
    return stated.search(book.text, sentence.start, cue.word) is None


def _denied(book: Notebook, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether it did not happen: "No copy as sent to Lee", "asked that it *be* sent"."""
    if cue.entry.event not in ("transmission", "clearance"):
        return False
    opening = book.text[sentence.start : sentence.start + 6].lstrip(" .;(")
    return opening.startswith("No ") or book.text.endswith(" be ", sentence.start, cue.word)


def _as_meant(book: Notebook, sentence: Sentence, cue: Cue) -> Cue:
    """Return a cue as an edition means it: copies, and what archives got, changed hands later."""
    if not _is_hand_over(cue.entry):
        return cue
    provided = cue.copy and cue.entry.attributes.get("way") == "provided"
    if provided or book.names.inside(book.text, cue.end, sentence.end):
        return cue
    return replace(cue, entry=_as_sent(cue.entry))


def _again(book: Notebook, cue: Cue) -> bool:
    """Tell whether a speech is told behind the meeting that the document records."""
    return cue.entry.event == "meeting" and cue.entry.leads != "" and "meeting" in book.latest


def _is_hand_over(entry: Phrase) -> bool:
    return entry.event == "transfer" and entry.attributes.get("way") in _HANDED


def _as_sent(entry: Phrase) -> Phrase:
    """Return a hand-over as the sending that it is in an edition."""
    return replace(
        entry,
        event="transmission",
        active=_ROLES.get(entry.active, entry.active),
        direct=_ROLES.get(entry.direct, entry.direct),
        slots=_sent_slots(entry.slots),
    )


def _sent_slots(slots: Mapping[str, str]) -> dict[str, str]:
    return {slot: _ROLES.get(role, role) for slot, role in slots.items()}
