"""What a command prints: data on stdout, words on stderr, nothing that could steer the terminal."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TextIO

from meeting_tui.cells import pad, width
from meeting_tui.clean import clean
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_CHUNK = re.compile(r"[^ \n]+")
_STEERING = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def safe(text: str) -> str:
    """The text with control and bidi characters replaced; spaces and line ends stay."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly every line is clean already
        return text
    return _CHUNK.sub(lambda chunk: clean(chunk[0]), text)


def data(text: str) -> None:
    """Print what was asked for."""
    print(safe(text))


def words(text: str) -> None:
    """Tell the person what happened."""
    print(safe(text), file=sys.stderr)


def as_json(value: object) -> None:
    """Print a value as JSON; characters that steer a terminal stand as escapes, areas as m² in text."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    print(_STEERING.sub(lambda char: f"\\u{ord(char[0]):04x}", text))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return as_dict(value)
    return dict(value) if isinstance(value, Mapping) else str(value)


def as_dict(value: DataclassInstance) -> dict[str, object]:
    """A dataclass for JSON: its fields, an area as m² in text."""
    facts = {field.name: getattr(value, field.name) for field in fields(value)}
    return facts | {"area": decimal(facts["area"], 2)} if "area" in facts else facts


def table(
    headings: Sequence[str], rows: Sequence[Sequence[object]], right: frozenset[int] = frozenset()
) -> None:
    """Print rows under headings, aligned; the columns in `right` align to the right."""
    cells = [[clean(str(cell)) for cell in row] for row in (headings, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(headings))]
    for row in cells:
        print(
            "  ".join(
                pad(cell, size, "r" if at in right else "l")
                for at, (cell, size) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
        )


def facts(pairs: Sequence[tuple[str, object]]) -> None:
    """Print names and values, one pair a line; what is empty is left out."""
    shown = [(name, value) for name, value in pairs if value not in ("", None)]
    names = max((width(name) for name, _value in shown), default=0)
    for name, value in shown:
        print(f"{pad(clean(name), names)}  {clean(str(value))}".rstrip())


def progress(stream: TextIO | None = None) -> Callable[[int, int], None]:
    """A callback (done, of) that keeps one line up to date on a terminal and is silent elsewhere."""
    out = stream or sys.stderr
    shown = -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        percent = 100 * done // of if of else 100
        if out.isatty() and percent != shown:
            shown = percent
            print(f"\r{done}/{of} {percent:3d} %", end="\n" if done >= of else "", file=out, flush=True)

    return tell
