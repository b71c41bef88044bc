"""The rules on their cases, in Python."""

from collections.abc import Callable
from pathlib import Path

import pytest
from changing import CASES, changed, name
from founding_sketch import rec as founding

from provenance.errors import VocabularyError
from provenance.model.record import Record
from provenance.validation import rulebook
from provenance.validation.check import check, predicates
from provenance.validation.rulebook import SEVERITIES, Case, Rule, base_record, rules


@pytest.mark.parametrize(("rule", "case"), CASES, ids=name)
def test_a_rule_finds_what_its_case_says(rule: Rule, case: Case) -> None:
    found = [one.claim for one in check(changed(case)) if one.rule == rule.id]
    assert sorted(found) == sorted(case.finds)


@pytest.mark.parametrize("rule", rules(), ids=name)
def test_a_message_speaks_of_what_was_found(rule: Rule) -> None:
    for case in rule.cases:
        for one in check(changed(case)):
            assert "{" not in one.message and '""' not in one.message
            assert "  " not in one.message and one.message.endswith(".")


def test_the_base_record_breaks_no_rule() -> None:
    assert check(Record.model_validate(base_record())) == ()


def test_every_rule_has_a_predicate_and_every_predicate_a_rule() -> None:
    assert [rule.id for rule in rules() if not rule.shacl_only] == sorted(predicates())


def test_names_of_rules_are_told_apart() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())


def test_the_founding_record_has_no_violation_and_shows_the_missing_link() -> None:
    problems = check(founding)
    assert {one.severity for one in problems} == {"warning", "info"}
    links = [(one.claim, one.message) for one in problems if one.rule == "R09"]
    assert [claim for claim, _ in links] == ["accounts/2/events/e3", "accounts/2/events/e4"]
    assert all("NHK" in message for _, message in links)
    assert {one.rule for one in problems} == {"R09", "R14", "R29", "R31", "R34", "R43", "R47"}


def test_a_problem_says_where_it_is() -> None:
    one = next(one for one in check(founding) if one.rule == "R09")
    assert (one.record, one.account) == ("dobrynin-1962-10-30", "2")
    assert str(one).startswith("dobrynin-1962-10-30: accounts/2/events/e3: ")
    assert one.what_to_do in str(one)


def test_several_records_are_checked_one_after_the_other() -> None:
    sound = Record.model_validate(base_record())
    assert check(iter([sound, founding, sound])) == check(founding)


def test_the_heaviest_problems_come_first() -> None:
    rule = next(rule for rule in rules() if rule.id == "R32")
    case = next(case for case in rule.cases if case.finds)
    broken = changed(case).model_copy(update={"instantiations": founding.instantiations})
    weights = [SEVERITIES.index(one.severity) for one in check(broken)]
    assert weights == sorted(weights) and len(set(weights)) > 1


@pytest.fixture
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put one rule file, R02.yaml, in the place of all others."""
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(rulebook, "folder", lambda _: tmp_path)
    monkeypatch.setattr(rulebook, "rules", rulebook.rules.__wrapped__)

    def put(text: str) -> None:
        (tmp_path / "rules" / "R02.yaml").write_text(text, encoding="utf-8")

    return put


WHOLE = """
id: R02
name: made-up
severity: info
message: Something.
what_to_do: Something else.
rationale: Sense.
source: Sense.
python_only: It is made up.
cases:
- {about: It passes.}
- {about: It fails., finds: [accounts/1]}
"""


def test_a_rule_file_is_read(vocabulary: Callable[[str], None]) -> None:
    vocabulary(WHOLE)
    assert [rule.name for rule in rulebook.rules()] == ["made-up"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: R02", "id: R03", "holds the rule R03"),
        ("severity: info", "severity: grave", "severity"),
        ("python_only: It is made up.", "", "python_only"),
        ("- {about: It passes.}", "", "a case that passes"),
        ("rationale: Sense.", "reason: Sense.", "reason"),
        ("python_only:", "shacl_only:", "python_only"),
        ("python_only:", "shacl_only: Neither.\npython_only:", "exclude each other"),
        ("It passes.", "It passes., graph: CLEAR DEFAULT", "change the graph"),
    ],
)
def test_a_broken_rule_file_is_refused(
    vocabulary: Callable[[str], None], old: str, new: str, says: str
) -> None:
    vocabulary(WHOLE.replace(old, new))
    with pytest.raises(VocabularyError, match=says):
        rulebook.rules()
