"""Where files are put unless a person says otherwise."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.refusal import Refusal
from meeting_tui.resources import own_file


def folder_of(target: str) -> Path:
    """Beside the community's file; among the person's documents where nobody would look there.

    That is a server, and the program's own folder, which most systems hide.
    """
    if "://" in target:
        return _documents()
    folder = Path(target).expanduser().absolute().parent
    return _documents() if folder == Path(own_file()).parent else folder


def chosen(text: str) -> Path:
    """The file or folder that a field names. Refused `scan.unnamed` where it is empty: that is no folder."""
    if not text.strip():
        raise Refusal("scan.unnamed")
    return Path(text.strip()).expanduser()


def _documents() -> Path:
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
