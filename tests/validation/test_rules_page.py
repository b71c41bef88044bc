"""The page on the rules is the one that their files give."""

from pathlib import Path

from provenance.validation.documentation import rules_page
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
