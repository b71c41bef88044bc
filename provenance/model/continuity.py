"""Whether what a hand-over names is what passed, or only what it was a copy of."""

from provenance.model.notation import Continuity


def names_what_passed(continuity: Continuity | None) -> bool:
    """Tell whether the carriers under ``moved`` are the very ones that passed.

    They are where a source says that the item itself moved, and where a further copy was given,
    for then that copy stands there. Where the source leaves it open, what passed may have been a
    copy of them that nobody else mentions.
    """
    return continuity in ("same-item", "further-copy")
