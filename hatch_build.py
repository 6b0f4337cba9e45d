"""Builds the compiled Chinese catalogue into the wheel, and beside its source for an editable install."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WRITTEN = Path("src/meeting_tui/lang/zh/LC_MESSAGES/meeting_tui.po")


def compile_catalogue(root: Path) -> Path:
    """The .mo of the .po below `root`: made when missing or older, the same bytes on every day."""
    written = root / WRITTEN
    built = written.with_suffix(".mo")
    if not built.exists() or built.stat().st_mtime < written.stat().st_mtime:
        with written.open("rb") as file:
            catalog = read_po(file, locale="zh_CN")
        catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
        out = BytesIO()
        write_mo(out, catalog)
        fresh = built.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(out.getvalue())
        fresh.replace(built)
    return built


class Catalogue(BuildHookInterface):
    """What hatchling calls before it builds a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Compile, and let the wheel carry what git ignores."""
        built = compile_catalogue(Path(self.root))
        build_data["artifacts"].append(built.relative_to(self.root).as_posix())
