"""Where files are put unless a person says otherwise."""

from __future__ import annotations

from pathlib import Path


def folder_of(target: str) -> Path:
    """Beside the community's file; the home folder when a server keeps the data."""
    return Path.home() if "://" in target else Path(target).expanduser().absolute().parent
