"""The founding record in outline, for tests of the model."""

from pathlib import Path

from provenance.records.load import load

rec = load(Path(__file__).parent / "cases" / "founding_sketch.yaml")
