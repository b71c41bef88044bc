"""The names at the top: few, lazy, and all there."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import provenance


def test_at_most_fifteen_names_and_no_others() -> None:
    assert len(provenance.__all__) <= 15
    for name in provenance.__all__:
        assert getattr(provenance, name) is not None
    public = {name for name in dir(provenance) if not name.startswith("_")}
    modules = {module.name for module in iter_modules(provenance.__path__)}
    assert public - modules - {"Any", "TYPE_CHECKING", "import_module"} == set(provenance.__all__)
    assert not modules & set(provenance.__all__)


def test_every_name_is_what_its_module_defines() -> None:
    for name, home in provenance._HOMES.items():
        assert getattr(provenance, name) is getattr(import_module(f"provenance.{home}"), name)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, provenance;"
        "heavy = {'rdflib', 'pydantic', 'jinja2', 'bibtexparser', 'requests', 'yaml'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
