"""From the bytes of a .xlsx or .csv to rows of text; nothing is interpreted here.

The kind is told by content, not by the file's name. Refusals: `roll.file`, `roll.empty`, `roll.kind`,
`roll.old_excel`, `roll.too_big`, `roll.too_many_rows`, and those of the two readers.
"""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk.roll.grid import MAX_BYTES, Progress, SheetGrid
from meeting_tui.refusal import Refusal, Why

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def read_grids(path: Path, progress: Progress | None = None) -> tuple[SheetGrid, ...]:
    """The sheets of the file, in order; a .csv has one. Only a .xlsx takes long enough to report progress."""
    data = _bytes(path)
    if data.startswith(_OLE):
        raise Refusal("roll.old_excel", file=path.name)
    if data.startswith(_PDF):
        raise Refusal("roll.kind", file=path.name)
    if data.startswith(_ZIP):
        from meeting_tui.desk.roll.xlsx_file import read_xlsx

        return read_xlsx(path.name, data, progress)
    from meeting_tui.desk.roll.csv_file import read_csv

    return read_csv(path.name, data)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refusal("roll.too_big", file=path.name, limit=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("roll.file", file=str(path), why=Why.of(error)) from error
    if not data.strip():
        raise Refusal("roll.empty", file=path.name)
    return data
