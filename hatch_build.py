"""What a wheel carries ready-made: what would otherwise be worked out from ``vocab/`` at first."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NOTE = "[Source: AVP RF, Moscow, 30 October 1962; copy obtained by NHK.]"
"""Reading it asks for all that is kept: phrases, names of archives, words of dates."""


class KeptData(BuildHookInterface[Any]):
    """Reads a note and the archives and packs what that kept; an editable install keeps its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and name them to the builder."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from provenance.archives.table import repositories
        from provenance.notes.parsed import parse_note
        from provenance.resources.kept import kept_in

        self._made = TemporaryDirectory()
        with kept_in(Path(self._made.name)):
            parse_note(_NOTE)
            repositories()
        for file in sorted(Path(self._made.name).iterdir()):
            build_data["force_include"][str(file)] = f"provenance/_data/kept/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling names them
        """Remove the files, which the wheel has by now."""
        if version != "editable":
            self._made.cleanup()
