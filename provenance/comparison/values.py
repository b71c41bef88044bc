"""What comes out when accounts are compared, as frozen values."""

from provenance.model.base import Slug, Text, Value
from provenance.model.chain import Conflict, Telling
from provenance.model.notation import AccountKind, Status


class Point(Value):
    """One thing that is said, by one account or by several.

    Attributes:
        about: What it is about: "hand-over of the copy", "holding of the original".
        what: Which side of it: "recipient", "date", "place", "reference code".
        words: What is said, in words.
        denied: Whether it is said that this was not so.
        status: The status that the first account to say it gives it; never ``inferred``.
        tellings: The claims that say so, or say more of the same.
    """

    about: Text
    what: Text
    words: Text
    denied: bool = False
    status: Status = "reported"
    tellings: tuple[Telling, ...]

    @property
    def accounts(self) -> tuple[str, ...]:
        """Ids of the accounts that say so."""
        return tuple(dict.fromkeys(telling.account for telling in self.tellings))


class ComparedAccount(Value):
    """An account that is compared: where it stands, and of what batch it speaks, if it does."""

    id: Slug
    kind: AccountKind
    source: Text
    batch: Text | None = None


class Mention(Value):
    """Somebody, and the accounts that give them a part, in whatever role."""

    name: Text
    accounts: tuple[Slug, ...]


class Addition(Value):
    """What one account alone says."""

    account: Slug
    points: tuple[Point, ...]


class Shortening(Value):
    """What a shortened citation left out against a fuller account.

    Attributes:
        account: Id of the shortened account.
        against: Id of the fuller one.
        names: Everyone whom the fuller one names and the shortened one does not.
        points: All that the fuller one says and the shortened one does not.
    """

    account: Slug
    against: Slug
    names: tuple[Text, ...]
    points: tuple[Point, ...]


class Difference(Value):
    """Two accounts: what each says that the other does not, and what they disagree on."""

    one: Slug
    other: Slug
    only_one: tuple[Point, ...] = ()
    only_other: tuple[Point, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.only_one or self.only_other or self.conflicts)


class Comparison(Value):
    """The accounts of a record, compared.

    An inference is nobody's telling: only what accounts state, or deny, is compared.

    Attributes:
        record: Id of the record.
        title: Its title, where it has one.
        accounts: The accounts that are compared. The document's own description is no telling of
            its custody; it is compared with other descriptions only.
        named: Everyone whom they name, with the accounts that do.
        agreed: What several of them say.
        added: What one of them alone says, account by account.
        conflicts: Where accounts of the record cannot both be right.
        shortened: What shortened citations left out.
    """

    record: Slug
    title: Text | None = None
    accounts: tuple[ComparedAccount, ...] = ()
    named: tuple[Mention, ...] = ()
    agreed: tuple[Point, ...] = ()
    added: tuple[Addition, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    shortened: tuple[Shortening, ...] = ()

    def between(self, one: str, other: str) -> Difference:
        """Return how two of the accounts differ; false where they say the same."""
        points = (*self.agreed, *(point for some in self.added for point in some.points))
        return Difference(
            one=one,
            other=other,
            only_one=tuple(p for p in points if one in p.accounts and other not in p.accounts),
            only_other=tuple(p for p in points if other in p.accounts and one not in p.accounts),
            conflicts=tuple(
                c for c in self.conflicts if {one, other} == {account for account, _ in c.sides}
            ),
        )
