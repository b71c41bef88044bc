"""Names that may turn out to be one: constants, and variables for what is there but not named."""

from itertools import count

_VARIABLE = "?"


class Names:
    """Which names are one. A name that starts with a question mark stands for something unknown."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._numbers = count(1)
        self.changes = 0

    def fresh(self) -> str:
        """Return a name for something that is there, and of which no more is known."""
        return f"{_VARIABLE}{next(self._numbers)}"

    def root(self, name: str) -> str:
        """Return the one name of all that are one with it; a constant where one of them is."""
        while (above := self._above.get(name)) is not None:
            name = above
        return name

    def unify(self, one: str, other: str) -> bool:
        """Make two names one, and tell whether they can be: two constants cannot."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        if not one.startswith(_VARIABLE):
            one, other = other, one
        if not one.startswith(_VARIABLE):
            return False
        self._above[one] = other
        self.changes += 1
        return True


def is_known(name: str) -> bool:
    """Tell whether a name is a constant."""
    return not name.startswith(_VARIABLE)
