"""Keep the Chinese catalogues in step with the source: `python -m meeting_tui.lang.catalogue [NAME…]`.

Every room has one `lang/zh/NAME.po` (its messages) and the compiled `NAME.mo` beside it. A run adds new
messages to the .po with an empty translation, drops those the source no longer has, and compiles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from meeting_tui.lang import CATALOGUES

PACKAGE = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "t": None, "N_": None, "plural": (1, 2)}


def rooms() -> dict[str, list[Path]]:
    """The source files of each catalogue: one a room, one a module of refusals, one for the rest."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        name = parts[0] if len(parts) > 1 else "main"
        if parts[:2] == ("lang", "refusals") and path.stem != "__init__":
            name = f"refusals-{path.stem}"
        found.setdefault(name, []).append(path)
    return found


def messages(paths: list[Path]) -> Iterator[str | tuple[str, ...]]:
    """Every message the source marks."""
    for path in paths:
        for _line, message, _comments, _context in extract_from_file("python", str(path), keywords=KEYWORDS):
            if message:
                yield message


def current(name: str, paths: list[Path]) -> Catalog:
    """The catalogue as it must be: the source's messages with the translations known so far."""
    known = stored(name)
    fresh = Catalog(locale="zh_CN", charset="utf-8", header_comment=f"# 议事 meeting-tui: {name}")
    for key in messages(paths):
        if key in fresh:
            continue
        old = known.get(key[0] if isinstance(key, tuple) else key)
        fresh.add(key, old.string if old else "")
    return fresh


def stored(name: str) -> Catalog:
    """The catalogue on disk; empty when there is none yet."""
    path = CATALOGUES / f"{name}.po"
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(catalog: Catalog) -> bytes:
    """The .mo form, the same on every day."""
    catalog.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _write(name: str, catalog: Catalog) -> int:
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True, omit_header=False)
    stable = [
        line for line in out.getvalue().split(b"\n") if b"-Date:" not in line and b"Generated-By" not in line
    ]
    (CATALOGUES / f"{name}.po").write_bytes(b"\n".join(stable))
    (CATALOGUES / f"{name}.mo").write_bytes(compiled(stored(name)))
    return sum(1 for message in catalog if message.id and not any(message.string or ""))


def main(names: list[str]) -> int:
    """Update and compile; the exit code is 3 while a translation is missing."""
    missing = 0
    for name, paths in rooms().items():
        catalog = current(name, paths)
        if (names and name not in names) or not len(catalog):
            continue
        empty = _write(name, catalog)
        missing += empty
        print(f"{name}: {len(catalog)} messages, {empty} without Chinese")
    return 3 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
