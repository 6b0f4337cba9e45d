"""Keep the Chinese catalogue in step with the source: `make lang`, or `python -m tools.catalogue`.

A run adds new messages to the .po with an empty translation, drops those the source no longer has, and
compiles. Where one English word needs two Chinese ones, the source gives it a context (`_p`, `t.p`, `N_p`).
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hatch_build import WRITTEN, compile_catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "meeting_tui"
PO = ROOT / WRITTEN
IDLE = tuple(
    f'"{name}'.encode()
    for name in ("Project-Id", "Report-Msgid", "Last-T", "Language-Team", "POT-", "PO-", "Generated")
)
KEYWORDS = {
    **dict.fromkeys(("_", "t", "N_"), (0, 1)),
    **dict.fromkeys(("plural", "_n", "N_n"), (0, 2)),
    **dict.fromkeys(("_p", "p", "N_p"), (1, 1)),
}
"""By the word that marks a message: how many arguments are its context, and how many its forms."""
SENSES = 2
"""Words that may have two senses have no more than these."""
Message = tuple[str | tuple[str, ...], str | None]


@cache
def marked(source: str) -> tuple[Message, ...]:
    """Every message a source text marks, with its context, also inside f-strings.

    ValueError where a message is itself an f-string: nobody could translate it.
    """
    return tuple(_marked(source))


def _marked(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or (name := _called(node.func)) not in KEYWORDS:
            continue
        before, forms = KEYWORDS[name]
        told = node.args[: before + forms]
        if any(isinstance(each, ast.JoinedStr) for each in told):
            raise ValueError(f"line {node.lineno}: a message is an f-string")
        texts = [
            each.value for each in told if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if len(texts) == before + forms:
            said = tuple(texts[before:])
            yield said if forms > 1 else said[0], texts[0] if before else None


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def sources() -> Iterator[tuple[str, str]]:
    """Every file of the package with its text."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8")


def messages() -> Iterator[Message]:
    """Every message the source marks, with its context."""
    for _path, source in sources():
        yield from marked(source)


def shared() -> dict[str, str]:
    """The words that stand in several files without a context, with their Chinese: each must have one sense.

    Of sentences two senses are out of the question.
    """
    places: dict[str, set[str]] = {}
    for path, source in sources():
        for message, context in marked(source):
            if context is None and isinstance(message, str) and _is_word(message):
                places.setdefault(message, set()).add(path)
    known = stored()
    return {word: known.get(word).string for word, files in sorted(places.items()) if len(files) > 1}


def _is_word(text: str) -> bool:
    return len(text.split()) <= SENSES and text.replace(" ", "").isalpha()


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
