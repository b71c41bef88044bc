"""The JSON Schema of record files, for editors and for other people's tools."""

import json
from typing import Any, Final

from provenance.model.record import Record
from provenance.resources.folders import folder
from provenance.resources.whole import write_whole

SCHEMA_ID: Final = "https://w3id.org/custody-chain/schema/record/0.1.0"


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record file."""
    schema = Record.model_json_schema(mode="validation")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return head | schema


def record_schema_text() -> str:
    """Return the schema as it stands in ``vocab/record.schema.json``."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    write_whole(folder("vocab") / "record.schema.json", record_schema_text())
