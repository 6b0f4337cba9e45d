"""No two files need each other: whoever opens one can read downwards and come to an end."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, modules, nodes, tree

ROOT = PACKAGE.name


def name(path: Path) -> str:
    """`meeting_tui.desk.roll` for its folder's face, `meeting_tui.desk.roll.acts` for a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name(path): path for path in modules()}


@cache
def imported(module: ast.Module) -> frozenset[str]:
    """Every file of ours that is imported, at the top, inside a function, or for its types alone."""
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{each.name}" for each in node.names}
            found |= {each if each in FILES else node.module for each in inside}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return frozenset(found & FILES.keys())


def circle(graph: dict[str, frozenset[str]]) -> list[str]:
    """The files of one circle, in order; none when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_files_go_round_in_a_circle():
    assert not circle({name: imported(tree(path)) for name, path in FILES.items()})


@pytest.mark.parametrize(
    "line",
    [
        "from meeting_tui.desk.roll.acts import roll",
        "from meeting_tui.desk.roll import acts",
        "def later() -> None:\n    from meeting_tui.desk.roll.acts import roll",
        "if TYPE_CHECKING:\n    import meeting_tui.desk.roll.acts",
    ],
)
def test_a_circle_put_in_is_seen(line):
    """`desk.roll.acts` needs `desk.roll.storage`; what if that needed `desk.roll.acts`?"""
    graph = {name: imported(tree(path)) for name, path in FILES.items()}
    graph["meeting_tui.desk.roll.storage"] |= imported(ast.parse(line))
    assert {"meeting_tui.desk.roll.acts", "meeting_tui.desk.roll.storage"} <= set(circle(graph))
