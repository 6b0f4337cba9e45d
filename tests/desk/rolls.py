"""Roll files for tests, as people hand them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

HEAD = "楼栋,单元,房号,专有部分面积,面积来源,类型,业主,业主类型,证件号后四位,电话,共有人代表"
ENGLISH = (
    "building,unit,room,exclusive area,area source,kind,owners,owner kind,"
    "owner reference,phone,representative"
)


def csv_text(*rows: str, head: str = HEAD) -> str:
    """Headings and rows."""
    return "\n".join((head, *rows)) + "\n"


def write_csv(folder: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    """A .csv of these rows."""
    path = folder / "roll.csv"
    path.write_bytes(csv_text(*rows, head=head).encode(encoding))
    return path


def write_xlsx(
    folder: Path, rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] = lambda _book: None
) -> Path:
    """A .xlsx of these rows on one sheet; `change` may spoil the book before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    out = BytesIO()
    book.save(out)
    path = folder / "roll.xlsx"
    path.write_bytes(out.getvalue())
    return path
