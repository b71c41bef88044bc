"""The collector goes on as it was, whatever happens meanwhile."""

import gc

import pytest

from provenance.resources.collecting import uncollected


@pytest.mark.parametrize("ran", [True, False])
def test_the_collector_stops_and_goes_on_as_it_was(ran: bool) -> None:
    before = gc.isenabled()
    (gc.enable if ran else gc.disable)()
    try:
        with pytest.raises(ValueError, match="in the midst"), uncollected():
            assert not gc.isenabled()
            raise ValueError("in the midst")
        assert gc.isenabled() is ran
    finally:
        (gc.enable if before else gc.disable)()
