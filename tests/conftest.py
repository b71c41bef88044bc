"""What all tests share."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # founding_sketch, strategies

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; tests that read it skip elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("the shared material (../shared) is not here")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where clients are required (.ci/run), a test of a real client that skips has failed."""
    report = yield
    required = os.environ.get("CUSTODY_CLIENTS") == "required"
    if required and report.skipped and item.get_closest_marker("client"):
        report.outcome = "failed"
    return report


# no timed assertions: speed is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
