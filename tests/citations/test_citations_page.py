"""The page on citations is the one that the tables give."""

import citations_page
from citations_page import PAGE

from provenance.citations.house.form import forms
from provenance.citations.style import ready
from provenance.citations.writing import OUTPUTS

WRITE = "python tests/citations/citations_page.py"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == citations_page.page(), f"write it anew: {WRITE}"


def test_it_names_every_style_form_and_output() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [one for one in (*ready(), *forms(), *OUTPUTS) if f"`{one}`" not in text] == []
    assert set(citations_page.SHOWN_OF_FORMS) == set(forms())
