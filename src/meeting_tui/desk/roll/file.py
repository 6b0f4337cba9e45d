"""From the bytes of a .xlsx or .csv to rows of text; nothing is interpreted here.

The bytes are read once: what was previewed is what is imported, whatever happens to the file meanwhile.
The kind is told by content, not by the file's name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from meeting_tui.desk.roll.grid import MAX_BYTES, Progress, SheetGrid
from meeting_tui.refusal import Refusal, Why
from meeting_tui.trace import fault

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_000  # bytes in which XML names its kind
_BEFORE = b"\xef\xbb\xbf\xff\xfe\xfe\xff \t\r\n"  # marks and blanks; UTF-16 is looked at without its noughts
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format 3",
)


@dataclass(frozen=True)
class RollFile:
    """A file's name, without folders, and its bytes as they were when somebody chose it."""

    name: str
    data: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, hex: two files of one digest are one."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def zipped(self) -> bool:
        """Whether it begins as a workbook does."""
        return self.data.startswith(_ZIP)

    @classmethod
    def read(cls, path: Path) -> RollFile:
        """Refusals: `roll.file`, `roll.too_big`, `roll.empty`."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise Refusal("roll.file", file=str(path), why=Why.of(error)) from error
        return cls.of(path.name, data)

    @classmethod
    def of(cls, name: str, data: bytes) -> RollFile:
        """What was read already. Refusals: `roll.too_big`, `roll.empty`."""
        if len(data) > MAX_BYTES:
            raise Refusal("roll.too_big", file=name, limit=MAX_BYTES // 1_000_000)
        if not data.strip():
            raise Refusal("roll.empty", file=name)
        return cls(name, data)


def read_grids(
    file: RollFile, progress: Progress | None = None, encoding: str | None = None
) -> tuple[SheetGrid, ...]:
    """The sheets of the file, in order; a .csv has one. Only a .xlsx takes long enough to report progress.

    `encoding` is how a person says that a text file is written; a workbook says it itself.
    Refusals: `roll.kind`, `roll.old_excel`, `roll.password`, `roll.damaged`, and those of the readers.
    """
    name, data = file.name, file.data
    try:
        return _grids(name, data, progress, encoding)
    except Refusal:
        raise
    except Exception as error:  # what a damaged file does to a parser has no end of names
        fault(error, "desk.roll.file.read_grids")
        raise Refusal("roll.damaged", file=name) from error


def _grids(name: str, data: bytes, progress: Progress | None, encoding: str | None) -> tuple[SheetGrid, ...]:
    if data.startswith(_OLE):
        raise Refusal("roll.password" if _ENCRYPTED in data else "roll.old_excel", file=name)
    if data.startswith(_BINARY):
        raise Refusal("roll.kind", file=name)
    if data.startswith(_ZIP):
        from meeting_tui.desk.roll.xlsx_file import read_xlsx

        return read_xlsx(name, data, progress)
    head = data[:_HEAD].replace(b"\0", b"").lstrip(_BEFORE).lower()
    if head.startswith(b"<") and _XML in head:
        from meeting_tui.desk.roll.xml_file import read_xml

        return read_xml(name, data, progress, encoding)
    if head.startswith(b"<"):
        from meeting_tui.desk.roll.html_file import read_html

        return read_html(name, data, encoding)
    from meeting_tui.desk.roll.csv_file import read_csv

    return read_csv(name, data, encoding)
