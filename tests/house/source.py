"""The project's own source as syntax trees, for tests that read it."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PACKAGE = HOUSE / "src" / "meeting_tui"


def modules(*rooms: str) -> list[Path]:
    """The Python files of the rooms (paths below the package); of all of them when none is named."""
    found: list[Path] = []
    for room in rooms or (".",):
        place = PACKAGE / room
        found += [place] if place.suffix else sorted(place.rglob("*.py"))
    return found


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes(module: ast.Module) -> tuple[ast.AST, ...]:
    """All of a file; a walk through the whole tree is taken once, not by every test."""
    return tuple(ast.walk(module))


def where(path: Path, node: ast.AST) -> str:
    """`rules/tally.py:12`, to find it again."""
    return f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"


@cache
def docstrings(module: ast.Module) -> set[ast.expr]:
    """The constants that explain, in contrast to those that do."""
    found: set[ast.expr] = set()
    for node in nodes(module):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            found |= {
                part.value
                for part in node.body
                if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
            }
    return found


def texts(path: Path) -> Iterator[tuple[ast.Constant, str]]:
    """Every string constant that is not a docstring."""
    module = tree(path)
    explains = docstrings(module)
    for node in nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in explains:
            yield node, node.value


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field}
