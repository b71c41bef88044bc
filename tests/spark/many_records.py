"""The records that are written on a cluster: more than a shard has."""

import json
from pathlib import Path
from typing import Final

from provenance.records.load import load_all
from provenance.records.save import to_json
from provenance.shards.running import SHARD

RECORDS: Final = Path(__file__).parents[2] / "records"
COUNT: Final = SHARD + 13


def write_many(file: Path) -> Path:
    """Write the real records, again and again under new ids, and here and there a blank line."""
    real = [json.loads(to_json(one)) for one in load_all(RECORDS / "cwihp")]
    lines = (
        json.dumps(real[number % len(real)] | {"id": f"r{number:05}"}, ensure_ascii=False)
        for number in range(COUNT)
    )
    written = (f"{line}\n" if number % 7 else f"{line}\n \n" for number, line in enumerate(lines))
    file.write_text("".join(written), encoding="utf-8")
    return file
