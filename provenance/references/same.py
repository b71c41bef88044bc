"""Whether two references are one, and why."""

from itertools import product

from provenance.archives.table import repositories
from provenance.model.base import Text, Value
from provenance.model.notation import Level
from provenance.model.reference_code import ReferenceCode
from provenance.references.cited import CitedCode, read_cited
from provenance.references.holders import Kinship, Reason, Verdict, kinship
from provenance.references.values import compare, places, sheets


class Sameness(Value):
    """The answer to "are these one reference?".

    Attributes:
        verdict: ``yes``, ``no``, or ``unknown`` where what is known does not decide.
        reasons: Why, each with its source where the table of archives has one.
        candidates: The archives that an ambiguous name may mean, by id.
        finer: Which of the two says more: it names sheets, or a level, that the other leaves out.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    candidates: tuple[Text, ...] = ()
    finer: Text | None = None


def same_reference(one: str, other: str) -> Sameness:
    """Tell whether two references, each with its archive, are one, and why.

    Raises:
        MalformedReferenceCode: One of them holds no reference code.

    Examples:
        >>> answer = same_reference("RGANI, f. 5, op. 4, d. 13", "РГАНИ. Ф. 5. Оп. 4. Д. 13. Л. 7")
        >>> answer.verdict, answer.finer
        ('yes', 'second')
        >>> same_reference("AVP RF, f. 059, op. 1", "AVP RF, f. 59, op. 1").verdict
        'no'
    """
    return same_cited(read_cited(one), read_cited(other))


def same_cited(first: CitedCode, second: CitedCode) -> Sameness:
    """Tell whether two references that were read already are one, and why."""
    kin, candidates = _archives(first, second)
    codes = same_code(first.code, second.code)
    verdict = _together(kin.verdict, codes.verdict)
    reasons = (*kin.reasons, *codes.reasons)
    return codes.model_copy(
        update={"verdict": verdict, "reasons": reasons, "candidates": candidates}
    )


def _together(archives: Verdict, codes: Verdict) -> Verdict:
    """Join two verdicts: codes that differ, where numbers may have changed, decide nothing."""
    if archives == "no" or (codes == "no" and archives == "yes"):
        return "no"
    return "yes" if archives == codes == "yes" else "unknown"


def _archives(first: CitedCode, second: CitedCode) -> tuple[Kinship, tuple[str, ...]]:
    if not (first.archives and second.archives):
        return _unnamed(first, second), ()
    pairs = [kinship(*pair) for pair in product(first.archives, second.archives)]
    if len(pairs) == 1 or {pair.verdict for pair in pairs} == {"no"}:
        return pairs[0], ()
    candidates = tuple(sorted({*first.archives, *second.archives}))
    told = Reason(text="the archive may be any of " + ", ".join(map(_name, candidates)))
    return Kinship("unknown", (told,)), candidates


def _unnamed(first: CitedCode, second: CitedCode) -> Kinship:
    if not (first.archives or second.archives):
        told = "neither names an archive that is in the table"
    else:
        told = (
            f"the {'second' if first.archives else 'first'} names no archive that is in the table"
        )
    return Kinship("unknown", (Reason(text=told),))


def _name(identifier: str) -> str:
    return repositories()[identifier].name


def same_code(one: ReferenceCode, other: ReferenceCode) -> Sameness:
    """Tell whether two codes of one archive are the same, level by level, and why."""
    shared, only = _levels(one, other)
    found = [_level(level, one.get(level) or "", other.get(level) or "") for level in shared]
    alike = [level for level, (verdict, _) in zip(shared, found, strict=True) if verdict == "yes"]
    reasons = [Reason(text=f"the same {_listed(alike)}")] if alike else []
    reasons += [] if shared else [Reason(text="no level stands in both")]
    reasons += [reason for verdict, reason in found if reason is not None]
    reasons += [
        Reason(text=f"the {which} gives {_listed(levels)} besides")
        for which, levels in only.items()
        if levels
    ]
    fuller = [which for which, levels in only.items() if levels]
    return Sameness(
        verdict=_verdict([verdict for verdict, _ in found], only),
        reasons=tuple(reasons),
        finer=fuller[0] if len(fuller) == 1 else None,
    )


def _levels(one: ReferenceCode, other: ReferenceCode) -> tuple[list[Level], dict[str, list[Level]]]:
    first = list(dict.fromkeys(part.level for part in one.levels))
    second = list(dict.fromkeys(part.level for part in other.levels))
    shared = [level for level in first if level in second]
    return shared, {
        "first": [level for level in first if level not in second],
        "second": [level for level in second if level not in first],
    }


def _verdict(found: list[Verdict], only: dict[str, list[Level]]) -> Verdict:
    """Judge levels: sheets that one leaves out leave the same file, a wider level does not."""
    if "no" in found:
        return "no"
    wider = [level for levels in only.values() for level in levels if level not in places()]
    both = all(only.values())
    return "unknown" if "unknown" in found or wider or both or not found else "yes"


def _level(level: Level, first: str, second: str) -> tuple[Verdict, Reason | None]:
    likeness = compare(level, first, second)
    if likeness == "alike":
        return "yes", Reason(text=f"{level} {first} and {second} look alike in two scripts")
    if likeness == "unclear":
        return "unknown", Reason(text=f"{level} {first} and {second} may be one Cyrillic letter")
    return ("yes", None) if likeness == "same" else _differing(level, first, second)


def _differing(level: Level, first: str, second: str) -> tuple[Verdict, Reason]:
    if level in ("leaf", "page"):
        ours, theirs = sheets(first), sheets(second)
        if ours and theirs and ours & theirs:
            return "unknown", Reason(text=f"{level} {first} and {second} overlap")
    return "no", Reason(text=f"{level} {first} is not {level} {second}")


def _listed(levels: list[Level]) -> str:
    words = [level.replace("_", " ") for level in levels]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
