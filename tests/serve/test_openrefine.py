"""The real OpenRefine reconciles a column with our service, and fills columns from it."""

from pathlib import Path

import pytest
from loopback import served
from openrefine import OpenRefine, openrefine

from provenance.serve.reconcile.routes import routes

BASE = "https://data.example.org/id/"
SPACES = {
    "identifierSpace": f"{BASE}agent/",
    "schemaSpace": "https://www.ica.org/standards/RiC/ontology#CorporateBody",
}
HOSTILE = '<script>alert(1)</script> & "NHK"'
TABLE = f'''archive,town
TsKhSD,
NSA,
National Archives,The Hague
CChSD,Moscow
Nobody,
"{HOSTILE.replace('"', '""')}",
NHK,
'''


@pytest.mark.client
def test_openrefine_matches_what_is_sure_and_fills_columns(tmp_path: Path) -> None:
    with openrefine(tmp_path) as program, served([*routes(BASE)]) as address:
        service, project = f"{address}/reconcile", program.open(TABLE)
        _guess(program, project, service)
        _reconcile(program, project, service)
        _fill(program, project, service)


def _guess(program: OpenRefine, project: str, service: str) -> None:
    told = {"columnName": "archive", "service": service}
    found = program.do(project, "guess-types-of-column", **told)
    assert [one["id"] for one in found["types"]][:2] == ["institution", "archive"]


def _reconcile(program: OpenRefine, project: str, service: str) -> None:
    place = {"property": {"id": "place", "name": "Place"}, "propertyName": "Place"}
    config = {
        "mode": "standard-service",
        "service": service,
        **SPACES,
        "type": {"id": "institution", "name": "Institution"},
        "autoMatch": True,
        "columnDetails": [{"column": "town", "propertyID": "place", **place}],
        "limit": 0,
    }
    program.do(project, "reconcile", columnName="archive", config=config)
    found = program.decided(project)
    matched = [one["m"]["id"] if one["j"] == "matched" else None for one in found]
    assert matched == ["tskhsd", None, "nationaal-archief", None, None, None, "nhk"]
    offered = [{other["id"] for other in one.get("c", ())} for one in found]
    assert offered[1] == {"national-security-agency", "national-security-archive"}
    assert offered[3] == {"tskhsd"}
    assert offered[4] == set()


def _fill(program: OpenRefine, project: str, service: str) -> None:
    extension = {"properties": [{"id": "country"}, {"id": "successor"}]}
    told = {"baseColumnName": "archive", "endpoint": service, "columnInsertIndex": 2, **SPACES}
    program.do(project, "extend-data", extension=extension, **told)
    rows = {row[0]: row[2:] for row in program.rows(project)}
    assert rows["TsKhSD"] == ["RU", "Russian State Archive of Contemporary History"]
    assert rows["National Archives"] == ["NL", None]
    assert rows["NHK"] == ["JP", None]
    assert not any(rows["NSA"])
    assert HOSTILE in rows
