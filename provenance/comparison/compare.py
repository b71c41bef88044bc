"""Comparing the accounts of a record, and telling which of them differ."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from provenance.comparison.disagreeing import disagreements
from provenance.comparison.one_agent import with_one_agent_each
from provenance.comparison.saying_as_much import People, says_as_much
from provenance.comparison.sayings import Saying, Topic, sayings
from provenance.comparison.shortening import mentions, shortenings
from provenance.comparison.values import Addition, ComparedAccount, Comparison, Point
from provenance.model.account import Account
from provenance.model.chain import Conflict
from provenance.model.document import Document
from provenance.model.merging import merge
from provenance.resources.lists import label


def compare(document: Document) -> Comparison:
    """Compare the accounts of a record: what they agree on, what each adds, where they conflict.

    Names are compared through the table of archives, reference codes level by level, dates by the
    days that they may mean. Who says more of the same (a file of the fonds that the other names, a
    day of its month) is taken to say what the other says too.

    Args:
        document: The record.
    """
    plain = with_one_agent_each(document)
    compared = _peers(plain)
    points = tuple(_points(_topics(plain, compared), _people(plain)))
    whole = Comparison(
        record=document.id,
        title=document.title,
        accounts=tuple(_account(one) for one in compared),
        named=tuple(mentions(plain, compared)),
        agreed=tuple(point for point in points if len(point.accounts) > 1),
        added=tuple(_added(points, compared)),
    )
    conflicts = tuple(one for one in disagreements(plain, merge(plain)) if _is_real(one, whole))
    whole = whole.model_copy(update={"conflicts": conflicts})
    return whole.model_copy(update={"shortened": tuple(shortenings(plain, whole))})


def differing(document: Document) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a record's accounts that tell of the same and differ, by their ids.

    Args:
        document: The record.
    """
    if not _peers(document):
        return ()
    plain = with_one_agent_each(document)
    compared, people = _peers(plain), _people(plain)
    topics = _topics(plain, compared)
    return tuple(
        (one.id, other.id)
        for one, other in combinations(compared, 2)
        if _describes(one) == _describes(other) and _differ(one.id, other.id, topics, people)
    )


def _differ(one: str, other: str, topics: Iterable[Sequence[Saying]], people: People) -> bool:
    """Whether one of two accounts says what the other does not say too."""
    for same in topics:
        ours = [saying for saying in same if saying.telling.account == one]
        theirs = [saying for saying in same if saying.telling.account == other]
        for some, others in ((ours, theirs), (theirs, ours)):
            if not all(any(_as_much(o, s, people) for o in others) for s in some):
                return True
    return False


def _people(document: Document) -> People:
    return {agent.id: agent for agent in document.agents}


def _topics(document: Document, compared: Iterable[Account]) -> list[list[Saying]]:
    """Return all that the accounts say, by what it is about."""
    ids = {account.id for account in compared}
    topics: dict[Topic, list[Saying]] = {}
    for one in sayings(document):
        if one.telling.account in ids:
            topics.setdefault(one.topic, []).append(one)
    return list(topics.values())


def _peers(document: Document) -> tuple[Account, ...]:
    """Return the accounts that have another of their sort: a description is no telling."""
    sorts = Counter(_describes(account) for account in document.accounts)
    return tuple(account for account in document.accounts if sorts[_describes(account)] > 1)


def _describes(account: Account) -> bool:
    return account.kind == "description"


def _account(account: Account) -> ComparedAccount:
    source = account.source
    pages = f"p. {source.pages}" if source.pages else None
    where = [source.title, source.container, pages, source.url]
    words = ", ".join(part for part in where if part) or label("account-kinds", account.kind)
    return ComparedAccount(id=account.id, kind=account.kind, source=words, batch=account.batch)


def _points(topics: Iterable[Sequence[Saying]], people: People) -> Iterator[Point]:
    """Yield what is said, each once, with every claim that says so."""
    for same in topics:
        seen: list[Saying] = []
        for one in same:
            if not any(_is_same(one, other, people) for other in seen):
                seen.append(one)
                yield _point(one, [other for other in same if _as_much(other, one, people)])


def _is_same(one: Saying, other: Saying, people: People) -> bool:
    return _as_much(one, other, people) and _as_much(other, one, people)


def _as_much(theirs: Saying, ours: Saying, people: People) -> bool:
    return theirs is ours or says_as_much(theirs.meant, ours.meant, people)


def _point(first: Saying, said_by: Sequence[Saying]) -> Point:
    return Point(
        about=first.about,
        what=first.what,
        words=first.words,
        denied=first.denied,
        status=first.status,
        tellings=tuple(dict.fromkeys(one.telling for one in said_by)),
    )


def _added(points: Sequence[Point], compared: Iterable[Account]) -> Iterator[Addition]:
    for account in compared:
        own = tuple(point for point in points if point.accounts == (account.id,))
        yield Addition(account=account.id, points=own)


def _is_real(conflict: Conflict, whole: Comparison) -> bool:
    """Whether two accounts disagree; one that contradicts itself does not disagree with its like.

    What accounts that are not compared disagree on is a disagreement all the same.
    """
    sides = tuple(dict.fromkeys(account for account, _ in conflict.sides))
    compared = {account.id for account in whole.accounts}
    if len(sides) != 2 or not compared.issuperset(sides):
        return True
    return bool(whole.between(sides[0], sides[1]))
