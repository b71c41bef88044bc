"""The record: one document with everything that its sources tell of it."""

from functools import cached_property
from typing import Self

from pydantic import model_validator

from provenance.model.custody import CustodyHistory
from provenance.model.document import Document
from provenance.model.integrity import faults
from provenance.model.merging import merge


class Record(Document):
    """One document (RiC-O Record) that hangs together, and its chain of custody."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        found = faults(self)
        if found:
            raise ValueError("; ".join(found))
        return self

    @cached_property
    def custody(self) -> CustodyHistory:
        """The chain of custody: the accounts merged, oldest first, nothing overwritten."""
        return merge(self)

    @cached_property
    def own_custody(self) -> CustodyHistory:
        """The chain as the accounts of this very document tell it.

        What is said of a whole batch ("most of the documents printed here") need not be true of
        this one.
        """
        own = [account.id for account in self.accounts if not account.batch]
        return self.custody if len(own) == len(self.accounts) else self.custody_in(*own)

    def custody_in(self, *accounts: str) -> CustodyHistory:
        """Return the chain as the accounts with these ids tell it, without the others."""
        return merge(self, accounts)
