"""Keep the Chinese catalogue in step with the source: `make lang`, or `python -m tools.catalogue`.

A run adds new messages to the .po with an empty translation, drops those the source no longer has, and
compiles. Where one English word needs two Chinese ones, the source gives it a context (`_p`, `t.p`, `N_p`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from hatch_build import WRITTEN, compile_catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "meeting_tui"
PO = ROOT / WRITTEN
IDLE = tuple(
    f'"{name}'.encode()
    for name in ("Project-Id", "Report-Msgid", "Last-T", "Language-Team", "POT-", "PO-", "Generated")
)
IN_CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    **{"_": None, "t": None, "N_": None},
    **dict.fromkeys(("plural", "_n", "N_n"), (1, 2)),
    **dict.fromkeys(("_p", "p", "N_p"), IN_CONTEXT),
}
Message = tuple[str | tuple[str, ...], str | None]


def messages() -> Iterator[Message]:
    """Every message the source marks, with its context."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for _line, message, _comments, context in extract_from_file("python", str(path), keywords=KEYWORDS):
            if message:
                yield message, context


def current() -> Catalog:
    """The catalogue as it must be: the source's messages with the translations known so far."""
    known = stored()
    fresh = Catalog(
        locale="zh_CN",
        project="meeting-tui",
        charset="utf-8",
        fuzzy=False,
        header_comment="# 议事 meeting-tui, the Chinese words",
    )
    for message, context in messages():
        first = message if isinstance(message, str) else message[0]
        if fresh.get(first, context) is None:
            old = known.get(first, context)
            fresh.add(message, old.string if old else "", context=context)
    return fresh


def stored() -> Catalog:
    """The catalogue on disk; empty when there is none yet."""
    if not PO.exists():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def lacking(catalog: Catalog) -> list[str]:
    """The messages that have no Chinese yet."""
    return [str(message.id) for message in catalog if message.id and not any(message.string or "")]


def written(catalog: Catalog) -> bytes:
    """The .po form: sorted, without what changes from day to day or says nothing."""
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True)
    return b"\n".join(line for line in out.getvalue().split(b"\n") if not line.startswith(IDLE))


def main() -> int:
    """Update and compile; the exit code is 3 while a translation is missing."""
    catalog = current()
    PO.write_bytes(written(catalog))
    compile_catalogue(ROOT)
    print(f"{len(catalog)} messages, {len(lacking(catalog))} without Chinese")
    for message in lacking(catalog):
        print(f"  {message}")
    return 3 if lacking(catalog) else 0


if __name__ == "__main__":
    sys.exit(main())
