"""Errors of other processes arrive as they were raised."""

import pickle

import pytest

from provenance.errors import DataSyntaxError, ProvenanceError, PublishError, ThemeError

ERRORS = (
    PublishError("site", "the disk is full"),
    ThemeError("mine", "page.html", "no such name"),
    DataSyntaxError("a.yaml", 3, "not YAML"),
    ProvenanceError("plain"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
def test_an_error_crosses_the_border_of_a_process(error: ProvenanceError) -> None:
    error.add_note("said on the way")
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)
