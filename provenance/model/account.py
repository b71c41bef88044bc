"""Accounts: one source's telling of a document, never overwritten by another's."""

from pydantic import NonNegativeInt

from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence, FilePlace
from provenance.model.notation import AccountKind, Property, Status


class Source(Value):
    """Where an account stands.

    Attributes:
        title: What is read: "source note", "introduction by J.G. Hershberg".
        container: The bulletin, book or site that holds it.
        pages: Its pages there.
        url: Its address.
        date: When it was published.
        file: The stretch of a file that was read.
    """

    title: Text | None = None
    container: Text | None = None
    pages: Text | None = None
    url: Text | None = None
    date: ArchivalDate | None = None
    file: FilePlace | None = None


class Recording(Value):
    """Who took an account down, when, by what.

    Attributes:
        date: The day (EDTF), given by the caller, never by the clock.
        by: The person or the software, as it calls itself.
        method: How: "typed", "read from the page".
    """

    date: ArchivalDate | None = None
    by: Text
    method: Text | None = None


class Statement(Value):
    """Something said of a text or an instantiation: its title, date, author, carrier, extent.

    Attributes:
        id: Its name in the account.
        about: Id of the text or instantiation.
        property: What is said of it.
        value: The value; for a language its BCP 47 tag, else as printed.
        date: The date, where that is what is said.
        agent: Id of the agent, where one is named.
        status: How it is known.
        evidence: The words that say so.
        reason: Why it is inferred, disputed or refuted.
    """

    id: Slug
    about: Slug
    property: Property
    value: Text
    date: ArchivalDate | None = None
    agent: Slug | None = None
    status: Status = "reported"
    evidence: tuple[Evidence, ...] = ()
    reason: Text | None = None


class Split(Value):
    """That what other accounts call one instantiation is several here."""

    id: Slug
    thing: Slug
    into: tuple[Slug, ...]
    status: Status = "reported"
    reason: Text | None = None


class Unread(Value):
    """Words of the account's text that were not understood, word for word, with their place."""

    text: Text
    start: NonNegativeInt
    end: NonNegativeInt


class Account(Value):
    """One source's telling (PROV-O Bundle; one named graph).

    Attributes:
        id: Its name in the record: ``description``, ``1``, ``2``.
        kind: What kind of source tells.
        source: Where it stands.
        attributed_to: Id of the agent who stands behind it.
        text: Its words, where they may be kept.
        language: The language of its words (BCP 47).
        batch: Where it speaks of a whole batch of documents, which ("most of the Russian
            documents printed here"); None where it speaks of this one.
        recorded: Who took it down, when.
        statements: What it says of the texts and instantiations.
        events: What it says happened, in the order of the telling.
        holdings: Who it says keeps what.
        splits: What it takes apart that others take for one.
        unread: What of its text was not understood.
    """

    id: Slug
    kind: AccountKind
    source: Source
    attributed_to: Slug | None = None
    text: Text | None = None
    language: Text | None = None
    batch: Text | None = None
    recorded: Recording | None = None
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    holdings: tuple[Holding, ...] = ()
    splits: tuple[Split, ...] = ()
    unread: tuple[Unread, ...] = ()
