"""The page on the rules is the one that their files give."""

from pathlib import Path

import pytest

from provenance.errors import VocabularyError
from provenance.validation import intentions as module
from provenance.validation.documentation import rules_page
from provenance.validation.intentions import intentions
from provenance.validation.rulebook import rules

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
WRITE = (
    "python -c 'from provenance.validation.documentation import rules_page as p; "
    'print(p(), end="")\' > docs/rules.md'
)


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), f"write it anew: {WRITE}"


def test_every_rule_has_its_section() -> None:
    for rule in rules():
        assert f"\n## {rule.id} " in rules_page()
        assert rule.what_to_do in rules_page()


def test_no_rule_of_the_list_is_dropped_in_silence() -> None:
    made = {rule.id for rule in rules()}
    assert [one.id for one in intentions()] == [f"R{number:02}" for number in range(1, 42)]
    for one in intentions():
        assert (one.id in made) == (one.became in ("kept", "changed")), one.id
        assert made.issuperset(one.by)
        assert f"\n| {one.id} | {one.demands} | {one.became}" in rules_page()


def test_engines_of_a_rule_are_told() -> None:
    page = rules_page()
    assert "(violation) | each record | SHACL |" in page
    assert "| each record | Python |" in page
    for rule in rules():
        assert (rule.shacl_only or "") in page and (rule.python_only or "") in page


@pytest.mark.parametrize(
    "text",
    [
        "- {id: R01, demands: something, became: dropped}",
        "- {id: R01, demands: something, became: kept, reason: none}",
        "- {id: R01, demands: something, became: covered, reason: by another}",
        "- {id: R01, demands: something, became: forgotten}",
    ],
)
def test_an_entry_that_explains_nothing_is_refused(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "intentions.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "folder", lambda _: tmp_path)
    with pytest.raises(VocabularyError):
        intentions.__wrapped__()
